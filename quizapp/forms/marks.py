"""录入成绩: cells of a grid with what they held, facts of a printed test, a file of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, FloatField, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional

from question_bank.study.printed.entering import Cell
from question_bank.study.printed.layout import ABSENT
from quizapp.forms import Form
from quizapp.forms.dates import Day
from quizapp.forms.passing import require_lines
from quizapp.numbers import LARGEST

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_NUMBER = 10
POINTS = NumberRange(0, 1000, "请填 0 到满分之间的分数。")


class FactsForm(Form):
    """When a printed test was held, and its lines; `total` is set before it is checked."""

    held_on = Day("考试日期", [Optional()])
    pass_mark = FloatField("合格线（分）", [Optional(), POINTS], render_kw={"min": 0, "step": 0.5})
    merit_mark = FloatField("优秀线（分）", [Optional(), POINTS], render_kw={"min": 0, "step": 0.5})
    seen = IntegerField(validators=[InputRequired()])
    total = 0.0

    def validate_pass_mark(self, field: FloatField) -> None:
        """Refuse a line that nobody can reach, or above that of merit where that is the usual one.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if self.merit_mark.data is None:
            require_lines(self.total, field.data, None)

    def validate_merit_mark(self, field: FloatField) -> None:
        """Refuse lines that nobody can reach, or that cross.

        Raises:
            ValidationError: with the sentence for the person.

        """
        require_lines(self.total, self.pass_mark.data, field.data)


class MarksFileForm(Form):
    """A table of marks; `overwrites` lets it change what was entered before."""

    file = FileField("选择成绩表，或把它拖到这里", [FileRequired("请选择成绩表。")])
    overwrites = BooleanField("与已录入的不同时，以文件为准")


def typed_cells(form: Mapping[str, str]) -> tuple[list[Cell], dict[str, str]]:
    """Return the cells of a grid that were changed, and what is no number by its field's name.

    A field `m-7-s0` is the first section of person 7; `w-7-s0` is what it held.
    """
    cells: list[Cell] = []
    wrong: dict[str, str] = {}
    for name in form:
        sort, _, place = name.partition("-")
        if sort != "w":
            continue
        person, _, part = place.partition("-")
        if not (person.isascii() and person.isdigit() and len(person) <= LONGEST_NUMBER):
            continue
        typed = form.get(f"m-{place}", "").strip()
        if part == ABSENT:
            typed = "1" if typed else ""
        try:
            value, seen = _points(typed), _points(form[name])
        except ValueError:
            wrong[f"m-{place}"] = typed[:20]
            continue
        if value != seen:
            cells.append(Cell(min(int(person), LARGEST), part, value, seen))
    return cells, wrong


def _points(typed: str) -> float | None:
    """Return the points that were typed; full-width digits are digits too.

    Raises:
        ValueError: they are none.

    """
    if not typed:
        return None
    found = float(typed.replace("．", ".").replace("。", "."))
    if not 0 <= found <= LARGEST:
        raise ValueError(typed)
    return found
