"""Logging in and choosing a password."""

from __future__ import annotations

from wtforms import BooleanField, HiddenField, PasswordField, StringField, ValidationError
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length

from quizapp.forms import Form

LONGEST = 128


class LogInForm(Form):
    """What someone types to be let in."""

    login = StringField("登录名", [InputRequired("请输入登录名。"), Length(max=40)])
    password = PasswordField("口令", [InputRequired("请输入口令。"), Length(max=LONGEST)])

    def typed(self) -> tuple[str, str]:
        """Return the login and the password."""
        return (self.login.data or "").strip(), self.password.data or ""


class CodeForm(Form):
    """A code from the telephone, or one of the codes on the sheet."""

    code = StringField("动态口令", [InputRequired("请输入动态口令。"), Length(max=40)])

    def typed(self) -> str:
        """Return what was typed."""
        return self.code.data or ""


class PasswordForm(Form):
    """A new password, with the present one as proof."""

    present = PasswordField("现在的口令", [InputRequired("请输入现在的口令。")])
    chosen = PasswordField(
        "新口令",
        [
            InputRequired("请输入新口令。"),
            Length(max=LONGEST, message=f"新口令最多 {LONGEST} 个字符。"),
        ],
    )
    again = PasswordField(
        "再输一次新口令",
        [InputRequired("请再输一次新口令。"), EqualTo("chosen", "两次输入的新口令不一样。")],
    )

    def validate_chosen(self, field: PasswordField) -> None:
        """Refuse the present password.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if field.data == self.present.data:
            raise ValidationError("新口令要和现在的口令不同。")

    def typed(self) -> tuple[str, str]:
        """Return the present password and the chosen one."""
        return self.present.data or "", self.chosen.data or ""


class NoticeForm(Form):
    """The tick below what the office says of secrecy; `version` is the wording that was shown."""

    agreed = BooleanField(
        "已阅知，不在本系统录入、上传、传播国家秘密和工作秘密", [DataRequired("请先勾选，再继续。")]
    )
    version = HiddenField()

    def seen(self) -> str:
        """Return which wording was ticked."""
        return self.version.data or ""
