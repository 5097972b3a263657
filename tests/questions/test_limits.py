"""Questions for what has to be kept to: a time, a number, a share."""

from __future__ import annotations

import pytest

from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.measures import other_limits, written_otherwise
from tests.requirements.reading import made

HEADING = "一、严格值班纪律"


def stems(*lines: str, answer: str) -> list[str]:
    """Return the stems of the ready cloze questions with an answer."""
    return [
        draft.content.stem
        for draft in made(HEADING, *lines).drafts
        if draft.ready and isinstance(draft.content, Cloze) and draft.content.answers == (answer,)
    ]


def test_a_time_limit_is_asked_with_who_and_what() -> None:
    (stem,) = stems("突发事件发生后，值班人员应当在30分钟内电话报告。", answer="30分钟")

    assert stem.endswith("要求，突发事件发生后，值班人员应当在____内电话报告。")


def test_only_the_clauses_that_lead_up_to_the_limit_are_shown() -> None:
    line = "值班室每周通报一次情况，由办公室汇总；来信来访两天之内与来信人联系，不得推托。"

    (stem,) = stems(line, answer="两天")
    assert stem.endswith("来信来访____之内与来信人联系。")


def test_a_case_goes_with_its_limit() -> None:
    (stem,) = stems("交班时发现漏记的，当班人员应当在两小时内补记，并签字确认。", answer="两小时")

    assert stem.endswith("交班时发现漏记的，当班人员应当在____内补记。")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("其中夜间抽查不少于三次。", "三次"),  # of what, a sentence before has said
        ("去年全县共组织抽查，平均每站不少于三次。", "三次"),
        ("每季度实地检查不少于一次。", "一次"),  # who would say anything else
        ("自查率必须达到100%。", "100%"),
        ("原则上每两周召开一次，由主任主持。", "每两周"),  # which meeting?
        ("这项报表由每月一次改成每季度一次。", "每季度"),
        ("散会以后，各单位要在三天之内传达到人。", "三天"),
        ("挂账三年以上的有22笔。", "三年"),
    ],
)
def test_what_leans_on_other_words_or_is_guessed_is_not_asked(line: str, answer: str) -> None:
    assert not stems(line, answer=answer)


def test_other_limits_of_the_speech_stand_beside_one_in_a_choice() -> None:
    lines = (
        "特急文件应当在1小时内送达。",
        "加急文件应当在2小时内送达。",
        "平件应当在8小时内送达。",
        "会议纪要应当在12小时内印发。",
    )
    choices = [
        draft.content
        for draft in made(HEADING, *lines).drafts
        if draft.ready and isinstance(draft.content, Choice)
    ]

    asked = {choice.answer: choice for choice in choices}
    assert set(asked["2小时"].options) == {"1小时", "2小时", "8小时", "12小时"}
    assert asked["2小时"].stem.endswith("加急文件应当在（　　）内送达。")


def others(text: str, asked: str, stem: str, wanted: int = 3) -> tuple[str, ...]:
    return other_limits(text, asked, stem, wanted=wanted, seed="00000001")


def test_limits_of_the_text_stand_first_among_the_options() -> None:
    text = "三天内、3天内、七天内、四天内、五天内、三个月内、两天内、60天内办结"

    assert others(text, "三天", "____内办结", 4) == ("四天", "两天", "五天", "七天")
    assert others("特急件半小时内办结", "两小时", "____内办结")[0] == "半小时"


@pytest.mark.parametrize(
    ("asked", "stem", "numerals", "rest"),
    [
        ("3个工作日", "____内答复", "1 2 5 7 10 15", "个工作日"),
        ("三十分钟", "____内电话报告，一小时内书面报告", "五 十 十五 二十 四十", "分钟"),
        ("两小时", "特急件半小时内送达，加急件____内送达", "一 四 六 八", "小时"),
        ("60人", "县级不少于____，乡镇不少于20人", "25 30 40 50 80 100 120", "人"),
        ("半天", "会期不超过____", "一 两 三 五", "天"),
        ("20天", "每月住村不少于____", "7 10 15", "天"),
        ("25天", "每月到岗不少于____", "10 15 20", "天"),
        ("一年", "每月报送三条，____内有一条被采用", "半 两 三 五 八", "年"),
        ("每季度", "____一次", "每周 每月 每半年 每年", ""),
        ("每天", "____一次", "每周 每月 每季度", ""),
        ("每年", "____一次", "每月 每季度 每半年", ""),
        ("22天", "林长每季度巡林一次，护林员每个月在岗不得少于____", "7 10 15 20", "天"),
        ("五百字", "不超过____", "二百 三百 四百 六百 八百 一千", "字"),
    ],
)
def test_usual_amounts_fill_up_what_the_text_does_not_set(
    asked: str, stem: str, numerals: str, rest: str
) -> None:
    options = {numeral + rest for numeral in numerals.split()}
    for seed in ("00000000", "00000001", "00000002", "00000003"):
        given = other_limits("", asked, stem, wanted=3, seed=seed)
        assert len(set(given)) == 3
        assert set(given) <= options


