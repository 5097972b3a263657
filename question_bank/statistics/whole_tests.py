"""Figures of a test as they are shown and kept: the whole, each question, what people answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from question_bank.statistics.analysis import ItemAnalysis, TestAnalysis, analysed
from question_bank.statistics.guessing import guess
from question_bank.statistics.tallies import Slip, Tally, tallied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.content import Content
    from question_bank.statistics.tallies import Part

BANDS = 10


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """How one question of a test went.

    Of the people who sat it, `right` earned all of its `points`, `partly` some, `empty` wrote
    nothing; `share` is what was earned of what those who wrote something could have earned. `guess`
    is the share that guessing earns, `item` the analysis with empty answers as nothing earned.
    """

    number: int
    question_id: int
    points: float
    right: int
    partly: int
    empty: int
    share: float | None
    guess: float | None
    item: ItemAnalysis
    tallies: tuple[Tally, ...]

    @property
    def wrong(self) -> int:
        """How many wrote something that earned nothing."""
        return self.item.n - self.right - self.partly - self.empty


@dataclass(frozen=True, slots=True)
class TestFigures:
    """How a test of `highest` points went, and each of its questions in the test's order.

    `bands` counts people by tenths of the points, the lowest first; the last holds full marks too.
    """

    __test__ = False  # no test of pytest's

    highest: float
    test: TestAnalysis
    bands: tuple[int, ...]
    questions: tuple[QuestionFigures, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a test: its points, what it asks, and what people wrote.

    Where a printed test was marked by section or as a whole, that stands for a question: it has a
    number in the place of an id, and no content. `marks` and `answers` hold the mark and the parts
    of each person's answer, in the same order; an answer is None where nothing was written.
    """

    question_id: int
    points: float
    content: Content | None
    marks: Sequence[float]
    answers: Sequence[Sequence[Part] | None]


def figures_of(asked: Sequence[Asked]) -> TestFigures | None:
    """Return the figures of a test; None where nobody has sat it."""
    rows = list(zip(*(one.marks for one in asked), strict=True))
    test = analysed(rows, [one.points for one in asked])
    if test is None:
        return None
    highest = sum(one.points for one in asked)
    bands = [0] * BANDS
    for row in rows:
        bands[min(BANDS - 1, int(sum(row) * BANDS / highest))] += 1
    questions = tuple(
        _question(number, one, item)
        for number, (one, item) in enumerate(zip(asked, test.items, strict=True), start=1)
    )
    return TestFigures(highest, test, tuple(bands), questions)


def _question(number: int, asked: Asked, item: ItemAnalysis) -> QuestionFigures:
    answers = zip(asked.marks, asked.answers, strict=True)
    written = [(mark, parts) for mark, parts in answers if parts is not None]
    marks = [mark for mark, _ in written]
    right, none = sum(mark >= asked.points for mark in marks), sum(mark <= 0 for mark in marks)
    return QuestionFigures(
        number=number,
        question_id=asked.question_id,
        points=asked.points,
        right=right,
        partly=len(marks) - right - none,
        empty=len(asked.marks) - len(marks),
        share=sum(marks) / (asked.points * len(marks)) if marks else None,
        guess=guess(asked.content) if asked.content else None,
        item=item,
        tallies=tallied(asked.content, [parts for _, parts in written if parts])
        if asked.content
        else (),
    )


def built(stored: dict[str, Any]) -> TestFigures | None:
    """Return the figures that `asdict` wrote down."""
    if not stored:
        return None
    items = tuple(ItemAnalysis(**item) for item in stored["test"]["items"])
    questions = tuple(
        QuestionFigures(**(one | {"item": item, "tallies": tuple(map(_tally, one["tallies"]))}))
        for one, item in zip(stored["questions"], items, strict=True)
    )
    test = TestAnalysis(**(stored["test"] | {"items": items}))
    return TestFigures(stored["highest"], test, tuple(stored["bands"]), questions)


def _tally(stored: dict[str, Any]) -> Tally:
    return Tally(**(stored | {"slips": tuple(Slip(**slip) for slip in stored["slips"])}))
