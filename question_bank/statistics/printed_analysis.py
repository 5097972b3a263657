"""The analysis of a printed test by the marks that were entered: as fine as they are."""

from __future__ import annotations

import enum
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.questions import Version
from question_bank.bank.versions import contents
from question_bank.statistics.tables import TestFigure
from question_bank.statistics.whole_tests import Asked, built, figures_of
from question_bank.study.marks import PrintedMark, PrintedTest
from question_bank.study.printed.entering import marks_of
from question_bank.study.printed.layout import ABSENT, from_json, points_of, total_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.statistics.whole_tests import TestFigures
    from question_bank.study.printed.layout import Layout


class Grain(enum.StrEnum):
    """How finely a printed test was marked."""

    QUESTIONS = "questions"
    SECTIONS = "sections"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class PrintedFigures:
    """How a printed test went, by questions, by sections or as a whole.

    It is as fine as the marks are of most people who have any; people whose marks are not all
    there, so finely, are left out. `figures` is None while nobody's are.
    """

    grain: Grain
    figures: TestFigures | None


def kept_printed(session: Session, paper_ids: Collection[int]) -> dict[int, PrintedFigures]:
    """Return the figures of those printed tests of which no mark was entered since."""
    reaches = _reaches(session, paper_ids)
    rows = session.execute(
        select(TestFigure.paper_id, TestFigure.reach, TestFigure.figures)
        .where(TestFigure.paper_id.in_(paper_ids))
        .order_by(TestFigure.paper_id)
    )
    return {
        paper_id: PrintedFigures(Grain(stored["grain"]), built(stored["figures"]))
        for paper_id, reach, stored in rows
        if paper_id is not None and reach == reaches.get(paper_id, "0")
    }


def keep_printed(session: Session, paper_id: int) -> PrintedFigures:
    """Work out the figures of a printed test from its marks, keep them, and return them.

    Nothing is kept of a paper that no marks were entered for.
    """
    query = select(PrintedTest).where(PrintedTest.paper_id == paper_id).with_for_update()
    test = session.scalars(query).one_or_none()
    if test is None:
        return PrintedFigures(Grain.QUESTIONS, None)
    reach = _reaches(session, [paper_id]).get(paper_id, "0")
    found = _figures(session, test)
    kept = session.scalar(select(TestFigure).where(TestFigure.paper_id == paper_id))
    if kept is None:
        kept = TestFigure(paper_id=paper_id)
        session.add(kept)
    figures = {} if found.figures is None else asdict(found.figures)
    kept.reach, kept.figures = reach, {"grain": found.grain, "figures": figures}
    session.flush()
    return found


def printed_wordings(session: Session, test: PrintedTest) -> dict[int, Content]:
    """Return what the questions of a printed test ask, by their ids, as they were printed."""
    versions = _questions(from_json(test.layout))
    rows = session.execute(
        select(Version.id, Version.content).where(Version.id.in_(versions)).order_by(Version.id)
    )
    asked = contents(session, dict(rows.all()))
    return {versions[version_id]: content for version_id, content in asked.items()}


def _reaches(session: Session, paper_ids: Collection[int]) -> dict[int, str]:
    """Return the last mark of each test: marks are only ever added."""
    rows = session.execute(
        select(PrintedMark.paper_id, func.max(PrintedMark.id))
        .where(PrintedMark.paper_id.in_(paper_ids))
        .group_by(PrintedMark.paper_id)
        .order_by(PrintedMark.paper_id)
    )
    return {paper_id: str(last) for paper_id, last in rows}


def _questions(layout: Layout) -> dict[int, int]:
    """Return the question of each version, in the order of the paper."""
    return dict(pair for section in layout.sections for pair in section.versions)


def _figures(session: Session, test: PrintedTest) -> PrintedFigures:
    layout, stored = from_json(test.layout), marks_of(session, test.paper_id)
    sheets = [marks for _, marks in sorted(stored.items()) if not marks.get(ABSENT)]
    rows = {grain: _rows(layout, sheets, grain) for grain in Grain}
    grain = max(Grain, key=lambda one: len(rows[one]))  # the first of several is the finest
    contents = printed_wordings(session, test) if grain is Grain.QUESTIONS else {}
    nothing_known = [()] * len(rows[grain])  # what was written stands on paper only
    asked = [
        Asked(id_, points, contents.get(id_), [row[place] for row in rows[grain]], nothing_known)
        for place, (id_, points) in enumerate(_parts(layout, grain))
    ]
    return PrintedFigures(grain, figures_of(asked))


def _parts(layout: Layout, grain: Grain) -> list[tuple[int, float]]:
    """Return what was marked, and how much each can earn: questions by id, else by number."""
    if grain is Grain.QUESTIONS:
        return [(question, one.points) for one in layout.sections for _, question in one.versions]
    if grain is Grain.SECTIONS:
        return [(number, one.total) for number, one in enumerate(layout.sections, start=1)]
    return [(1, layout.total)]


def _rows(
    layout: Layout, sheets: Sequence[Mapping[str, float]], grain: Grain
) -> list[tuple[float, ...]]:
    """Return the marks of those people of whom they are all known so finely."""
    found = []
    for marks in sheets:
        row: Sequence[float | None] = (total_of(layout, marks),)
        if grain is Grain.QUESTIONS:
            row = [marks.get(f"v{version_id}") for version_id in _questions(layout)]
        elif grain is Grain.SECTIONS:
            row = points_of(layout, marks)
        known = tuple(one for one in row if one is not None)
        if len(known) == len(row):
            found.append(known)
    return found
