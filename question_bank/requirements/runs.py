"""Runs of clauses that are built alike, parted by commas, commas and 、 in turn, semicolons."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import COMMAS, clauses, pieces
from question_bank.requirements.counts import ANNOUNCED_WITHIN, NUMERALS, announced_count
from question_bank.requirements.edges import LONGEST, first_item
from question_bank.requirements.enumerations import is_list, unquoted
from question_bank.requirements.likeness import (
    DID,
    LEADS,
    OPENERS,
    OPENS_WITH_VERB,
    VERBS,
    are_parallel,
    common_end,
    common_start,
)
from question_bank.requirements.stretches import WHOLE, stretch_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.span import Span

WIDE = re.compile("[;；:：]")  # marks between more than clauses
SURE = 2.6  # how well a clause's end must fit a run to belong to it
# What each thing forbidden begins with: 群里|不准发文件，不准发会议讲话.
BANS = re.compile("(?:不[准得许能可要]|严禁|禁止|切忌|谨防)$")
# What an item of another list stands behind: 一个是情与法的关系，….
ONE_OF = re.compile("(?:一个|其[一二三]|[一二三])是$")
OF_WHAT = re.compile("(?:对于?|关于|至于)[^，,]*的[一-鿿]{2}")  # 对上级的决策，…
ALSO = re.compile("(?:还|也|更|并)(?:应当?|要|须|得|必须)?(?:有|做到|坚持)?")
FIGURES = re.compile(r"\d|[哪谁]|什么|怎[么样]")  # times, and questions
WHATEVER = re.compile("不论|无论|不管")
LED = re.compile(
    r"(?:切实|真正|始终|努力)*(?:坚持)?(?:做到|力争|争取)(?=...)|[一-鿿]{2,6}就是(?=...)"
)
# Who is told to do the first thing, or the verb that governs all: 财政干部要|精通业务, 要坚持|….
TOLD = re.compile(
    rf"[一-鿿]{{0,10}}?(?:(?<![重主需机])要(?![求点素害])|必须|应当)(?:{VERBS})?(?=...)"
)


# What counts all the items behind the last of them: …，让自己安心，|三个心里头，….
COUNTS_THEM = re.compile(f"这?([{''.join(NUMERALS)}])[个条项]")


def clause_runs(
    sentence: Span, parts: Sequence[Span], *, closed: bool = False
) -> Iterator[tuple[Span, ...]]:
    """Yield the lists that the clauses of a sentence make, its `parts`.

    Where semicolons part the sentence into three, the stretches between them are the items. In a
    `closed` sentence, which marks of quotation enclose, a last clause of another form counts too.
    """
    if not WIDE.search(sentence.text):
        yield from _alike(parts, closed=closed)
        yield from _mixed(parts)
        return
    stretches = [one for one in pieces(sentence, ";；") if one.text.strip(COMMAS)]
    if len(stretches) < 3:
        stretches = [sentence]
    else:
        stretches[0] = (pieces(stretches[0], ":：") or stretches[:1])[-1]
        yield from stretch_runs(stretches)
    for stretch in stretches:
        before = ""
        for part in pieces(stretch, ":："):
            parts = clauses(part)
            whole = not any(map(FIGURES.search, (one.text for one in parts)))
            if announced_count(before[-ANNOUNCED_WITHIN:]) == len(parts) >= 3 and whole:
                yield tuple(parts)  # 坚持四条原则：政府主导、市场运作，先建后搬、平稳过渡，…
            before = part.text
            yield from _alike(parts, closed=closed and part.b == sentence.b)
            yield from _mixed(parts)


def _alike(parts: Sequence[Span], *, closed: bool) -> Iterator[tuple[Span, ...]]:
    begin = 0
    while begin < len(parts) - 1:
        end = begin
        while end + 1 < len(parts) and are_parallel(parts[end].text, parts[end + 1].text):
            end += 1
        if end > begin:
            yield from _run(parts, begin, end, closed=closed)
        begin = end + 1


def _run(
    parts: Sequence[Span], begin: int, end: int, *, closed: bool
) -> Iterator[tuple[Span, ...]]:
    items = _strongest(parts[begin : end + 1], parts[begin - 1].text if begin else "")
    models = [item.text for item in items]
    before = [part for part in parts if part.a < items[0].a]
    if before:
        items = [*_head(before[-1], models), *items]
    items = _without_topic([without_lead(items), *items[1:]])
    items += _further(items, parts[end + 1 : end + 2])
    if closed and len(items) == len(parts) - 1 >= 3 and items[-1].b != parts[-1].b:
        items += [parts[-1]] if OPENS_WITH_VERB.match(parts[-1].text) else []
    if (counted := COUNTS_THEM.match(items[-1].text)) and NUMERALS[counted[1]] == len(items) - 1:
        items.pop()
    texts = [item.text for item in items]
    firm = common_start(texts) + common_end(texts) >= 2
    if is_list(texts, WHOLE if firm else LONGEST):
        yield tuple(items)


def _further(items: Sequence[Span], behind: Sequence[Span]) -> list[Span]:
    """Return the last of a row where it stands behind a word that joins it: 还应有|一流的成果."""
    opening = items[0].text[: common_start([item.text for item in items])]
    joined = ALSO.match(behind[0].text) if behind and len(opening) > 1 else None
    goes_on = joined is not None and behind[0].text.startswith(opening, joined.end())
    return [behind[0][joined.end() :]] if joined and goes_on else []


def _strongest(items: Sequence[Span], before: str) -> list[Span]:
    """Return those of a run that open with the same two characters, if three or more do.

    The first of three may stand behind its lead in the clause `before` them.
    """
    best = list(items)
    for _, group in itertools.groupby(items, key=lambda item: item.text[:2]):
        same = list(group)
        led = same[0] is items[0] and before.find(same[0].text[:2]) > 0
        if len(same) + led >= 3 and len(same) < len(items) == len(best):
            best = same
    return best


def _without_topic(items: list[Span]) -> list[Span]:
    """Return a run without a first clause that only says of what: 枪支，上哨前验，下哨后验."""
    first, *others = [item.text for item in items]
    built = common_start(others) + common_end(others) if len(others) > 1 else 0
    alike = common_start([first, *others]) + common_end([first, *others])
    of_what = OF_WHAT.fullmatch(first) is not None
    told = (OPENS_WITH_VERB.match(first) or len(first) in map(len, others)) and not of_what
    return items if alike >= min(built, 2) or not built or told else items[1:]


def _head(before: Span, models: Sequence[str], surer: float = SURE + 0.6) -> list[Span]:
    """Return the end of the clause before a run, if it is an item that stands behind its lead."""
    opening = _opening(models)
    at = before.text.rfind(opening) if opening else -1
    if all(map(DID.match, models)):
        at = max(before.text.rfind("了") - 2, 0)
    if at > 0 and len(before) - at <= 2 * max(map(len, models)):
        even = len(opening) != 2 or len(before) - at in map(len, models) or BANS.match(opening)
        return [before[at:]] if even or LEADS.search(before.text[:at]) else []
    if WHATEVER.search(before.text):
        return []  # 不论金额大小，一律移送，绝不护短
    head, fit = first_item(before, models, least=min(SURE, surer))
    if ONE_OF.search(before.text[: -len(head)]):
        return []
    if head.text.endswith("”") and not any(model.endswith("”") for model in models):
        return []  # 后勤是“幕后英雄”，干好了没人夸，干坏了有人骂
    lead = before.text[: -len(head)]
    sure = SURE if len(head) <= 4 or lead.endswith("是") else surer
    return [head] if fit >= sure and lead and lead[-1] not in "的得" and "、" not in lead else []


def _opening(models: Sequence[str]) -> str:
    """Return what all models begin with: two characters, or one that can only begin a phrase."""
    opening = models[0][: common_start(models)]
    if opening.startswith("每"):
        return "每"
    return opening if len(opening) >= 2 or opening in set("同把将让使从是") else ""


def without_lead(items: Sequence[Span]) -> Span:
    """Return the first item from where it begins as all others do: 力争|在…上, 在…上, 在…上."""
    first, others = items[0], [item.text for item in items[1:]]
    for led in filter(None, (LED.match(first.text), TOLD.match(first.text))):
        mean = sum(map(len, others)) / len(others)
        nearer = abs(len(first) - led.end() - mean) < abs(len(first) - mean)
        if nearer and not any(map(led.re.match, others)):
            first = first[led.end() :]
            break
    size = common_start(others)
    if len(others) > 1 and size and first.text[0] != others[0][0]:
        at = first.text.find(others[0][:size] if size > 1 else others[0][0])
        if at > 0 and (size > 1 or others[0][0] in OPENERS):
            return first[at:]
    return first


def _mixed(parts: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield lists that commas and 、 part in turn: 写到文件当中，说到会上、落到行动当中."""
    if len(parts) < 2 or not any(0 < part.text.count("、") < 3 for part in parts):
        return
    flat = [
        (number, segment)
        for number, part in enumerate(parts)
        for segment in (pieces(part, "、") if 0 < part.text.count("、") < 3 else [part])
    ]
    begin = 1
    while begin < len(flat):
        end = begin
        while end + 1 < len(flat) and _close(flat[end][1].text, flat[end + 1][1].text):
            end += 1
        items = [segment for _, segment in flat[begin : end + 1]]
        if len(items) > 1:
            items = [*_head(flat[begin - 1][1], [item.text for item in items], 2.4), *items]
        clause_numbers = [number for number, _ in flat[end + 1 - len(items) : end + 1]]
        turns = 1 < len(set(clause_numbers)) < len(clause_numbers)
        if turns and is_list([item.text for item in items], 14):
            yield unquoted(tuple(items))
        begin = end + 1


def _close(one: str, two: str) -> bool:
    if max(len(one), len(two)) > 12 or abs(len(one) - len(two)) > 1:
        return False
    verbs = OPENS_WITH_VERB.match(one) and OPENS_WITH_VERB.match(two)
    return bool(common_start((one, two)) or common_end((one, two)) or verbs)
