"""勘误重出: a correction is a further issue of the same paper; what stood before is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sqlalchemy import select

from question_bank.bank.people import Role, add_person
from question_bank.bank.questions import Question, Version
from question_bank.papers.paper import from_json
from question_bank.papers.secrecy import keep_secret
from question_bank.papers.tables import Issue, PaperReader
from question_bank.papers.tables import Paper as PaperRow
from question_bank.questions.content import to_json
from quizapp.clock import now
from tests.pages.planning import PLAN, issued, looked_at
from tests.papers.material import LONG_AGO, a_cloze, a_course

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

    from question_bank.papers.paper import Paper
    from quizapp.database import Database

FIELDS = ("picks", "locked", "shape", "corrects", "seed")


def reword(database: Database, words: str) -> None:
    """Word the first question of the first paper anew."""
    with database.writing() as session:
        version_id = session.scalars(select(Issue.version_ids).order_by(Issue.id)).all()[0][0]
        question = session.get_one(Question, session.get_one(Version, version_id).question_id)
        content = to_json(
            replace(a_cloze(1), stem=f"{words}____。", answers=("质量",), accepted=((),))
        )
        question_id, number = question.id, question.live + 1
        session.add(
            Version(question_id=question_id, number=number, content=content, created_at=LONG_AGO)
        )
        session.flush()
        question.live = number
        session.commit()


def hidden(page: str) -> dict[str, str]:
    found = ((name, re.search(rf'name="{name}" value="([^"]*)"', page)) for name in FIELDS)
    return {name: match[1] for name, match in found if match}


def corrected(browser: FlaskClient, course_id: int, place: str) -> str:
    """Look at the correction of a paper, freeze it and return where it stands."""
    start = browser.get(place.replace("/papers/", "/papers/new/like/") + "?correct=1").text
    plan = {**PLAN, **hidden(start)}
    preview = browser.post(f"/papers/new/{course_id}/preview", data=plan).text
    plan |= {**hidden(preview), "looked_at": looked_at(preview)}
    answer = browser.post(f"/papers/new/{course_id}", data=plan)
    assert answer.status_code == HTTPStatus.FOUND
    return answer.location


def a_colleague(session: Session) -> int:
    return add_person(
        session, login="tongshi", name="顾长河", roles=[Role.INSTRUCTOR],
        password="not used here at all", now=LONG_AGO,
    )  # fmt: skip


def papers_of(database: Database, place: str) -> list[Paper]:
    with database.reading() as session:
        rows = session.scalars(
            select(Issue.printed)
            .where(Issue.paper_id == int(place.rsplit("/", 1)[1]))
            .order_by(Issue.number)
        )
        return [from_json(row) for row in rows]


def test_a_correction_is_the_next_issue_of_both_booklets_with_everything_else_as_it_was(
    instructor_client: FlaskClient, course_id: int, database: Database
) -> None:
    first = issued(instructor_client, course_id, two="y")
    reword(database, "改正后的")

    second = corrected(instructor_client, course_id, first)

    before, after = papers_of(database, first), papers_of(database, second)
    assert [(one.booklet, one.edition) for one in after] == [("A", 2), ("B", 2)]
    changed = {before[0].items[0].version_id}
    for old, new in zip(before, after, strict=True):
        assert re.fullmatch(rf"\d{{4}}-\d\d-{new.booklet}-第2版-[0-9a-f]{{4}}", new.code)
        assert new.code != old.code
        pairs = list(zip(old.items, new.items, strict=True))
        same = [(one, two) for one, two in pairs if one.version_id not in changed]
        assert len(same) == len(pairs) - 1
        assert all(one == two for one, two in same)
    for sheet in ("test", "key"):
        page = instructor_client.get(second, query_string={"booklet": 2, "sheet": sheet}).text
        assert "（勘误第2版　闭卷　时间 45 分钟　满分 16 分）" in page
    assert "改正后的" in instructor_client.get(second).text


def test_the_earlier_issue_stays_as_it_was_and_says_that_it_is_replaced(
    instructor_client: FlaskClient, course_id: int, database: Database
) -> None:
    first = issued(instructor_client, course_id)
    file = instructor_client.post(f"{first}/1/test.docx").data
    reword(database, "改正后的")
    second = corrected(instructor_client, course_id, first)
    reword(database, "再改正的")

    third = corrected(instructor_client, course_id, second)

    old = instructor_client.get(first).text
    assert "这一版已由勘误第3版替代，只供查对。" in old
    assert "改正后的" not in old
    assert f'href="{third}">打开最新一版' in old
    assert "勘误重出" not in old
    assert instructor_client.post(f"{first}/1/test.docx").data == file
    new = instructor_client.get(third).text
    assert "替代" not in new
    assert re.search(
        rf'<a href="{first}">第1版</a>.*<a href="{second}">第2版</a>.*<b>第3版</b>', new
    )
    sent = instructor_client.post(f"{third}/1/key.docx").headers["Content-Disposition"]
    assert "办公室业务测试参考答案（勘误第3版）.docx" in unquote(sent)
    listed = instructor_client.get("/papers").text
    assert listed.count("已换版") == 2
    assert listed.count("勘误第3版") == 1
    again = instructor_client.get(first.replace("/papers/", "/papers/new/like/") + "?correct=1")
    assert again.status_code == HTTPStatus.CONFLICT
    assert "这份试卷已经勘误重出过" in again.text


def test_a_correction_is_as_secret_as_what_it_takes_the_place_of(
    instructor_client: FlaskClient, course_id: int, database: Database
) -> None:
    first = issued(instructor_client, course_id)
    with database.writing() as session:
        paper = session.scalars(select(PaperRow)).one()
        me, maker = paper.created_by, a_colleague(session)
        assert me is not None
        until = now() + timedelta(days=3)
        keep_secret(session, paper.id, until=until, named=(), person_id=me, now=now())
        session.add(PaperReader(paper_id=paper.id, person_id=me))
        paper.created_by = maker
        session.commit()

    corrected(instructor_client, course_id, first)

    with database.reading() as session:
        old, new = session.scalars(select(PaperRow).order_by(PaperRow.id))
        assert new.usable_from == old.usable_from is not None
        readers = select(PaperReader.person_id).where(PaperReader.paper_id == new.id)
        assert (new.created_by, session.scalars(readers).all()) == (me, [maker])


def test_a_correction_sent_twice_is_one_issue_and_never_of_another_course(
    instructor_client: FlaskClient, course_id: int, database: Database
) -> None:
    first = issued(instructor_client, course_id)
    second = corrected(instructor_client, course_id, first)
    with database.writing() as session:
        other = a_course(session, [(a_cloze(8), 8)], name="督查工作")
        session.commit()

    stray = {"title": "督查", "cloze_number": "1", "cloze_points": "2", "notes": "", "seed": "5"}
    paper_id = second.rsplit("/", 1)[1]
    page = instructor_client.post(
        f"/papers/new/{other}/preview", data={**stray, "corrects": paper_id}
    )
    none = instructor_client.post(f"/papers/new/{other}/preview", data={**stray, "corrects": "404"})

    assert page.status_code == none.status_code == HTTPStatus.NOT_FOUND
