"""What stands on a sheet's form: the answers of many questions on one page, told apart by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.questions.choice import Choice
from question_bank.questions.content import keys
from question_bank.questions.judgement import RIGHT, WRONG, Judgement
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.study.examining.saving import Save
from quizapp.numbers import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from question_bank.study.examining.sheets import Item, Sheet

LONGEST_ANSWER = 200
LONGEST_TOKEN = 32


def sent(form: Mapping[str, str], item: Item) -> Save:
    """Return the answer that a form holds for a question; an empty one has no words at all."""
    position = item.position
    base = _number(form.get(f"saves-{position}"))
    saves = _number(form.get("saves")) or base + 1
    token = form.get("page", "")[:LONGEST_TOKEN]
    return Save(position, _response(form, item), base, max(saves, base + 1), token)


def changes(form: Mapping[str, str], sheet: Sheet) -> list[Save]:
    """Return the answers of a whole sheet's form that are not what is stored."""
    found = (sent(form, item) for item in sheet.items if f"saves-{item.position}" in form)
    return [one for one in found if one.response != sheet.items[one.position].response]


def written(item: Item) -> list[str]:
    """Return an answer as the form of its kind shows it: of an order, the place of each thing."""
    content = item.content
    if not isinstance(content, Ordering):
        return list(item.response)
    places = {words: str(place) for place, words in enumerate(item.response, start=1) if words}
    return [places.get(words, "") for words in content.offered(seed=item.seed)]


def _response(form: Mapping[str, str], item: Item) -> tuple[str, ...]:
    content, fields = item.content, list(_fields(form, item))
    match content:
        case Choice(options=offered) | Multiple(options=offered):
            found = [words for words in fields if words in offered]
        case Judgement():
            found = [words for words in fields if words in {RIGHT, WRONG}]
        case Ordering():
            found = _ordered(fields, content.offered(seed=item.seed))
        case _:
            found = fields[: len(keys(content))]
    return tuple(found) if any(map(str.strip, found)) else ()


def _ordered(places: list[str], offered: list[str]) -> list[str]:
    """Return the things in the places that were chosen for them; a place nobody has is empty."""
    chosen = dict(zip(reversed(places), reversed(offered), strict=False))
    return [chosen.get(str(place), "") for place in range(1, len(offered) + 1)]


def _fields(form: Mapping[str, str], item: Item) -> Iterator[str]:
    """Give what was sent for each part of a question, in order."""
    content = item.content
    offered = content.options if isinstance(content, Choice | Multiple) else keys(content)
    for part in range(len(offered)):
        yield form.get(f"answers-{item.position}-{part}", "")[:LONGEST_ANSWER].strip()


def _number(text: str | None) -> int:
    return min(int(text), LARGEST - 1) if text and text.isascii() and text.isdigit() else 0
