"""导入试题: a file or pasted cells, and the material they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf.file import FileField
from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    BooleanField,
    HiddenField,
    SelectChoice,
    SelectField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired

from quizapp.forms import AGREED, CHECKED, Form

if TYPE_CHECKING:
    from collections.abc import Iterable

ACCEPTED = ".docx,.xlsx,.csv,.json,.xml,.txt,.gift,.zip,.apkg"
OF_KEY = ".docx,.txt"


class ImportForm(Form):
    """Where the questions come from, and where they go."""

    speech = SelectField("放到哪份学习材料", coerce=int)
    file = FileField("选择试题文件，或把它拖到这里", render_kw={"accept": ACCEPTED})
    key = FileField("答案在另一个文件里的，也选上", render_kw={"accept": OF_KEY})
    text = TextAreaField("或者复制表格或试卷的文字，粘贴在这里", render_kw={"rows": 5})
    agreed = BooleanField(AGREED, [DataRequired("请先勾选，再上传。")])
    checked = BooleanField(CHECKED)

    def validate_file(self, field: FileField) -> None:
        """Refuse a form without questions.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if not field.data and not self.text.data:
            raise ValidationError("请选择试题文件，或者把表格粘贴在下面。")

    def offer(self, speeches: Iterable[tuple[int, str]]) -> None:
        """Offer the materials that the questions can go to."""
        self.speech.choices = [SelectChoice(id_, title) for id_, title in speeches]

    def typed(self) -> tuple[bytes, bytes]:
        """Return the bytes of the file, or of what was pasted, and of the key that came with it."""
        content, key = (one.data.read() if one.data else b"" for one in (self.file, self.key))
        return content or (self.text.data or "").encode(), key

    def names(self) -> list[str]:
        """Return what the files are called."""
        return [one.data.filename or "" for one in (self.file, self.key) if one.data]


class ConfirmedImportForm(Form):
    """The questions that were looked at and are to go in, as our own JSON."""

    speech = HiddenField()
    questions = TextAreaField()
