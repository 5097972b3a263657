"""考试: what an exam asks, when it can be sat and how, and when what came of it is shown."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    BooleanField,
    FloatField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from question_bank.bank.kinds import ON_PAPER_ONLY
from question_bank.study.examining.plans import ExamPlan
from question_bank.study.exams import Answers
from quizapp.forms import lines, one_line
from quizapp.forms.dates import Moment
from quizapp.forms.passing import require_lines
from quizapp.forms.sections import SectionsForm, usual_sections

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from question_bank.bank.classes.course_choices import CourseChoice
    from question_bank.errors import Refused
    from question_bank.study.examining.candidates import Candidate

FORMAT = "%Y-%m-%dT%H:%M"
CLOSE, HAND = "close", "hand"
MOST_MINUTES = 300
SAME = (
    "shuffles_questions",
    "shuffles_options",
    "place",
    "notes",
    "code",
    "pass_mark",
    "merit_mark",
)
"""What a plan and its form hold alike."""


def time_field(label: str) -> Moment:
    """Return a field for a day and a time of it."""
    return Moment(label, [InputRequired("请填日期和时间。")], format=FORMAT)


def _line(label: str) -> FloatField:
    return FloatField(
        label,
        [Optional(), NumberRange(0, 1000, "请填 0 到满分之间的分数。")],
        render_kw={"min": 0, "step": 0.5, "inputmode": "decimal"},
    )


def count_field(label: str, most: int, words: str) -> IntegerField:
    """Return a field for a number from 1 to `most`; `words` say so."""
    return IntegerField(
        label,
        [InputRequired(words), NumberRange(1, most, words)],
        render_kw={"min": 1, "max": most, "inputmode": "numeric"},
    )


class ExamForm(SectionsForm):
    """How many questions of each kind, for how many points; when, how long and how often."""

    title = StringField(
        "考试名称",
        [DataRequired("请填考试名称。"), Length(max=60, message="名称不要超过 60 个字。")],
    )
    opens_at = time_field("开考时间")
    closes_at = time_field("截止时间")
    minutes = count_field("作答时间（分钟）", MOST_MINUTES, f"请填 1 到 {MOST_MINUTES} 的整数。")
    attempts = count_field("每人次数", 10, "请填 1 到 10 的整数。")
    half_for_fewer = BooleanField("多项选择题选对但不全，得一半分")
    shuffles_questions = BooleanField("题序因人而异")
    shuffles_options = BooleanField("选项顺序因人而异")
    pass_mark = _line("合格线（分）")
    merit_mark = _line("优秀线（分）")
    shows = RadioField(
        "公布成绩",
        choices=[
            SelectChoice(CLOSE, "考试截止就公布"),
            SelectChoice(HAND, "由我在截止以后手动公布"),
        ],
    )
    answers = RadioField(
        "公布对错和答案",
        choices=[
            SelectChoice(Answers.RELEASE.value, "与成绩一起公布"),
            SelectChoice(Answers.ONCE.value, "本人交卷后马上看到自己的分数和答案"),
            SelectChoice(Answers.NEVER.value, "只公布分数，不公布对错和答案"),
        ],
    )
    place = StringField("地点", [Length(max=100, message="地点不要超过 100 个字。")])
    code = StringField("考场口令", [Length(max=20, message="口令不要超过 20 个字。")])
    notes = TextAreaField("考试要求", [Length(max=1000, message="考试要求不要超过 1000 个字。")])
    speeches = SelectMultipleField(
        "命题范围", coerce=int, widget=ListWidget(), option_widget=CheckboxInput()
    )
    candidates = SelectMultipleField(
        "参加补考的人", coerce=int, widget=ListWidget(), option_widget=CheckboxInput()
    )
    seed = HiddenField()
    seen = HiddenField()

    def offer(self, course: CourseChoice, candidates: Sequence[Candidate] = ()) -> None:
        """Offer the materials of the course, and who may sit a 补考."""
        self.speeches.choices = [SelectChoice(*speech) for speech in course.speeches]
        self.candidates.choices = [SelectChoice(one.id, one.name) for one in candidates]

    @property
    def worth(self) -> float:
        """满分."""
        return sum(section.total for section in self.sections())

    def validate_pass_mark(self, field: FloatField) -> None:
        """Refuse a line that nobody can reach, or above that of merit where that is the usual one.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if self.merit_mark.data is None:
            require_lines(self.worth, field.data, None)

    def validate_merit_mark(self, field: FloatField) -> None:
        """Refuse lines that nobody can reach, or that cross.

        Raises:
            ValidationError: with the sentence for the person.

        """
        require_lines(self.worth, self.pass_mark.data, field.data)

    def validate_closes_at(self, field: Moment) -> None:
        """Refuse an exam that closes before somebody who comes at once is done.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if not (self.opens_at.data and field.data and self.minutes.data):
            return
        if (field.data - self.opens_at.data).total_seconds() < self.minutes.data * 60:
            raise ValidationError("从开考到截止，要放得下作答时间。")

    def accuse(self, error: Refused) -> bool:
        """Say beside a field why an exam cannot be set so; False where no field is to blame."""
        match error.reason:
            case "too_few_questions":
                self.refuse(error)
            case "exam_in_the_past":
                self.closes_at.errors = ["截止时间已经过去，请改成今后的时间。"]
            case _:
                return False
        return True

    def typed(self, zone: ZoneInfo, chosen: tuple[int, ...] = ()) -> ExamPlan:
        """Return what is set; times are those of the installation's place."""
        return ExamPlan(
            title=one_line(self.title.data),
            sections=self.sections(),
            minutes=self.minutes.data or 0,
            opens_at=placed(self.opens_at, zone),
            closes_at=placed(self.closes_at, zone),
            attempts=self.attempts.data or 1,
            half_for_fewer=bool(self.half_for_fewer.data),
            shows_at_close=self.shows.data == CLOSE,
            speeches=() if chosen else tuple(self.speeches.data or ()),
            answers=Answers(self.answers.data),
            chosen=chosen,
            shuffles_questions=bool(self.shuffles_questions.data),
            shuffles_options=bool(self.shuffles_options.data),
            place=one_line(self.place.data),
            notes="\n".join(lines(self.notes.data)),
            code=one_line(self.code.data),
            pass_mark=self.pass_mark.data,
            merit_mark=self.merit_mark.data,
            candidates=tuple(self.candidates.data or ()),
        )


