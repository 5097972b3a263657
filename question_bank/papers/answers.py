"""What the key of a printed test says to each kind of question."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from question_bank.papers.wording import ANY_ORDER, figure, letter
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from question_bank.papers.paper import Item


def answer(item: Item) -> str:
    """Return what the key says to a question, in the letters of its booklet."""
    match content := item.content:
        case Cloze():
            words = "；".join(_with_variants(content.answers, content.accepted))
            return words + ANY_ORDER * content.order_free
        case Matching():
            letters = _letters(item, content.rights)
            return "　".join(f"{number}—{one}" for number, one in enumerate(letters, start=1))
        case Choice() | Multiple() | Ordering():
            return _lettered(item, content)
        case Judgement():
            return _judged(content)
        case Recall():
            words = _numbered(_with_variants(content.items, content.accepted))
            return words + ANY_ORDER * content.order_free
        case Written():
            marks = zip(content.points, item.points, strict=True)
            return _numbered(f"{words}（{figure(share)} 分）" for (words, _), share in marks)
        case _:
            assert_never(content)


def _lettered(item: Item, content: Choice | Multiple | Ordering) -> str:
    if isinstance(content, Ordering):
        return "→".join(_letters(item, content.items))
    right = content.answers if isinstance(content, Multiple) else (content.answer,)
    return "".join(sorted(_letters(item, right)))


def _judged(content: Judgement) -> str:
    if content.truth:
        return "√"
    return f"×（原文：{content.correction}）" if content.correction else "×"


def _letters(item: Item, words: Iterable[str]) -> list[str]:
    return [letter(item.offered.index(word)) for word in words]


def _numbered(words: Iterable[str]) -> str:
    ended = (f"（{number}）{one.rstrip('。；')}；" for number, one in enumerate(words, start=1))
    return "".join(ended).removesuffix("；")


def _with_variants(keys: Sequence[str], accepted: Sequence[Sequence[str]]) -> list[str]:
    return [
        f"{key}（或：{'、'.join(others)}）" if others else key
        for key, others in zip(keys, accepted, strict=True)
    ]
