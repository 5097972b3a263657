"""Clauses are asked whole: what is meant and done in them, whose they are, in what case."""

from __future__ import annotations

import pytest

from tests.questions.test_asides import HEADING
from tests.questions.test_last_words import stems
from tests.questions.test_worth import notes
from tests.requirements.reading import all_items


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        (
            "对进展缓慢的事项，先书面提醒、再集体约谈、后通报批评。",
            "先书面提醒",
        ),
        ("总的要求是：坚持政治引领、坚持服务大局、坚持求真务实。", "提出的总的要求是："),
    ],
)
def test_what_a_clause_demands_is_asked(line: str, holds: str) -> None:
    assert any(holds in stem for stem in stems(HEADING, line))


def test_what_is_done_to_all_of_a_row_is_no_part_of_its_last_item() -> None:
    line = "承办单位要把通知单、报告、现场照片、回访记录整理成卷。"

    assert "答案带着句中别的话" in notes("回访记录整理成卷", HEADING, line)


def test_an_abbreviation_told_in_brackets_is_left_out_of_the_stem() -> None:
    line = "公务用车（以下简称公车）要统一标识、统一停放、统一调度、统一维修。"

    assert not any("以下简称" in stem for stem in stems(HEADING, line))


def test_of_uneven_points_each_says_what_it_says_first() -> None:
    lines = (
        "做好今年的督查工作，要抓好三点。",
        "一是立项要准。",
        "二是跟踪要紧，对重要事项一周一问、半月一报，对一般事项一月一报，遇有变化随时报告。",
        "三是反馈要实。",
    )
    asked = [stem for stem in stems(*lines) if "____" in stem]

    assert not any("一周一问" in stem for stem in asked)


def test_what_ancients_said_is_not_asked_as_a_demand() -> None:
    line = "欧阳修写文章讲“三上”：马上、枕上、厕上，我们要学习这种精神。"

    assert not stems(HEADING, line)


def test_words_said_once_more_are_said() -> None:
    line = "总书记又提出了“三个务必”：务必不忘初心，务必谦虚谨慎，务必敢于斗争。"
    asked = stems(HEADING, line)

    assert asked
    assert not any("又提出" in stem for stem in asked)


@pytest.mark.parametrize(
    "line",
    [
        (
            "因突发灾害需要紧急采购防控物资的，"
            "经中心主任口头同意可以先行采购，但应当由两人以上共同办理，"
            "并自采购完成之日起5个工作日内补办手续、书面说明理由。"
        ),
        "开学六周以内，也就是国庆节后一周以前，班主任要和每个学生单独谈一次话。",
        "凡是接到反映，班主任当天了解，年级两天内拿出初步意见。",
    ],
)
def test_no_limit_is_asked_without_its_case_or_beside_itself(line: str) -> None:
    assert not stems(HEADING, line)


def test_what_a_sentence_is_headed_by_tells_of_what_it_speaks() -> None:
    lines = (
        (
            "1.陪诊服务。为70岁以上独自就医的老人、孕产妇和残疾人免费提供，"
            "志愿者与机关职能科室人员轮流上岗，院领导每月不少于半天。"
        ),
        "2.一次挂号管三天。同一科室就诊后3日内回来看检查结果的，不再收第二次挂号费。",
    )
    asked = stems(HEADING, *lines)

    assert any("就“陪诊服务”要求，志愿者" in stem for stem in asked)
    assert not any("管三天" in stem and "____内" in stem for stem in asked)


def test_an_office_that_heads_a_line_is_told_in_the_sentence() -> None:
    line = "县公安局：依法处置缠访闹访、扰乱公共秩序等行为，做到文明、规范、有据。"

    assert any("要求县公安局依法处置" in stem for stem in stems(HEADING, line))


def test_lectures_are_chapters_and_no_demands() -> None:
    lines = (
        "第一讲　弄清几个基本概念",
        "先把话说明白。",
        "第二讲　“四种形态”怎么用",
        "再把尺子拿稳。",
        "第三讲　程序是生命线",
        "最后把路走正。",
    )

    assert not stems(*lines)


def test_behind_the_last_of_short_points_the_whole_goes_on() -> None:
    lines = (
        "一、把尺子用好",
        "第一种形态，是经常开展批评和自我批评，让红红脸成为常态。",
        "第二种形态，是党纪轻处分成为大多数，轻处分指警告和严重警告。",
        "第三种形态，是严重违纪的成为极少数。",
        "办案的同志要防止三种偏差：以轻代重、凑足数字、只管处理。",
    )

    assert not any("就“严重违纪的成为极少数”" in stem for stem in stems(*lines))


def test_the_chapters_of_a_plan_and_degrees_of_one_thing_are_not_asked() -> None:
    plan = (
        "一、工作原则",
        "按原则办。",
        "二、组织体系",
        "按体系办。",
        "三、附则",
        "自印发起施行。",
    )
    degrees = (
        "（一）Ⅲ级响应",
        "巡查到点。",
        "（二）Ⅱ级响应",
        "到村到组。",
        "（三）Ⅰ级响应",
        "全员上堤。",
    )

    assert not stems(*plan)
    assert not stems("一、响应启动", *degrees)


def test_a_class_of_several_is_told_by_what_it_is() -> None:
    line = "第一类是立行立改的问题，事实清楚、措施明确，应当在收到报告之日起60日内改到位。"

    assert any("要求，立行立改的问题" in stem for stem in stems(HEADING, line))


@pytest.mark.parametrize(
    "line",
    [
        "同一个班一周内出现两例手足口病，一小时内报到我这里来。",
        "各乡镇要把劝导员重新核一遍，年满70周岁的、身体不行的、常年外出的，要换下来。",
    ],
)
def test_no_case_is_asked_without_what_is_due_in_it(line: str) -> None:
    asked = stems(HEADING, line)

    assert not any("____内出现" in stem or "年满____" in stem for stem in asked)


def test_what_counts_a_row_behind_it_is_none_of_it() -> None:
    line = "干办公室的，要让领导省心，让基层顺心，让自己安心，三个心里头，最难的是最后一个。"

    assert not any("三个心里头" in item for found in all_items(HEADING, line) for item in found)


def test_what_comes_behind_shi_is_the_heading() -> None:
    lines = (
        "第一个，规矩意识。办事先问规矩。",
        "第二个，补位意识。同事忙就搭把手。",
        "第三个，是学习意识。写材料的人一年到一线去不少于三十天。",
    )

    assert any("就“学习意识”要求" in stem for stem in stems(*lines))
