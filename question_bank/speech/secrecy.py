"""What a file says of its own secrecy: a mark that forbids it here, or words to ask about first.

A mark stands where marks stand: at the head, in the margins, in the name, alone on its line; talk
of secrecy in running text (保密工作, 机密级公文, 秘密投票) is none. Its form is 密级★保密期限
(GB/T 9704-2012, 7.2.2).
"""

from __future__ import annotations

import enum
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKED = "marked_secret"
ASKED = ("work_secret", "to_be_returned", "not_to_be_copied", "numbered_copy", "internal_only")
"""Reasons to ask, the gravest first; a person who has checked may go on in spite of them."""


class Guard(enum.StrEnum):
    """How a file is met: not looked at, refused or asked about, or only refused where marked."""

    OFF = "off"
    ASKING = "asking"
    CONFIRMED = "confirmed"

    def refuses(self, reason: str | None) -> bool:
        """Return whether a file with this sign is not to be taken."""
        return reason is not None and (self is Guard.ASKING or reason == MARKED)


@dataclass(frozen=True, slots=True)
class Around:
    """What a file says outside its text: in its margins, and in its properties or elsewhere."""

    margins: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


HEAD, TAIL = 20, 12  # lines that are not blank
EDGE = 3  # of each page
LONGEST_ASKING = 45
LONGEST_LINE = 400  # a mark stands where its line begins
SENTENCE_ENDS = ("。", ";", "!")

UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
SPACED = re.compile(r"(?<!\S)(\S)\s+(?=\S(?:\s|$))")
VARIANTS = str.maketrans("絕機祕內後長會閱銷毀傳複資級號屬", "绝机秘内后长会阅销毁传复资级号属")
GRADE = "(?:绝密|机密|秘密)级?"
STAR = r"(?:[★☆⭐✩✪✫✭]+|\*(?!\*))"
NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
DAY = "[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
TERM = rf"(?:{NUMBER}(?:年|个?月)|长期|启用前|解密前|[至到]?{DAY}[前止]?)"
LEAD = r"[#>*|•·★☆\[(【〔《<「-]*"
CLOSE = r"[\])】〕》>」]*"
LABEL = "(?:密级(?:[和及与]保密期限)?|保密等级|保密级别|涉密等级)"
COPY = "(?:(?:份号|编号|no[.]?)?:?[0-9]{6})"
END = rf"(?:保密期限:?)?\(?{TERM}?{CLOSE}(?:特急|加急|急件|平急|特提)?{COPY}?[.。]?$"

STARRED = re.compile(rf"^{LEAD}{COPY}?(?:{LABEL}:?)?{LEAD}{GRADE}{STAR}(?:{TERM}|{END})")
LABELLED = re.compile(rf"^{LEAD}{LABEL}:?{LEAD}{GRADE}{CLOSE}{STAR}?{END}")
BARE = re.compile(rf"^{LEAD}{COPY}?{LEAD}(?P<grade>绝密|机密|秘密)级?{CLOSE}{END}")
# what stands before it quotes or lists it: “机密★10年”, A.机密★10年
STARRED_WITHIN = re.compile(rf"(?<![“”\"'‘’「『:,、;|.A-Za-z]){GRADE}[★☆⭐✩✪✫✭]+(?:{TERM}|$)")
PIECE = re.compile(rf"{LEAD}{GRADE}(?:文?件|资料|材料)?(?:{STAR}.*|{TERM})?{CLOSE}")
BETWEEN = re.compile(r"[-_\s.,:;、·()\[\]【】〔〕《》“”\"'!+&—–~|/\\。;]+")
NUMBERED = re.compile(r"^\(?[一二三四五六七八九十0-9]{1,3}[、.)]")
RIGHTS = re.compile("版权|著作权|授权|许可|转载|本网|本站|copyright", re.IGNORECASE)
BRACKETED = re.compile(r"[(【\[〔].*[)】\]〕]")
PROHIBITED = "(?:不得|严禁|禁止|请勿|切勿|不准|不许|勿)(?:擅自|随意|自行|私自)?"
COPIED = (
    "(?:翻印|复印|复制|抄录|摘抄|摘录|拍照|录音|转发|外传|外泄|外借|传播|扩散|泄露|上网|丢失|遗失)"
)
WHO = "(?:内部|领导|党内|系统内|本单位|参会人员|与会人员|与会同志|工作人员)"
USED = "(?:参阅|参考|使用|传阅|阅读|阅|学习|掌握|交流|研究)"
ASKING = {
    "work_secret": re.compile(
        "(?:此件|本件|本材料|本文件|属于?|系|为)*工作秘密(?:文件|材料|资料|事项)?"
    ),
    "to_be_returned": re.compile(
        "(?:此件|本件|本材料|本文件|文件|材料|讲话稿|请)*(?:会议?|阅|用|课|看|学|学习|传达|传阅|散会|会议结束)"
        "(?:完毕)?后?[请当场即立须需一律统]*(?:收回|回收|交回|退回|退还|清退|归还|销毁|即焚)(?:.{0,6})"
    ),
    "not_to_be_copied": re.compile(
        f"(?:此件|本件|本材料|本文件|未经.{{2,8}})*{PROHIBITED}{COPIED}(?:[和或及]?者?{COPIED})*"
        "(?:此件|本件|本材料|本文件)?"
    ),
    "numbered_copy": re.compile("份号[0-9]{1,6}|份号"),
    "internal_only": re.compile(
        f"(?:仅供|供|仅限|限){WHO}.{{0,4}}{USED}|此件不(?:予)?公开|此件发至.{{1,8}}"
        "|内部(?:学习)?(?:资料|材料|文件|文稿|刊物|讲话稿?|使用|传阅|参考|参阅|掌握)(?:请?(?:注意|妥善)(?:保管|保存|保密))?"
        "|请?(?:注意|妥善)(?:保管|保存)|(?:核心|普通)商密.{0,4}"
    ),
}
FIRST_NUMBER = re.compile("0[0-9]{5}")
LEGAL = re.compile(f"{GRADE}|[★☆⭐✩✪✫✭]")


