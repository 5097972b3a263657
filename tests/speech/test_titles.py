"""A speech is called as it is cited: by its own title, without what pages put beside it."""

from __future__ import annotations

import pytest

from question_bank.speech.reading import read_speech
from tests.speech.material import PARAGRAPHS, read, with_body


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("深入推进全县值班工作\n交流发言", "深入推进全县值班工作交流发言"),
        ("2024\n年在全县值班工作会议上的讲话", "2024年在全县值班工作会议上的讲话"),
        (
            "静下心来把文办好\n沉下身子把事办实\n（2024年5月6日）",
            "静下心来把文办好 沉下身子把事办实",
        ),
        ("守正创新 担当作为 推动值班工作再上台阶", "守正创新 担当作为 推动值班工作再上台阶"),
        ("在全县 值班工作会议上的讲话", "在全县值班工作会议上的讲话"),
        ("《值班那些事》全文\n值班那些事", "值班那些事"),
        ("值班工作感言（精选3篇）", "值班工作感言"),
        ("全县值班工作会议讲话（一）", "全县值班工作会议讲话"),
        ("全县值班工作会议讲话 [复制链接]", "全县值班工作会议讲话"),
        ("王强在全县值班工作会议上的讲话（6月27日）", "王强在全县值班工作会议上的讲话"),
        ("谈谈值班工作的“三字经”*", "谈谈值班工作的“三字经”"),
        ("怎样写好一份值班报告.docx", "怎样写好一份值班报告"),
        (
            "以史为鉴\n砥砺前行\n在新的起点上把值班守好\n——在会议上的讲话",
            "以史为鉴 砥砺前行 在新的起点上把值班守好",
        ),
        ("县委书记王强在全县\n值班工作会议上的讲话", "县委书记王强在全县值班工作会议上的讲话"),
        ("在2023年全县值班工作会议上的\n讲 话\n县委书记 王强", "在2023年全县值班工作会议上的讲话"),
        ("干货 在全县值班工作会议上的讲话", "在全县值班工作会议上的讲话"),
        ("公文写作|在全县值班工作会议上的讲话", "在全县值班工作会议上的讲话"),
        ("范文一：在全县值班工作会议上的讲话", "在全县值班工作会议上的讲话"),
        ("在全县值班工作会议上的讲话 字号：大 中 小", "在全县值班工作会议上的讲话"),
        ("在全县值班工作会议上的讲话 - 某某网", "在全县值班工作会议上的讲话"),
        ("在全县值班工作会议上的讲话稿范文(2)_讲话稿", "在全县值班工作会议上的讲话稿"),
        ("在全县值班工作会议上的讲话（2023.03.02）", "在全县值班工作会议上的讲话"),
        ("发言人：王强\n发言时间：2023年3月2日\n发言题目：守好值班这道关", "守好值班这道关"),
    ],
)
def test_a_title_is_told_without_what_a_page_puts_beside_it(head: str, title: str) -> None:
    assert read(with_body(head=head)).title == title


def test_what_is_told_of_a_meeting_is_no_title() -> None:
    head = "王强在全县值班工作会议上强调：守好值班这道关"
    assert read(with_body(head=head)).title is None


def test_a_paper_sent_round_goes_by_its_own_title() -> None:
    note = "各乡镇人民政府：\n《清河县值班工作规范》已经县政府同意，现印发给你们，请认真执行。\n"
    body = note + "清河县人民政府\n清河县值班工作规范\n" + "\n".join(PARAGRAPHS)
    assert read(body).title == "清河县值班工作规范"


def test_a_title_run_into_the_first_sentence_is_told() -> None:
    body = "\n".join(PARAGRAPHS[1:])
    said = "1、县政协值班工作会议主持词 各位委员: " + body
    assert read(said).title == "县政协值班工作会议主持词"
    paper = "清河县人民政府关于加强值班工作的通知 (清政发[2020]5号) 各区县人民政府、各单位:" + body
    assert read(paper).title == "清河县人民政府关于加强值班工作的通知"
    rules = "机关值班管理制度第一章总则第一条为了规范值班工作，保证政令畅通，制定本制度。\n" + body
    assert read(rules).title == "机关值班管理制度"


def test_a_text_without_a_title_is_called_as_a_site_or_its_file_calls_it() -> None:
    body = "同志们：\n" + "\n".join(PARAGRAPHS)
    offer = "下面是小编为大家整理的2022年在全县值班工作会议上的讲话,供大家参考。\n"
    assert read(offer + body).title == "2022年在全县值班工作会议上的讲话"
    file = "在全县值班工作会议上的讲话.txt"
    assert read_speech(file, body.encode()).title == "在全县值班工作会议上的讲话"
    assert read_speech("讲话稿_20240506定稿.txt", body.encode()).title is None


def test_a_speech_called_like_a_later_sentence_keeps_its_title() -> None:
    head = "牢记宗旨把全县人民放在心里\n把值班当作为民服务的岗位\n——在值班工作会议上的讲话"
    text = (
        with_body(head=head)
        + "\n会议的主题是：牢记宗旨把全县人民放在心里，把值班当作为民服务的岗位，"
    )
    text += "推动全县值班工作再上新台阶。"
    assert read(text).title == "牢记宗旨把全县人民放在心里 把值班当作为民服务的岗位"


def test_what_somebody_gathers_in_a_sentence_is_no_title_that_a_site_offers() -> None:
    said = "值班信息，是指各单位收集、整理、报送的反映值班情况的工作报告，要当天报。"
    body = "\n".join(("同志们：", said, *PARAGRAPHS))

    assert read(body).title is None
