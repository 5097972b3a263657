"""Banks that are shared: who may open them to whom, and what everybody else sees of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.bank import sharing
from question_bank.bank.bank_view import bank_view, remove_tag, rename_tag, tags_of
from question_bank.bank.curation import bulk
from question_bank.bank.curation.bulk import By, chosen
from question_bank.bank.people import Role
from question_bank.bank.speeches import PUBLIC_BANK, Membership, Sharing
from question_bank.errors import NotFound, Refused, Stale

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.questions import Question
    from tests.conftest import Someone

OWNER, EDITOR, READER = Membership.OWNER, Membership.EDITOR, Membership.READER


@pytest.fixture
def by(curator: int, now: datetime) -> By:
    return By(curator, now)


@pytest.fixture
def li(session: Session, add_person: Callable[..., Someone], now: datetime) -> By:
    return By(add_person(session, "li", Role.INSTRUCTOR).id, now)


@pytest.fixture
def own(session: Session, by: By) -> int:
    return sharing.make_bank(session, " 组织处  题库 ", by=by)


def test_a_new_bank_is_its_maker_s_alone(session: Session, own: int, by: By, li: By) -> None:
    mine = sharing.banks_of(session, by.person_id)

    assert [(one.name, one.membership, one.members) for one in mine] == [
        (PUBLIC_BANK, None, 0),
        ("组织处 题库", OWNER, 1),
    ]
    assert [one.name for one in sharing.banks_of(session, li.person_id)] == [PUBLIC_BANK]
    with pytest.raises(NotFound):
        bank_view(session, li.person_id, own)


@pytest.mark.parametrize(
    ("name", "reason"),
    [(" ", "no_bank_name"), ("字" * 81, "no_bank_name"), ("组织处 题库", "bank_exists"),
     (PUBLIC_BANK, "bank_exists")],
)  # fmt: skip
def test_a_bank_has_a_name_of_its_own(
    session: Session, own: int, by: By, name: str, reason: str
) -> None:
    assert own
    with pytest.raises(Refused, match=reason):
        sharing.make_bank(session, name, by=by)


def test_whoever_is_invited_sees_the_bank_and_may_leave_it(
    session: Session, own: int, by: By, li: By
) -> None:
    sharing.invite(session, own, li.person_id, READER, by=by)

    view = bank_view(session, li.person_id, own)
    assert [(one.name, one.membership) for one in view.members] == [("li", READER), ("wang", OWNER)]
    assert view.mine is READER
    sharing.remove_member(session, own, li.person_id, by=li)
    with pytest.raises(NotFound):
        bank_view(session, li.person_id, own)
    told = bank_view(session, by.person_id, own).changes.rows
    assert [(one.sharing, one.by, one.person, one.what) for one in told] == [
        (Sharing.LEFT, "li", "li", ""),
        (Sharing.INVITED, "wang", "li", "reader"),
        (Sharing.MADE, "wang", None, "组织处 题库"),
    ]


def test_only_owners_invite_change_and_take_back(
    session: Session, own: int, by: By, li: By
) -> None:
    sharing.invite(session, own, li.person_id, EDITOR, by=by)

    for attempt in (
        lambda: sharing.invite(session, own, by.person_id, READER, by=li),
        lambda: sharing.change_membership(session, own, li.person_id, OWNER, seen=EDITOR, by=li),
        lambda: sharing.remove_member(session, own, by.person_id, by=li),
        lambda: sharing.rename_bank(session, own, "新名", seen="组织处 题库", by=li),
    ):
        with pytest.raises(Refused, match="not_an_owner"):
            attempt()


def test_the_last_owner_stays(session: Session, own: int, by: By, li: By) -> None:
    with pytest.raises(Refused, match="last_owner"):
        sharing.remove_member(session, own, by.person_id, by=by)
    with pytest.raises(Refused, match="last_owner"):
        sharing.change_membership(session, own, by.person_id, READER, seen=OWNER, by=by)

    sharing.invite(session, own, li.person_id, OWNER, by=by)
    sharing.remove_member(session, own, by.person_id, by=by)
    assert [one.name for one in bank_view(session, li.person_id, own).members] == ["li"]


def test_a_change_of_what_is_not_so_any_more_is_stale(
    session: Session, own: int, by: By, li: By
) -> None:
    sharing.invite(session, own, li.person_id, READER, by=by)
    sharing.change_membership(session, own, li.person_id, EDITOR, seen=READER, by=by)

    with pytest.raises(Stale):
        sharing.change_membership(session, own, li.person_id, OWNER, seen=READER, by=by)
    with pytest.raises(Stale):
        sharing.rename_bank(session, own, "新名", seen="旧名", by=by)
    with pytest.raises(Stale):
        sharing.remove_member(session, own, 99, by=by)


def test_only_instructors_who_are_no_members_are_invited(
    session: Session, own: int, by: By, li: By, add_person: Callable[..., Someone]
) -> None:
    trainee = add_person(session, "zhang", Role.TRAINEE).id

    assert dict(sharing.invitable(session, own)) == {li.person_id: "li"}
    with pytest.raises(NotFound):
        sharing.invite(session, own, trainee, READER, by=by)
    with pytest.raises(Refused, match="member_already"):
        sharing.invite(session, own, by.person_id, READER, by=by)


def test_everybody_s_bank_belongs_to_nobody(session: Session, bank: int, by: By) -> None:
    assert bank_view(session, by.person_id, bank).mine is None
    with pytest.raises(Refused, match="not_an_owner"):
        sharing.rename_bank(session, bank, "我的", seen=PUBLIC_BANK, by=by)


def test_tags_are_renamed_joined_and_removed_with_a_record(
    session: Session, bank: int, question: Callable[..., Question], by: By
) -> None:
    bulk.tag(session, chosen([question().id]), "重点", by=by)
    bulk.tag(session, chosen([question().id, question("matching").id]), "要点", by=by)
    first, second = (tag.id for tag in tags_of(session, bank))  # 要点, 重点

    rename_tag(session, second, "要点", seen="重点", by=by)
    assert [(tag.name, tag.questions) for tag in tags_of(session, bank)] == [("要点", 2)]
    rename_tag(session, first, "必考", seen="要点", by=by)
    with pytest.raises(Stale):
        remove_tag(session, first, seen="要点", by=by)
    remove_tag(session, first, seen="必考", by=by)

    assert tags_of(session, bank) == ()
    told = bank_view(session, by.person_id, bank).changes.rows
    assert [one.what for one in told] == ["必考（2 道）", "要点 → 必考", "重点 → 要点"]


def test_a_tag_of_a_foreign_bank_is_not_found(session: Session, own: int, by: By, li: By) -> None:
    assert own
    with pytest.raises(NotFound):
        remove_tag(session, 99, seen="重点", by=li)
    assert by
