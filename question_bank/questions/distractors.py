"""Right sides too many and wrong options: phrases that look right and certainly are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from question_bank.questions.shelf import stand_of
from question_bank.questions.typesetting import typeset
from question_bank.questions.words import grammar, pattern
from question_bank.requirements.likeness import common_end, common_start
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from question_bank.questions.setting import Setting
    from question_bank.questions.shelf import Phrase, Shelf
    from question_bank.requirements.model import Pairs, RequirementList
    from question_bank.speech.span import Span

WANTED = 2
SPREAD = 0.3
OWN = ("说法", "比喻", "角色", "偏向")  # right sides that no other phrase can stand beside
SHORT = 6
IDIOMS = {"i", "l"}  # jieba's tags of set phrases, which stand for any kind of word
FRAMING = "不得把让使必多有"
FRAME = 2  # so many characters in common make a frame
ENOUGH = 6  # a longer set of pairs needs no extras
# What says the opposite, or tells what happened, stands out among demands.
OPPOSITE = re.compile(r"[不无没未失了]|问题|错误|有的|部分|少数|有些|往往")


def extra_rights(
    setting: Setting, asked: Pairs, rights: Sequence[Span], shelf: Shelf
) -> tuple[str, ...]:
    """Return up to two phrases of the same speech or bank that fit in with the asked right sides.

    They begin and end as all right sides do and hold the same words in the middle (…而不…, 把…),
    or, where those have no such frame, are built of the same kinds of words and stand in the text
    as the right sides do: behind 的 or not. They are about as long, have the polarity of the right
    sides, share no character with a left side and no two with a right one, and come from a list
    without a frame or an order of its own.
    """
    models = Models.of([typeset(right.text) for right in rights])
    frame = _frame(models)
    if len(rights) > ENOUGH or asked.relation.endswith(OWN):
        return ()
    lefts = {character for left, _ in asked.pairs for character in left.text}
    stands = {stand_of(right, right) for right in rights}
    shortest, longest = models.shortest, models.longest
    candidates = (
        phrase
        for phrase in chain(
            shelf.related(asked.relation, asked.place.a),
            shelf.near(asked.place.a, shortest=shortest, longest=longest),
        )
        if models.shortest <= len(phrase.text) <= models.longest
        and not lefts & set(models.core(phrase.text))
        and not _is_inside(phrase, asked.place.a, asked.place.b)
        and _has_frame(phrase.text, models)
        and (_frame_of(phrase.text, frame) if frame else phrase.stand in stands)
        and not phrase.ordered
        and (frame or not phrase.framed)
        and _is_sound(setting, phrase)
    )
    return tuple(_taken(candidates, models, WANTED, _is_patterned_like, _pairs))


def _frame(models: Models) -> str:
    """Return the characters within all models that make a frame: 而不, 得, 把."""
    inner = set(models.texts[0]).intersection(*models.texts) & set(FRAMING)
    return "".join(sign for sign in models.texts[0] if sign in inner)


def _frame_of(text: str, frame: str) -> bool:
    return all(sign in text for sign in frame)


def _is_patterned_like(text: str, models: Models) -> bool:
    """Return whether a phrase is built of the same kinds of words as a third of the models."""
    return 3 * list(map(pattern, models.texts)).count(pattern(text)) >= len(models.texts)


def wrong_options(
    setting: Setting, found: RequirementList, shelf: Shelf, *, wanted: int
) -> tuple[str, ...]:
    """Return up to so many phrases that could be items of a list and are items of none of its name.

    They begin and end as the list's items do, where those have a frame (坚持…的…), and are else
    built of the same kinds of words; they are as long (±30 %), share no two characters (short ones
    not one) with one of them outside of the frame, and come from a list that has no item in common
    with this one and does not stand inside or below it.
    """
    models = Models.of([typeset(item.text) for item in found.items])
    first, last = models.ends
    framed = models.start + models.end >= FRAME
    if not framed and not models.are_even:
        return ()
    mean = sum(map(len, models.texts)) / len(models.texts)
    around = shelf.near(
        found.place.a,
        shortest=round((1 - SPREAD) * mean),
        longest=round((1 + SPREAD) * mean),
        first=first,
        last=last,
    )
    own = {folded(item.text) for item in found.items}
    barred = own | shelf.of_name(found.name)
    candidates = (
        phrase
        for phrase in around
        if phrase.key not in barred
        and not own & phrase.family
        and not (found.name and phrase.name == found.name)
        and not _is_inside(phrase, found.place.a, found.place.b)
        and not _is_below(setting, phrase, found)
        and (framed or _stands_free(phrase))
        and _has_frame(phrase.text, models)
        and _is_sound(setting, phrase)
    )
    return tuple(_taken(candidates, models, wanted, _is_built_like, _parts))


@dataclass(frozen=True, slots=True)
class Models:
    """The right ones, and what all of them have in common."""

    texts: tuple[str, ...]
    start: int
    end: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> Models:
        """Return the models that these phrases are."""
        return cls(tuple(texts), common_start(texts), common_end(texts))

    @property
    def shortest(self) -> int:
        """The length of the shortest."""
        return min(map(len, self.texts))

    @property
    def longest(self) -> int:
        """The length of the longest."""
        return max(map(len, self.texts))

    @property
    def are_even(self) -> bool:
        """Whether they are about as long as one another: short ones to the character or two."""
        return self.longest <= max(self.shortest + 1, 1.6 * self.shortest)

    @property
    def ends(self) -> tuple[str, str]:
        """The character all begin with and the one all end with, empty where they differ."""
        text = self.texts[0]
        return text[:1] if self.start else "", text[-1:] if self.end else ""

    def core(self, text: str) -> str:
        """Return a phrase without what all models begin and end with."""
        return text[self.start : len(text) - self.end]


def _taken(
    candidates: Iterable[Phrase],
    models: Models,
    wanted: int,
    has_grammar: Callable[[str, Models], bool],
    parts: Callable[[str], set[str]],
) -> Iterator[str]:
    """Yield up to so many phrases that are like the models and unlike one another."""
    polarity = any(map(OPPOSITE.search, models.texts))
    marks = set(map(_marks, models.texts))
    used = {part for text in models.texts for part in parts(models.core(text))}
    for phrase in candidates:
        text = phrase.text
        core = parts(models.core(text))
        if not core or core & used or _marks(text) not in marks:
            continue
        if bool(OPPOSITE.search(text)) == polarity and has_grammar(text, models):
            used |= core
            wanted -= 1
            yield text
        if not wanted:
            return


def _is_built_like(text: str, models: Models) -> bool:
    """Return whether a phrase ends as one within the frame does, or is built as all models are."""
    if models.start + models.end >= FRAME:
        ends = {grammar(model)[1] for model in models.texts}
        return grammar(text)[1] in ends | IDIOMS
    return {pattern(text)} == set(map(pattern, models.texts))


def _marks(text: str) -> int:
    return text.count("，") + text.count("、")


def _pairs(text: str) -> set[str]:
    """Return every two characters that stand together."""
    key = folded(text)
    return {key[place : place + 2] for place in range(len(key) - 1)}


def _parts(text: str) -> set[str]:
    """Return every two characters that stand together, of a short phrase every one too.

    擅离岗位 and 脱岗漏岗 are the same thing.
    """
    pairs = _pairs(text)
    return pairs | set(text) if pairs and len(text) <= SHORT else pairs


def _has_frame(text: str, models: Models) -> bool:
    """Return whether a phrase begins and ends as all models do, and is more than that frame."""
    model = models.texts[0]
    start, end = model[: models.start], model[len(model) - models.end :]
    return (
        text.startswith(start)
        and text.endswith(end)
        and (models.start + models.end) * 5 < len(text) * 3
    )


def _stands_free(phrase: Phrase) -> bool:
    """Return whether a phrase is the speech's own, of a list without frame or order of its own."""
    return phrase.span is not None and not (phrase.framed or phrase.ordered or phrase.stand)


def _is_inside(phrase: Phrase, begin: int, end: int) -> bool:
    return phrase.span is not None and begin <= phrase.place < end


def _is_below(setting: Setting, phrase: Phrase, found: RequirementList) -> bool:
    """Return whether a phrase stands under a heading that is itself an item of the list."""
    heads = [setting.outline.headings[index].words for index in phrase.under if phrase.span]
    return any(head.overlaps(item) for head in heads for item in found.items)


def _is_sound(setting: Setting, phrase: Phrase) -> bool:
    span = phrase.span
    return span is None or (setting.speech.is_fit(span) and not setting.speech.slip_by(span))
