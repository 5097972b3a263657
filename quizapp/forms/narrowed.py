"""组卷, kind by kind: how many questions, and what they are narrowed down by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    BooleanField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
)
from wtforms.widgets import CheckboxInput, ListWidget

from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.curation.filters import Difficulty
from question_bank.bank.kinds import KINDS
from quizapp.forms.sections import SectionsForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.bank.classes.course_choices import CourseChoice
    from question_bank.bank.kinds import Kind

BANDS = [
    SelectChoice("", "不限"),
    SelectChoice(Difficulty.EASY.value, "偏易"),
    SelectChoice(Difficulty.MIDDLE.value, "适中"),
    SelectChoice(Difficulty.HARD.value, "偏难"),
    SelectChoice(Difficulty.UNKNOWN.value, "还不知道"),
]


class NarrowedForm(SectionsForm):
    """What is asked of each kind; from which material, how difficult and with which tag."""

    word_bank = BooleanField("填空题印成选词填空：答案打乱放在方框里，B 卷另排顺序")
    speeches = SelectMultipleField(
        "命题范围", coerce=int, widget=ListWidget(), option_widget=CheckboxInput()
    )

    def offer(self, course: CourseChoice, tags: Sequence[str] = ()) -> None:
        """Offer the materials of the course, and the tags of its questions."""
        self.speeches.choices = list(course.speeches)
        for kind in KINDS:
            self.narrowing(kind)[0].choices = [SelectChoice(0, "不限"), *course.speeches]
            self.narrowing(kind)[2].choices = [
                SelectChoice(one, one or "不限") for one in ("", *tags)
            ]

    def narrowing(self, kind: Kind) -> tuple[SelectField, SelectField, SelectField]:
        """Return what the questions of a kind are narrowed down by: material, difficulty, tag."""
        return self[f"{kind}_speech"], self[f"{kind}_band"], self[f"{kind}_tag"]

    def is_narrowed(self, kind: Kind) -> bool:
        """Return whether the questions of a kind are narrowed down."""
        return any(field.data for field in self.narrowing(kind))

    def sections(self) -> tuple[Section, ...]:
        """Return what is asked of each kind, and what it is narrowed down to."""
        return tuple(
            Section(
                section.kind,
                section.number,
                section.points,
                speech.data or None,
                Difficulty(band.data) if band.data else None,
                tag.data or "",
                word_bank=bool(self.word_bank.data) and section.kind == "cloze",
            )
            for section in super().sections()
            for speech, band, tag in [self.narrowing(section.kind)]
        )


for _kind in KINDS:
    setattr(NarrowedForm, f"{_kind}_speech", SelectField("学习材料", coerce=int, default=0))
    setattr(NarrowedForm, f"{_kind}_band", SelectField("难易", choices=BANDS, default=""))
    setattr(NarrowedForm, f"{_kind}_tag", SelectField("标签", default=""))