def is_legal_mark(words: str) -> bool:
    """Return whether a few words hold a grade of secrecy or its star, however they are written."""
    return LEGAL.search(_squeezed(_plain(words))) is not None


def sign_in_name(name: str) -> str | None:
    """Return why the name of a file speaks against it: `MARKED`, one of `ASKED`, or nothing."""
    plain = unicodedata.normalize("NFKC", PurePath(name.replace("\\", "/")).name)
    stem = plain.translate(VARIANTS).rpartition(".")[0] or plain
    if _is_mark_of_margin(SPACED.sub(r"\1", stem)):
        return MARKED
    return _asked([stem])


def sign_of(name: str, text: str, around: Around = Around()) -> str | None:
    """Return why a file speaks against itself: `MARKED`, one of `ASKED`, or nothing."""
    found = {
        sign_in_name(name),
        sign_in(text, margins=around.margins),
        sign_in("\n".join(around.elsewhere), head=0, tail=0),
    }
    return next((reason for reason in (MARKED, *ASKED) if reason in found), None)


def sign_in(
    text: str, *, margins: Iterable[str] = (), head: int = HEAD, tail: int = TAIL
) -> str | None:
    """Return why a text speaks against itself: `MARKED`, one of `ASKED`, or nothing.

    `margins` are lines of headers, footers and watermarks; marks stand there as they stand in the
    first `head` lines. Words to ask about are looked for in both, and in the last `tail` lines.
    """
    around = [line for line in map(_plain, margins) if line.strip()]
    lines = [line for line in map(_plain, text.splitlines()) if line.strip()]
    edges = list(_edges(text))
    top, bottom = lines[:head], lines[len(lines) - tail :] if tail else []
    if any(map(_is_mark_of_margin, around)) or _is_marked(lines, [*top, *edges]):
        return MARKED
    if top and FIRST_NUMBER.fullmatch(_squeezed(top[0])):
        return "numbered_copy"
    bracketed = (line for line in lines if BRACKETED.fullmatch(_squeezed(line)))
    return _asked([*around, *top, *edges, *bottom, *bracketed])


def _is_marked(lines: list[str], top: list[str]) -> bool:
    """Return whether a line is a mark; a grade without a star only at the top, and on its own."""
    if any(STARRED.match(line) or LABELLED.match(line) for line in map(_squeezed, lines)):
        return True
    short = [line for line in map(_squeezed, top) if len(line) <= LONGEST_ASKING]
    if any(STARRED_WITHIN.search(line) for line in short):
        return True
    grades = {found["grade"] for line in short if (found := BARE.match(line))}
    return len(grades) == 1  # several: the grades themselves are spoken of


def _is_mark_of_margin(line: str) -> bool:
    squeezed = _squeezed(line)
    if STARRED.match(squeezed) or LABELLED.match(squeezed) or STARRED_WITHIN.search(squeezed):
        return True
    pieces = [line, *BETWEEN.split(line)]
    return any(PIECE.fullmatch(_squeezed(piece)) for piece in pieces)


def _asked(lines: Iterable[str]) -> str | None:
    """Return the gravest of the reasons to ask that these lines give."""
    found = {reason for line in lines for reason in _reasons(line)}
    return next((reason for reason in ASKED if reason in found), None)


def _reasons(line: str) -> Iterator[str]:
    squeezed = _squeezed(line)
    if len(squeezed) > LONGEST_ASKING or NUMBERED.match(squeezed) or RIGHTS.search(squeezed):
        return
    pieces = {*BETWEEN.split(squeezed), *BETWEEN.split(SPACED.sub(r"\1", line))} - {""}
    found = {piece: reason for piece in pieces for reason in ASKED if _asks(reason, piece)}
    if len(found) == len(pieces) or not squeezed.endswith(SENTENCE_ENDS):
        yield from found.values()


def _asks(reason: str, piece: str) -> bool:
    return ASKING[reason].fullmatch(piece) is not None


def _edges(text: str) -> Iterator[str]:
    """Yield the first and the last lines of each page but the first, which is the head."""
    for page in text.split("\f")[1:]:
        lines = [line for line in map(_plain, page.splitlines()) if line.strip()]
        yield from lines[:EDGE]
        yield from lines[EDGE:][-EDGE:]


def _plain(line: str) -> str:
    return unicodedata.normalize("NFKC", line[:LONGEST_LINE]).translate(VARIANTS)


def _squeezed(line: str) -> str:
    return UNSEEN.sub("", line)
