"""A question as its function in sheets/paper.typ wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from question_bank.papers import wording
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.emphasis import emphasised
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from question_bank.papers.paper import Item

LONG_MATCHING = 600  # characters in its columns, from which a matching may run over a page's end


def laid_out(item: Item) -> dict[str, Any]:
    """Return a question as its function in paper.typ wants it."""
    return {"kind": item.content.kind, "number": item.number, **_parts(item)}


def _parts(item: Item) -> dict[str, Any]:  # noqa: PLR0911 - a branch a kind
    match content := item.content:
        case Cloze():
            return {"pieces": wording.pieces(content)}
        case Matching():
            return _columns(item, content)
        case Choice(stem=stem, negative=negative):
            return {"stem": emphasised(stem) if negative else (stem, "", ""), **_options(item)}
        case Multiple(stem=stem):
            return {"stem": (stem, "", ""), **_options(item)}
        case Judgement(statement=statement):
            return {"statement": statement}
        case Ordering(stem=stem):
            return {"stem": stem, "places": wording.places(item), **_options(item)}
        case Recall(stem=stem) | Written(stem=stem):
            return {"stem": stem, "lines": wording.answer_lines(item)}
        case _:
            assert_never(content)


def _lettered(words: Iterable[str]) -> list[list[str]]:
    return [[f"{wording.letter(place)}.", word] for place, word in enumerate(words)]


def _options(item: Item) -> dict[str, Any]:
    return {"options": _lettered(item.offered), "columns": wording.option_columns(item)}


def _columns(item: Item, matching: Matching) -> dict[str, Any]:
    return {
        "directions": matching.directions,
        "lefts": matching.lefts,
        "rights": _lettered(item.offered),
        "left": wording.left_share(item, matching),
        "long": sum(map(len, (*matching.lefts, *item.offered))) > LONG_MATCHING,
    }
