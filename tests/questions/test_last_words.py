"""What is read of the ends of things: of a row, of a speech, of an item, of a sentence."""

from __future__ import annotations

import pytest

from question_bank.questions.content import prompt
from question_bank.questions.recall import Recall
from tests.questions.test_asides import HEADING, notes, ready
from tests.requirements.reading import all_items, is_good, lists, made


def stems(*lines: str) -> list[str]:
    """Return the stems of the good questions of a speech with these paragraphs."""
    return [getattr(one.content, "stem", "") for one in made(*lines).drafts if is_good(one)]


def notes_of(stem: str, *lines: str) -> set[str]:
    """Return why the questions whose stem holds some words are not ready."""
    asked = [one for one in made(*lines).drafts if stem in getattr(one.content, "stem", "")]
    assert asked
    return {note for one in asked for note in one.notes}


ROW = ("一是把账册理清楚。", "二是把库房锁牢靠。", "三是把钥匙管起来。")
FAR = "库房之外的事情也不少。" * 6
RULE = "要落实双人值守、定时巡查、当面交接三项制度。"


def test_what_is_told_in_passing_reaches_no_further_than_twice_its_like() -> None:
    found = next(one for one in lists("（一）管好家底", *ROW, FAR, RULE) if one.runs)
    headings = made("（一）管好家底", *ROW, FAR, RULE).outline.headings

    assert [headings[index].words.text for index in found.under] == ["管好家底"]


SECTIONS = (
    "一、守好窗口",
    "窗口要落实首问负责、一次告知、限时办结三项制度。",
    "二、管好车辆",
    "车辆要落实定点加油、定点维修、定点保险三项制度。",
)
AT_THE_END = (
    "最后，讲讲怎么抓好督办。一要列清单，逐项登记。二要定专人，逐日过问。三要常通报，逐月公布。"
)


def test_what_a_speaker_says_at_the_end_is_not_said_of_the_last_section() -> None:
    asked = [one for one in stems(*SECTIONS, AT_THE_END) if "列清单" in one or "督办" in one]

    assert asked
    assert all("管好车辆" not in stem and "就“怎么抓好督办”" in stem for stem in asked)


def test_the_last_point_of_a_section_is_still_of_it() -> None:
    last = "首先，车要停好。最后，讲讲钥匙。"
    speech = (*SECTIONS[:3], last, "最后，还有钥匙。要落实定点存放、专人保管、逐日登记三项制度。")
    found = next(one for one in lists(*speech) if "定点存放" in one.items[0].text)

    assert found.under


def test_a_day_is_not_taken_for_the_number_of_an_item() -> None:
    line = "转出去的件，第十天要问一次进度，第三十天要见到初步意见，第六十天要拿出结果。"

    assert not any("十天要见到初步意见" in row for row in all_items(line))


def test_two_characters_are_no_name_of_two_things() -> None:
    line = "干净二字说起来简单，就是公私分得开，不该拿的一分不拿。"

    assert not any(one.name for one in lists(line))


def test_the_last_of_a_row_may_stand_behind_a_word_that_joins_it() -> None:
    line = (
        "科室应当争创一流，有一流的服务态度，一流的办事效率，一流的会风文风，还应有一流的工作环境。"
    )
    row = ["一流的服务态度", "一流的办事效率", "一流的会风文风", "一流的工作环境"]

    assert row in all_items(line)
    assert set(row) <= ready(HEADING, line)


def test_the_verb_that_governs_all_is_none_of_the_first() -> None:
    line = "遇到难办的件，要发挥优势，用好统筹协调权、专项事件督办权、督查工作通报权等手段。"

    assert ["统筹协调权", "专项事件督办权", "督查工作通报权"] in all_items(line)


