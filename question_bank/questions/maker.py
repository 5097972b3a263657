"""Requirements → drafts of every kind: refused with a reason or ready, the best of them chosen."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from question_bank.questions import choice, cloze, judgement, matching, multiple, ordering, recall
from question_bank.questions.blank import BLANK
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import prompt
from question_bank.questions.fitness.form import flaws, is_anonymised
from question_bank.questions.fitness.lists import standing
from question_bank.questions.fitness.worth import doubts, ground_of
from question_bank.questions.options.alternatives import wrong_options
from question_bank.questions.options.shelf import shelf_of
from question_bank.questions.options.shown import MOST_UNEVEN, unsound
from question_bank.questions.selection import chosen, once
from question_bank.questions.setting import settings_of
from question_bank.questions.stems.announced import announcement
from question_bank.questions.stems.asking import asked_whole
from question_bank.questions.stems.deeds import BANS
from question_bank.questions.stems.naming import naming
from question_bank.questions.stems.sides import without_verb
from question_bank.questions.twins import without_twins
from question_bank.requirements.model import Duty, Pairs, RequirementList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.outline.tree import Outline
    from question_bank.questions.draft import Draft
    from question_bank.questions.fitness.worth import Ground
    from question_bank.questions.options.shelf import Shelf, Sibling
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import Requirement
    from question_bank.speech.speech import Speech

WRONG_WANTED = 3
AS_A_WHOLE = "整组默写更合适"
# Of 524 gap texts for one item of a row without a name, its others shown, two readers took 55 %,
# where it is counted behind (…四个环节) 62 % of 32; of those for other lists and for limits 85 %.
IN_PASSING = "随文并列的词语，不逐项填空"
MOST_ITEMS = 40  # a longer "list" is a text in which everything is numbered
# What is said of a list in any question from it: not one of its items could be asked.
HOPELESS = {
    "不是要求",
    "讲的是问题，不是要求",
    "属于客套话",
    "属于会议安排",
    "属于回顾或评价",
    "只是章节名称",
    "词语过短",
}
# What is said of single items alone: who sees the others guesses one, but all together are asked.
GUESSED = {"词语过短", "旁边各项已经说出答案大半"}
# What a kind is worth beside the others: what needs no wrong words comes first.
WORTH = {
    "cloze": 0.0,
    "matching": 0.0,
    "recall": -0.05,
    "multiple": -0.05,
    "ordering": -0.05,
    "choice": -0.1,
    "judgement": -0.2,
}


def make_drafts(
    speech: Speech,
    outline: Outline,
    requirements: Sequence[Requirement],
    siblings: Iterable[Sibling] = (),
) -> tuple[Draft, ...]:
    """Return the questions of a speech, in the order of its requirements.

    `siblings` are lists of the bank: wrong options and extra right sides are taken from them where
    the speech itself has none.
    """
    settings = settings_of(speech, outline)
    shelf = shelf_of(requirements, siblings)
    drafts = [
        draft
        for found in requirements
        if BLANK not in found.place.text  # a form's own line to write on
        for draft in _made(settings.at(found.place), found, shelf)
        if not is_anonymised(draft.content)
    ]
    return tuple(chosen(once(without_twins(drafts))))


def _made(setting: Setting, found: Requirement, shelf: Shelf) -> Iterator[Draft]:
    """Yield the questions that a requirement makes, each judged."""
    match found:
        case RequirementList() if len(found.items) <= MOST_ITEMS:
            yield from _of_list(setting, found, shelf)
        case Pairs():
            ground = ground_of(found, setting)
            yield from (_judged(draft, ground) for draft in cloze.of_grid(setting, found))
            matched = _judged(matching.of_pairs(setting, found, shelf), ground)
            yield matched
            of_rows = (*choice.of_pairs(found, matched), *judgement.of_pairs(found, matched))
            yield from (_judged(draft, ground) for draft in of_rows)
        case Duty():
            ground = ground_of(found, setting)
            asked = [_judged(draft, ground) for draft in cloze.of_duty(setting, found)]
            yield from asked
            for one in asked:
                made = choice.of_limit(one, setting.speech.text) if one.ready else ()
                yield from (_judged(draft, ground) for draft in made)


def _of_list(setting: Setting, found: RequirementList, shelf: Shelf) -> Iterator[Draft]:
    """Yield the questions for the items of a list and for all of it."""
    ground = ground_of(found, setting)
    clozes = list(_of_items(setting, found, ground))
    hopeless = _hopeless(clozes[-1])
    made = [] if hopeless else list(_of_whole(setting, found, shelf, clozes))
    if hopeless <= GUESSED:
        made += _of_run(setting, ground)
    whole = [_judged(draft, ground) for draft in made]
    asked = any(one.ready for one in whole)
    is_outline = not (found.name or found.runs or announcement(found))
    all_told = is_outline and not setting.inner(found.under)
    if (asked and all_told) or (is_outline and not recall.demands(found)):
        clozes = [draft.refused(AS_A_WHOLE) for draft in clozes]
    if found.runs and not found.name:
        clozes = [one.refused(IN_PASSING) if one.ready else one for one in clozes]
    yield from (*clozes, *whole)


def _of_items(setting: Setting, found: RequirementList, ground: Ground) -> Iterator[Draft]:
    """Yield a cloze for each item of a list; one alone where no list like it is worth asking."""
    for draft in cloze.of_list(setting, found, ground.clause):
        judged = _judged(draft, ground)
        yield judged
        if _hopeless(judged):
            return


def _hopeless(draft: Draft) -> set[str]:
    return HOPELESS.intersection(draft.notes)


def _of_whole(
    setting: Setting, found: RequirementList, shelf: Shelf, clozes: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield the questions about a list as a whole, if it can be called by a name."""
    called = naming(setting, found)
    if called is None:
        return
    yield from recall.of_list(found, called)
    yield from ordering.of_list(found, called)
    if called.is_closed and len(found.items) >= choice.SHOWN:
        wrong = wrong_options(setting, found, shelf, wanted=WRONG_WANTED)
        best = max((draft for draft in clozes if draft.ready), key=_rank, default=None)
        yield from multiple.of_list(found, called, wrong)
        yield from choice.of_list(found, called, wrong, best)
        yield from judgement.of_list(found, called, wrong)


