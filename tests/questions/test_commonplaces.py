from __future__ import annotations

import itertools
import re

import pytest

from question_bank.questions.cloze import Cloze
from question_bank.questions.fitness.sayings import HEADS, OPENINGS, SAYINGS
from question_bank.questions.fitness.slogans import SLOGANS
from tests.requirements.reading import made

SAYING = "固定说法，不学也会"


def refused(*lines: str) -> dict[str, bool]:
    """Return of the words each cloze asks for whether everybody can complete them."""
    return {
        draft.content.answers[0]: SAYING in draft.notes
        for draft in made("一、抓好落实", *lines).drafts
        if isinstance(draft.content, Cloze)
    }


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("办公室要做到沟通上下、联系左右、协调内外，不让一件事落空。", "协调内外"),
        ("督查组要做到不发通知、不打招呼、不听汇报、不带礼品，一竿子插到底。", "不听汇报"),
        ("各村要把防汛责任落实好，做到横向到边、纵向到底、不留死角。", "纵向到底"),
        ("排查工作要做到底数清、情况明、数字准、台账细。", "情况明"),
        ("值班人员对苗头问题要做到早发现、早报告、早登门。", "早登门"),
        ("各组要把试点工作启动好、组织好、推进好。", "组织好"),
        ("青年干部要不断提高自己、丰富自己、磨炼自己。", "磨炼自己"),
        ("街道要建设小菜园、小果园、小花园，让闲地绿起来。", "小果园"),
        ("项目办要把这项工作年初部署、年中督、年底查。", "年底查"),
        ("转移群众要做到老人不落、小孩不落、病人不落。", "小孩不落"),
        ("民政所要坚持发现一处、登记一处、销号一处。", "登记一处"),
    ],
)
def test_an_item_its_neighbours_bring_up_is_a_set_phrase(line: str, known: str) -> None:
    assert refused(line)[known]


def test_what_a_speech_adds_to_a_series_of_everybody_may_be_asked() -> None:
    asked = refused("督查组要做到不发通知、不打招呼、不听汇报、不带礼品，一竿子插到底。")

    assert asked["不听汇报"]
    assert not asked["不带礼品"]


def test_an_item_without_its_neighbours_is_no_set_phrase() -> None:
    asked = refused("帮扶干部要做到账目公开、看得见、结对到户、逢集必访。")

    assert not any(asked.values())


def test_a_known_series_is_asked_by_its_name() -> None:
    series = (
        "原因未查清不放过；责任人员未处理不放过；整改措施未落实不放过；有关人员未受到教育不放过"
    )
    line = f"处理事故要坚持“四不放过”：{series}。"

    assert not any(refused(line).values())
    assert all(refused(f"处理事故要坚持{series.replace('；', '、')}的原则。").values())
    whole = [draft for draft in made(line).drafts if draft.content.kind == "recall"]
    assert [draft.ready for draft in whole] == [True]


def test_the_heading_that_opens_every_such_talk_is_a_set_phrase() -> None:
    drafts = made(
        "下面我讲三点意见。",
        "一、充分认识护林防火工作的重要意义",
        "林子是全县的家底。",
        "二、把住进山的每一个路口",
        "各村要设卡登记。",
        "三、切实加强对护林防火工作的组织领导",
        "各乡镇要把责任分到山头。",
    ).drafts
    notes = {
        draft.content.answers[0]: draft.notes
        for draft in drafts
        if isinstance(draft.content, Cloze)
    }

    assert SAYING in notes["充分认识护林防火工作的重要意义"]
    assert SAYING in notes["切实加强对护林防火工作的组织领导"]
    assert SAYING not in notes["把住进山的每一个路口"]


def test_what_a_course_for_offices_teaches_is_no_set_phrase() -> None:
    asked = refused("办公室要抓好参谋服务、督查督办、综合协调、机要保密等工作。")

    assert asked
    assert not any(asked.values())


def test_every_line_of_the_tables_is_a_series_of_chinese_words_without_repeats() -> None:
    for line in itertools.chain(SAYINGS, SLOGANS, HEADS, OPENINGS):
        words = line.split("、")

        assert len(words) > 1
        assert len(set(words)) == len(words), line
        assert all(re.fullmatch("[一-鿿0-9]+", word) for word in words), line


def test_what_any_office_is_told_is_a_set_phrase() -> None:
    asked = refused("各科室要做到落实工作责任、强化保障措施、加大督查力度、守好库房大门。")

    assert all(asked[item] for item in ("落实工作责任", "强化保障措施", "加大督查力度"))
    assert not asked["守好库房大门"]
