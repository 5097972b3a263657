"""Right sides too many: phrases that look right beside the lefts and certainly are not."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from question_bank.questions.options.models import (
    Models,
    is_inside,
    is_on_topic,
    is_sound,
    pairs_of,
)
from question_bank.questions.options.phrases import stand_of
from question_bank.questions.typesetting import typeset
from question_bank.questions.words import pattern
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.options.phrases import Phrase
    from question_bank.questions.options.shelf import Shelf
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import Pairs
    from question_bank.speech.span import Span

WANTED = 2
# Right sides that no other phrase can stand beside.
OWN = ("说法", "比喻", "角色", "偏向", "什么", "责任", "点", "字", "时限", "篇幅", "一次")
WHOLE = 4  # a shorter phrase without a frame says too little to be taken for another
HAPPENED = re.compile("不(?:规范|知道|清楚|到位|及时|[足够强高严细实力畅准])")
FRAMING = "不得把让使必多有"
FARTHEST = 2_200  # characters: what is farther off is said of another matter
FEW = 3  # so few can be found by leaving out
ENOUGH = 6  # a longer set of pairs needs no extras


def extra_rights(
    setting: Setting, asked: Pairs, rights: Sequence[Span], shelf: Shelf
) -> tuple[str, ...]:
    """Return up to two phrases of the same speech or bank that fit in with the asked right sides.

    They are the right sides of other pairs of the same relation; else phrases that begin and end as
    all right sides do and hold the same words in the middle (…而不…, 把…), or, where those have no
    such frame, are built of the same kinds of words and stand in the text as the right sides do:
    behind 的 or not. They are about as long, have the polarity of the right sides, share no
    character with a left side and no two with a right one, and come from a list without a frame or
    an order of its own.
    """
    models = Models.of([typeset(right.text) for right in rights])
    if len(rights) > ENOUGH:
        return ()
    lefts = {folded(left.text) for left, _ in asked.pairs}
    signs = {sign for left in lefts for sign in left}
    sound = (
        phrase.text
        for phrase in chain(
            _akin(setting, asked, models, shelf), _near(setting, asked, models, shelf, rights)
        )
        if not signs & set(models.core(phrase.text))
        and phrase.left not in lefts
        and not is_inside(phrase, asked.place.a, asked.place.b)
        and models.has_frame(phrase.text)
        and not phrase.ordered
        and not HAPPENED.search(phrase.text)
        and is_sound(setting, phrase)
    )
    return tuple(models.unlike(sound, WANTED, _is_patterned_like, pairs_of))


def _akin(setting: Setting, asked: Pairs, models: Models, shelf: Shelf) -> Iterator[Phrase]:
    """Yield right sides of other pairs of the relation that are of the same frame: 敬畏感.

    What has no word in common with them, or is of another trade, would drop out at once.
    """
    frame = _frame(models)
    for phrase in shelf.related(asked.relation, asked.place.a):
        alike = _is_framed_alike(phrase, models) and _frame_of(phrase.text, frame)
        long = models.shortest - 1 <= len(phrase.text) <= models.longest + 1
        if alike and long and (models.end or is_on_topic(setting, phrase)):
            yield phrase


def _near(
    setting: Setting, asked: Pairs, models: Models, shelf: Shelf, rights: Sequence[Span]
) -> Iterator[Phrase]:
    """Yield phrases of any list that stand as the right sides do and are as long.

    Beside four sides or more without a frame they would drop out, and are not needed.
    """
    frame, stands = _frame(models), {stand_of(right, right) for right in rights}
    if asked.relation.endswith(OWN) or (len(rights) > FEW and not frame):
        return
    if not frame and models.is_bare and models.shortest < WHOLE:
        return
    shortest, longest = models.shortest, models.longest
    for phrase in chain(
        shelf.related(asked.relation, asked.place.a),
        shelf.near(asked.place.a, shortest=shortest, longest=longest),
    ):
        fits = _frame_of(phrase.text, frame) if frame else phrase.stand in stands
        if (
            fits
            and (not phrase.span or abs(phrase.place - asked.place.a) <= FARTHEST)
            and shortest <= len(phrase.text) <= longest
            and (not phrase.framed or (frame and _is_framed_alike(phrase, models)))
            and is_on_topic(setting, phrase)
        ):
            yield phrase


def _is_framed_alike(phrase: Phrase, models: Models) -> bool:
    """Return whether the ends of a phrase's list are those of the models: not 不要去 by 不走神."""
    return len(phrase.text) - len(phrase.core) == models.start + models.end > 0


def _frame(models: Models) -> str:
    """Return the characters within all models that make a frame: 而不, 得, 把."""
    inner = set(models.texts[0]).intersection(*models.texts) & set(FRAMING)
    return "".join(sign for sign in models.texts[0] if sign in inner)


def _frame_of(text: str, frame: str) -> bool:
    return all(sign in text for sign in frame)


def _is_patterned_like(text: str, models: Models) -> bool:
    """Return whether a phrase is built of the same kinds of words as a third of the models."""
    return 3 * list(map(pattern, models.texts)).count(pattern(text)) >= len(models.texts)
