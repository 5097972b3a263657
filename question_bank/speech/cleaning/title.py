"""The title of a speech, found among the lines above its first sentence."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.byline import is_byline, is_signed
from question_bank.speech.cleaning.furniture import is_furniture, opens_links
from question_bank.speech.cleaning.lines import SPEECH_TITLE, han_in, lines_of
from question_bank.speech.cleaning.wording import LABEL, flat, is_filed, named, undated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.cleaning.lines import Line

SUBTITLE = re.compile(r"^(?:——|—|--|－－|––|---)")
PIECE = re.compile(
    r"[【〖\[(（]?\s?(?:第\s?[一二三四五六七八九十\d]{1,2}\s?篇|(?:篇|范文|例文)\s?[一二三四五六七八九十\d])"
)
SECOND_PIECE = re.compile(r"[【〖\[(（]?\s?(?:第\s?[二2]\s?篇|(?:篇|范文|例文)\s?[二2])")
BARE = re.compile(
    r"^(?:领导|学员|会议|培训|交流|大会|重要|内部|参阅)?(?:讲话|发言|讲义|材料|报告|致辞|通知|文件|规定|制度|总结)(?:稿|材料)?(?:[（(][^（()）]*[)）])?$"
)
FAR = 0.4
CLOSE = 9
LONGEST_LETTER = 300  # who passes a speech on may greet his own readers first
LEAST_AMID_FURNITURE = 9
# how a file or a page is filed, no speech's title
FILED = re.compile(r"_|[Vv]\d|\d{6,}|^·|\.(?:m4a|mp[34]|wav|amr|txt)$")
OFFICE = re.compile(r"(?:院|局|办公室|委员会|政府|网站?|中心|[部厅社]|(?<!社)会|公司|频道|栏目)$")
# what is told of a meeting is no title of what was said at it
REPORTED = re.compile(
    r"上(?:的讲话中)?(?:强调|指出|要求|表示)|(?:主持召开|出席)[^，。]{2,30}并(?:讲话|致辞)$"
)


@lru_cache(maxsize=1)  # rule after rule asks for the head of the same text
def head_of(text: str) -> tuple[int, int | None]:
    """Return the indexes of the line the speech begins with and of its title's line."""
    lines = lines_of(text)
    end = _head_end(lines)
    return end, _title_line(lines, end)


def _head_end(lines: Sequence[Line]) -> int:
    """Return the index of the line the speech begins with: a salutation or the first sentence.

    What a poster or an editor says above a title that a salutation follows is no beginning.
    """
    return _addressed(lines) or _begun(lines)


def _addressed(lines: Sequence[Line]) -> int:
    """Return the index of a salutation close below a title, not far into the text; 0 for none."""
    most = FAR * sum(len(line.words) for line in lines)
    above = 0
    letter = False
    titled = -CLOSE
    for number, line in enumerate(lines):
        if above > most or (letter and line.is_numbered):
            return 0
        if line.is_salutation and not is_furniture(line):
            if number - titled <= CLOSE:
                return number
            if above > LONGEST_LETTER or line.words[-1] not in "：:":
                return 0
            letter = True
        if line.words and _can_be_title(line) and SPEECH_TITLE.search(undated(line.words)):
            titled = number
        above += len(line.words)
    return 0


def _begun(lines: Sequence[Line]) -> int:
    for number, line in enumerate(lines):
        if line.is_salutation and not is_furniture(line):
            return number
        if line.is_prose and not line.is_title_like and not is_furniture(line):
            return number
    return 0


def _title_line(lines: Sequence[Line], end: int) -> int | None:
    """Return the index of the title among the lines, or None where the text has none."""
    head = [i for i in range(end) if _can_be_title(lines[i])]
    if any(SECOND_PIECE.match(line.words) for line in lines):
        head = [i for i in head if not PIECE.match(lines[i].words)]
    for sure in _marked_out(lines, head, end):
        if sure:
            return sure[-1]
    if not any(is_furniture(line) for line in lines[:end]):
        return head[0] if head else None
    return next((i for i in head if _stands_out(lines[i])), None)


def _marked_out(lines: Sequence[Line], head: list[int], end: int) -> Iterator[list[int]]:
    """Yield which lines of the head something marks out as the title, the surest mark first.

    That is how it ends, that it stands twice, by itself too below a page's wording of it, or that
    a subtitle or who speaks stands below it.
    """
    yield [i for i in head if _is_called(lines[i])]
    times = Counter(flat(lines[i].words) for i in head)
    yield [i for i in head if times[flat(lines[i].words)] > 1]
    yield [i for i in head if any(_holds(lines[j], lines[i]) for j in range(i))]
    yield [i for i in head if i + 1 < end and SUBTITLE.match(_next(lines, i))]
    yield [i for i in head if is_signed(_next(lines, i))]


def _is_called(line: Line) -> bool:
    """Return whether a title ends as those of speeches and papers do, and says more than that."""
    words = named(line.words)
    return bool(SPEECH_TITLE.search(words)) and not BARE.match(words)


def _holds(above: Line, line: Line) -> bool:
    """Return whether a line above has the title within it, beside a site's words."""
    return flat(line.words) in flat(above.words) and not above.is_prose


def _stands_out(line: Line) -> bool:
    """Return whether a line amid a page's furniture is long enough for a title, and no office."""
    return han_in(line.words) >= LEAST_AMID_FURNITURE and not OFFICE.search(line.words)


def words_of(line: Line) -> str:
    """Return a title's words without label, date, a site's marks and the blanks of its layout."""
    return named(line.words)


def _can_be_title(line: Line) -> bool:
    words = LABEL.sub("", line.words)
    if is_filed(words):
        return True
    return (
        line.is_title_like
        and han_in(words) >= 5
        and not SUBTITLE.match(words)
        and not is_byline(words)
        and not FILED.search(words)
        and not REPORTED.search(words)
        and not opens_links(line)
        and (bool(LABEL.match(line.words)) or not is_furniture(line))
    )


def _next(lines: Sequence[Line], number: int) -> str:
    return next((line.words for line in lines[number + 1 :] if line.words), "")
