"""How lines of a printed test look: heads of sections, numbers, options, labels, empty brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.exchange.readers.cells import KINDS
from question_bank.exchange.rows import LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMERAL = r"(?:第?N(?:部分|大题)?\s*[、．.:：]|[（(]N[）)])".replace(
    "N", "[一二三四五六七八九十]{1,3}"
)
HEAD = re.compile(
    rf"^(?P<numeral>{NUMERAL})?\s*[【\[]?\s*(?P<name>[^\d\s（()）：:】\]。，、,]{{2,10}})\s*[】\]]?\s*"
    r"(?P<rest>[（(：:].*)?$"
)
NAMES = sorted((name for name in KINDS if len(name) > 1), key=len, reverse=True)
EITHER = "选择题"  # single or multiple, as its answers show
QUESTION = re.compile(
    r"^(?:第\s*(\d{1,4})\s*题\s*[.．、:：]?|(\d{1,4})\s*(?:[.．、]|[)）](?!\s*[（(]))(?!\d))\s*(.*)$"
)
TAGGED = re.compile(r"^[【\[（(]\s*([^】\]）)]{2,6}题?)\s*[】\]）)]\s*")
WORTH = re.compile(r"^[（(【\[]\s*(?:本题|每题|每空)?\s*\d{1,3}(?:\.\d)?\s*分\s*[）)】\]]\s*")
LABEL = re.compile(
    r"^[【\[（(]?\s*(?P<name>(?:参考|正确|标准)?答案(?:要点|及评分标准)?|答案?解析|解析|原文|出处|顺序不限"
    r"|评分标准|采分点|答题要点|要点|难度(?:系数)?|分值|知识点|考点|材料|标签|编号)\s*"
    r"(?:[】\]）)]\s*[:：]?|[:：])\s*(?P<rest>.*)$"
)
ANSWERS = re.compile("答案(?!解析)|^答题要点|^要点|^采分点|^评分标准")
WITHIN = re.compile(
    r"(?<!\s)\s*(?:【(?:参考|正确|标准)?答案】\s*[:：]?|[\s（(](?:参考|正确|标准)?答案\s*[:：])\s*"
)
BRACKETED = re.compile(r"[（(]\s*([A-Z](?:[、,，\s]*[A-Z]){0,7}|√|✓|×|✗|对|错|正确|错误)\s*[）)]")
NOTHING = re.compile(r"[\s_\uff3f—→（）()>＞]*")
LEFT = re.compile(r"^(?:[（(]\s*[）)]\s*)?[（(]?(\d{1,2})\s*[.．、)）]\s*(.*\S)\s*$")
KEY = re.compile(
    r"^(?:附件?\s*\d?\s*[:：])?(?!.*[:：]\s*\S).{0,40}?"
    r"(?:参考答案|标准答案|答案(?:及|与|和)|试题答案|试卷答案|答案[:：]?$).{0,12}$"
)
NUMERAL_ALONE = re.compile(rf"^{NUMERAL}\s*(?P<rest>\d.*)?$")
FIRST = re.compile(r"^(?:1\s*[.．、]\s*\S.{0,80}$|\d{1,3}\s*[-—–~\uff5e至]\s*\d|题号)")
COLUMN = "题号"  # the first cell of a key that stands in a table
SOON = 4  # lines
OPTION = r"(?:^|(?<=[\s;；，。]))[（(【]?{letter}\s*(?:[.．、:：)）】]|\s(?=\S))\s*"
OPTIONS = [re.compile(OPTION.format(letter=letter)) for letter in LETTERS]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a section: the kind it names (empty where none is known), and what follows."""

    kind: str
    rest: str = ""


def head_of(line: str) -> Head | None:
    """Return the head that a line is: one with a numeral that names a kind of question, or 题."""
    found = HEAD.match(line)
    if found is None:
        return None
    name, rest = found["name"].strip(), (found["rest"] or "").lstrip("：: ")
    known = kind_named(name)
    if found["numeral"] is None:
        return Head(known, rest) if known and name in KINDS and not _is_said(rest) else None
    return Head(known, rest) if known or name.endswith("题") else None


def _is_said(rest: str) -> bool:
    """Return whether words follow that are no remark in brackets."""
    return bool(rest) and not rest.startswith(("（", "("))


def kind_named(words: str) -> str:
    """Return the name of a kind that stands in the words; empty if none does or it is either."""
    found = next((name for name in NAMES if name in words), "")
    return "" if found == EITHER else found


def options_in(line: str, known: int) -> tuple[str, tuple[str, ...]]:
    """Return what stands before the options of a line, and those that come after `known` ones."""
    places: list[tuple[int, int]] = []
    place = 0
    while known + len(places) < len(OPTIONS):
        found = OPTIONS[known + len(places)].search(line, place)
        if found is None:
            break
        places.append(found.span())
        place = found.end()
    if not places:
        return line, ()
    ends = [start for start, _ in places[1:]] + [len(line)]
    words = (line[begin:end] for (_, begin), end in zip(places, ends, strict=True))
    signs = " \t\u3000;；" if len(places) > 1 else None
    return line[: places[0][0]], tuple(one.strip(signs) for one in words)


def begins_options(line: str) -> bool:
    """Return whether options begin in a line: at its start, or A and B after other words."""
    before, found = options_in(line, 0)
    return bool(found) and (not before.strip() or len(found) > 1)


def key_begins(lines: Sequence[str]) -> int:
    """Return at which line the key begins; the number of lines where there is none.

    Its head stands alone, no question above it has its answer beside it, and soon below it a
    section begins or numbers from 1.
    """
    answered = False
    for place, line in enumerate(lines):
        below = [one for one in lines[place + 1 : place + 9] if one][:SOON]
        begins = any(head_of(one) or NUMERAL_ALONE.match(one) or FIRST.match(one) for one in below)
        if place and KEY.match(line) and lines[place - 1] != COLUMN and begins and not answered:
            return place
        label = LABEL.match(line)
        answered |= label is not None and ANSWERS.search(label["name"]) is not None
    return len(lines)
