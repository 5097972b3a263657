"""Which heading stands under which, and what is wrong with their numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.outline.numerals import NUMERAL, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.outline.headings import Candidate
    from question_bank.speech.span import Span

STATED = re.compile(
    rf"(?:讲|谈|提|说|强调|提出|做到|抓好|有)(?:以下|如下|这么|这样)?(?P<count>[{NUMERAL}两]{{1,2}})"
    r"(?:个方面|方面|点|条|个问题|项|个意见|个要求|层)[^。]{0,12}[。：:]?$"
)


def nested(found: Sequence[Candidate]) -> list[int | None]:
    """Return each heading's parent: the last open heading of another, not deeper kind."""
    parents: list[int | None] = []
    open_ones: list[int] = []
    for index, candidate in enumerate(found):
        open_ones = _still_open(found, open_ones, candidate)
        parents.append(open_ones[-1] if open_ones else None)
        open_ones.append(index)
    return parents


def levels_of(parents: Sequence[int | None]) -> list[int]:
    """Return each heading's level, 1 for those without a parent."""
    levels: list[int] = []
    for parent in parents:
        levels.append(1 if parent is None else levels[parent] + 1)
    return levels


def _still_open(found: Sequence[Candidate], open_ones: list[int], new: Candidate) -> list[int]:
    """Return the open headings below which the new one stands."""
    kept = [index for index in open_ones if found[index].bounds > new.place]
    for depth, index in enumerate(kept):
        if found[index].kind == new.kind:
            return kept[:depth]
    while kept and found[kept[-1]].rank > new.rank:
        kept.pop()
    return kept


def warnings_of(
    found: Sequence[Candidate], parents: Sequence[int | None], paragraphs: Sequence[Span]
) -> Iterator[str]:
    """Yield what an editor would notice: numerals missing or twice, counts not met."""
    last: dict[tuple[int | None, tuple[str, str]], Candidate] = {}
    for index, candidate in enumerate(found):
        if not candidate.number or candidate.kind[0] == "首先，":
            continue
        series = (parents[index], candidate.kind)
        before = last.get(series)
        expected = before.number + 1 if before is not None else 1
        if candidate.number not in {expected, 1}:
            yield _gap(candidate, before)
        last[series] = candidate
    yield from _counts(found, parents, paragraphs)


def _gap(candidate: Candidate, before: Candidate | None) -> str:
    name = f"“{candidate.marker.text}{candidate.words.text[:12]}”"
    if before is None:
        return f"标题序号不从一起：{name}之前可能缺内容。"
    if candidate.number == before.number:
        return f"标题序号重复：{name}。"
    return f"标题序号不连续：“{before.marker.text}”之后是{name}。"


def _counts(
    found: Sequence[Candidate], parents: Sequence[int | None], paragraphs: Sequence[Span]
) -> Iterator[str]:
    """Yield a warning where the text announces so many points and the outermost level has fewer."""
    top = [one for one, parent in zip(found, parents, strict=True) if parent is None and one.number]
    if not top:
        return
    above = [paragraph for paragraph in paragraphs if paragraph.b <= top[0].place][-2:]
    for paragraph in above:
        match = STATED.search(paragraph.text)
        if match:
            numeral = match.group("count")
            stated = 2 if numeral == "两" else number_of(numeral)
            if stated > len(top):
                yield f"文中说“{match.group()[:16]}”，提纲里只有{len(top)}个一级标题。"
