"""What sites put around a speech and into it goes."""

from __future__ import annotations

import pytest

from tests.speech.material import TEXT, read, reasons, with_body

# ---- what a site says about the text


@pytest.mark.parametrize(
    "notice",
    [
        "……(未完,全文共9826字,当前只显示3942字,请阅读下面提示信息。收藏本文",
        "全文约7055字,请下载后阅读、编辑。\n阅读全文\n(阅读全部图文内容,您需要先登录!)",
        "游客，如果您要查看本帖隐藏内容请回复",
        "【剩余80%内容，付费后可继续阅读】",
    ],
)
def test_a_notice_that_the_text_is_cut_goes_and_is_remembered(notice: str) -> None:
    speech = read(with_body(foot="各单位要继续努力，把\n" + notice))
    assert speech.cut
    assert "截断提示" in reasons(speech)
    assert speech.text.rstrip("…\n").endswith("各单位要继续努力，把")
    assert any(span.text.startswith("各单位要继续努力") for span in speech.unfit)


def test_a_text_that_stops_inside_a_sentence_is_cut_without_any_notice() -> None:
    speech = read(with_body(foot="要进一步关心值班人员，落实值班"))
    assert speech.cut
    assert [span.text for span in speech.unfit] == ["要进一步关心值班人员，落实值班"]


@pytest.mark.parametrize("end", ["谢谢大家", "谢谢大家！", "（根据录音整理）", "二〇二四年五月"])
def test_a_courtesy_or_a_date_at_the_end_is_no_cut(end: str) -> None:
    assert not read(with_body(foot=end)).cut


@pytest.mark.parametrize(
    "claim",
    [
        "（转载自某某网http://www.example.com，请保留此标记）",
        "此文由某某公文网www.example.com免费提供",
        "http://www.example.com/2024/05.html",
    ],
)
def test_claims_and_addresses_of_sites_go(claim: str) -> None:
    speech = read(TEXT.replace("下面，", claim + "下面，"))
    assert speech.text == TEXT


@pytest.mark.parametrize(
    ("foot", "kept"),
    [
        ("会议内容需要保密的，未经允许不得录音、录像、拍照。", True),
        ("未经授权不得转载", False),
    ],
)
def test_a_ban_at_the_end_stays_and_a_site_owners_goes(foot: str, *, kept: bool) -> None:
    assert (foot in read(with_body(foot=foot)).text) == kept


# ---- forums


THREAD = """
读书人 发表于 2018-1-3 08:41:58 | 显示全部楼层
做到岗位不空、电话不断、信息不漏。
爱学习 发表于 2018-1-3 09:45:34 | 显示全部楼层
认真学习了,收获满满"""


def test_replies_and_copies_in_them_go() -> None:
    speech = read(with_body(foot=THREAD))
    assert speech.text == TEXT
    assert "跟帖" in reasons(speech)


def test_a_speech_posted_in_two_parts_is_kept_whole() -> None:
    more = "".join(
        f"第{number}项工作要有专人负责，专账登记，按期销号，定期通报。" for number in range(1, 26)
    )
    speech = read(with_body(foot="楼主 发表于 2018-1-3 08:41:58\n" + more))
    assert speech.text.endswith(more)


@pytest.mark.parametrize(
    "junk",
    [
        "# H5 D% `- }3 l- O. I8 @1 Q9 w-",
        "\n. }) R$ }+ A( A- L! G) l: G0 q) ]",
        " ! M8 |- M+ A' b\n",
    ],
)
def test_signs_put_in_against_copying_go(junk: str) -> None:
    text = TEXT.replace("同志们：", f"（2016年9月2日）{junk}\n同志们：", 1)
    assert read(text).text == TEXT.replace("同志们：", "（2016年9月2日）\n同志们：", 1)


# ---- watermarks


def test_a_mark_that_trails_behind_paragraphs_is_learned() -> None:
    mark = "某某公文写作园地"
    marked = TEXT.replace("漏。", f"漏。{mark}").replace("情况。", f"情况。{mark}")
    speech = read(marked)
    assert speech.text == TEXT
    assert reasons(speech) == {"水印"}


def test_a_mark_learned_behind_a_paragraph_is_taken_out_of_the_midst_of_a_word_too() -> None:
    mark = "写作之家版权所有"
    marked = TEXT.replace("漏。", f"漏。{mark}").replace(
        "全县值班工作会议，", f"全{mark}县值班工作会议，"
    )
    assert read(marked).text == TEXT


def test_a_sentence_that_ends_several_paragraphs_is_no_mark() -> None:
    text = TEXT.replace("漏。", "漏。这一点要牢记。").replace("情况。", "情况。这一点要牢记。")
    assert read(text).text == text
