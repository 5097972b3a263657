"""What a site says about the text: cut here, pay to read on, collected by us, not to be copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LOST = (
    r"省略\s*\d*\s*字|此处省略|未完(?!成)|全文[共约有]{0,3}\s*\d+\s*字|当前[只仅]?(?:能)?显示|正式会员"
    r"|(?:请|需要?|必须|须)(?:您)?先?(?:下载|登录|登陆|注册|付费|购买|开通|充值|扫码|关注公众号)"
    r"|(?:下载|登录|登陆|注册|付费|购买|回复|开通会员)(?:后|之后|才)(?:可以?|能|方可|才能)?(?:继续)?(?:阅读|查看|浏览|看到|显示|下载)"
    r"|(?:阅读|查看|展开|浏览|显示)(?:剩余)?(?:全文|全部(?:图文)?内容|完整(?:内容|版))|剩余\s*\d+\s*%?|隐藏(?:的)?内容"
    r"|回复(?:后)?可见|试读(?:已)?结束|预览(?:已)?结束|付费(?:阅读|内容)|VIP(?:会员|专享|免费)|会员(?:专享|免费|可见)"
)
LOST_WORDS = re.compile(LOST)
OPEN, CLOSE = r"[（(【\[〔]", r"[)）】\]〕]"
DOTS = r"[ \t\u3000\xa0…．.。]*"
BRACKETED = re.compile(
    rf"(?:{DOTS}…+[ \t]*)?{OPEN}[^（()）【】\[\]\n]{{0,120}}?(?:{LOST})[^()（）【】\n]{{0,120}}?{CLOSE}(?:[ \t]*…{DOTS})?"
)
UNCLOSED = re.compile(
    rf"(?:[ \t\u3000]*…+)?[ \t]*{OPEN}[^()（）\n]{{0,30}}?(?:{LOST})[^\n]*$", re.MULTILINE
)
LONGEST_NOTICE = 90
INTRO = re.compile(
    r"(?:前言|导语|导读|摘要|简介)?[:：]?[^。！？!?\n]{0,120}?"
    r"(?:(?:本站|小编|网友|本网|编辑|编写|我们|由)[^。！？!?\n]{0,24}?(?:整理|收集|搜集|精选|分享|提供|编写|为(?:大家|您|你))"
    r"|以下是[^。！？!?\n]{0,60}?(?:范文|希望|欢迎)|下面是[^。！？!?\n]{0,50}?(?:整理|全部内容|欢迎|希望|收集|范文))"
    r"[^。！？!?\n]{0,160}?"
    r"(?:欢迎(?:大家|您|你)?(?:阅读|参考|借鉴|咨询|下载|查阅|浏览|收藏|分享|前来|关注)[^。！？!?\n]{0,30}|希望(?:能|可以)?(?:对|给|为)?(?:您|你|大家)[^。！？!?\n]{0,30}"
    r"|(?:仅)?供(?:大家|您|你)?(?:参考|借鉴|学习)[^。！？!?\n]{0,20}|(?:请)?认真阅读|参考价值[^。！？!?\n]{0,60})[。！!~]?"
)
CLAIM = re.compile(
    r"(?:[（(【\[][^（()）\n]{0,60}?)?(?:本文(?:来自|来源(?:于)?|由|转自|选自)|转载(?:自|请注明)|原文(?:地址|链接|来源)|文章来源[:：]|更多[^。\n]{0,20}(?:请|尽在|访问|登录|关注))"
    r"[^。！？\n]{0,80}(?:[)）】\]]|[。！]|$)",
    re.MULTILINE,
)
ADDRESS = re.compile(
    r"[（(【\[<《]?\s*(?:[\u4e00-\u9fff]{2,8}[网站]\s*)?(?:https?\s*[:：]\s*//|www\s*[.．。])[A-Za-z0-9\-._~:/?#@!$&*+,;=%．]{3,200}\s*[)）】\]>》]?"
    r"|[（(【\[]\s*[\w.\-]{2,30}\.(?:com|cn|net|org|top|cc)(?:/[\w./?=&%\-]*)?\s*[)）】\]]",
    re.IGNORECASE,
)
EDITED = re.compile(r"[（(]本文有删减[)）]")


def cuts_here(text: str) -> Iterator[Cut]:
    """Notices that text was left out, in the midst of a line and on lines of their own."""
    for pattern in (BRACKETED, UNCLOSED):
        for match in pattern.finditer(text):
            alone = not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
            yield Cut(match.start(), match.end(), "截断提示", "" if alone else "……", lost="text")
    for match in EDITED.finditer(text):
        yield Cut(match.start(), match.end(), "删减说明")
    for line in lines_of(text):
        if (
            len(line.words) <= LONGEST_NOTICE
            and LOST_WORDS.search(line.words)
            and not line.is_numbered
        ):
            yield Cut(line.a, line.b, "截断提示", lost="text")


def introductions(text: str) -> Iterator[Cut]:
    """Sentences in which a site offers the text."""
    return (Cut(m.start(), m.end(), "网站引言") for m in INTRO.finditer(text))


def claims(text: str) -> Iterator[Cut]:
    """Where a site says that the text came from it, and addresses on the web."""
    for pattern, why in ((CLAIM, "来源声明"), (ADDRESS, "网址")):
        for match in pattern.finditer(text):
            yield Cut(match.start(), match.end(), why)
