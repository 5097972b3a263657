"""Logging in and choosing a password."""

from __future__ import annotations

from wtforms import PasswordField, StringField, ValidationError
from wtforms.validators import EqualTo, InputRequired, Length

from quizapp.forms import Form

SHORTEST, LONGEST = 8, 128
GUESSED_FIRST = frozenset(
    {
        "12345678", "123456789", "1234567890", "87654321", "11223344", "12341234", "123123123",
        "88888888", "66666666", "password", "password1", "passw0rd", "qwertyui", "qwertyuiop",
        "1q2w3e4r", "1qaz2wsx", "abcd1234", "a1234567", "a12345678", "aa123456", "abc12345",
        "admin123", "iloveyou", "woaini1314", "5201314520", "wodemima",
    }
)  # fmt: skip


class LogInForm(Form):
    """What someone types to be let in."""

    login = StringField("登录名", [InputRequired("请输入登录名。"), Length(max=40)])
    password = PasswordField("口令", [InputRequired("请输入口令。"), Length(max=LONGEST)])

    def typed(self) -> tuple[str, str]:
        """Return the login and the password."""
        return (self.login.data or "").strip(), self.password.data or ""


class PasswordForm(Form):
    """A new password, with the present one as proof."""

    present = PasswordField("现在的口令", [InputRequired("请输入现在的口令。")])
    chosen = PasswordField(
        "新口令",
        [
            InputRequired("请输入新口令。"),
            Length(SHORTEST, LONGEST, f"新口令要有 {SHORTEST} 到 {LONGEST} 个字符。"),
        ],
    )
    again = PasswordField(
        "再输一次新口令",
        [InputRequired("请再输一次新口令。"), EqualTo("chosen", "两次输入的新口令不一样。")],
    )

    def validate_chosen(self, field: PasswordField) -> None:
        """Refuse the passwords that are guessed first.

        Raises:
            ValidationError: with the sentence for the person.

        """
        chosen = field.data or ""
        if chosen.lower() in GUESSED_FIRST or len(set(chosen)) < 4:
            raise ValidationError("这个口令太容易被猜到，请换一个。")
        if chosen == self.present.data:
            raise ValidationError("新口令要和现在的口令不同。")

    def typed(self) -> tuple[str, str]:
        """Return the present password and the chosen one."""
        return self.present.data or "", self.chosen.data or ""