def _of_run(setting: Setting, ground: Ground) -> Iterator[Draft]:
    """Yield the questions for all of what runs through a sentence."""
    if isinstance(ground.found, RequirementList) and ground.clause:
        row = without_verb(ground.found)
        stem = asked_whole(setting, row, ground.clause)
        for draft in (*recall.of_run(row, stem), *ordering.of_run(row, stem)):
            yield replace(draft, requirement=ground.found.id)


def _rank(draft: Draft) -> tuple[float, str]:
    return draft.score, draft.id


def _judged(draft: Draft, ground: Ground) -> Draft:
    against = [*flaws(draft.content), *_unsound(draft, ground.found), *doubts(draft, ground)]
    if draft.content.kind == "recall":
        against = [reason for reason in against if reason not in GUESSED | {"只是一项中的一部分"}]
    score, notes = _score(ground.found, draft), (*draft.notes, *dict.fromkeys(against))
    return replace(draft, score=score, ready=draft.ready and not against, notes=notes)


def _unsound(draft: Draft, found: Requirement) -> Iterator[str]:
    """Yield what is wrong with the form of a question of one of the kinds about whole lists."""
    content = draft.content
    match content:
        case choice.Choice(negative=negative):
            shown, limit = content.options, isinstance(found, Duty)
            yield from unsound(content.stem, shown, shown if negative else (), figures=limit)
            yield from choice.given_away(content)
        case multiple.Multiple():
            yield from unsound(content.stem, content.options, content.answers)
        case ordering.Ordering():
            stem = content.stem.replace("？请", "，请")
            yield from unsound(stem, content.items, content.items)
        case recall.Recall():
            in_one_row = isinstance(found, RequirementList) and found.runs
            bans = all(map(BANS.match, content.items))
            uneven = (
                MOST_UNEVEN if in_one_row and not bans else math.inf
            )  # sentences are as long as they are
            stem, longest = content.stem.rstrip("？").replace(BLANK, ""), recall.LONGEST_ITEM
            yield from unsound(stem, content.items, content.items, longest=longest, uneven=uneven)
        case _:
            return


def _score(found: Requirement, draft: Draft) -> float:
    """Return how much a question is worth: the list's standing, its kind, the stem's shortness."""
    if isinstance(found, RequirementList):
        worth = standing(found)
    else:
        worth = 0.7 if isinstance(found, Pairs) else 0.4
    words = prompt(draft.content)
    long = max(0, len(words) - 50) / 200 if isinstance(draft.content, Cloze) else 0.0
    return max(0.0, min(1.0, worth + WORTH[draft.content.kind] - long))
