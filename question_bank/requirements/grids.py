"""Grids: sibling items that each say the same verbs in turn (破除…，树立…，强化…)."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import clauses, sentences
from question_bank.requirements.counts import counts_in_name
from question_bank.requirements.frames import UNNAMED, are_pairs
from question_bank.requirements.likeness import VERB, common_end, common_start
from question_bank.requirements.model import Pairs, RequirementList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.span import Span

# What a column's cells may be called.
NOUN = re.compile(
    "(?:观念|思想|意识|能力|作风|精神|理念|关系|问题|倾向|心态|做法|制度|机制|思维|本领|目标|主义)$"
)
# 推动建设一个; 立…之风.
VERBAL = re.compile(
    f"((?:{VERB.pattern}|[一-鿿][好住牢清准]|[立树破兴促治补育](?![一-鿿]))+)(?:一[个种批条支])?"
)
ALONE = "立树破兴促治补育"  # verbs of one character that cells may begin with
# What is done by some means: 以清单管理|破除推诿之弊.
BY = "以"
DONE_BY_MEANS = ("破除", "克服", "纠正", "根治", "打破", "促进", "推动", "提升", "保障")
ADVERB = re.compile(r"^(?:牢固|切实|不断|进一步|大力|着力|努力|坚决|自觉|始终|要|更加)*")


def grid(found: RequirementList, rows: Sequence[Span]) -> Iterator[RequirementList | Pairs]:
    """Yield the columns of a grid as lists and each two columns as pairs, if there is a grid.

    `rows` are the whole sentences that the list's items begin.
    """
    columns = _columns(rows)
    if len(columns) < 2:
        return
    for verb, cells in columns:
        name = _column_name(found, verb, len(cells))
        if name:
            yield RequirementList(
                items=cells,
                place=found.place,
                name=name,
                intro=found.intro,
                stated=len(cells),
                under=found.under,
                said_by=found.said_by,
            )
    for (one, lefts), (two, rights) in combinations(columns, 2):
        sides = tuple(zip(lefts, rights, strict=True))
        if are_pairs(sides):
            yield Pairs(
                relation=_relation(one, lefts, two, rights),
                pairs=sides,
                place=found.place,
                name=found.name,
                complete=found.complete,
                under=found.under,
                said_by=found.said_by,
            )


def _columns(items: Sequence[Span]) -> list[tuple[str, tuple[Span, ...]]]:
    """Return each column's verb and cells, if all items have the same verbs in the same order."""
    rows: list[list[Span]] = []
    for item in items:
        first = sentences(item)[:1]
        rows += [clauses(one) for one in first]
        if not first or not len(rows[0]) == len(rows[-1]) >= 2:
            return []
    if len(rows) < 3:
        return []
    found: list[tuple[str, tuple[Span, ...]]] = []
    for column in zip(*rows, strict=True):
        bare = [cell[_adverb(cell.text) :] for cell in column]
        if not all(map(len, bare)):
            return []
        parted = _by_means(bare) or _by_verb(bare)
        if not parted:
            return []
        found += parted
    return found


def _by_verb(cells: Sequence[Span]) -> list[tuple[str, tuple[Span, ...]]]:
    """Return the verb that cells begin with, and what it governs in each of them."""
    first = cells[0].text
    size = common_start([cell.text for cell in cells])
    if (size < 2 and first[0] not in ALONE) or min(map(len, cells)) < size + 2 or not size:
        return []
    size -= first[size - 1] in "“‘《"
    return [(first[:size], tuple(cell[size:] for cell in cells))]


def _by_means(cells: Sequence[Span]) -> list[tuple[str, tuple[Span, ...]]]:
    """Return the means by which something is done, and the verb with what it governs.

    以|清单管理|破除|推诿之弊.
    """
    if any(cell.text[0] != BY for cell in cells):
        return []
    for verb in DONE_BY_MEANS:
        places = [cell.text.find(verb, 3) for cell in cells]
        behind = [len(cell) - place - len(verb) for cell, place in zip(cells, places, strict=True)]
        if min(places) > 0 and min(behind) > 1:
            pairs = [*zip(cells, places, strict=True)]
            means = tuple(cell[1:place] for cell, place in pairs)
            return [(BY, means), (verb, tuple(cell[place + len(verb) :] for cell, place in pairs))]
    return []


def _relation(one: str, lefts: Sequence[Span], two: str, rights: Sequence[Span]) -> str:
    """Return what two columns are, by their verbs; unnamed where one of these is no verb alone."""
    verbs = VERBAL.fullmatch(one), VERBAL.fullmatch(two)
    if one == BY and verbs[1]:
        return f"要采取的举措 ↔ 要{verbs[1][1]}的{_noun(rights)}"
    if not (verbs[0] and verbs[1]):
        return UNNAMED
    return f"要{verbs[0][1]}的{_noun(lefts)} ↔ 要{verbs[1][1]}的{_noun(rights)}"


def _noun(cells: Sequence[Span]) -> str:
    """Return what all of a column's cells are, by their last word: 观念, 能力, else 内容."""
    words = {found[0] if (found := NOUN.search(cell.text)) else "内容" for cell in cells}
    if common_end([cell.text for cell in cells]) >= 3 and cells[0].text[-3] == "的":
        words = {cells[0].text[-2:]}  # 持久和平的世界, 开放包容的世界
    word = words.pop() if len(words) == 1 else "内容"
    return "倾向" if word == "主义" else word  # 好人主义, 形式主义


def _adverb(text: str) -> int:
    match = ADVERB.match(text)
    return match.end() if match else 0


def _column_name(found: RequirementList, verb: str, count: int) -> str | None:
    """Return the column's own name if the list's introduction gives one (六个破除)."""
    words = f"{found.name or ''}、{found.intro.text if found.intro else ''}"
    for name in re.findall(r"[一二三四五六七八九十]个[一-鿿]{2,4}", words):
        if name.endswith(verb) and counts_in_name(name) == (count,):
            return str(name)
    return None