@pytest.mark.parametrize(
    ("asked", "stem"),
    [
        ("每月", "每季度一次，____一次"),
        ("三分之一", "对不少于____的单位"),
        ("2天", "两天内到场，____内办结"),
        ("百分之五", "不低于____"),
        ("十五分钟", "十分钟内到场，____内报告，二十分钟内处置"),
    ],
)
def test_no_options_are_made_up_where_the_sentence_leaves_no_room(asked: str, stem: str) -> None:
    assert others("", asked, stem) == ()


@pytest.mark.parametrize(
    ("amount", "others"),
    [
        ("三个工作日", ("3个工作日",)),
        ("15户", ("十五户",)),
        ("20人", ("二十人",)),
        ("2天", ("二天", "两天")),
        ("两天", ("2天",)),
        ("20%", ()),
        ("每月", ()),
        ("五个坚持", ()),
    ],
)
def test_a_number_may_be_written_in_either_numerals(amount: str, others: tuple[str, ...]) -> None:
    assert written_otherwise(amount) == others


def test_what_a_paragraph_is_about_in_front_of_it_names_the_matter() -> None:
    stems = [
        draft.content.stem
        for draft in made(
            "一、减轻负担", "作业：三年级以上每天不超过60分钟；初中不超过90分钟。"
        ).drafts
        if isinstance(draft.content, Cloze)
    ]

    assert stems
    assert all("就“作业”要求" in stem or "要求，作业：" in stem for stem in stems)


@pytest.mark.parametrize(
    "line",
    [
        "3万元以上、20万元以下的，要提交单位办公会议集体研究。",
        "年底前要化解35件以上。",
        "高危行业的，初次要不少于48学时。",
        "城关镇要印制“明白卡”不少于1000份。",
        "检查组从下周开始到各科室，每月通报一次。",
        "咱们自己的执法人员，每年集中培训要不少于15天。",
        "谈话必须两人以上。",
        "收到密件要当日登记；阅办完毕，应在15日内清退。",
        "明天上午大家到各科室报到，报到后三天之内要由科室确定老同志结对带教。",
    ],
)
def test_a_limit_of_what_is_not_said_is_not_asked(line: str) -> None:
    assert [one for one in made("一、抓好落实", line).drafts if one.ready] == []


def test_what_an_article_begins_with_is_its_matter() -> None:
    stems = [
        draft.content.stem
        for draft in made(
            "第二章　会议的种类",
            "第八条　局务会议由局长主持，每月召开一次。各单位汇报每家不超过5分钟。",
            "第九条　承办科室应当按时办结。来文须在三个工作日内答复。",
        ).drafts
        if isinstance(draft.content, Cloze)
    ]

    assert any("就“局务会议”" in stem and "每家不超过" in stem for stem in stems)
    assert not any("就“承办科室”" in stem for stem in stems)


def ready_stems(*lines: str) -> list[str]:
    """Return the stems of the gap texts that may be asked."""
    return [
        one.content.stem
        for one in made(*lines).drafts
        if one.ready and isinstance(one.content, Cloze)
    ]


def test_from_when_on_something_holds_is_left_out() -> None:
    line = "从下月起，乡镇召开村书记参加的会议，每月不超过两次。"
    (stem,) = ready_stems(HEADING, line)

    assert "下月" not in stem
    assert "乡镇召开村书记参加的会议，每月不超过____。" in stem


def test_what_is_to_be_done_within_a_time_stands_in_the_next_clause() -> None:
    line = "请每位班主任开学两周之内，跟班里每一个孩子单独说一次话。"
    (stem,) = ready_stems(HEADING, line)

    assert stem.endswith("请每位班主任开学____之内，跟班里每一个孩子单独说一次话。")


def test_no_amount_of_the_speech_gives_away_the_one_asked_by_standing_on_one_side() -> None:
    text = "发言不超过30分钟，汇报不超过40分钟，交流不超过15分钟，大会不超过90分钟。"
    given = other_limits(text, "90分钟", "大会一般不超过____。", wanted=3, seed="00000001")

    assert given == ("40分钟", "30分钟", "120分钟")


def test_working_hours_rule_out_hours() -> None:
    assert others("", "2小时", "一般公文在4个工作小时内排出，急件在____内排出") == ("1小时",)


def test_an_hour_and_a_half_is_not_half_an_hour() -> None:
    line = "各单位的协调会能合并的要合并，时间应当控制在一个半小时以内。"

    assert not stems(line, answer="半小时")
    assert stems(line, answer="一个半小时")


def test_how_a_speaker_goes_on_is_no_matter() -> None:
    asked = ready_stems("现在讲把关", "县区报市委的文件，应当先由办公室主任签字，三日内报送。")

    assert asked
    assert not any("现在讲" in stem for stem in asked)
