"""Whose a question's words are: the list's name, who is told, what is meant, what is demanded."""

from __future__ import annotations

import pytest

from question_bank.questions.blank import reading_length
from question_bank.questions.measures import other_limits
from tests.questions.lists import phrases
from tests.questions.test_asides import HEADING
from tests.questions.test_last_words import stems
from tests.questions.test_worth import notes
from tests.requirements.reading import items, lists


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "四个坚持",
            (
                (
                    "今后全县机要工作总的要求是：坚持听党指挥、坚持服务中心、坚持严守纪律、坚持改进技术。"
                    "这“四个坚持”，哪一个也不能少。"
                ),
            ),
        ),
        (
            "三个不准",
            (
                "县委研究，再给大家划几条线，叫“三个不准”，散会就印发：",
                "不准在工作日中午饮酒；",
                "不准在上班时间炒股购物；",
                "不准向企业要赞助。",
            ),
        ),
        ("三制", ("从下月起推行“三制”，首问负责制、限时办结制、一次告知制。",)),
        ("三到", ("班主任每天要做到“三到”，早读到、课间操到、放学到。",)),
    ],
)
def test_a_list_goes_by_the_name_that_stands_beside_it(name: str, lines: tuple[str, ...]) -> None:
    assert name in [one.name for one in lists(HEADING, *lines)]


@pytest.mark.parametrize(
    "line",
    [
        "要让农业成为有奔头的产业，让农民成为有吸引力的职业，让农村成为美丽的家园，做好“三农”工作。",
        "要抓好值班、抓好保密、抓好督查。严格执行“三个规定”，管好自己。",
    ],
)
def test_a_list_does_not_go_by_a_name_of_something_else(line: str) -> None:
    assert not [one.name for one in lists(HEADING, line) if one.name]


def test_what_counts_the_items_is_part_of_them() -> None:
    line = "做到“四个一”：第一时间受理、第一责任落实、第一次就办好、第一遍就说清。"
    (found,) = [one for one in lists(HEADING, line) if one.name]

    assert items(found) == ["第一时间受理", "第一责任落实", "第一次就办好", "第一遍就说清"]


def test_items_of_one_kind_are_called_by_it() -> None:
    lines = (
        "下面说学习。",
        "一是坚持在职自学制度。天天学。",
        "二是健全集中学习制度。月月学。",
        "三是建立学习考核制度。年年考。",
    )

    assert any("提出的三项制度（3项）" in stem for stem in stems(*lines))


def test_points_of_a_part_of_a_talk_are_not_said_to_be_those_of_all() -> None:
    lines = (
        "课堂上，我请各位老师做到三条。第一，备课要备学生。第二，讲授要有节制。第三，作业要有分层。",
        *("这个学期学校还有许多别的事情要做，大家心里都要有一本账，一件一件去做好。",) * 6,
    )

    assert not any("个方面是" in stem for stem in stems(*lines))


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("以后通知一定要“三个有”：有收发，有回执，有核对。", "以后通知的“三个有”"),
        ("但是要“三个慎用”：慎用警力，慎用警械，慎用强制措施。", "提出的“三个慎用”"),
        (
            "干部得有这四种意识：一是责任意识，二是服务意识，三是质量意识，四是团队意识。",
            "四种意识",
        ),
    ],
)
def test_a_name_is_led_up_to_by_whole_words(line: str, phrase: str) -> None:
    assert any(phrase in one and "一定的" not in one for one in phrases(HEADING, line))


def test_whoever_is_told_at_the_head_of_a_sentence_is_told_in_the_stem() -> None:
    line = (
        "各级财政部门“一把手”要对本单位本系统的党风廉政建设和资金使用管理的安全负总的责任，"
        "坚持重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要案件亲自督办。"
    )
    asked = [stem for stem in stems(HEADING, line) if "重大问题" in stem]

    assert asked
    assert all("各级财政部门“一把手”要坚持" in stem for stem in asked)


def test_what_a_word_means_is_told_with_the_word() -> None:
    line = "工作人员，是指国家机关、人民团体、公立学校在编在岗的人员。"

    assert not any(
        "，是指" in stem[:30] and "工作人员，是指" not in stem for stem in stems(HEADING, line)
    )
    assert "句子不完整" not in notes("人民团体", HEADING, line)


def test_of_a_long_title_little_is_counted() -> None:
    title = "《在全市二〇二六年部门预算编制暨预算管理工作培训班上的讲话》"

    assert reading_length(f"{title}要求，____。") == reading_length(f"{title[:15]}》要求，____。")
    assert reading_length("《短的题目》要求，____。") == len("《短的题目》要求，____。")


