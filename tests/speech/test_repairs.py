"""What is surely misprinted is put right, what is damaged is marked."""

from __future__ import annotations

import pytest

from tests.speech.material import read, with_body


def test_narrow_stops_are_full_stops_where_a_text_knows_no_others() -> None:
    lines = ("一.办文要准", "数字要核对.时限要记清.错了要改.", "每天下班前对一次账.共3.5小时.")
    text = read("同志们：\n" + "\n".join(lines) + "\n散会.大家回去.").clean.text

    assert "数字要核对。时限要记清。错了要改。" in text
    assert "一.办文要准" in text
    assert "3.5小时。" in text


def test_narrow_stops_beside_wide_ones_end_clauses_and_part_no_names() -> None:
    text = "\n".join(
        (
            "在办公室工作会议上的讲话",
            "办公室工作要突出服务. 全体人员要做到业务熟练.",
            "值班要有记录。交接要当面进行.请假要经批准.",
            "卡尔.马克思讲过调查。列席人员要签到.会后要清场。",
            "来文要登记。发文要核对。印章要专管。车辆要统派。",
        )
    )
    said = read(text).text

    assert "突出服务。" in said
    assert "当面进行。请假" in said
    assert "卡尔.马克思" in said


def test_pinyin_behind_converted_characters_goes_and_the_script_is_simplified() -> None:
    head = "在全縣值班工作會(huì)議上的講(jiǎng)話"
    body = "值班工作承擔(dān)著連(lián)接上下的任務(wù)，要發(fā)揮作用，不得延誤(wù)。"
    speech = read(f"{head}\n同志們:\n{body}\n公服務(wù)和社會(huì)管理都離(lí)不開(kāi)值班。")
    assert speech.script == "traditional"
    assert speech.text.split("\n") == [
        "在全县值班工作会议上的讲话",
        "同志们:",
        "值班工作承担着连接上下的任务，要发挥作用，不得延误。",
        "公共服务和社会管理都离不开值班。",
    ]
    assert [(one.found, one.meant) for one in speech.repairs] == [("著", "着"), ("公", "公共")]


def test_zhu_stays_where_it_is_a_word_of_its_own() -> None:
    text = "這部著作很著名，成績顯著。他拿著書講話。辦公室工作為領導決策服務，責任重大，任務繁重。"
    assert read(text).text.startswith("这部著作很著名，成绩显著。他拿着书讲话。")


def test_characters_read_one_byte_off_are_read_again() -> None:
    speech = read(
        "同志們?cè)谶^(guò)去的工作中，認真負責，成績顯著，為經濟發展作出貢獻。\n"
        + "辦公室工作很重要。" * 3
    )
    assert speech.text.startswith("同志们在过去的工作中，")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("要做好机要b_m工作", "要做好机要保密工作"),
        ("要做好公服务工作", "要做好公共服务工作"),
        ("市政府办室要带头", "市政府办公室要带头"),
        ("全省办厅(室)主任会议", "全省办公厅(室)主任会议"),
        ("深入贯彻X的二十大精神", "深入贯彻党的二十大精神"),
    ],
)
def test_a_word_that_only_one_word_can_mend_is_mended(broken: str, whole: str) -> None:
    speech = read(with_body(body=f"各单位{broken}。"))
    assert speech.text == with_body(body=f"各单位{whole}。")
    assert len(speech.repairs) == 1


@pytest.mark.parametrize("word", ["办公服务", "因公管理", "公办室外活动", "公安系统"])
def test_a_sound_word_is_not_mended(word: str) -> None:
    text = with_body(body=f"各单位要重视{word}。")
    assert read(text).text == text


@pytest.mark.parametrize(
    "damaged",
    [
        "按照学习实践_活动的要求",
        "xx总理在会上强调",
        "今月日召开了会议",
        "*县在会上作了发言",
        "表扬了20XX年度先进集体",
        "县委 x 书记提出了要求",
        "当好领导的“思想库”和“热点”",
        "使用率高达",
    ],
)
def test_a_clause_that_cannot_be_mended_is_marked_and_its_neighbours_are_not(damaged: str) -> None:
    speech = read(with_body(body=f"大家要认真学习，{damaged}，抓好落实。"))
    (span,) = speech.unfit
    assert span.text == damaged
    assert not speech.is_fit(span)


def test_the_clause_beside_a_deleted_name_is_marked() -> None:
    speech = read(with_body(body="刚才, 同志作了说明，由 主任、王主席带队检查。"))
    assert any("同志作了说明" in span.text for span in speech.unfit)


def test_a_repaired_word_knows_that_the_raw_text_reads_otherwise() -> None:
    speech = read(with_body(body="各单位要做好机要b_m工作。"))
    place = speech.text.index("机要保密")
    span = speech.clean.whole()[place : place + 4]
    assert speech.raw[span.start : span.end] == "机要b_m"
    assert speech.is_repaired(span)
