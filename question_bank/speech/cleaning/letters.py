"""Damage of single characters: unseen ones, odd line ends, font variants, pinyin, page code."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import han_in

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_END = re.compile("[\x0b\x0c\x85\u2028\u2029]")
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00b6\ufeff\ue000-\uf8ff]+"
)
EMOJI = re.compile("[\U0001f000-\U0001faff\u2700-\u2775\u2794-\u27bf\u2b05-\u2b55\ufe0f\u20e3]+")
VARIANT = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
RADICALS = str.maketrans(
    "⺠⻓⻔⻋⻅⻉⻘⻚⻛⻜⻝⻢⻥⻦⻨⻬⻮⻰⻄⻁⻆⻩⻤⺟⺎⻣⻪",
    "民长门车见贝青页风飞食马鱼鸟麦齐齿龙西虎角黄鬼母兀骨龟",
)
TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü"
PINYIN = re.compile(rf"(?<=[\u3400-\u9fff^])[(（\[【][a-z{TONED}\u0261]{{1,7}}[1-5]?\s*[)）\]】]")
BARE = re.compile(rf"(?<=[\u3400-\u9fff])[a-z{TONED}\u0261]{{1,7}}(?![A-Za-z{TONED}\d])")
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
TAG = re.compile(
    r"\[([a-zA-Z]{3,8})\]\d{0,5}\[/\1\]"
    r"|\[/?(?:b|i|u|url|img|color|size|font|align|quote|hide|reply|repy|p|indent|backcolor|attach)"
    r"(?:=[^\[\]\n]{0,120})?\]"
    r"|</?(?:p|br|div|span|a|b|i|strong|em|font|img|table|tr|td|h[1-6]|ul|ol|li|center|script|style)"
    r"(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
STYLE = re.compile(
    r"(?:l>\s*)?(?:\[标签[:：][^\]\n]{1,12}\]\s*)*"
    r"(?:(?:@[\w-]+|[\w.#*:-]+(?:[\s,>]+[\w.#*:-]+){0,4})?\s*\{\s*[\w-]+\s*:[^{}\n]{0,600}\}\s*)+"
)
FIELD = re.compile(
    r"错误[!！]未找到引用源[。.]?"
    r"|(?:更新域 ?)?\{? ?(?:NUMPAGES|PAGE|TOC|REF|HYPERLINK)\b[^\n{}]{0,60}MERGEFORMAT ?\}?"
    r"|批注\s*\[[A-Za-z]{1,4}\d{1,3}\]\s*[:：][^\n]*"
)
WIKI = re.compile(r"\[(?:编辑(?:源代码)?|来源请求|查看源代码|隐藏|显示)\]")
TEMPLATE = re.compile(r"\[标签[:：][^\]\n]{1,12}\]|\{\{[^{}\n]{1,60}\}\}|\{%[^{}\n]{1,80}%\}")
FOOTNOTE = re.compile(r"(?<=[\u3400-\u9fff。”』》；，、！？,;])\[\d{1,3}\]")
CODE = re.compile(
    r"</?[a-zA-Z][\w-]*[\s>/]|[{}]\s*$|^\s*[})\]]|=>|^\s*//|^\s*/?\*"
    r"|^\s*(?:import|const|let|var|function|return|export|if|else)\b|\w\(.*\)\s*[;{]?\s*$"
    r"|^\s*[.#@]?[\w-]+\s*:\s*[\w#'\"(. -]+[,;]?\s*$"
)
SIGN = re.compile("[A-Za-z{}]")
CODE_LINES = 8


def line_ends(text: str) -> Iterator[Cut]:
    """Page breaks and other line separators are line ends."""
    return (Cut(m.start(), m.end(), "换行符", "\n") for m in LINE_END.finditer(text))


def unseen(text: str) -> Iterator[Cut]:
    """Zero-width, control and private-use characters, and little pictures."""
    yield from (Cut(m.start(), m.end(), "不可见字符") for m in UNSEEN.finditer(text))
    yield from (Cut(m.start(), m.end(), "表情符号") for m in EMOJI.finditer(text))


def variants(text: str) -> Iterator[Cut]:
    """Radicals and compatibility characters that a PDF's fonts put in place of ordinary ones."""
    for match in VARIANT.finditer(text):
        meant = unicodedata.normalize("NFKC", match.group().translate(RADICALS))
        if meant != match.group() and len(meant) == 1:
            yield Cut(match.start(), match.end(), "异体字形", meant)


def pinyin(text: str) -> Iterator[Cut]:
    """Pinyin in brackets after a character, as 系統(tǒng)."""
    found = list(PINYIN.finditer(text))
    toned = [m for m in found if any(c in TONED or c.isdigit() for c in m.group())]
    for match in found if len(toned) >= 5 else toned:
        yield Cut(match.start(), match.end(), "拼音")
    bare = [match for match in BARE.finditer(text) if not match.group().isascii()]
    for match in BARE.finditer(text) if len(bare) >= 5 else ():
        yield Cut(match.start(), match.end(), "拼音")


def entities(text: str) -> Iterator[Cut]:
    """Characters written as page code, as &ldquo;."""
    for match in ENTITY.finditer(text):
        meant = html.unescape(match.group())
        if len(meant) == 1:
            yield Cut(match.start(), match.end(), "网页代码", meant)


def tags(text: str) -> Iterator[Cut]:
    """Tags of forums and pages, style rules and the slots of templates."""
    patterns = (
        (TAG, WIKI, FIELD, STYLE, TEMPLATE)
        if "{" in text or "[标签" in text
        else (TAG, WIKI, FIELD)
    )
    for pattern in patterns:
        yield from (Cut(m.start(), m.end(), "网页代码") for m in pattern.finditer(text))


def footnotes(text: str) -> Iterator[Cut]:
    """Numbers of notes, as [3] after a sentence."""
    return (Cut(m.start(), m.end(), "注码") for m in FOOTNOTE.finditer(text))


def code(text: str) -> Iterator[Cut]:
    """Lines of a program, where the file holds a good many of them."""
    found, place = [], 0
    for line in text.split("\n"):
        if (
            SIGN.search(line)
            and han_in(line[:400]) < 0.3 * min(len(line), 400)
            and CODE.search(line[:400])
        ):
            found.append(Cut(place, place + len(line), "程序代码"))
        place += len(line) + 1
    return iter(found if len(found) >= CODE_LINES else [])
