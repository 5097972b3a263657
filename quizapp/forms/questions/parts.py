"""What the forms of all kinds share: one is the wording of a question, without the decision."""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from wtforms import TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length

from quizapp.forms import Form, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wtforms import Field

    from question_bank.questions.content import Content

LONGEST_STEM, LONGEST_PART = 500, 200
OR = "／"  # between answers that are both right
BRACKET = "（　　）"
_BRACKET = re.compile(r"[（(]\s*[）)]")
_END = re.compile(r"[。？?]?$")


class Validator(Protocol):
    """What WTForms calls to check a field."""

    def __call__(self, form: Form, field: Field, /) -> None:
        """Raise ValidationError where the field is wrong."""


class QuestionForm(Form):
    """The wording of a question of one kind."""

    kind: ClassVar[str]

    @abstractmethod
    def content(self) -> Content:
        """Return the question as it is worded now."""

    @staticmethod
    @abstractmethod
    def shown(content: Any) -> dict[str, Any]:  # noqa: ANN401 - the content of the form's own kind
        """Return what the fields hold for a question that is there already."""


def stem_field(label: str = "题干") -> TextAreaField:
    """Return the field of a stem."""
    too_long = f"{label}最多 {LONGEST_STEM} 字。"
    return TextAreaField(
        label, [DataRequired(f"请填写{label}。"), Length(max=LONGEST_STEM, message=too_long)]
    )


def bracketed(stem: str) -> str:
    """Return a stem with one bracket for the answer: the one it has, or one at its end."""
    if _BRACKET.search(stem):
        return _BRACKET.sub(BRACKET, stem)
    return _END.sub(lambda end: BRACKET + (end[0] or "。"), stem, count=1)


def different_lines(least: int, most: int, noun: str) -> Validator:
    """Return a validator of a field that holds one thing a line."""

    def check(_form: Form, field: Field) -> None:
        found = lines(field.data)
        if not least <= len(found) <= most:
            raise ValidationError(f"{noun}至少 {least} 项，最多 {most} 项，每行一项。")
        if any(len(line) > LONGEST_PART for line in found):
            raise ValidationError(f"每项最多 {LONGEST_PART} 字。")
        if len(set(found)) < len(found):
            raise ValidationError(f"{noun}不能重复。")

    return check


def variants(line: str) -> list[str]:
    """Return the key that a line begins with, and the other answers that are right too."""
    return [word.strip() for word in line.split(OR)]


def split_variants(text: str | None) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the keys of a field that holds one a line, and for each its other right answers."""
    found = [variants(line) for line in lines(text)]
    keys = tuple(first for first, *_ in found)
    return keys, tuple(tuple(filter(None, others)) for _, *others in found)


def joined_variants(keys: Sequence[str], accepted: Sequence[Sequence[str]]) -> str:
    """Return what `split_variants` reads."""
    return "\n".join(OR.join((key, *others)) for key, others in zip(keys, accepted, strict=True))


def chosen(words: str, options: Sequence[str]) -> str | None:
    """Return the option that is meant: by its words, or by its letter."""
    if words in options:
        return words
    letter = words.upper()  # of one sign there may come two: ß
    place = ord(letter) - ord("A") if len(letter) == 1 else -1
    return options[place] if 0 <= place < len(options) else None