@pytest.mark.parametrize(
    ("answer", "line", "note"),
    [
        ("统筹兼顾", "总之，要统筹兼顾，着眼长远，稳步推进。", "属于结尾号召"),
        (
            "读书使人明理",
            "有位老先生在会上这样说过，读书使人明理，交谈使人机敏，动笔使人严谨。",
            "句子说的是别人",
        ),
        ("该处室", "档案要反映该处室、本地区、本行业的面貌。", "答案不完整"),
        (
            "制度与执行",
            "要坚持制度管执行的好办法，做到制度与执行、教育与惩戒、管理与服务相统一。",
            "题干中出现答案",
        ),
        (
            "带着感情的",
            "要把握群众观点，用带着感情的、设身处地的、实实在在的办法抓好落实。",
            "各项不是一类",
        ),
        (
            "提前彩排",
            "不要把演练演成戏，提前通知、提前彩排、背诵台词，那样的演练害人。",
            "只是举例",
        ),
        ("开到车间", "把会一直开到车间、开到班组、开到工地，为的是统一思想。", "属于会议安排"),
        ("一张笑脸", "只有做到一张笑脸、一把椅子、一颗真心。", "句子不完整"),
    ],
)
def test_what_no_instructor_would_print_is_not_ready(answer: str, line: str, note: str) -> None:
    assert note in notes(answer, line)


def test_a_slip_in_one_item_is_shown_in_no_other_question() -> None:
    lines = (
        "要做到“三个自觉”。",
        "一是自觉严于律已。管好自己的小节。",
        "二是自觉宽以待人。多看别人的长处。",
        "三是自觉清白做事。账目经得起查。",
    )

    assert "原文疑有错别字" in notes_of("自觉严于律已；____", HEADING, *lines)


def test_of_a_list_that_lost_items_none_is_asked_alone() -> None:
    lines = (
        "办公室要当好五个方面的排头兵。",
        "（一）当好学习的排头兵。学习是本分。",
        "（二）当好服务的排头兵。服务是天职。",
        "（三）当好守纪的排头兵。守纪是底线。",
    )

    assert "列举不全" in notes_of("五个方面的排头兵", HEADING, *lines)


def test_what_is_said_of_all_items_is_shown_behind_them() -> None:
    short = "火灾、虫灾、毁林案件等突发情况，必须在第一时间上报。"
    long = f"各科室要确定一名信息员，每月报送信息不少于三条，{short[:-1]}，不准迟报、漏报、瞒报。"
    made_of_both = [one for line in (short, long) for one in made(HEADING, line).drafts]
    asked = [prompt(one.content) for one in made_of_both if "虫灾" in prompt(one.content)]

    assert asked
    assert all("必须在第一时间上报" in one for one in asked)


def test_a_nameless_post_is_quoted_by_the_material() -> None:
    line = "总理要求，各级政府要建设廉洁、务实、高效的政府。"
    asked = [one for one in stems(HEADING, line) if "总理" in one]

    assert asked
    assert all(
        stem.startswith("《在清源县办公室系统工作会议上的讲话》引述总理的话") for stem in asked
    )


def test_long_items_are_recalled_by_what_they_say_first() -> None:
    lines = (
        "一、加强自身建设",
        "一要强化学习，每月组织一次业务讲评，把好的和差的文稿都晒一晒，不怕丢丑。",
        "二要强化责任，按照定岗、定责的要求，重新修订岗位职责。",
        "三要强化团结，小事讲风格，大事讲原则。",
    )
    asked = {one.content.items for one in made(*lines).drafts if isinstance(one.content, Recall)}

    assert ("强化学习", "强化责任", "强化团结") in asked


def test_no_whole_list_is_asked_by_a_heading_that_has_another_row() -> None:
    row = ("一是普及义务教育。", "二是发展职业教育。", "三是提高教学质量。")
    other = ("一是改造乡镇卫生院。", "二是培训乡村医生。", "三是建立健康档案。")

    asked = [one for one in stems("（一）保障和改善民生", *row, *other) if one.startswith("简述")]

    assert not any("保障和改善民生" in stem for stem in asked)
