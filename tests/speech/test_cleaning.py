"""What is not the speaker's goes, what is certain is put right, what is damaged is marked."""

from __future__ import annotations

from time import process_time

import pytest

from tests.speech.material import PARAGRAPHS, TEXT, TITLE, read, with_body

# ---- the page around the speech


@pytest.mark.parametrize(
    "head",
    [
        f"首页 > 讲话 > 正文\n{TITLE}\n发布时间：2024-05-06 来源：某某网 作者：小王",
        f"当前位置：主页 > 演讲致辞 > 党会发言 >\n{TITLE}\n发布人: 某网 字体: | | 打印文章",
        f"关灯\n《写稿一百例》作者张三《秘书手册》作者李四\n开启左侧\n{TITLE}\n[复制链接]",
        f"学习园地>实用范文>讲话稿>\n{TITLE}\n时间: 小雨1 分享",
        f"写作高手,方便的写作神器! 立即了解\n{TITLE}",
        f"正文复制\n{TITLE}",
        f"{TITLE}\n2021-04-07\n{TITLE}",
        f"标题：{TITLE}\n{TITLE}",
        f"标题：{TITLE}",
        f"更新:2023-09-13 10:24:20 某某网\n{TITLE}",
        f"{TITLE}(1)&全县防汛工作会议上的讲话\n{TITLE}",
    ],
)
def test_the_head_of_a_page_is_taken_off_and_the_title_stays(head: str) -> None:
    speech = read(with_body(head=head))
    assert speech.text == TEXT
    assert speech.title == TITLE


@pytest.mark.parametrize(
    "foot",
    [
        "上一篇：在全县防汛会议上的讲话\n下一篇：在全县消防会议上的讲话",
        "相关栏目:党委 党务讲话 工作总结 会议致辞",
        "推荐阅读\n1. 个人年度总结\n2. 在全县消防会议上的讲话",
        "责任编辑：小王\n分享到： 微信 微博 QQ空间\n版权所有 某某网 京ICP备1234号",
        "精彩评论39\n正序浏览\n认真学习了，收获满满\n写得好，很实用，感谢分享！",
        "Copyright © 2015-2025 某某网 Powered by Discuz! 技术支持:某某公司",
        "搜索“某某范文网”即可找到本站免费阅读全部范文。收藏本站方便下次阅读。\n相关推荐:",
        "您需要登录后才可以回帖 登录 | 立即注册\n本版积分规则\n0关注\n5粉丝\n排行榜",
    ],
)
def test_the_foot_of_a_page_is_taken_off(foot: str) -> None:
    assert read(with_body(foot=foot)).text == TEXT


@pytest.mark.parametrize(
    "sentence",
    [
        f"前言:本站为你整理了{TITLE}范文,希望能为你的创作提供参考价值,欢迎咨询。",
        f"下面是小编为大家收集的{TITLE}，仅供参考，欢迎大家阅读。",
        "内容更新时间 : 2024/5/6 10:20:30 下面是全部内容，请认真阅读。",
        f"导语:{TITLE}一文来源于网友上传,不代表本站观点,可咨询客服老师,欢迎参考。",
        "好的制度要靠人来落实。以下是小编给大家整理的讲话稿，供大家参考。",
    ],
)
def test_a_site_offering_the_text_is_not_the_speaker(sentence: str) -> None:
    assert read(with_body(head=f"{TITLE}\n{sentence}")).text == TEXT


def test_links_poured_into_a_sentence_leave_a_hole_beside_which_nothing_is_asked() -> None:
    notice = "……(某网省略150字,会员可完整阅读)……"
    links = "更多相关文章:在全县防汛会议上的讲话\n在全县消防会议上的讲话\n县长的讲话(乡镇)"
    body = f"应该说,值班工作是 {notice}\n{links}\n用,这是大家的责任。"
    speech = read(with_body(body=body))
    assert "在全县消防" not in speech.text
    assert speech.cut
    damaged = [span.text for span in speech.unfit]
    assert damaged[0].startswith("应该说,值班工作是")
    assert damaged[1] == "用,这是大家的责任"


def test_what_looks_like_a_link_in_a_speech_stays() -> None:
    body = "相关部门要主动配合，形成合力。\n下载、登录、注册等环节都要有人负责。\n织密安全防护网"
    assert read(with_body(body=body)).text == with_body(body=body)


# ---- lines and blanks


def test_page_numbers_and_running_heads_go() -> None:
    lines = TEXT.split("\n")
    lines[3:3] = ["- 1 -", "值班工作会议材料"]
    lines[6:6] = ["- 2 -", "值班工作会议材料"]
    lines[9:9] = ["第3页 共3页", "值班工作会议材料"]
    assert read("\n".join(lines)).text == TEXT


def test_a_sentence_broken_over_lines_is_made_whole() -> None:
    broken = TEXT.replace("下面，我讲", "下\n面，我讲").replace("交接制度、", "交接制度、\n\n 　")
    assert read(broken).text == TEXT


