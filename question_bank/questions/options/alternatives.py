"""Wrong options: phrases that could be items of a list and are items of none of its name."""

from __future__ import annotations

import re
from itertools import chain
from math import ceil, floor
from typing import TYPE_CHECKING

from question_bank.questions.options.models import (
    DOES,
    Models,
    is_inside,
    is_on_topic,
    is_sound,
    parts_of,
    tone_of,
)
from question_bank.questions.typesetting import typeset
from question_bank.questions.words import pattern
from question_bank.requirements.likeness import OPENS_WITH_VERB
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.options.phrases import Phrase
    from question_bank.questions.options.shelf import Shelf
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import RequirementList

SPREAD = 0.3
WHOLE = 3  # so many characters are a phrase of their own
SORT = re.compile(
    "原则|职责|职能|任务|能力|本领|素质|纪律|底线|红线|制度|机制|精神|意识|理念|作风|工程|行动"
)
SACRED = re.compile("党|忠诚|政治|信念|核心|人民")  # what nobody likes to call a wrong option
SET = {"i", "l"}  # jieba's tags of set phrases
# Words for one thing: 不得擅离岗位 and 不得脱岗 forbid the same.
THEMES = tuple(
    map(
        re.compile,
        (
            "廉|洁|清白|贪|私利|腐|自律|吃请|宴|收礼",
            "忠|政治|信念|立场|信仰",
            "[脱离串顶漏缺]岗|擅离|岗位",
            "密|泄",
            "[迟漏瞒谎]报|上报|报告",
            "酒",
            "学|钻研|业务|本领|读书",
            "团结|协[作同]|配合|合作",
            "纪|规矩|守法|法治",
            "勤|[尽负]责|担当|实干|苦",
            "群众|基层|为民|百姓|人民",
            "谦|谨慎|低调|虚心",
            "创新|开拓|改革",
        ),
    )
)
INNER = "的有而不要与和"  # within all items such a character is part of their frame


def wrong_options(
    setting: Setting, found: RequirementList, shelf: Shelf, *, wanted: int
) -> tuple[str, ...]:
    """Return up to so many phrases that could be items of a list and are items of none of its name.

    They are as long as the list's items (±30 %), built of the same kinds of words, and forbid or
    fight things where these do. What a list has in common at its ends (带头…, …能力) every option
    has: an item of another list is put into this frame. They share no two characters (short ones
    not one) with a right one or one another, and come from a list that has no item in common with
    this one, does not stand inside or below it, and, if of the bank, is on what the speech is on.
    """
    models = Models.of([typeset(item.text) for item in found.items])
    if not models.are_even and not models.start + models.end:
        return ()
    own = {folded(item.text) for item in found.items}
    acts = any(map(OPENS_WITH_VERB.match, models.texts))
    barred = own | shelf.of_name(found.name)
    sort, does = _sort(found.name), models.end == 0 and DOES.fullmatch(models.frame[0])
    tone = tone_of(models.texts, found.name or "")
    candidates = (
        text
        for phrase, text in chain(_framed(found, models, shelf), _reframed(found, models, shelf))
        if folded(text) not in barred
        and phrase.tone == tone
        and phrase.relation is None
        and (acts or not OPENS_WITH_VERB.match(text))
        and not phrase.stand
        and not SACRED.search(phrase.text)
        and (found.ordered or not phrase.ordered)
        and not own & phrase.family
        and not (found.name and phrase.name == found.name)
        and not is_inside(phrase, found.place.a, found.place.b)
        and not _is_below(setting, phrase, found)
        and is_sound(setting, phrase)
        and (not models.is_bare or _sort(phrase.name) == sort is not None)
        and (is_on_topic(setting, phrase) or (does and _is_general(phrase.core, tone)))
    )
    return tuple(models.unlike(candidates, wanted, _is_built_like, _parts))


def _framed(found: RequirementList, models: Models, shelf: Shelf) -> Iterator[tuple[Phrase, str]]:
    """Yield phrases that begin and end as all items do, where these do.

    One character that all begin with (有…) makes no frame unless the other list has a name, too.
    """
    first, last = models.ends
    if not (first or last):
        return
    shortest, longest = _sizes(models.texts)
    near = shelf.near(found.place.a, shortest=shortest, longest=longest, first=first, last=last)
    for phrase in near:
        common = len(phrase.text) - len(phrase.core)
        alike = models.end or models.start > 1 or phrase.name
        if alike and common >= models.start + models.end and models.has_frame(phrase.text):
            yield phrase, phrase.text


def _reframed(found: RequirementList, models: Models, shelf: Shelf) -> Iterator[tuple[Phrase, str]]:
    """Yield what other lists say within their frames, said within that of the items.

    Where these tell how or whether something is done (带头…, 不准…), so must the others do.
    """
    start, end = models.frame
    cores = [models.core(text) for text in models.texts]
    shortest, longest = _sizes(cores)
    does = not end and DOES.fullmatch(start) is not None
    if shortest < WHOLE or not (does or models.is_bare):
        return
    lent = shelf.lent(found.place.a, shortest=shortest, longest=longest)
    free = shelf.free(found.place.a, shortest=shortest, longest=longest)
    for phrase in lent if does else chain(free, lent):
        yield phrase, f"{start}{phrase.core}{end}"


def _sizes(texts: Sequence[str]) -> tuple[int, int]:
    """Return how long a phrase may be that stands beside these."""
    mean = sum(map(len, texts)) / len(texts)
    least, most = ceil((1 - SPREAD) * mean), floor((1 + SPREAD) * mean)
    return max(least, min(map(len, texts)) - 1), min(most, max(map(len, texts)) + 1)


def _is_built_like(text: str, models: Models) -> bool:
    """Return whether a phrase is built as an item is, beside what all of these have in common.

    What follows 带头 or 不准 is something done, in whatever words.
    """
    start, end = models.frame
    core, cores = models.core(text), [models.core(model) for model in models.texts]
    inner = set(INNER).intersection(*cores)
    if not inner <= set(core):
        return False
    if not end and DOES.fullmatch(start):
        return True
    return pattern(core) in set(map(pattern, cores))


def _is_below(setting: Setting, phrase: Phrase, found: RequirementList) -> bool:
    """Return whether a phrase stands under a heading that is itself an item of the list."""
    heads = [setting.outline.headings[index].words for index in phrase.under if phrase.span]
    return any(head.overlaps(item) for head in heads for item in found.items)


def _is_general(core: str, tone: str) -> bool:
    """Return whether a phrase is of two words of two characters, or one of four: 弄虚作假.

    What is peculiar to a trade is seldom said so evenly: 上公开课, 要求家长批改作业. What is
    forbidden is more often peculiar: there both words are verbs (推诿扯皮), not 烧灰积肥.
    """
    if len(core) != 4:
        return False
    kinds, first, second = pattern(core), pattern(core[:2]), pattern(core[2:])
    if tone:
        return kinds in SET or kinds == first + second == "vv"
    return kinds in SET or kinds == first + second


def _parts(text: str) -> set[str]:
    """Return what no two options may share: characters, and what both are about."""
    return parts_of(text) | {theme.pattern for theme in THEMES if theme.search(text)}


def _sort(name: str | None) -> str | None:
    """Return what the items of a list of some name are: 原则, 职责, 能力."""
    return found[0] if name and (found := SORT.search(name)) else None
