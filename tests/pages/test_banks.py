"""题库与成员: banks are made, shared and left; to everybody else they are not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.bank.people import Role
from question_bank.bank.questions import Question, Requirement
from question_bank.bank.speeches import Bank, BankMember, Reading, Speech
from quizapp.clock import now
from tests.printed import printed

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

    from quizapp.database import Database
    from tests.conftest import Someone


@pytest.fixture
def other(make_person: Callable[..., Someone]) -> Someone:
    return make_person("li", Role.INSTRUCTOR, name="李同事", unit="组织处")


@pytest.fixture
def other_client(logged_in: Callable[[Someone], FlaskClient], other: Someone) -> FlaskClient:
    return logged_in(other)


@pytest.fixture
def own(instructor_client: FlaskClient, other: Someone) -> str:
    assert other
    return instructor_client.post("/banks", data={"name": "组织处题库"}).location


def test_a_bank_is_made_and_shared_and_left(
    instructor_client: FlaskClient, other_client: FlaskClient, other: Someone, own: str
) -> None:
    page = instructor_client.get(own).text
    assert "王管理" in page
    assert f'<option value="{other.id}">李同事（组织处）</option>' in page
    assert other_client.get(own).status_code == 404

    invited = instructor_client.post(
        f"{own}/members", data={"person": other.id, "membership": "reader"}, follow_redirects=True
    ).text
    assert "已邀请。" in invited
    assert "邀请了李同事（只查看）" in invited
    assert "没有可以再邀请的培训管理员" in invited

    theirs = other_client.get(own).text
    assert "退出" in theirs
    assert "改名" not in theirs
    left = other_client.post(f"{own}/members/{other.id}/remove", follow_redirects=True).text
    assert "已退出题库。" in left
    assert other_client.get(own).status_code == 404


def test_the_last_owner_is_told_why_he_cannot_go(
    instructor_client: FlaskClient, instructor: Someone, own: str
) -> None:
    page = instructor_client.post(
        f"{own}/members/{instructor.id}/remove", follow_redirects=True
    ).text
    assert "题库至少要有一名负责人" in page


def test_rights_are_changed_and_taken_back(
    instructor_client: FlaskClient, other_client: FlaskClient, other: Someone, own: str
) -> None:
    member = f"{own}/members/{other.id}"
    data = {"person": other.id, "membership": "reader"}
    instructor_client.post(f"{own}/members", data=data)

    change = {"membership": "editor", "seen": "reader"}
    assert "权限已改。" in instructor_client.post(member, data=change, follow_redirects=True).text
    assert instructor_client.post(member, data=change).status_code == 409
    assert (
        "只有题库的负责人能这样做"
        in other_client.post(
            member, data={"membership": "owner", "seen": "editor"}, follow_redirects=True
        ).text
    )
    assert instructor_client.post(member, data={"membership": "boss"}).status_code == 400
    assert "已收回权限。" in instructor_client.post(f"{member}/remove", follow_redirects=True).text
    assert other_client.get(own).status_code == 404


def test_a_name_is_changed_unless_it_is_taken(instructor_client: FlaskClient, own: str) -> None:
    data = {"name": "公共题库", "seen": "组织处题库"}
    said = instructor_client.post(f"{own}/name", data=data, follow_redirects=True).text
    assert "已有叫“公共题库”的题库" in said
    data["name"] = "干部处题库"
    assert (
        "名称已改。" in instructor_client.post(f"{own}/name", data=data, follow_redirects=True).text
    )
    assert instructor_client.post(f"{own}/name", data=data).status_code == 409
    assert (
        "已有叫“干部处题库”的题库"
        in instructor_client.post("/banks", data={"name": "干部处题库"}, follow_redirects=True).text
    )


def bank_of(rows: Session, owner: Someone) -> int:
    """Make a bank that holds all there is, and belongs to somebody else."""
    take_in(rows, printed(), bank_id=public_bank(rows), name="档案.txt", now=now())
    foreign = Bank(name="督查处题库")
    rows.add(foreign)
    rows.flush()
    rows.add(BankMember(bank_id=foreign.id, person_id=owner.id, membership="owner"))
    for table in (Question, Requirement, Speech, Reading):
        rows.execute(update(table).values(bank_id=foreign.id))
    return foreign.id


def test_everything_of_a_foreign_bank_is_not_found(
    instructor_client: FlaskClient, other: Someone, database: Database
) -> None:
    with database.writing() as rows:
        bank = bank_of(rows, other)
        speech = rows.scalars(select(Speech.id)).one()
        question = rows.scalars(select(Question.id).order_by(Question.id)).first()
        point = rows.scalars(select(Requirement.id).order_by(Requirement.id)).first()
        rows.commit()

    for address in (
        f"/banks/{bank}", f"/bank/{question}", f"/coverage/{speech}", f"/speeches/{speech}",
        f"/bank/new?speech={speech}&point={point}", f"/curation/{question}/edit",
    ):  # fmt: skip
        assert instructor_client.get(address).status_code == 404, address
    for address in (
        f"/banks/{bank}/name", f"/banks/{bank}/members/{other.id}/remove",
        f"/coverage/{speech}/{point}/redraft",
    ):  # fmt: skip
        data = {"name": "我的", "seen": "督查处题库"}
        assert instructor_client.post(address, data=data).status_code == 404, address
    for address, words in (
        ("/bank", "题库还是空的"),
        ("/withdrawals?phrase=三个到位", "没有找到"),
        (f"/bank/bulk/tag?ids={question}", "请先选中试题"),
    ):
        assert words in instructor_client.get(address, follow_redirects=True).text
    assert "督查处题库" not in instructor_client.get("/banks").text


def test_a_tag_is_renamed_and_deleted_on_its_bank_s_page(
    instructor_client: FlaskClient, database: Database
) -> None:
    with database.writing() as rows:
        bank = public_bank(rows)
        take_in(rows, printed(), bank_id=bank, name="档案.txt", now=now())
        rows.commit()
    instructor_client.post("/bank/bulk/tag", data={"ids": ["1", "2"], "name": "重点"})
    page = instructor_client.get(f"/banks/{bank}").text
    assert "2 道" in page
    [tag] = set(re.findall(rf"/banks/{bank}/tags/(\d+)/rename", page))

    address = f"/banks/{bank}/tags/{tag}"
    renamed = instructor_client.post(
        f"{address}/rename", data={"seen": "重点", "name": "必考"}, follow_redirects=True
    ).text
    assert "标签改名：重点 → 必考" in renamed
    assert instructor_client.post(f"{address}/remove", data={"seen": "重点"}).status_code == 409
    gone = instructor_client.post(
        f"{address}/remove", data={"seen": "必考"}, follow_redirects=True
    ).text
    assert "删除标签：必考（2 道）" in gone
    assert "还没有标签" in gone


def test_trainees_have_no_banks(trainee_client: FlaskClient) -> None:
    for address in ("/banks", "/banks/1", "/bank/batches", "/withdrawals", "/coverage/1"):
        assert trainee_client.get(address).status_code == 403


def test_a_speech_goes_into_the_bank_that_was_chosen_and_is_seen_by_its_members_alone(
    instructor_client: FlaskClient, other_client: FlaskClient, own: str, database: Database
) -> None:
    form = instructor_client.get("/speeches/upload").text
    assert '<option value="2">组织处题库</option>' in form
    assert "放进哪个题库" not in other_client.get("/speeches/upload").text

    text = "在档案工作会议上的讲话\n\n档案工作要做到“三个到位”：收集到位，整理到位，保管到位。\n"
    sent = instructor_client.post(
        "/speeches/upload", data={"agreed": "y", "text": text, "bank": "2"}
    )

    assert sent.status_code == 302
    with database.reading() as rows:
        assert rows.scalars(select(Speech.bank_id)).all() == [2]
    assert "在档案工作会议上的讲话" in instructor_client.get("/speeches").text
    assert "在档案工作会议上的讲话" not in other_client.get("/speeches").text
    assert (
        other_client.post(
            "/speeches/upload", data={"agreed": "y", "text": text, "bank": "2"}
        ).status_code
        == 404
    )
    assert own


def test_a_question_that_was_moved_shows_its_paragraph_but_no_way_into_a_foreign_speech(
    instructor_client: FlaskClient, other_client: FlaskClient, other: Someone, own: str,
    database: Database,
) -> None:  # fmt: skip
    with database.writing() as rows:
        take_in(rows, printed(), bank_id=2, name="档案.txt", now=now())  # into the first's own bank
        rows.commit()
    assert other_client.get("/bank/1").status_code == 404
    instructor_client.post("/banks", data={"name": "两人题库"})
    instructor_client.post("/banks/3/members", data={"person": other.id, "membership": "reader"})
    instructor_client.post("/bank/bulk/move", data={"ids": "1", "into": "3"})

    page = other_client.get("/bank/1").text
    assert "<mark>整理要到位</mark>" in page
    assert "看全文" not in page
    assert "/coverage/" not in page
    listed = other_client.get("/bank").text
    assert "档案讲话" in listed
    assert "/speeches/1" not in listed
    assert "看全文" in instructor_client.get("/bank/1").text
    assert own