def exam_kinds(course: CourseChoice) -> dict[str, int]:
    """Return how many questions of each kind that can be marked at once the course has."""
    return {kind: number for kind, number in course.there.items() if kind not in ON_PAPER_ONLY}


def usual(course: CourseChoice, *, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """Return what a plan starts from: tomorrow morning, an hour, once."""
    tomorrow = now.astimezone(zone).replace(hour=9, minute=0, second=0, tzinfo=None)
    opens_at = tomorrow + timedelta(days=1)
    return {
        "title": f"{course.name}考试",
        "opens_at": opens_at,
        "closes_at": opens_at + timedelta(hours=2),
        "minutes": 60,
        "attempts": 1,
        "half_for_fewer": True,
        "shows": CLOSE,
        "answers": Answers.RELEASE.value,
        "shuffles_questions": True,
        "shuffles_options": True,
        **usual_sections(
            {kind: n for kind, n in course.there.items() if kind in exam_kinds(course)}
        ),
    }


def set_so_far(plan: ExamPlan, zone: ZoneInfo) -> dict[str, Any]:
    """Return a plan as the form shows it."""
    found: dict[str, Any] = {
        "title": plan.title,
        "opens_at": plan.opens_at.astimezone(zone).replace(tzinfo=None),
        "closes_at": plan.closes_at.astimezone(zone).replace(tzinfo=None),
        "minutes": plan.minutes,
        "attempts": plan.attempts,
        "half_for_fewer": plan.half_for_fewer,
        "shows": CLOSE if plan.shows_at_close else HAND,
        "speeches": list(plan.speeches),
        "candidates": list(plan.candidates),
        "answers": plan.answers.value,
    }
    found |= {name: getattr(plan, name) for name in SAME}
    for section in plan.sections:
        found[f"{section.kind}_number"] = section.number
        found[f"{section.kind}_points"] = section.points
    return found


def placed(field: Moment, zone: ZoneInfo) -> datetime:
    """Return what was typed as a time of the installation's place."""
    if field.data is None:
        raise ValueError(field.name)
    placed: datetime = field.data.replace(tzinfo=zone)
    return placed
