"""Requirements → drafts of every kind: refused with a reason or ready, the best of them chosen."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from question_bank.questions import cloze, matching
from question_bank.questions.cloze import Cloze
from question_bank.questions.fitness import flaws, is_anonymised
from question_bank.questions.setting import settings_of
from question_bank.questions.worth import doubts
from question_bank.requirements.model import Duty, Pairs, RequirementList, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.outline.tree import Outline
    from question_bank.questions.draft import Draft
    from question_bank.questions.setting import Setting, Settings
    from question_bank.requirements.model import Requirement
    from question_bank.speech.speech import Speech

MOST_CHOSEN = 60
AROUND = 150
Near = TypeVar("Near", RequirementList, Pairs)


def make_drafts(
    speech: Speech, outline: Outline, requirements: Sequence[Requirement]
) -> tuple[Draft, ...]:
    """Return the questions of a speech, in the order of its requirements."""
    settings = settings_of(speech, outline)
    drafts = [
        _judged(draft, found, settings.at(found.place))
        for found, draft in _made(settings, requirements)
        if not is_anonymised(draft.content)
    ]
    return tuple(_chosen(list(_once(drafts))))


def _made(
    settings: Settings, requirements: Sequence[Requirement]
) -> Iterator[tuple[Requirement, Draft]]:
    pairs = [found for found in requirements if isinstance(found, Pairs)]
    lists = [found for found in requirements if isinstance(found, RequirementList)]
    for found in requirements:
        setting = settings.at(found.place)
        match found:
            case RequirementList():
                yield from ((found, draft) for draft in cloze.of_list(setting, found))
            case Pairs():
                yield from ((found, draft) for draft in cloze.of_grid(setting, found))
                yield (
                    found,
                    matching.of_pairs(setting, found, _near(found, pairs), _near(found, lists)),
                )
            case Duty():
                yield from ((found, draft) for draft in cloze.of_duty(found))


def _near(found: Pairs, others: Sequence[Near]) -> Sequence[Near]:
    """Return the requirements that stand around one, in text order: where its siblings are."""
    at = bisect_left(others, found.place.a, key=lambda other: other.place.a)
    return [other for other in others[max(0, at - AROUND) : at + AROUND] if other is not found]


def _judged(draft: Draft, found: Requirement, setting: Setting) -> Draft:
    against = (*flaws(draft.content), *doubts(draft, found, setting))
    scored = replace(draft, score=_score(found, draft))
    return scored.refused(*against) if against else scored


def _score(found: Requirement, draft: Draft) -> float:
    """Return how much a question is worth: the list's standing, the stem's shortness."""
    if isinstance(found, RequirementList):
        worth = (
            0.6 + 0.25 * bool(found.name) + 0.1 * bool(found.stated) - 0.1 * (not found.complete)
        )
    else:
        worth = 0.7 if isinstance(found, Pairs) else 0.5
    long = max(0, len(draft.content.stem) - 50) / 200 if isinstance(draft.content, Cloze) else 0.0
    return max(0.0, min(1.0, worth - long))


def _once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield each question once, and refuse a second with the same words or the same key there."""
    ids: set[str] = set()
    asked: set[tuple[str, ...]] = set()
    for draft in drafts:
        if draft.id in ids:
            continue
        ids.add(draft.id)
        content = draft.content
        words = content.stem if isinstance(content, Cloze) else ""
        key = (folded(words), *sorted(content.asked()))
        if key in asked:
            continue
        asked.add(key)
        yield draft


def _chosen(drafts: list[Draft]) -> list[Draft]:
    """Mark the best ready draft of each requirement, at most about sixty of them."""
    best: dict[str, int] = {}
    for index, draft in enumerate(drafts):
        if draft.ready:
            rival = best.setdefault(draft.requirement, index)
            if draft.score > drafts[rival].score:
                best[draft.requirement] = index
    ranked = sorted(best.values(), key=lambda index: (-drafts[index].score, index))[:MOST_CHOSEN]
    chosen = set(ranked)
    return [replace(draft, chosen=index in chosen) for index, draft in enumerate(drafts)]
