"""What others put around and into a speech that they pass on: letters, nets, sites, hosts."""

from __future__ import annotations

import pytest

from question_bank.outline.builder import build_outline
from tests.speech.material import PARAGRAPHS, TEXT, TITLE, read, with_body


def test_a_letter_that_quotes_a_speech_is_read_without_its_marks() -> None:
    letter = "发件人: 秘书处\n各位：\n附上定稿，今天下班前反馈，谢谢！\n-----原始邮件-----\n"
    quoted = "\n".join(f">> {line}" for line in TEXT.split("\n"))
    speech = read(letter + quoted)
    assert speech.title == TITLE
    assert speech.text == TEXT


def test_who_opened_a_page_of_an_offices_net_is_no_part_of_the_speech() -> None:
    mark = "综合科 梁小栩70218 2024-03-22 09:14"
    marked = TEXT.replace("主要任务是", f"{mark}主要任务是").replace(
        "做到岗位", "做到梁小栩70218岗位"
    )
    assert read(marked.replace("\n二、", "\n梁小栩70218\n二、")).text == TEXT


def test_a_hosts_directions_and_agenda_are_no_part_of_the_speech() -> None:
    body = "【会前播放短片，工作人员组织签到】\n二、进行第一项议程\n（王同志发言，约6分钟）"
    assert read(with_body(body=body)).text == TEXT


def test_numbers_of_a_preview_s_pages_do_not_cut_sentences() -> None:
    long = (
        "各单位要把值班工作摆上重要位置，主要负责人亲自抓、分管负责人具体抓，"
        "做到有部署、有检查、有考核、有通报，形成一级抓一级、层层抓落实的"
    )
    first = f"1、{TITLE} {PARAGRAPHS[0]}{PARAGRAPHS[1]}{long}"
    text = read(f"{first}\n2、工作格局，确保各项要求落到实处。\n" + PARAGRAPHS[-1]).text
    assert long + "工作格局，确保各项要求落到实处。" in text
    assert "2、" not in text


def test_other_reports_below_an_agencys_end_are_another_text() -> None:
    body = "\n".join(PARAGRAPHS) + "\n" + PARAGRAPHS[-1].replace("值班", "守夜") * 6
    others = (
        "\n雪山脚下的哈达\n记者在广场上见到了一条长长的哈达，上面写满了祝福，各族群众都来签名。"
    )
    ended = body + "谢谢大家！（新华社清河1月1日电）"
    assert read(f"{TITLE}\n{ended}{others}").text.endswith("谢谢大家！")
    assert "哈达" in read(f"{TITLE}\n{body}谢谢大家！{others}").text


def test_floors_between_the_parts_that_an_author_posts_are_others() -> None:
    head = "楼主 柳荫 发表于 2015-3-2 20:15\n"
    parts = [TITLE, *PARAGRAPHS]
    first, second = "\n".join(parts[:5]), "\n".join(parts[5:] * 3)
    floors = "2楼 沙发 文山 发表于 2015-3-2 20:22\n题目太长，砍两个字。\n"
    speech = read(f"1楼 {head}{first}\n{floors}3楼 {head}{second}")
    assert "题目太长" not in speech.text
    assert "柳荫" not in speech.text


def test_each_speech_of_a_collection_keeps_its_name() -> None:
    speeches = ["各位领导：\n" + "\n".join(PARAGRAPHS[1:]) for _ in range(2)]
    speeches[1] = speeches[1].replace("值班", "档案")
    names = ["篇一：值班工作表态发言", "篇二：档案工作表态发言"]
    text = "表态发言稿两篇范文\n" + "\n".join(
        f"{name}\n{one}" for name, one in zip(names, speeches, strict=True)
    )
    outline = build_outline(read(text))
    assert [outline.headings[part].words.text for part in outline.parts] == [
        "值班工作表态发言",
        "档案工作表态发言",
    ]


@pytest.mark.parametrize("sign", ["`", "^", "~"])
def test_a_sign_within_a_word_goes(sign: str) -> None:
    assert read(TEXT.replace("完善带班", f"完善{sign}带班")).text == TEXT


def test_random_letters_in_brackets_go_where_several_stand() -> None:
    text = TEXT.replace("下面，", "{7fwT}下面，").replace("做到岗位", "{k9Qx}做到岗位")
    assert read(text.replace("遇到紧急", "{Zt4p}遇到紧急")).text == TEXT


def test_a_numeral_that_a_scanner_took_for_a_stroke_is_put_right() -> None:
    assert read(TEXT.replace("一、充分", "—、充分")).text == TEXT


def test_a_sites_sign_or_address_behind_a_heading_goes_and_the_line_stays() -> None:
    marked = TEXT.replace("重要意义", "重要意义（gwyxz）").replace(
        "值班工作\n（一）", "值班工作www.某.com\n（一）"
    )
    marked = marked.replace("www.某.com", "www.gwxzw.com")
    assert read(marked).text == TEXT


@pytest.mark.parametrize(
    "below",
    [
        "延伸阅读\n什么是值班？值班是指在工作时间以外安排人员坚守岗位。",
        "【记者手记】\n记者在现场看到，值班室里灯火通明，电话铃声此起彼伏。",
        "会议还通报了去年的考核结果。\n县四大班子领导、各乡镇主要负责人参加会议。",
        "（作者系清河县委书记）",
        "备注：以上内容根据录音整理。",
    ],
)
def test_what_a_paper_sets_below_a_speech_is_not_the_speakers(below: str) -> None:
    assert read(with_body(foot=below)).text == TEXT


def test_a_report_above_the_speech_does_not_end_it() -> None:
    report = PARAGRAPHS[1] * 8 + "（新华社清河1月1日电）"
    assert "锤炼作风" in read(f"全县召开会议\n{report}\n{TEXT}").text
