"""What a site says about the text: cut here, pay to read on, collected by us, not to be copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.cleaning.lines import Line

AFTER_PAYING = (
    r"(?:下载|登录|登陆|注册|付费|购买|回复|开通会员)(?:后|之后|才)"
    r"(?:可以?|能|方可|才能)?(?:继续)?(?:阅读|查看|浏览|看到|看见|显示|下载)(?!.{0,3}附件)"
)
PAY_FIRST = (
    r"(?:请|需要?|必须|须)(?:您)?先?(?:下载|登录|登陆|注册|付费|购买|开通|充值|扫码)"
    r"[^。\n]{0,12}(?:阅读(?!器)|查看|浏览|全文|可见)"
)
LOST = (
    r"省略\s*\d*\s*字|此处省略|未完(?:待续|[,，)）:：…])|全文[共约有]{0,3}\s*\d+\s*字|当前[只仅](?:能)?显示"
    rf"|会员可(?:完整)?(?:阅读|查看)|{AFTER_PAYING}|{PAY_FIRST}|(?:剩余|还剩)\s*\d*\s*[%页]?的?(?:内容|未读|全文)|已折叠\s*\d*\s*字?|暂不显示|设定了隐藏|出售内容"
    r"|隐藏的?内容|回复(?:后)?可见"
    r"|(?:阅读|查看|展开|浏览|显示)(?:剩余)?(?:全文|全部(?:图文)?内容|完整(?:内容|版))"
    r"|(?:免费)?(?:试读|预览)(?:部分|内容|页)|(?:付费|支付|充值|开通会员)后可?(?:看|阅|查|见|下)|消耗.{0,12}配额|扣除?\s?\d+\s?(?:个|枚)?(?:文币|积分|金币|点券|下载券)"
    r"|(?:试读|预览)(?:已)?结束|付费(?:阅读|内容)|VIP(?:会员|专享|免费)|会员(?:专享|免费|可见)"
)
# without one of these there is no notice; looking for them costs next to nothing
NOTICED = (
    *(
        "省略",
        "未完",
        "全文",
        "显示",
        "会员",
        "下载",
        "登录",
        "登陆",
        "注册",
        "付费",
        "支付",
        "购买",
        "回复",
    ),
    *(
        "充值",
        "扫码",
        "剩余",
        "还剩",
        "折叠",
        "隐藏",
        "出售",
        "试读",
        "预览",
        "配额",
        "扣",
        "VIP",
        "阅读",
        "查看",
        "浏览",
    ),
)
LOST_WORDS = re.compile(LOST)
# what a site says of whole texts too: whether this one is cut shows at its end
MAYBE = re.compile(
    r"^.{0,12}(?:[Aa][Pp][Pp]|展开|点击|继续|免费|在线)?(?:阅读|查看|展开|浏览)(?:剩余)?全文|扣除?\s?\d+|会员(?:专享|免费)|VIP"
)
CERTAIN = re.compile(r"省略|未完|剩余|还剩|隐藏|折叠|共\s*\d+\s*字|[只仅].{0,2}显示|试读|预览")
OPEN, CLOSE = r"[（(【\[]", r"[)）】\]]"
BLANKS = r"[ \t\u3000\xa0]*"
DOTS = rf"(?:(?<![ \t\u3000\xa0…]){BLANKS}…+{BLANKS})?"
BRACKETED = re.compile(
    rf"{DOTS}{OPEN}[^（()）【】\[\]\n]{{0,120}}?(?:{LOST})[^()（）【】\n]{{0,120}}?{CLOSE}"
    rf"(?:{BLANKS}…+{BLANKS})?"
)
UNCLOSED = re.compile(rf"{DOTS}{OPEN}[^()（）\n]{{0,30}}?(?:{LOST})[^\n]*$", re.MULTILINE)
LEADING_DOTS = re.compile(rf"{BLANKS}…*")
EDITED = re.compile(r"[（(]本文有删减[)）]")
LONGEST_NOTICE = 90

SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?~]*[)）”]*。?")
LONGEST_SENTENCE = 200
REACH = 40
LONGEST_LEAD = 400
LEAD = re.compile(
    r"^[\[【(（]?(?:导读|AI\s?摘要|摘要|核心提示|编者按|导语|内容提要|内容摘要|文章内容简介|推荐理由|写在前面(?:的话)?)[\]】)）]?\s*[:：。]?"
)
OFFER = re.compile(
    r"(?:本站|小编|网友|本网|前言|导语|导读|由.{1,12}网|(?:下面|以下)就?是|我们为).{0,60}?"
    r"(?:整理|收集|搜集|精选|编写|全部内容|范文|上传|带来|分享|提供)"
)
PLEASE = re.compile(
    r"欢迎(?:大家|您|你)?(?:阅读|参考|借鉴|咨询|下载|查阅|浏览|收藏|访问|前来|关注)"
    r"|希望.{0,6}(?:对|给|为|能).{0,4}(?:您|你|大家).{0,8}(?:帮助|参考|启发|喜欢)|认真阅读"
    r"|供(?:大家|您|你)?(?:参考|借鉴|学习|阅读)|参考价值|感谢(?:您|你)的阅读"
)
SITE = re.compile(
    r"全文[约共有]{1,2}\s?\d{3,5}\s?字[,，]请|文档下载后|任意编辑.{0,12}水印|语音识别生成|想了解更多.{0,30}(?:请|欢迎|可)|以上(?:就是|为).{2,40}的全部内容|"
    r"收藏本站|本站(?=.{0,20}(?:观点|范文|下载|阅读|原创|整理|收集|免费|不代表|客服))|客服老师|人工客服"
    r"|[Ww][Oo][Rr][Dd]\s?(?:文档|版本?)?(?:免费)?下载|平台不提供|侵犯[您你]的|申请退款|需要原创"
    r"|下载文档前|范文网|文库网|来源于?网[友络]上传"
)
FROM_HERE = re.compile(
    r"(?:此文|本文|该文|本篇)(?:由|来自|来源于?|转自)[^。！？\n，,]{0,40}?(?:提供|整理|发布|收集|搜集|分享|原创|首发)"
    r"|[（(【\[][^（()）\n]{0,60}(?:本文来[自源]|转载自|转载请|原文[地链来])[^（()）\n]{0,60}[)）】\]]"
    r"|(?:本文来[自源]|文章来源[:：]|转载(?:自|请注明)|原文(?:地址|链接|来源)[:：])[^。！？\n]{0,80}(?:[。！]|$)",
    re.MULTILINE,
)
WEB = re.compile(r"https?|www|\.(?:com|cn|net|org|top|cc)", re.IGNORECASE)
ADDRESS = re.compile(
    r"(?:[（(【\[<《]\s*)?(?:[\u4e00-\u9fff]{2,8}[网站]\s*)?(?:https?\s*[:：]\s*//|www\s*[.．。])"
    r"[A-Za-z0-9\-._~:/?#@!$&*+,;=%．]{3,200}(?:[ \t]*[)）】\]>》])?"
    r"|[（(【\[]\s*[\w.\-]{2,30}\.(?:com|cn|net|org|top|cc)(?:/[\w./?=&%\-]*)?\s*[)）】\]]",
    re.IGNORECASE,
)


def cuts_here(text: str) -> Iterator[Cut]:
    """Notices that text was left out, in the midst of a line and on lines of their own."""
    for match in EDITED.finditer(text):
        yield Cut(match.start(), match.end(), "删减说明")
    if not any(word in text for word in NOTICED) or not LOST_WORDS.search(text):
        return
    last = max(text.rfind("。"), text.rfind("；"))
    bracketed = [match.span() for match in BRACKETED.finditer(text)]
    bracketed += [match.span() for match in UNCLOSED.finditer(text)]
    for a, b in bracketed:
        alone = not text[text.rfind("\n", 0, a) + 1 : a].strip()
        dots = None if alone and b > last else LEADING_DOTS.match(text, a, b)
        yield Cut(dots.end() if dots else a, b, "截断提示", lost="text")
    starts = {text.rfind("\n", 0, a + 1) + 1 for a, _ in bracketed}
    for line in lines_of(text):
        if line.is_numbered or len(line.words) > LONGEST_NOTICE or line.a in starts:
            continue
        if any(word in line.words for word in NOTICED) and LOST_WORDS.search(line.words):
            sure = CERTAIN.search(line.words) or not MAYBE.search(line.words)
            yield Cut(line.a, line.b, "截断提示", lost="text" if sure else "")


def introductions(text: str) -> Iterator[Cut]:
    """Sentences in which a site offers the text; above the salutation, their whole paragraph."""
    lines = [line for line in lines_of(text) if line.words]
    salutation = next((line.a for line in lines if line.is_salutation), 0)
    offers = PLEASE.search(text) or SITE.search(text)
    for line in lines if offers else lines[:REACH]:
        yield from _offers(text, line, is_above=line.a < salutation)


def _is_lead(line: Line) -> bool:
    return len(line.words) <= LONGEST_LEAD and bool(LEAD.match(line.words))


def _offers(text: str, line: Line, *, is_above: bool) -> Iterator[Cut]:
    if is_above and _is_lead(line):
        yield Cut(line.a, line.b, "网站引言")
        return
    if not SITE.search(line.words) and not PLEASE.search(line.words):
        return
    found = [match.span() for match in SENTENCE.finditer(text, line.a, line.b) if _is_offer(match)]
    if found and is_above and found[-1][1] >= line.b and len(line.words) <= LONGEST_LEAD:
        yield Cut(line.a, line.b, "网站引言")
    else:
        yield from (Cut(a, b, "网站引言") for a, b in found)


def _is_offer(sentence: re.Match[str]) -> bool:
    words = sentence.group()
    if len(words) > LONGEST_SENTENCE:
        return False
    if SITE.search(words):
        return True
    return bool(PLEASE.search(words) and OFFER.search(words))


def claims(text: str) -> Iterator[Cut]:
    """Where a site says that the text came from it, and addresses on the web."""
    addresses = ((ADDRESS, "网址"),) if WEB.search(text) else ()
    for pattern, why in ((FROM_HERE, "来源声明"), *addresses):
        for match in pattern.finditer(text):
            yield Cut(match.start(), match.end(), why)
