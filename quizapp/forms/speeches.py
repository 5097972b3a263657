"""Bringing a speech in, and what is known of it beside its text."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from werkzeug.datastructures import FileStorage
from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    BooleanField,
    HiddenField,
    MultipleFileField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, Length, Optional

from question_bank.bank.materials.facts import Facts
from question_bank.bank.speeches import Publicity
from quizapp.forms import AGREED, CHECKED, Form, one_line
from quizapp.forms.dates import Day
from quizapp.intake import File
from quizapp.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterable

ACCEPTED = ".txt,.docx,.pdf,.html,.htm,.mht,.mhtml,.md"
MOST_FILES = 30
PASTED = "粘贴的讲话稿.txt"


class UploadForm(Form):
    """Files, or a text that was pasted; `into` is the speech that they are a new reading of."""

    files = MultipleFileField("选择文件，或把文件拖到这里")
    text = TextAreaField("讲话稿全文")
    into = HiddenField()
    bank = SelectField("放进哪个题库", coerce=int)
    agreed = BooleanField(AGREED, [DataRequired("请先勾选，再上传。")])
    checked = BooleanField(CHECKED)

    def offer(self, banks: Iterable[tuple[int, str]]) -> None:
        """Offer the banks that the files may go into."""
        self.bank.choices = [SelectChoice(id_, name) for id_, name in banks]

    def validate_files(self, field: MultipleFileField) -> None:
        """Refuse more files than a page can wait for.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if len(field.data or ()) > MOST_FILES:
            raise ValidationError(f"一次最多上传 {MOST_FILES} 个文件，请分几次上传。")

    def typed(self) -> list[File]:
        """Return the files; the pasted text is one of them."""
        chosen = [file for file in self.files.data or [] if isinstance(file, FileStorage) and file]
        found = [File(_name(file.filename or PASTED), file.read()) for file in chosen]
        if (self.text.data or "").strip():
            found.append(File(PASTED, str(self.text.data).encode()))
        return found

    def speech_id(self) -> int | None:
        """Return the speech the files are a new reading of, None where they are on their own."""
        try:
            return number(self.into.data or "")
        except ValueError:
            return None


class FactsForm(Form):
    """What an instructor confirms or fills in."""

    title = StringField(
        "标题", [DataRequired("请填写标题。"), Length(max=200, message="最多 200 字。")]
    )
    speaker = StringField("讲话人", [Length(max=80, message="最多 80 字。")])
    post = StringField("职务", [Length(max=80, message="最多 80 字。")])
    given_on = Day("讲话日期", [Optional()])
    occasion = StringField("场合", [Length(max=200, message="最多 200 字。")])
    origin = StringField("来源", [Length(max=200, message="最多 200 字。")])
    publicity = SelectField(
        "公开属性",
        choices=[
            SelectChoice(Publicity.PUBLIC.value, "公开"),
            SelectChoice(Publicity.INTERNAL.value, "内部"),
        ],
    )
    is_current = BooleanField("现行有效")
    seen = HiddenField()

    @classmethod
    def showing(cls, facts: Facts) -> FactsForm:
        """Return the form of a page that shows what is known, unless it was sent."""
        return cls(obj=facts, data={"seen": facts.mark})

    def typed(self) -> Facts:
        """Return what is known now."""
        return Facts(
            title=one_line(self.title.data),
            speaker=one_line(self.speaker.data),
            post=one_line(self.post.data),
            given_on=self.given_on.data,
            occasion=one_line(self.occasion.data),
            origin=one_line(self.origin.data),
            publicity=Publicity(self.publicity.data),
            is_current=bool(self.is_current.data),
        )


def _name(sent: str) -> str:
    """Return a file's own name, without folders and without what cannot be seen."""
    name = PurePath(sent).name
    return "".join(filter(str.isprintable, name)).strip() or PASTED