@pytest.mark.parametrize(
    ("heading", "line", "answer"),
    [
        (
            "二、从行动上较真，解决“怎么干”的问题",
            "纪检机关要每月一暗访、每季一通报、半年一评议。",
            "每季一通报",
        ),
        (
            "一、肯定成绩，看清差距，增强责任感",
            "今后工作总的要求是：坚持政治引领、坚持服务大局、坚持求真务实。",
            "坚持服务大局",
        ),
    ],
)
def test_a_demand_under_a_heading_of_faults_is_one(heading: str, line: str, answer: str) -> None:
    assert not notes(answer, heading, line)


def test_what_the_speaker_adds_of_himself_makes_no_pledge_of_a_demand() -> None:
    line = "县级领导每年下基层调研不少于60天，这里头我要加一句，坐在车上转的不算。"

    assert any("调研不少于____" in stem for stem in stems(HEADING, line))


@pytest.mark.parametrize(
    "line",
    [
        "四是“贪吃症”，吃拿卡要，雁过拔毛，虽是少数，影响极坏。",
        "清代一个县令，写过“风来竹影摇窗纸，雨过苔痕上石阶；一枝一叶皆民意，半夜挑灯细细裁”。",
        "对处理意见不服的，可以请求复查，这是他的权利，我们要告诉他，不能藏着掖着。",
    ],
)
def test_faults_verses_and_asides_are_not_asked(line: str) -> None:
    assert not stems(HEADING, line)


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("教育部的要求很明确，初中书面作业每天不超过九十分钟。", "要求，初中书面作业"),
        ("不准接受管理和服务对象的宴请、礼品、礼金和消费卡。", "服务对象的什么（4项）"),
        (
            "要管住自己，不得打着领导的旗号办私事，不得插手工程项目，不得接受基层的宴请。",
            "要管住自己，不得有哪些行为",
        ),
        (
            "严禁推诿、敷衍初信初访，严禁采取拦堵等手段阻碍上访，严禁对信访人打击报复。",
            "要做到哪几个“严禁”",
        ),
        (
            "保密工作要坚持总体国家安全观，遵循党管保密、积极防范、突出重点、技管并重的原则。",
            "遵循哪些原则（4项）",
        ),
        (
            "财务机构要严格审核，票据不合规、手续不齐全、内容不真实的，有权拒付。",
            "____、手续不齐全",
        ),
        ("归档范围包括收发文及其定稿、会议记录纪要、统计报表、合同协议。", "____、会议记录纪要"),
    ],
)
def test_what_a_sentence_tells_is_asked(line: str, holds: str) -> None:
    asked = stems(HEADING, line)

    assert any(holds in stem for stem in asked)
    assert not any("很明确" in stem for stem in asked)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("国家秘密的保密期限，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。", 3),
        ("二级单位每半年至少组织1次综合预案演练。", 1),
        ("班组长是“兵头将尾”，班前会不少于10分钟。", 1),
        ("各办公室要围绕十项重点任务，每季度至少形成一篇调研报告。", 1),
        ("有几个数字我再念一遍：特级、一级动火作业票的有效期不超过8小时。", 1),
    ],
)
def test_each_limit_of_a_sentence_is_asked(line: str, wanted: int) -> None:
    asked = [one for one in stems(HEADING, line) if "____" in one]

    assert len(asked) == wanted
    assert not any("我再念" in stem for stem in asked)


def test_signs_of_one_row_are_asked_together_alone() -> None:
    line = "办公室干部要做到“五勤”：脑勤，眼勤，耳勤，手勤，腿勤。"
    asked = stems(HEADING, line)

    assert any("“五勤”（5项）" in stem for stem in asked)
    assert not any("____" in stem for stem in asked)


def test_a_title_in_a_sentence_is_not_parted() -> None:
    line = "要严格执行《领导干部干预司法活动、插手具体案件处理的记录、通报和责任追究规定》。"

    assert not stems(HEADING, line)


def test_what_is_said_of_two_things_is_none_of_them() -> None:
    line = "抓好“两项改革”：教师交流轮岗和中考招生改革，文件已经发给大家征求意见。"

    assert not [one for one in lists(HEADING, line) if one.name]


def test_when_something_holds_leaves_no_mark_before_a_name() -> None:
    line = "当前，要紧紧围绕今年市委集中精力抓好的“三件大事”，即项目建设、国企改革、对外开放。"

    assert not any("要紧紧围绕今年" in stem for stem in stems(HEADING, line))


def test_of_the_shortest_time_shorter_ones_stand_beside_it() -> None:
    given = other_limits("", "一年", "同一事项____内只督查一次。", wanted=3, seed="00000001")

    assert "半年" in given
