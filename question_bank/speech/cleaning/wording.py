"""A title's own words, without what sites, files and collections put before and behind it."""

from __future__ import annotations

import re

from question_bank.speech.cleaning.lines import SPEECH_TITLE, han_in

KIND = (
    r"(?:讲话|发言|致[辞词]|报告|主持词|方案|意见|办法|制度|规定|总结|计划|汇报|体会|材料)"
    r"(?:稿|提纲|材料)?"
)
NUMBER = r"[\d一二三四五六七八九十]{1,3}"
STARS = "*＊#①◎★☆●■◆※"
LABEL = re.compile(r"^(?:(?:文章|文档)?标题|(?:发言|讲话|演讲)?题目|主题|第[一1]篇)[:：]\s*")
DATED = re.compile(
    r"[(（][^()（）]*(?:年|图片|记者|\d月\d{1,2}日)[^()（）]*[)）]|[(（]\d{4}[-./]\d{1,2}[-./]\d{1,2}[)）]"
)
BADGE = re.compile(
    r"^[\[【][^\]】]{2,6}[\]】]\s*(?:[\u4e00-\u9fff]{2,4}[:：])?"
    r"|[（(](?:推荐|收藏|只有中文|附图|全文|实录|精华|图|组图|值得收藏|干货|模板|完整版|可下载)[^()（）]{0,6}[)）]$"
)
# a site's word for it, or the number of a piece: 干货 ……, 公文写作|……, 范文一：……
LEADING = re.compile(
    r"^(?:(?:干货|推荐|精选|收藏|重磅|必看|热门|范文|例文|公文|公文写作|公文范文|讲话范文|领导讲话|讲话稿|笔杆子|素材|模板|转载|原创)"
    rf"[\s|｜丨:：]+|(?:范文|例文|篇|附件)\s?{NUMBER}\s?[:：、\s]+|第\s?{NUMBER}\s?篇\s?[:：、\s]+)+"
)
ODD = re.compile(r"^(?:年(?=在|全|度)|[\W_]+(?=[\u4e00-\u9fff])(?<![“《（(【]))")
TRAILING = re.compile(
    rf"(?<![\s{STARS}])(?:\s*(?:[（(](?:精选|通用|优秀|共|合集|含)?\s?{NUMBER}\s?篇?[)）]|{NUMBER}篇(?:范文|大全|精选)?"
    rf"|\.docx?|\.pdf|\.wps|篇\s?{NUMBER}|\[[^\[\]]{{1,6}}\]|[{STARS}]|(?<=[稿话言])\s?\d|(?<=稿)范文"
    r"|(?:(?<=\s)|[【\[][\s【\[]*+)字[体号][：:].*))+$"
)
# a site's name or a file's kind behind it: …… - 某某网, ……_讲话稿
SITED = re.compile(
    rf"^(?P<own>[^—_|｜]{{4,50}}?{KIND}(?:范文)?(?:\s?[（(][^（()）]{{1,10}}[)）])?)\s*[-—_|｜–]+\s*"
    r"(?![在—-])[^，。：]{0,16}(?:网|库|吧|之家|资料|范文|稿|公文|论坛|部落|道客巴巴|豆丁|百度|频道|大全|下载)[^，。：]{0,4}$"
)
FILE = re.compile(rf"^[^\s_]{{4,40}}{KIND}\.(?:docx?|wps|pdf)$")
WHOLE = re.compile(r"^《([^《》]+)》(?:全文)?$")
BLANK = re.compile(r"(?<!\s)\s+(?=[\u3400-\u9fff“”])|(?<=[\u3400-\u9fff“”])\s+")
COUNTED = re.compile(r"[\W_]+")


def flat(words: str) -> str:
    """Return the words' letters and digits: what sameness of titles is judged on."""
    return COUNTED.sub("", words)


def named(words: str) -> str:
    """Return a title as it is cited, of the words that it is printed with."""
    words = undated(LABEL.sub("", words))
    sited = SITED.match(words)
    words = BADGE.sub("", sited["own"] if sited else words)
    words = TRAILING.sub("", LEADING.sub("", ODD.sub("", words)))
    words = WHOLE.sub(r"\1", words)
    return BLANK.sub(_joint(words), words)


def undated(words: str) -> str:
    """Return a title without the day or the note of a picture in brackets."""
    return DATED.sub("", words).strip()


def is_filed(words: str) -> bool:
    """Return whether a title stands as the name of a file, or with a site's name behind it."""
    return bool(FILE.match(words) or SITED.match(words))


def _joint(words: str) -> str:
    """Return what parts a title's phrases: one blank between parallel ones, nothing in others."""
    phrases = words.split()
    parallel = len(phrases) > 1 and not words.startswith("在") and not SPEECH_TITLE.search(words)
    return " " if parallel and all(han_in(phrase) >= 4 for phrase in phrases) else ""
