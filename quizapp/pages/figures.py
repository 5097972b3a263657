"""统计: how an exam and each of its questions went, and how one question goes everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from question_bank.bank.curation.queue import item_for
from question_bank.bank.people import Role
from question_bank.papers.records.making import plain_name
from question_bank.papers.records.printed import printed_test
from question_bank.papers.secrecy import readable_papers
from question_bank.statistics import exam_analysis, printed_analysis, question_figures
from question_bank.statistics.answered import behind, catch_up, in_turns
from question_bank.statistics.guessing import guess
from question_bank.statistics.printed_analysis import Grain
from question_bank.study.examining.plans import exam_run_by
from quizapp import figure_tables
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.examination import settle_exam
from quizapp.media import EXCEL, sent

if TYPE_CHECKING:
    from collections.abc import Collection

    from flask.typing import ResponseReturnValue

    from question_bank.statistics.printed_analysis import PrintedFigures
    from question_bank.statistics.whole_tests import TestFigures

pages = Blueprint("figures", __name__, url_prefix="/figures")
AT_A_TIME = 50  # people brought up to date before others may write
ENOUGH = 30
"""From how many people on the finer figures mean something."""


@pages.get("/exams/<int:exam_id>")
@only(Role.INSTRUCTOR)
def index(exam_id: int) -> ResponseReturnValue:
    """Show how the questions of an exam went: among everybody's first goes, or among all goes."""
    settle_exam(exam_id, now())
    found = _exams([exam_id])[exam_id]
    with reading() as rows:
        exam = exam_run_by(rows, exam_id, visitor().person_id)
        asked = exam_analysis.wordings(rows, exam)
        all_goes = exam.attempts > 1 and request.args.get("goes") == "all"
        if all_goes:
            found = exam_analysis.figures_of_all_goes(rows, exam)
    return render_template(
        "figures/index.html", exam=exam, found=found, asked=asked, enough=ENOUGH, all_goes=all_goes
    )


@pages.get("/exams/<int:exam_id>/figures.xlsx")
@only(Role.INSTRUCTOR)
def table(exam_id: int) -> ResponseReturnValue:
    """Send the figures of an exam's questions for Excel."""
    settle_exam(exam_id, now())
    found = _exams([exam_id])[exam_id]
    with reading() as rows:
        exam = exam_run_by(rows, exam_id, visitor().person_id)
        made = figure_tables.of_exam(
            exam.title, found, exam_analysis.wordings(rows, exam), enough=ENOUGH
        )
    name = f"{plain_name(exam.title)}试题统计.xlsx"
    return sent(made, EXCEL, name, "questions.xlsx")


@pages.get("/questions/<int:question_id>")
@only(Role.INSTRUCTOR)
def question(question_id: int) -> ResponseReturnValue:
    """Show how a question goes: in the practice of one's trainees, and in one's exams."""
    me = visitor().person_id
    with reading() as rows:
        item = item_for(rows, me, question_id)
        exams = question_figures.exams_asking(rows, question_id, person_id=me)
        papers = question_figures.papers_asking(
            rows, question_id, person_id=me, readable=readable_papers(me, now=now())
        )
        late = behind(rows, question_id, question_figures.trainees_of(me))
    for few in in_turns(late, AT_A_TIME):
        with writing() as rows:
            for trainee_id in few:
                catch_up(rows, trainee_id, question_ids=[question_id])
            rows.commit()
    sat = _exams([exam.id for exam in exams])
    marked = _printed([paper.id for paper in papers])
    by_question = {id_: one.figures for id_, one in marked.items() if one.grain is Grain.QUESTIONS}
    with reading() as rows:
        practice = question_figures.practice_figures(rows, question_id, item.content, person_id=me)
    return render_template(
        "figures/question.html",
        item=item,
        practice=practice,
        tests=(
            *question_figures.in_tests(question_id, exams, sat),
            *question_figures.in_tests(question_id, papers, by_question),
        ),
        guess=guess(item.content),
        enough=ENOUGH,
    )


@pages.get("/papers/<int:paper_id>")
@only(Role.INSTRUCTOR)
def paper(paper_id: int) -> ResponseReturnValue:
    """Show how a printed test went by the marks that were entered."""
    me, moment = visitor().person_id, now()
    with reading() as rows:
        printed_test(rows, paper_id, me, now=moment)
    found = _printed([paper_id])[paper_id]
    with reading() as rows:
        test = printed_test(rows, paper_id, me, now=moment)
        return render_template(
            "figures/paper.html",
            test=test,
            grain=found.grain,
            found=found.figures,
            kinds=[section["kind"] for section in test.layout["sections"]],
            asked=printed_analysis.printed_wordings(rows, test),
            enough=ENOUGH,
        )


def _printed(paper_ids: Collection[int]) -> dict[int, PrintedFigures]:
    """Return the figures of printed tests, worked out anew where marks were entered."""
    with reading() as rows:
        kept = printed_analysis.kept_printed(rows, paper_ids)
    for paper_id in paper_ids:
        if paper_id not in kept:
            with writing() as rows:
                kept[paper_id] = printed_analysis.keep_printed(rows, paper_id)
                rows.commit()
    return kept


def _exams(exam_ids: Collection[int]) -> dict[int, TestFigures | None]:
    """Return the figures of exams, worked out anew where marks have changed."""
    with reading() as rows:
        kept = exam_analysis.kept_figures(rows, exam_ids)
    for exam_id in exam_ids:
        if exam_id not in kept:
            with writing() as rows:
                kept[exam_id] = exam_analysis.keep_figures(rows, exam_id)
                rows.commit()
    return kept
