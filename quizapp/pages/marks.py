"""录入成绩: the marks of a printed test, name by section, typed or from a table."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.paging import place
from question_bank.bank.people import Role
from question_bank.exchange.tables import cells_of
from question_bank.papers.records.printed import printed_test, set_facts, stored_test
from question_bank.study.printed.entering import PAGE, enter, head_count, sheets
from question_bank.study.printed.importing import take_in as take_in_table
from question_bank.study.printed.layout import ABSENT, from_json, points_of, total_of
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms.marks import FactsForm, MarksFileForm, typed_cells
from quizapp.marking import By, columns, said, told
from quizapp.numbers import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask.typing import ResponseReturnValue

pages = Blueprint("marks", __name__, url_prefix="/marks")


@pages.get("/<int:paper_id>")
@only(Role.INSTRUCTOR)
def index(paper_id: int) -> ResponseReturnValue:
    """Show the grid of a printed test's marks."""
    return _grid(paper_id, {})


@pages.post("/<int:paper_id>")
@only(Role.INSTRUCTOR)
def save(paper_id: int) -> ResponseReturnValue:
    """Store the cells that were changed; those that cannot be stay on the page as they are."""
    cells, wrong = typed_cells(request.form)
    me, moment = visitor().person_id, now()
    with writing() as rows:
        test = stored_test(rows, paper_id, me, now=moment)
        problems = enter(rows, test, cells, person_id=me, now=moment)
        rows.commit()
    errors = {f"m-{one.cell.trainee_id}-{one.cell.part}": said(one) for one in problems}
    errors |= dict.fromkeys(wrong, "不是分数")
    stored = len(cells) - len(problems)
    if errors:
        flash(f"存了 {stored} 格，有 {len(errors)} 格没有存，请看标出的地方。", "warn")
        return _grid(paper_id, errors), HTTPStatus.CONFLICT
    flash(f"已保存，改了 {stored} 格。" if stored else "没有改动。", "done")
    page = request.form.get("turn", type=number) or request.args.get("page", 1, type=number)
    there = url_for(".index", paper_id=paper_id, page=page, by=By.here())
    return redirect(there, HTTPStatus.SEE_OTHER)


@pages.route("/<int:paper_id>/facts", methods=["GET", "POST"])
@only(Role.INSTRUCTOR)
def facts(paper_id: int) -> ResponseReturnValue:
    """Ask when the test was held and from how many points on it is passed."""
    me = visitor().person_id
    with reading() as rows:
        test = printed_test(rows, paper_id, me, now=now())
    start = {
        "held_on": test.held_on,
        "pass_mark": test.pass_mark,
        "merit_mark": test.merit_mark,
        "seen": test.revision,
    }
    form = FactsForm(data=start)
    form.total = from_json(test.layout).total
    if not form.validate_on_submit():
        page = render_template("marks/facts.html", test=test, total=form.total, form=form)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    with writing() as rows:
        set_facts(
            rows, paper_id, held_on=form.held_on.data, pass_mark=form.pass_mark.data,
            merit_mark=form.merit_mark.data, person_id=me, seen=form.seen.data or 0, now=now(),
        )  # fmt: skip
        rows.commit()
    flash("已保存。", "done")
    return redirect(url_for(".index", paper_id=paper_id), HTTPStatus.SEE_OTHER)


@pages.route("/<int:paper_id>/import", methods=["GET", "POST"])
@only(Role.INSTRUCTOR)
def take_in(paper_id: int) -> ResponseReturnValue:
    """Ask for a table of marks, and tell row by row what became of it."""
    me, form, found = visitor().person_id, MarksFileForm(), None
    with reading() as rows:
        test = printed_test(rows, paper_id, me, now=now())
    if form.validate_on_submit():
        cells = cells_of(form.file.data.read())
        with writing() as rows:
            found = take_in_table(
                rows, stored_test(rows, paper_id, me, now=now()), cells,
                overwrites=form.overwrites.data, source=(form.file.data.filename or "")[-100:],
                person_id=me, now=now(),
            )  # fmt: skip
            rows.commit()
    page = render_template(
        "marks/take_in.html", test=test, layout=from_json(test.layout), form=form, found=found,
        told=told,
    )  # fmt: skip
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _grid(paper_id: int, errors: Mapping[str, str]) -> str:
    by = By.here()
    with reading() as rows:
        test = printed_test(rows, paper_id, visitor().person_id, now=now())
        count = head_count(rows, test, person_id=visitor().person_id)
        page, last = place(request.args.get("page", 1, type=number), count, PAGE)
        people = sheets(rows, test, person_id=visitor().person_id, page=page)
    layout = from_json(test.layout)
    return render_template(
        "marks/index.html",
        test=test,
        total=layout.total,
        columns=columns(layout, by),
        by=by,
        people=people,
        sections={one.trainee_id: points_of(layout, one.marks) for one in people},
        totals={one.trainee_id: total_of(layout, one.marks) for one in people},
        absent=ABSENT,
        page=page,
        last=last,
        errors=errors,
    )
