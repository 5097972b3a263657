"""Forms: each hands out typed values, and its sentences say what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from wtforms import FieldList, ValidationError

from question_bank.bank.accounts.roster import normalised
from question_bank.speech.secrecy import MARKED, sign_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wtforms import Field, StringField

AGREED = "已阅知上面的提示，确认这次的材料不含国家秘密和工作秘密"
CHECKED = "“会后收回”“内部资料”一类的要求已核对，可以在本单位内部学习使用"
"""What is ticked before anything is uploaded; the tick is logged."""
LEGAL_MARK = "不能写密级标志：密级由定密责任人依法确定，本系统不标密，也不能存涉密材料。"


class Form(FlaskForm):  # type: ignore[misc] # flask_wtf ships no types
    """A form in Chinese.

    The token that shows it came from one of our pages is looked at for every request, before its
    view (`CSRFProtect` in quizapp/wiring.py), and written by the pages (`parts/forms.html`).
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc] # as above
        """WTForms' own Chinese messages; no token of its own, which nobody would look at."""

        locales = ("zh",)
        csrf = False


class Lines(FieldList):  # type: ignore[type-arg] # generic in the stubs alone
    """Fields of one kind, told apart by plain numbers in their names; other names are nobody's."""

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        plain = (name for name in formdata if name.isascii() and len(name) <= len(prefix) + 4)
        yield from super()._extract_indices(prefix, plain)  # type: ignore[misc] # not in the stubs


def one_line(typed: str | None) -> str:
    """Return what was typed on one line, without white space around or twice in a row."""
    return " ".join((typed or "").split())


def name_and_login(name: StringField, login: StringField) -> tuple[str, str]:
    """Return what was typed; who types no login has their name for one."""
    called = normalised(name.data or "").replace(" ", "")
    return called, normalised(login.data or "") or called


def lines(typed: str | None) -> list[str]:
    """Return the lines that hold something, without white space around."""
    return [line.strip() for line in (typed or "").splitlines() if line.strip()]


def unmarked(_form: Form, field: Field) -> None:
    """Refuse a mark of secrecy among words that are going to be printed.

    Raises:
        ValidationError: with the sentence for the person.

    """
    if sign_in(field.data or "", tail=0) == MARKED:
        raise ValidationError(LEGAL_MARK)
