"""Every kind of question: what it is marked by, and that it is stored as it was."""

from __future__ import annotations

import json

import pytest

from question_bank.bank.materials.drafts import content as from_printed
from question_bank.contract import printed
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import KINDS, Content, from_json, keys, mark, prompt, to_json
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple, left_out
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written
from tests.requirements.reading import made

CHOICE = Choice("收文后先要（　　）。", ("签收", "拟办", "归档"), "签收")
MULTIPLE = Multiple(
    "“三清”包括（　　）。", ("事项清", "账目清", "日志清", "设备清"), ("事项清", "日志清")
)
JUDGEMENT = Judgement(
    "“三清”是：事项清、账目清。", truth=False, correction="“三清”是：事项清、日志清。"
)
ORDERING = Ordering("请按先后顺序排列收文的程序。", ("签收", "登记", "拟办"))
RECALL = Recall("简述“两清”（2项）。", ("要交清事项", "查清设备"), (("交清事项",), ()))
EVERY: list[Content] = [
    Cloze("先____，后____。", ("签收", "登记"), (("签字收下",), ()), order_free=True),
    Matching("配对。", (("收文", "签收"), ("发文", "核稿"), ("归档", "立卷")), ("盖章",)),
    CHOICE,
    MULTIPLE,
    JUDGEMENT,
    ORDERING,
    RECALL,
    Written("谈谈怎样值好班。", (("守时", 5), ("守密", 5)), "论述"),
]


def right(content: Content, response: list[str]) -> list[bool]:
    return [one.right for one in mark(content, response)]


@pytest.mark.parametrize("content", EVERY, ids=lambda content: content.kind)
def test_every_kind_is_stored_and_read_again(content: Content) -> None:
    assert from_json(json.loads(json.dumps(to_json(content)))) == content
    assert prompt(content)
    assert keys(content)


def test_all_kinds_are_tried_here() -> None:
    assert [content.kind for content in EVERY] == list(KINDS)


def test_a_kind_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="riddle"):
        from_json({"kind": "riddle"})


def test_of_a_choice_only_its_answer_is_right() -> None:
    assert right(CHOICE, ["签收"]) == [True]
    assert right(CHOICE, ["拟办"]) == [False]
    assert right(CHOICE, []) == [False]


def test_every_option_of_a_multiple_choice_is_marked() -> None:
    assert right(MULTIPLE, ["日志清", "事项清"]) == [True] * 4
    some = mark(MULTIPLE, ["事项清"])
    assert [(one.written, one.key) for one in some] == [
        ("事项清", "事项清"),
        ("", ""),
        ("", "日志清"),
        ("", ""),
    ]
    assert left_out(some) == 1
    assert left_out(mark(MULTIPLE, ["事项清", "账目清"])) == 0
    assert right(MULTIPLE, ["事项清", "账目清"]) == [True, False, False, True]


def test_a_statement_agrees_with_the_material_or_does_not() -> None:
    assert right(JUDGEMENT, ["错"]) == [True]
    assert right(JUDGEMENT, ["对"]) == [False]
    assert keys(JUDGEMENT) == ("错",)


def test_every_place_of_an_order_is_marked() -> None:
    assert right(ORDERING, ["签收", "拟办", "登记"]) == [True, False, False]
    assert [one.key for one in mark(ORDERING, [])] == ["签收", "登记", "拟办"]


def test_what_is_recalled_may_come_in_any_order_unless_the_material_sets_one() -> None:
    assert right(RECALL, ["查清设备", "交清事项"]) == [True, True]
    ordered = Recall(RECALL.stem, RECALL.items, RECALL.accepted, order_free=False)
    assert right(ordered, ["查清设备", "交清事项"]) == [False, False]


def test_nobody_but_a_person_marks_a_written_question() -> None:
    with pytest.raises(ValueError, match="written"):
        mark(EVERY[-1], ["守时"])


@pytest.mark.parametrize("seed", [str(number) for number in range(20)])
def test_options_are_shown_in_a_drawn_order_and_steps_never_in_theirs(seed: str) -> None:
    assert sorted(CHOICE.offered(seed=seed)) == sorted(CHOICE.options)
    assert MULTIPLE.offered(seed=seed) == MULTIPLE.offered(seed=seed)
    assert tuple(ORDERING.offered(seed=seed)) != ORDERING.items


def test_what_the_generator_prints_is_stored_as_it_made_it() -> None:
    lines = (
        "一、管好机关档案",
        "要确保各类档案“收得齐”、“理得清”、“用得上”。查阅档案由分管局领导批准。",
        "二、规范收文办理",
        "收文要按照签收、登记、拟办、批办、承办、归档的程序办理，在三个工作日内办结。",
        "要做到“三个及时”：传阅及时、催办及时、反馈及时。",
    )
    of_speech = made(*lines)
    stored = [from_printed(question) for question in printed(of_speech)["questions"]]

    assert stored == [draft.content for draft in of_speech.drafts]
    kinds = {content.kind for content in stored}
    assert {"cloze", "choice", "recall", "ordering"} <= kinds


def test_what_is_printed_is_read_as_the_same_content() -> None:
    choice = {"kind": "choice", "stem": "…（　　）。", "options": ["甲", "乙"], "answer": "甲"}
    assert from_printed({**choice, "negative": True, "id": "x"}) == Choice(
        "…（　　）。", ("甲", "乙"), "甲", negative=True
    )
    items = [{"text": "甲", "accepted": ["甲等"]}, {"text": "乙", "accepted": []}]
    recall = {"kind": "recall", "stem": "简述。", "items": items, "order_free": True}
    assert from_printed(recall) == Recall("简述。", ("甲", "乙"), (("甲等",), ()))
    points = [{"text": "守时", "marks": 5}]
    written = {"kind": "written", "stem": "谈谈。", "points": points, "form": "论述"}
    assert from_printed(written) == Written("谈谈。", (("守时", 5),), "论述")
