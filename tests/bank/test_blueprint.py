from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.blueprints.blueprint import Blueprint, Section, from_json
from question_bank.bank.blueprints.drawing import available, draw
from question_bank.bank.questions import AcceptedAnswer, Question, Source, Status, Version
from question_bank.errors import Refused
from question_bank.questions.cloze import Cloze
from tests.papers.material import DUTIES, LONG_AGO, ORIGIN, a_cloze, a_course

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def asking(cloze: int = 0, matching: int = 0) -> Blueprint:
    sections = (Section("cloze", cloze, 2.0), Section("matching", matching, 10.0))
    return Blueprint("测试", tuple(section for section in sections if section.number))


def test_the_same_bank_and_seed_draw_the_same_questions(session: Session) -> None:
    course_id = a_course(session, [(a_cloze(n), n) for n in range(30)])

    first, again, other = (
        draw(session, asking(cloze=10), course_id=course_id, seed=seed) for seed in (5, 5, 6)
    )

    assert first == again
    assert first != other
    assert len({one.question_id for one in first[0]}) == 10


def test_no_two_questions_are_about_one_point_while_there_are_others(session: Session) -> None:
    contents = [(a_cloze(n), n // 3) for n in range(30)]  # ten points, three questions each
    course_id = a_course(session, contents)

    (drawn,) = draw(session, asking(cloze=10), course_id=course_id, seed=1)

    points = {session.get_one(Question, one.question_id).requirement_id for one in drawn}
    assert len(points) == 10


def test_a_point_asked_by_matching_is_not_asked_again_by_a_blank(session: Session) -> None:
    course_id = a_course(session, [(DUTIES, 0), (a_cloze(1), 0), (a_cloze(2), 1)])

    for seed in range(8):
        (cloze,), _ = draw(session, asking(1, 1), course_id=course_id, seed=seed)
        assert cloze.content == a_cloze(2)


def test_two_questions_of_one_passage_are_not_asked_together(session: Session) -> None:
    course_id = a_course(session, [(a_cloze(number), number) for number in range(4)])
    first, second = session.scalars(select(Source).order_by(Source.question_id).limit(2))
    second.start, second.end = first.start + 3, first.start + 5
    session.flush()

    for seed in range(8):
        (drawn,) = draw(session, asking(cloze=3), course_id=course_id, seed=seed)
        assert {1, 2} - {one.question_id for one in drawn}


def test_a_point_is_asked_twice_only_when_the_others_run_out(session: Session) -> None:
    course_id = a_course(session, [(a_cloze(1), 0), (a_cloze(2), 0), (a_cloze(3), None)])

    (drawn,) = draw(session, asking(cloze=3), course_id=course_id, seed=1)

    assert {one.content for one in drawn} == {a_cloze(1), a_cloze(2), a_cloze(3)}


def test_a_bank_with_too_few_questions_says_how_many_there_are(session: Session) -> None:
    course_id = a_course(session, [(a_cloze(1), 1), (a_cloze(2), 2)])

    with pytest.raises(Refused) as refused:
        draw(session, asking(cloze=3), course_id=course_id, seed=1)

    assert refused.value.reason == "too_few_questions"
    assert refused.value.facts == {"kind": "cloze", "wanted": 3, "there": 2}


def test_only_approved_questions_of_the_course_are_drawn(session: Session) -> None:
    course_id = a_course(session, [(a_cloze(1), 1), (a_cloze(2), 2)])
    a_course(session, [(a_cloze(3), 3)], name="别的专题")
    session.get_one(Question, 1).status = Status.RETIRED
    session.flush()

    assert available(session, [course_id]) == {course_id: {"cloze": 1}}


def test_a_material_can_be_singled_out(session: Session) -> None:
    course_id = a_course(session, [(a_cloze(1), 1)])

    ((drawn,),) = draw(session, replace(asking(1), speeches=(1,)), course_id=course_id, seed=1)
    with pytest.raises(Refused, match="too_few_questions"):
        draw(session, replace(asking(1), speeches=(2,)), course_id=course_id, seed=1)

    assert drawn.content == a_cloze(1)


def test_the_live_version_is_drawn_with_its_accepted_answers_and_origin(session: Session) -> None:
    course_id = a_course(session, [(a_cloze(1), 1)])
    edited = Cloze("要坚持____导向。", ("问题",), (("目标",),))
    version = Version(question_id=1, number=2, content=asdict(edited), created_at=LONG_AGO)
    session.add(version)
    session.flush()
    session.get_one(Question, 1).live = 2
    for answer in ("目标", "效果"):
        session.add(AcceptedAnswer(version_id=version.id, part=0, answer=answer, added_at=LONG_AGO))
    session.flush()

    ((drawn,),) = draw(session, asking(cloze=1), course_id=course_id, seed=1)

    assert drawn.version_id == version.id
    assert drawn.content == Cloze("要坚持____导向。", ("问题",), (("目标", "效果"),))
    assert drawn.origin == ORIGIN


def test_a_blueprint_comes_back_from_its_json() -> None:
    wanted = Blueprint("测试", (Section("cloze", 10, 1.5),), 60, ("写清姓名。",), (1, 2))

    assert from_json(asdict(wanted)) == wanted
    assert wanted.total == 15


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ({"sections": [{"kind": "cloze", "number": 1, "points": 2}]}, "title"),
        ({"title": "测试"}, "sections"),
        ({"title": "测试", "sections": "cloze"}, "sections"),
        (
            {"title": "测试", "sections": [{"kind": "cloze", "number": 1, "points": 1}] * 11},
            "sections",
        ),
        ({"title": "测试", "sections": [{"kind": "essay", "number": 1, "points": 2}]}, "sections"),
        ({"title": "测试", "sections": [{"kind": "cloze", "number": 0, "points": 2}]}, "sections"),
        (
            {"title": "测试", "sections": [{"kind": "cloze", "number": 1, "points": 0.3}]},
            "sections",
        ),
        ({"title": "测试", "minutes": "一小时"}, "minutes"),
        ({"title": "测试", "speeches": ["一"]}, "speeches"),
    ],
)
def test_a_plan_with_a_slip_names_the_field(written: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        from_json(written)

    assert (refused.value.reason, refused.value.facts) == ("bad_plan", {"field": field})


def test_a_plan_whose_points_do_not_add_up_is_refused() -> None:
    sections = [{"kind": "cloze", "number": 10, "points": 2}]

    with pytest.raises(Refused) as refused:
        from_json({"title": "测试", "sections": sections, "total": 100})

    assert refused.value.facts == {"stated": 100, "found": 20}
