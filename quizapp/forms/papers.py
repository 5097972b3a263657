"""组卷: what a test shall ask, and a second look before it is frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    BooleanField,
    HiddenField,
    IntegerField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from question_bank.bank.blueprints.blueprint import USUAL_POINTS, Blueprint
from question_bank.bank.kinds import KINDS, Kind
from question_bank.papers import wording
from question_bank.papers.dress import FORMAL_FROM, Dress
from quizapp.forms import lines, one_line
from quizapp.forms.sections import USUAL, SectionsForm, usual_sections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from question_bank.bank.blueprints.adjusting import Picks
    from question_bank.bank.classes.course_choices import CourseChoice

LONGEST_NOTES = 600
BY_LENGTH, FORMAL, DAILY = "", "formal", "daily"
DRESSES = [
    SelectChoice(BY_LENGTH, f"按题量：{FORMAL_FROM} 题以上按正式考试"),
    SelectChoice(FORMAL, "正式考试：密封线，各大题得分栏"),
    SelectChoice(DAILY, "日常测试：标题下一行写单位、姓名"),
]
SHEETS = [SelectChoice("a4", "A4"), SelectChoice("a3", "A3，分两栏")]


class BlueprintForm(SectionsForm):
    """How many questions of each kind, for how many points, from which materials."""

    title = StringField(
        "试卷标题",
        [InputRequired("请填试卷标题。"), Length(max=60, message="标题不要超过 60 个字。")],
    )
    minutes = IntegerField(
        "考试时间（分钟）",
        [Optional(), NumberRange(1, 600, "请填 1 到 600 的整数，或者不填。")],
        render_kw={"min": 1, "max": 600, "inputmode": "numeric"},
    )
    two = BooleanField("同时出 B 卷（试题相同，题序和选项顺序不同）")
    speeches = SelectMultipleField(
        "命题范围", coerce=int, widget=ListWidget(), option_widget=CheckboxInput()
    )
    unit = StringField("单位抬头", [Length(max=30, message="单位抬头不要超过 30 个字。")])
    dress = SelectField("样式", choices=DRESSES, default=BY_LENGTH)
    sheet = SelectField("纸张", choices=SHEETS, default="a4")
    notes = TextAreaField(
        "注意事项",
        [Length(max=LONGEST_NOTES, message=f"注意事项不要超过 {LONGEST_NOTES} 个字。")],
        render_kw={"rows": 4},
    )
    fresh = BooleanField("近一年试卷和考试里出过的题不再出")
    seed = HiddenField()
    looked_at = HiddenField()
    picks = HiddenField()
    without = HiddenField()

    def offer(self, course: CourseChoice) -> None:
        """Offer the materials of the course."""
        self.speeches.choices = list(course.speeches)

    def typed(self) -> Blueprint:
        """Return what is asked for, kinds of which there are none left out."""
        return Blueprint(
            title=one_line(self.title.data),
            sections=self.sections(),
            minutes=self.minutes.data,
            notes=tuple(lines(self.notes.data)),
            speeches=tuple(self.speeches.data or ()),
        )

    def dressed(self) -> Dress:
        """Return how the paper is laid out."""
        questions = sum(section.number for section in self.sections())
        formal = self.dress.data == FORMAL or (not self.dress.data and questions >= FORMAL_FROM)
        return Dress(formal, folded=self.sheet.data == "a3", unit=one_line(self.unit.data))

    @property
    def booklets(self) -> int:
        """How many booklets are wanted."""
        return 2 if self.two.data and not self.without.data else 1

    @property
    def booklet(self) -> str:
        """What a single booklet is called: a paper without another's questions is for a 补考."""
        return "补考" if self.without.data else ""

    def picked(self) -> Picks | None:
        """Return the questions that were picked by hand; None where they are drawn.

        Raises:
            ValueError: they were not written by `encoded`.

        """
        if not self.picks.data:
            return None
        sections = self.picks.data.split("-")
        return tuple(tuple(int(one, 16) for one in ids.split(".")) for ids in sections)


def encoded(picks: Picks) -> str:
    """Return picks as they stand in an address."""
    return "-".join(".".join(f"{one:x}" for one in ids) for ids in picks)


def alike(blueprint: Blueprint, dress: Dress) -> dict[str, Any]:
    """Return what a plan starts from that is to be like another paper."""
    numbers = {f"{kind}_number": 0 for kind in KINDS}
    for section in blueprint.sections:
        numbers[f"{section.kind}_number"] += section.number
    points = {f"{one.kind}_points": one.points for one in blueprint.sections}
    usual_points = {f"{kind}_points": points for kind, points in USUAL_POINTS.items()}
    notes = wording.NOTES if blueprint.notes is None else blueprint.notes
    return {
        **usual_points,
        **numbers,
        **points,
        "title": blueprint.title,
        "minutes": blueprint.minutes,
        "notes": "\n".join(notes),
        "speeches": list(blueprint.speeches),
        "unit": dress.unit,
        "dress": FORMAL if dress.formal else DAILY,
        "sheet": "a3" if dress.folded else "a4",
    }


PRESETS: dict[str, tuple[str, dict[Kind, int], int]] = {
    "full": ("100 分试卷", USUAL, 90),
    "small": ("20 题日常小测", {"cloze": 8, "choice": 6, "judgement": 6}, 20),
    "contest": ("知识竞赛", {"choice": 20, "multiple": 10, "judgement": 20}, 40),
}
"""Plans to start from: what each is called, how many questions of each kind, and the minutes."""


def preset(name: str, there: Mapping[Kind, int]) -> dict[str, Any]:
    """Return the numbers of a plan to start from, as far as there are questions for it."""
    _, wanted, minutes = PRESETS[name]
    numbers = {f"{kind}_number": min(wanted.get(kind, 0), there.get(kind, 0)) for kind in KINDS}
    return {**numbers, "minutes": minutes}


def usual(course: CourseChoice) -> dict[str, Any]:
    """Return what a plan starts from: a test of 100 points as far as there are questions for it."""
    return {
        "title": f"{course.name}测试",
        "minutes": 60,
        "notes": "\n".join(wording.NOTES),
        **usual_sections(course.there),
    }
