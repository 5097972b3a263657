"""What is not the speaker's goes, what is certain is put right, what is damaged is marked."""

from __future__ import annotations

from time import process_time

import pytest

from tests.speech.material import PARAGRAPHS, TEXT, TITLE, read, reasons, with_body

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


# ---- characters and words


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
