"""Lists of an instructor's are paged, and take the same statements however long they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.bank.speeches import Speech
from question_bank.papers import tables
from quizapp.clock import now
from tests.papers.material import a_course
from tests.printed import RAW, printed

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

    from quizapp.database import Database

OF_THE_BANK = (
    "/bank", "/bank?words=到位&order=hardest", "/bank/batches", "/banks", "/banks/1", "/coverage/1",
    "/withdrawals?phrase=三个到位", "/bank/bulk/retire?ids=1&ids=2&ids=3", "/bank/1",
)  # fmt: skip


def test_materials_are_paged_and_found_by_title_or_speaker(
    instructor_client: FlaskClient, database: Database, statements: list[str]
) -> None:
    with database.writing() as rows:
        bank_id = public_bank(rows)
        take_in(rows, printed(), bank_id=bank_id, name="档案.txt", now=now())
        rows.commit()
    statements.clear()
    instructor_client.get("/speeches")
    few = len(statements)
    with database.writing() as rows:
        rows.add_all(
            Speech(bank_id=bank_id, title=f"第 {number} 次讲话", speaker="许之恒", created_at=now())
            for number in range(1, 31)
        )
        rows.commit()

    statements.clear()
    first = instructor_client.get("/speeches").text
    assert len(statements) == few
    assert "第 1 页，共 2 页" in first
    assert "第 30 次讲话" in first
    assert "档案讲话" not in first
    assert "档案讲话" in instructor_client.get("/speeches?page=2").text
    assert "档案讲话" in instructor_client.get("/speeches?words=档案").text
    assert "找到 30 篇" in instructor_client.get("/speeches?words=之恒").text
    assert "没有找到这样的材料" in instructor_client.get("/speeches?words=无").text


def issue(rows: Session, course_id: int, number: int) -> None:
    """Store a paper in two booklets."""
    blueprint = {"title": "测试", "sections": [{"kind": "cloze", "number": 1, "points": 2}]}
    paper = tables.Paper(
        course_id=course_id, title=f"第 {number} 份试卷", blueprint=blueprint, seed=1,
        created_at=now(),
    )  # fmt: skip
    rows.add(paper)
    rows.flush()
    rows.add_all(
        tables.Issue(
            paper_id=paper.id, number=place, booklet=booklet, printed={}, version_ids=[], seed=1,
            issued_at=now(),
        )
        for place, booklet in enumerate("AB", start=1)
    )  # fmt: skip


@pytest.mark.parametrize("page", ["2", "77"])
def test_papers_are_paged(
    instructor_client: FlaskClient, database: Database, statements: list[str], page: str
) -> None:
    with database.writing() as rows:
        course = a_course(rows, [])
        issue(rows, course, 1)
        rows.commit()
    statements.clear()
    instructor_client.get("/papers")
    few = len(statements)
    with database.writing() as rows:
        for number in range(2, 32):
            issue(rows, course, number)
        rows.commit()

    statements.clear()
    first = instructor_client.get("/papers").text
    assert len(statements) == few
    assert "第 31 份试卷" in first
    assert "第 1 份试卷" not in first
    last = instructor_client.get(f"/papers?page={page}").text
    assert "第 1 份试卷" in last
    assert "第 2 页，共 2 页" in last


def test_the_pages_of_the_bank_take_the_same_statements_however_much_there_is(
    instructor_client: FlaskClient, database: Database, statements: list[str]
) -> None:
    taken: dict[str, list[int]] = {}
    for title in ("档案讲话", "又一次档案讲话"):
        with database.writing() as rows:
            raw = RAW.replace("全县", title)
            take_in(
                rows, printed(raw, title=title), bank_id=public_bank(rows), name="档案.txt",
                now=now(),
            )  # fmt: skip
            rows.commit()
        for number in (1, 2):
            instructor_client.post("/bank/bulk/tag", data={"ids": "1", "name": f"{title}{number}"})
            instructor_client.post("/banks", data={"name": f"{title}{number}"})
        for address in OF_THE_BANK:
            statements.clear()
            assert instructor_client.get(address).status_code == 200
            taken.setdefault(address, []).append(len(statements))

    assert all(few == many > 0 for few, many in taken.values()), taken
