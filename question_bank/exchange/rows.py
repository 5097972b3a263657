"""A question as a row of a table, in the words and signs that Chinese examination systems share.

Blanks are parted by `|`, the answers that are right for one blank by `;`, the letters of a choice
stand together (ABD), a matching's answer reads 1-B|2-A. Sources: reference to the templates in
features.md 4.6.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from question_bank.bank.kinds import NAMES
from question_bank.exchange.record import Loss
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.options.shown import shuffled
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from question_bank.exchange.record import Record
    from question_bank.questions.content import Content

BETWEEN, OR = "|", ";"
TRUE, FALSE = "正确", "错误"
ANY_ORDER = "是"
SHOULD_BE = "应为："
PASSAGE = "原文："
PLAIN = str.maketrans("|｜;；", "//，，")

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Row:
    """What the cells of a question say."""

    kind: str
    stem: str
    options: tuple[str, ...]
    answer: str
    any_order: str = ""


def row_of(record: Record) -> Row:  # noqa: C901, PLR0911 - a branch a kind
    """Return the row of a question; its options stand in an order that hangs on its name alone."""
    content = record.content
    kind = NAMES[content.kind]
    match content:
        case Cloze(stem=stem):
            return Row(kind, stem, (), *_written(content.answers, content.accepted, content))
        case Recall(stem=stem):
            return Row(kind, stem, (), *_written(content.items, content.accepted, content))
        case Choice(stem=stem, options=options, answer=answer):
            return Row(kind, stem, options, _letters([answer], options))
        case Multiple(stem=stem, options=options, answers=answers):
            return Row(kind, stem, options, "".join(sorted(_letters(answers, options))))
        case Judgement(statement=statement, truth=truth):
            return Row(kind, statement, (), TRUE if truth else FALSE)
        case Matching():
            return _matching(record.name, content)
        case Ordering(stem=stem, items=items):
            options = tuple(shuffled(items, seed=record.name, never=items))
            return Row(kind, stem, options, _letters(items, options))
        case Written(stem=stem, form=form):
            answer = BETWEEN.join(map(plain, pointed(content)))
            return Row(form or kind, stem, (), answer)
        case _:
            assert_never(content)


def losses_of(record: Record) -> Iterable[Loss]:
    """Yield what the row of a question cannot hold."""
    content = record.content
    if isinstance(content, Cloze | Recall):
        keys = content.answers if isinstance(content, Cloze) else content.items
        words = [*keys, *(one for others in content.accepted for one in others)]
    elif isinstance(content, Written):
        words = pointed(content)
    else:
        words = []
    if any(plain(one) != one for one in words):
        yield Loss(record.name, "答案里的竖线和分号换成了斜线和逗号，因为表格用它们分隔答案。")


def plain(words: str) -> str:
    """Return the words without the signs that part answers."""
    return words.translate(PLAIN)


def pointed(content: Written) -> list[str]:
    """Return the 采分点 of an essay, each with its marks."""
    return [f"{words}（{marks} 分）" for words, marks in content.points]


def taken(content: Cloze | Recall) -> list[tuple[str, ...]]:
    """Return what each blank takes, its own answer first; where they may swap, all of the others.

    That is as much as a format can say that marks by place.
    """
    keys = content.answers if isinstance(content, Cloze) else content.items
    sets = [(key, *others) for key, others in zip(keys, content.accepted, strict=True)]
    if not content.order_free:
        return [tuple(dict.fromkeys(own)) for own in sets]
    return [
        tuple(
            dict.fromkeys(word for one in (own, *sets[:place], *sets[place + 1 :]) for word in one)
        )
        for place, own in enumerate(sets)
    ]


def _written(
    keys: Sequence[str], accepted: Sequence[Sequence[str]], content: Cloze | Recall
) -> tuple[str, str]:
    blanks = (
        OR.join(map(plain, (key, *others))) for key, others in zip(keys, accepted, strict=True)
    )
    return BETWEEN.join(blanks), ANY_ORDER if content.order_free else ""


def _letters(words: Iterable[str], options: Sequence[str]) -> str:
    return "".join(LETTERS[options.index(word)] for word in words)


def _matching(name: str, content: Matching) -> Row:
    options = tuple(content.offered(seed=name))
    lefts = (f"{number}. {left}" for number, left in enumerate(content.lefts, start=1))
    pairs = (
        f"{number}-{LETTERS[options.index(right)]}"
        for number, right in enumerate(content.rights, start=1)
    )
    stem = "\n".join((content.directions, *lefts))
    return Row(NAMES["matching"], stem, options, BETWEEN.join(pairs))


def explanation(record: Record, content: Content) -> str:
    """Return what stands under 解析: the sentence it came from, and what a false one should say."""
    if isinstance(content, Judgement) and content.correction:
        return f"{SHOULD_BE}{content.correction}"
    return f"{PASSAGE}{record.passage}" if record.passage else ""
