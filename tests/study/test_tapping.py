from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.questions.cloze import Cloze
from question_bank.questions.marking import comparable
from question_bank.study.quiz.tapping import is_long, pieces, trays
from tests.study.lessons import CHOICE, ONE_BLANK, PAIRS, RECALL

LONG = "任务交办要做到要求明确"
SIBLINGS = ("进度核查要做到实地查看", "问题通报要做到点名道姓", "考核建议要做到客观公正")
ASKED = Cloze("督查要求，____。", (LONG,), ((),))


@pytest.mark.parametrize(
    ("key", "cut"),
    [
        ("明确督查工作的职责权限", ("明确", "督查", "工作的", "职责", "权限")),
        ("立项登记、分解任务", ("立项", "登记", "分解", "任务")),
        ("在2021-2025年实现80%以上", ("在", "2021-2025", "年实现", "80%", "以上")),
        ("书面督查要求“快”", ("书面", "督查", "要求", "快")),
    ],
)
def test_an_answer_is_cut_at_signs_and_joints(key: str, cut: tuple[str, ...]) -> None:
    assert pieces(key) == cut


def test_what_most_siblings_say_too_is_a_piece_of_its_own() -> None:
    assert pieces(LONG, SIBLINGS) == ("任务", "交办", "要做到", "要求", "明确")


@given(st.text("的在对把督查任务、，“”2%.A ", max_size=60), st.lists(st.text("督查任务的")))
def test_pieces_put_together_are_the_answer_as_it_is_compared(key: str, others: list[str]) -> None:
    assert comparable("".join(pieces(key, others))) == comparable(key)


def test_the_tray_holds_the_key_s_pieces_and_a_few_of_siblings_not_in_the_key_s_order() -> None:
    tray = trays(ASKED, SIBLINGS, seed="eins")[0]

    assert set(pieces(LONG, SIBLINGS)) < set(tray)
    assert len(tray) == len(pieces(LONG, SIBLINGS)) + 3
    assert LONG not in "".join(tray)
    strange = set(tray) - set(pieces(LONG, SIBLINGS))
    assert all(any(piece in sibling for sibling in SIBLINGS) for piece in strange)


def test_one_seed_gives_one_order() -> None:
    orders = {trays(ASKED, SIBLINGS, seed=str(number))[0] for number in range(20)}

    assert trays(ASKED, SIBLINGS, seed="7")[0] == trays(ASKED, SIBLINGS, seed="7")[0]
    assert len(orders) > 10


def test_only_words_that_take_long_to_type_are_cut() -> None:
    assert is_long(ASKED)
    assert not any(map(is_long, (ONE_BLANK, RECALL, PAIRS, CHOICE)))
    assert trays(PAIRS, SIBLINGS, seed="") == trays(ONE_BLANK, SIBLINGS, seed="") == {}
