"""Right sides too many: phrases that look right beside the lefts and certainly are not."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from question_bank.questions.options.models import (
    Models,
    is_inside,
    is_on_topic,
    is_sound,
    pairs_of,
)
from question_bank.questions.options.shelf import stand_of
from question_bank.questions.typesetting import typeset
from question_bank.questions.words import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.options.shelf import Shelf
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import Pairs
    from question_bank.speech.span import Span

WANTED = 2
OWN = ("说法", "比喻", "角色", "偏向")  # right sides that no other phrase can stand beside
FRAMING = "不得把让使必多有"
ENOUGH = 6  # a longer set of pairs needs no extras


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
        phrase.text
        for phrase in chain(
            shelf.related(asked.relation, asked.place.a),
            shelf.near(asked.place.a, shortest=shortest, longest=longest),
        )
        if models.shortest <= len(phrase.text) <= models.longest
        and not lefts & set(models.core(phrase.text))
        and not is_inside(phrase, asked.place.a, asked.place.b)
        and models.has_frame(phrase.text)
        and (_frame_of(phrase.text, frame) if frame else phrase.stand in stands)
        and not phrase.ordered
        and (frame or not phrase.framed)
        and is_on_topic(setting, phrase)
        and is_sound(setting, phrase)
    )
    return tuple(models.unlike(candidates, WANTED, _is_patterned_like, pairs_of))


def _frame(models: Models) -> str:
    """Return the characters within all models that make a frame: 而不, 得, 把."""
    inner = set(models.texts[0]).intersection(*models.texts) & set(FRAMING)
    return "".join(sign for sign in models.texts[0] if sign in inner)


def _frame_of(text: str, frame: str) -> bool:
    return all(sign in text for sign in frame)


def _is_patterned_like(text: str, models: Models) -> bool:
    """Return whether a phrase is built of the same kinds of words as a third of the models."""
    return 3 * list(map(pattern, models.texts)).count(pattern(text)) >= len(models.texts)