def test_a_heading_is_not_joined_to_the_line_below() -> None:
    text = with_body(body="三、统一思想，提高认识，切实增强责任感\n值班工作，责任重大，任务繁重。")
    assert read(text).text == text


def test_blanks_that_say_nothing_go_and_those_between_words_stay() -> None:
    text = TEXT.replace("“前哨”", " “前哨” ").replace("\n", "\n\n　　")
    assert read(text).text == TEXT
    apart = TEXT.replace(TITLE, "在全县 值班工作会议上的讲话")
    assert read(apart).text == apart
    assert read(apart).title == TITLE


def test_the_same_paragraph_is_read_once() -> None:
    assert read(with_body(foot=PARAGRAPHS[5])).text == TEXT


def test_a_teaser_above_the_speech_is_not_read_twice() -> None:
    teaser = "推荐阅读:" + PARAGRAPHS[0] + " " + PARAGRAPHS[1][:-8]
    assert read(with_body(head=f"{TITLE}\n{teaser}")).text == TEXT


def test_a_contents_list_that_comes_again_below_goes() -> None:
    contents = "目录\n一、充分认识值班工作的重要意义\n二、扎实做好值班工作\n三、附则"
    text = with_body(foot="三、附则\n本意见自印发之日起施行，由县政府办公室负责解释。")
    assert read(text.replace(TITLE, f"{TITLE}\n{contents}", 1)).text == text


# ---- titles


@pytest.mark.parametrize(
    "opening",
    [
        f"{TITLE} {TITLE}{TITLE}同志们：\n",
        f"2024 {TITLE}20XX {TITLE} 同志们：\n",
        f"{TITLE}\n{TITLE}同志们：\n",
    ],
)
def test_a_title_said_twice_in_one_breath_is_said_once(opening: str) -> None:
    speech = read(opening + "\n".join(PARAGRAPHS[1:]))
    assert speech.text == TEXT
    assert speech.title == TITLE


def test_a_title_run_into_the_first_sentence_gets_its_own_line() -> None:
    speech = read(TITLE + "".join(PARAGRAPHS[1:]))
    assert speech.title == TITLE
    assert speech.text.split("\n")[1].startswith("今天召开")


# ---- newspapers and code


def test_what_a_newspaper_adds_goes() -> None:
    head = f"{TITLE}（附图片１张）\n县长在值班工作会议上讲话。\n（本报记者王五摄）"
    speech = read(with_body(head=head, foot="（新华社北京５月６日电）"))
    assert speech.text == TEXT


def test_an_editors_lead_goes() -> None:
    lead = "5月6日，本报和县政府办公室联合召开座谈会。\n三位同志作了发言，现摘要刊登。"
    assert read("\n".join((lead, *PARAGRAPHS[1:]))).text == "\n".join(PARAGRAPHS[1:])


def test_notes_and_their_numbers_go() -> None:
    text = TEXT.replace("窗口”。", "窗口”。[1]") + "\n[1] 《值班工作手册》，2023年版。"
    assert read(text).text == TEXT


def test_a_speech_inside_a_program_is_taken_out_of_it() -> None:
    before = "\n".join(
        ["<template>", "<div id='a'>", "</div>", "import x from 'y'", "const s ="] * 2
    )
    after = "\n".join(["export default {", "  data() {", "    return {", "    }", "  }", "}"] * 2)
    assert read(f"{before}\n{TEXT}\n{after}").text == TEXT


def test_unseen_characters_go_and_odd_line_ends_end_lines() -> None:
    assert read(TEXT.replace("值班", "值\u200b班\ufeff").replace("\n", "\u2028", 2)).text == TEXT


def test_font_variants_of_a_pdf_are_ordinary_characters_again() -> None:
    speech = read(TEXT.replace("工作", "⼯作"))
    assert speech.text == TEXT
    assert {one.why for one in speech.repairs} == {"异体字形"}


def test_a_long_text_is_read_in_time_that_grows_with_its_length() -> None:
    body = "".join(
        f"第{number}组要把任务{number}分解到人、把责任{number}落实到岗、把进度{number}控制到天。\n"
        for number in range(6_000)
    )
    speech = read(with_body(body=body))
    assert speech.text == with_body(body=body.rstrip())


@pytest.mark.parametrize(
    "unit",
    [" ", "…", "（", "&nbsp;", "一二三\n\n", "xx总理", "相关阅读\n", "# H5 D% ", "http://a.b/"],
)
def test_no_run_of_characters_takes_more_than_its_share_of_time(unit: str) -> None:
    started = process_time()
    speech = read(unit * (60_000 // len(unit)) + "\n" + TEXT)
    assert process_time() - started < 10  # squared, it would take minutes
    assert speech.text.endswith(PARAGRAPHS[-1])


def test_signs_before_the_lines_of_a_list_are_taken_out_and_told() -> None:
    lines = ("早：农户申报、干部排查。", "“快”：十五天内认定。", "夜·光照样在行中。")
    speech = read(with_body(body=f"· {lines[0]}\n● {lines[1]}\n{lines[2]}"))

    assert set(lines) <= set(speech.text.splitlines())
    assert [one.why for one in speech.removed].count("项目符号") == 2
