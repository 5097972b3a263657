"""What a class is called and who runs it, and who joins it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf.file import FileField
from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    HiddenField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
    widgets,
)
from wtforms.validators import DataRequired, Length

from question_bank.bank.accounts.roster import IDENTITY_NUMBER, PHONE_NUMBER, Row, normalised
from question_bank.bank.classes.cohorts import CohortPlan
from quizapp.forms import Form, name_and_login, one_line
from quizapp.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterable

ACCEPTED = ".xlsx,.csv,.txt"


class Ticks(SelectMultipleField):
    """Choices that do not exclude each other, each with a box to tick."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class Seen(HiddenField):
    """Which state of a thing its page showed, to be compared when it is changed."""

    def lock(self) -> int:
        """Return it; what is no number is no state there ever was."""
        try:
            return number(str(self.data or ""))
        except ValueError:
            return -1

    def renew(self, lock: int) -> None:
        """Let the page show another state."""
        self.data, self.raw_data = str(lock), None


class CohortForm(Form):
    """A class: its name, and who runs it."""

    name = StringField(
        "名称", [DataRequired("请填写名称。"), Length(max=80, message="名称最多 80 字。")]
    )
    instructors = Ticks("管理这个班的人", coerce=int)
    seen = Seen()

    def offer(self, instructors: Iterable[tuple[int, str]], but: int | None = None) -> None:
        """Offer who may run the class; whoever is `but` runs it anyway."""
        self.instructors.choices = [
            SelectChoice(id_, name) for id_, name in instructors if id_ != but
        ]

    def typed(self) -> CohortPlan:
        """Return what is set."""
        return CohortPlan(one_line(self.name.data), tuple(self.instructors.data or ()))


class MemberForm(Form):
    """One person who joins a class."""

    name = StringField(
        "姓名", [DataRequired("请填写姓名。"), Length(max=40, message="姓名最多 40 字。")]
    )
    login = StringField("工号", [Length(max=40, message="工号最多 40 字。")])
    unit = StringField("单位", [Length(max=80, message="单位最多 80 字。")])
    post = StringField("职务", [Length(max=40, message="职务最多 40 字。")])
    keeps_phones = False

    def validate_login(self, field: StringField) -> None:
        """Refuse identity numbers, and telephone numbers where they are not wanted.

        Raises:
            ValidationError: with the sentence for the person.

        """
        typed = normalised(field.data or "").replace(" ", "")
        if IDENTITY_NUMBER.search(typed):
            raise ValidationError("不要填身份证号，请用工号或别的编号。")
        if not self.keeps_phones and PHONE_NUMBER.fullmatch(typed):
            raise ValidationError("不要填手机号，请用工号或别的编号。")

    def typed(self) -> Row:
        """Return the person as a row of a roster."""
        name, login = name_and_login(self.name, self.login)
        return Row(
            1, name, normalised(self.unit.data or ""), normalised(self.post.data or ""), login
        )


class RosterForm(Form):
    """A table of people, as a file or pasted."""

    table = FileField("选择名单文件（.xlsx 或 .csv），或把它拖到这里")
    text = TextAreaField("或者从表格里复制，粘贴在这里")

    def typed(self) -> bytes:
        """Return the bytes of the file, or of what was pasted; nothing where there is neither."""
        content: bytes = self.table.data.read() if self.table.data else b""
        return content or (self.text.data or "").encode()


class ConfirmedForm(Form):
    """The rows of a roster that were looked at and are to go in."""

    rows = TextAreaField("名单")


class MoveForm(Form):
    """Into which class somebody goes over."""

    into = SelectField("调到", coerce=int)

    def offer(self, others: Iterable[tuple[int, str]]) -> None:
        """Offer the classes there are."""
        self.into.choices = [SelectChoice(id_, name) for id_, name in others]
