from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.materials.intake import take_in
from question_bank.bank.materials.siblings import siblings_of
from question_bank.questions.options.shelf import Sibling, siblings_from_json, siblings_to_json
from question_bank.requirements.frames import UNNAMED
from tests.printed import printed

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


PAIRS = Sibling(None, ("登记", "入库", "借阅"), "岗位 ↔ 职责", ("收发员", "保管员", "查阅员"))


def test_a_bank_lends_its_whole_named_lists_and_its_pairs(
    session: Session, bank: int, now: datetime
) -> None:
    take_in(session, printed(), bank_id=bank, name="档案.txt", now=now)

    lent = siblings_of(session, bank)

    assert lent == (Sibling("三个到位", ("收集要到位", "整理要到位", "保管要到位")), PAIRS)
    assert siblings_from_json(siblings_to_json(lent)) == lent


def test_a_list_with_a_hole_is_not_lent(session: Session, bank: int, now: datetime) -> None:
    given = printed()
    given["requirements"][0]["complete"] = False
    take_in(session, given, bank_id=bank, name="档案.txt", now=now)

    assert siblings_of(session, bank) == (PAIRS,)


def test_pairs_that_nothing_names_are_not_lent(session: Session, bank: int, now: datetime) -> None:
    given = printed()
    given["requirements"][1]["relation"] = UNNAMED
    take_in(session, given, bank_id=bank, name="档案.txt", now=now)

    assert [sibling.name for sibling in siblings_of(session, bank)] == ["三个到位"]
