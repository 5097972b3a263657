from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import false, select

from question_bank.papers.tables import Paper
from question_bank.statistics.printed_analysis import (
    Grain,
    keep_printed,
    kept_printed,
    printed_wordings,
)
from question_bank.statistics.question_figures import in_tests, papers_asking
from question_bank.study.marks import PrintedMark, PrintedTest
from question_bank.study.printed.layout import Booklet, Layout, Section, to_json
from tests.statistics.school import CONTENTS, School
from tests.study.lessons import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from question_bank.statistics.printed_analysis import PrintedFigures
    from tests.conftest import Someone


class Printed:
    """A printed test of two clozes of 2 points and a choice of 1 that a school has sat."""

    def __init__(self, session: Session, school: School) -> None:
        self.session, self.school = session, school
        lesson = school.lesson
        pairs = tuple(zip(lesson.version_ids, lesson.question_ids, strict=True))
        self.versions = lesson.version_ids
        paper = Paper(
            course_id=lesson.course_id, title="测试题", blueprint={}, seed=1, created_at=MONDAY
        )
        session.add(paper)
        session.flush()
        self.id = paper.id
        layout = Layout(
            (Section("cloze", 2.0, pairs[:2]), Section("choice", 1.0, pairs[2:])),
            (Booklet("", self.versions),),
        )
        self.test = PrintedTest(
            paper_id=paper.id,
            course_id=lesson.course_id,
            title="测试题",
            layout=to_json(layout),
            set_at=MONDAY,
        )
        session.add(self.test)
        session.flush()

    def enter(self, who: int, **marks: float | None) -> None:
        """Enter marks by part: `v0` is the first question's."""
        for part, value in marks.items():
            name = f"v{self.versions[int(part[1])]}" if part[0] == "v" else part
            self.session.add(
                PrintedMark(
                    paper_id=self.id,
                    trainee_id=self.school.ids[who],
                    part=name,
                    value=value,
                    entered_by=self.school.instructor_id,
                    entered_at=MONDAY,
                )
            )
        self.session.flush()

    def figures(self) -> PrintedFigures:
        """Return the figures, which are then kept."""
        found = keep_printed(self.session, self.id)
        assert kept_printed(self.session, [self.id]) == {self.id: found}
        return found


@pytest.fixture
def printed(session: Session, add_person: Callable[..., Someone]) -> Printed:
    return Printed(session, School(session, add_person))


def test_marks_by_question_are_analysed_like_an_exam_s(printed: Printed) -> None:
    for who, marks in enumerate([(2, 2, 1), (2, 0, 1), (0, 1, 0), (0, 0, 0)]):
        printed.enter(who, v0=marks[0], v1=marks[1], v2=marks[2])
    printed.enter(4, absent=1)

    found = printed.figures()

    assert found.grain is Grain.QUESTIONS
    assert found.figures is not None
    assert (found.figures.test.n, found.figures.test.mean) == (4, 9 / 4)
    first, second, choice = found.figures.questions
    assert (first.right, first.wrong, first.item.facility) == (2, 2, 1 / 2)
    assert (second.right, second.partly, second.wrong) == (1, 1, 2)
    assert (choice.guess, choice.tallies) == (1 / 4, ())
    wordings = printed_wordings(printed.session, printed.test)
    assert list(wordings.values()) == list(CONTENTS)


def test_marks_by_section_are_analysed_by_section(printed: Printed) -> None:
    for who, marks in enumerate([(4, 1), (3, 1), (1, 0)]):
        printed.enter(who, s0=marks[0], s1=marks[1])
    printed.enter(3, t=2)

    found = printed.figures()

    assert found.grain is Grain.WHOLE  # four people's totals are known, three people's sections
    assert found.figures is not None
    assert found.figures.test.n == 4

    printed.enter(3, s0=2, s1=0)
    found = printed.figures()
    assert found.grain is Grain.SECTIONS
    assert found.figures is not None
    assert [one.points for one in found.figures.questions] == [4, 1]
    assert found.figures.test.mean == 3


def test_a_mark_that_is_entered_makes_kept_figures_old(printed: Printed) -> None:
    printed.enter(0, v0=2, v1=2, v2=1)
    printed.figures()

    printed.enter(0, v0=0)

    assert kept_printed(printed.session, [printed.id]) == {}
    found = printed.figures()
    assert found.figures is not None
    assert found.figures.test.mean == 3


def test_without_marks_there_is_nothing_to_tell(printed: Printed) -> None:
    assert printed.figures().figures is None
    assert keep_printed(printed.session, 99).figures is None


def test_a_question_tells_of_the_printed_tests_that_asked_it(printed: Printed) -> None:
    question_id = printed.school.lesson.question_ids[0]
    for who in range(3):
        printed.enter(who, v0=2, v1=2, v2=who)

    me, all_papers = printed.school.instructor_id, select(Paper.id)
    tests = papers_asking(printed.session, question_id, person_id=me, readable=all_papers)
    [found] = in_tests(question_id, tests, {printed.id: printed.figures().figures})

    assert (found.test.title, found.test.is_printed, found.n) == ("测试题", True, 3)
    assert found.figures.right == 3
    nobody = papers_asking(printed.session, question_id, person_id=999, readable=all_papers)
    none = select(Paper.id).where(false())
    assert nobody == papers_asking(printed.session, question_id, person_id=me, readable=none) == ()
