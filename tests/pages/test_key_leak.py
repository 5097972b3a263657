"""Before an answer is given, no byte of the page depends on what is right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.questions import Version
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import to_json
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.study.examining.sittings import start
from question_bank.study.exams import Sort
from quizapp.clock import now
from tests.pages.examining import held

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from question_bank.questions.content import Content
    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.lessons import Lesson

RANGED = tuple(f"第{word}步" for word in "甲乙丙丁")
SIDES = ("齐全", "规范", "期限", "效率")
LEFTS = ("收集", "整理", "归档", "利用")
ATTEMPT = "a" * 22
OPTIONS = ("及时整理", "专人负责", "定期检查", "按时归档")
ONE_TIME = re.compile(r'name="(?:csrf_token|attempt|shown_at)" value="[^"]*"')
IN_EXAMS = re.compile(r'data-left="\d+"|还剩 \d+ 分|name="csrf_token" value="[^"]*"')
ANY_OPTION = re.compile("|".join(OPTIONS))
PAIRS = {
    "choice": tuple(Choice("档案工作先做什么？（　　）", OPTIONS, one) for one in OPTIONS[:2]),
    "multiple": (
        Multiple("档案工作要做什么？（　　）", OPTIONS, OPTIONS[:2]),
        Multiple("档案工作要做什么？（　　）", OPTIONS, OPTIONS[1:]),
    ),
    "judgement": (
        Judgement("档案要及时整理。", truth=True),
        Judgement("档案要及时整理。", truth=False, correction="档案要专人整理。"),
    ),
}


def reword(database: Database, question_id: int, content: Content) -> None:
    """Let a question be another, as if it had always been."""
    with database.writing() as rows:
        version = rows.scalars(select(Version).where(Version.question_id == question_id)).one()
        version.content = to_json(content)
        rows.commit()


@pytest.mark.parametrize("kind", PAIRS)
def test_a_page_is_the_same_whatever_is_right(
    trainee_client: FlaskClient, teach: Callable[..., Lesson], database: Database, kind: str
) -> None:
    one, other = PAIRS[kind]
    question_id = teach(one).question_ids[0]

    def shown(content: Content) -> str:
        reword(database, question_id, content)
        page = ONE_TIME.sub("", trainee_client.get(f"/quiz/{question_id}").text)
        return ANY_OPTION.sub("○", page)  # their order is by chance

    assert to_json(one) != to_json(other)
    assert "档案" in shown(one)
    assert shown(one) == shown(other)


def matching(*rights: str) -> Matching:
    return Matching(
        "将档案工作的环节与着眼点配对。", tuple(zip(LEFTS, rights, strict=True)), ("保密",)
    )


DRAWN = {
    "ordering": (
        Ordering("请按档案工作的先后排列。", RANGED),
        Ordering("请按档案工作的先后排列。", RANGED[::-1]),
    ),
    "matching": (matching(*SIDES), matching(*SIDES[::-1])),
}


@pytest.mark.parametrize("kind", DRAWN)
def test_no_order_tells_which_one_is_right_even_to_who_knows_how_it_was_drawn(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    one, other = DRAWN[kind]
    question_id = teach(one).question_ids[0]
    monkeypatch.setattr("secrets.token_urlsafe", lambda _: ATTEMPT)  # what orders are drawn by

    def shown(content: Content) -> str:
        reword(database, question_id, content)
        return ONE_TIME.sub("", trainee_client.get(f"/quiz/{question_id}").text)

    assert "档案" in shown(one)
    assert shown(one) == shown(other)


EXAMS = {
    **{kind: (found, Section(kind, 1, 1.0)) for kind, found in PAIRS.items()},
    **{kind: (found, Section(kind, 1, 1.0)) for kind, found in DRAWN.items()},
    "cloze": (
        (
            Cloze("档案工作要____。", ("及时整理",), ((),)),
            Cloze("档案工作要____。", ("专人负责",), ((),)),
        ),
        Section("cloze", 1, 1.0),
    ),
    "recall": (
        tuple(Recall("档案工作要做到哪四条？", one, ((),) * 4) for one in (OPTIONS, RANGED)),
        Section("recall", 1, 1.0),
    ),
}


@pytest.mark.parametrize("kind", EXAMS)
def test_an_exam_s_pages_are_the_same_whatever_is_right(
    trainee: Someone,
    instructor: Someone,
    trainee_client: FlaskClient,
    database: Database,
    *,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    (one, other), section = EXAMS[kind]
    monkeypatch.setattr("secrets.token_urlsafe", lambda _: ATTEMPT)
    hall = held(database, instructor, [trainee], contents=(one,), sections=(section,))
    with database.writing() as rows:
        sitting = start(
            rows, trainee_id=trainee.id, exam_id=hall.exam_id, sort=Sort.EXAM, seed=3, now=now()
        )
        rows.commit()

    def shown(content: Content) -> str:
        reword(database, hall.lesson.question_ids[0], content)
        page = trainee_client.get(f"/sittings/{sitting}")
        assert page.status_code == 200
        return IN_EXAMS.sub("", page.text)

    assert "档案" in shown(one)
    assert shown(one) == shown(other)
