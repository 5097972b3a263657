"""Anki decks (.apkg): the only door to genanki.

Models, decks and notes have numbers that never change, so a deck that is read in again brings its
notes up to date instead of doubling them. Each item of a list is a note of its own: cards of one
note would keep each other back.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import genanki

from question_bank.exchange.packing import timeless
from question_bank.exchange.record import LEFT_OUT, Export, Loss
from question_bank.exchange.rows import LETTERS, SHOULD_BE, pointed
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import keys, prompt
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.options.shown import shuffled
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.exchange.record import Record
    from question_bank.questions.content import Content

CLOZE_MODEL, BASIC_MODEL = 1_672_031_501, 1_672_031_502
PARENT = "讲话研学"
STYLE = """.card { font-family: sans-serif; font-size: 20px; line-height: 1.7; text-align: left; }
.cloze { font-weight: bold; color: #9d1c1f; } .back { color: #666; font-size: 15px; }"""
BACK = "<div class=back>{{Back Extra}}</div>"
BEGINNING = 1_500_000_000.0  # notes are numbered from a time that is always the same
INTERNAL = f"{LEFT_OUT}：内部材料不做成 Anki 牌组，以免传到个人手机和境外服务器。"
ORDERED = "按位置记忆：Anki 的填空没有“各空可以换位”。"
VARIANTS = "其他可以算对的写法没有导出：在 Anki 里由学员自己判断对错。"
LISTED = "一项一张卡片，各项的先后不再是要求。"
FORM = "题型名称（如论述题）没有导出，采分点写在背面。"
TAKEN = {"{{": "{ {", "}}": "} }", "::": "：："}
CHANGED = re.compile("|".join(map(re.escape, TAKEN.values())))
WRITTEN = {**TAKEN, "&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"}
ODD = re.compile("|".join(map(re.escape, WRITTEN)))
SIGNS = "“{{”“}}”“::”在 Anki 里另有用处，换成了相近的写法。"


def write(records: Sequence[Record]) -> Export:
    """Return a package with a deck for each material."""
    decks: dict[str, genanki.Deck] = {}
    losses: list[Loss] = []
    for record in records:
        if record.internal:
            losses.append(Loss(record.name, INTERNAL))
            continue
        if record.material not in decks:
            decks[record.material] = _deck(record.material)
        made = list(notes(record))
        decks[record.material].notes += made
        losses += (Loss(record.name, sentence) for sentence in _losses(record.content, made))
    with tempfile.TemporaryDirectory(prefix="quizapp-") as folder:
        file = Path(folder) / "deck.apkg"
        genanki.Package(list(decks.values())).write_to_file(str(file), timestamp=BEGINNING)
        return Export(timeless(file.read_bytes()), tuple(losses))


def _deck(material: str) -> genanki.Deck:
    name = "::".join(filter(None, (PARENT, material.replace("::", "："))))
    return genanki.Deck(_number(name), name)


def _losses(content: Content, made: Sequence[_Note]) -> Iterator[str]:
    """Yield what the notes of a question do not hold."""
    match content:
        case Cloze(accepted=accepted, order_free=order_free):
            yield from _of_blanks(accepted, ORDERED if order_free else "")
        case Recall(accepted=accepted, order_free=order_free):
            yield from _of_blanks(accepted, "" if order_free else LISTED)
        case Written():
            yield FORM
    if any(CHANGED.search(field) for note in made for field in note.fields):
        yield SIGNS


def _of_blanks(accepted: Sequence[Sequence[str]], order: str) -> Iterator[str]:
    if any(accepted):
        yield VARIANTS
    if order:
        yield order


def _number(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) | 1 << 30


def notes(record: Record) -> Iterator[_Note]:
    """Yield the notes of a question: one, or one for each item of a list."""
    match record.content:
        case Cloze() as cloze:
            first, *rest = map(_safe, cloze.pieces())
            gaps = (f"{{{{c1::{_safe(answer)}}}}}" for answer in cloze.answers)
            text = first + "".join(a + piece for a, piece in zip(gaps, rest, strict=True))
            yield _note(record, _CLOZE, [text, _back(record)])
        case Recall() as recall:
            for place in range(len(recall.items)):
                yield _note(record, _CLOZE, [_listed(recall, place), _back(record)], f"-{place}")
        case _:
            yield _note(record, _BASIC, [_front(record), _answer(record), _back(record)])


def _listed(recall: Recall, place: int) -> str:
    """Return the list with one of its items left out."""
    lines = (
        f"（{number}）{{{{c1::{_safe(item)}}}}}"
        if number == place + 1
        else f"（{number}）{_safe(item)}"
        for number, item in enumerate(recall.items, start=1)
    )
    return "<br>".join((_safe(recall.stem), *lines))


def _offered(record: Record) -> tuple[str, ...]:
    match record.content:
        case Choice(options=options) | Multiple(options=options):
            return options
        case Matching() as matching:
            return tuple(matching.offered(seed=record.name))
        case Ordering(items=items):
            return tuple(shuffled(items, seed=record.name, never=items))
        case _:
            return ()


def _front(record: Record) -> str:
    lefts = record.content.lefts if isinstance(record.content, Matching) else ()
    lines = [prompt(record.content)]
    lines += [f"{number}. {left}" for number, left in enumerate(lefts, start=1)]
    lines += [f"{LETTERS[place]}. {word}" for place, word in enumerate(_offered(record))]
    return "<br>".join(map(_safe, lines))


def _answer(record: Record) -> str:
    content = record.content
    if isinstance(content, Matching):
        return "<br>".join(_safe(f"{left} → {right}") for left, right in content.pairs)
    return "<br>".join(map(_safe, _said(content)))


def _said(content: Content) -> Iterable[str]:
    match content:
        case Ordering(items=items):
            return (f"{number}. {item}" for number, item in enumerate(items, start=1))
        case Written() as written:
            return pointed(written)
        case Judgement(key=key, correction=str(words)):
            return (key, f"{SHOULD_BE}{words}")
        case _:
            return keys(content)


class _Note(genanki.Note):  # type: ignore[misc] # genanki ships no types
    """A note with one card that says when its question was changed: a newer one replaces it."""

    changed = int(BEGINNING)
    cards = (genanki.Card(0),)

    def write_to_db(self, cursor: Any, _timestamp: float, deck_id: Any, id_gen: Any) -> None:  # noqa: ANN401 - genanki's own
        super().write_to_db(cursor, self.changed, deck_id, id_gen)


def _note(record: Record, model: genanki.Model, fields: list[str], part: str = "") -> _Note:
    tags = [tag.replace(" ", "_") for tag in record.tags]
    made = _Note(model, fields, guid=record.name + part, tags=tags)
    made.changed = max(record.changed, made.changed)
    return made


def _back(record: Record) -> str:
    return _safe(f"{record.passage}\n{record.origin}".strip("\n"))


def _safe(words: str) -> str:
    """Return words that neither open nor close a gap, nor begin a hint."""
    if ODD.search(words):
        for sign, instead in WRITTEN.items():
            words = words.replace(sign, instead)
    return words


_CLOZE = genanki.Model(
    CLOZE_MODEL,
    "讲话研学填空",
    fields=[{"name": "Text"}, {"name": "Back Extra"}],
    templates=[{"name": "填空", "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}" + BACK}],
    css=STYLE,
    model_type=genanki.Model.CLOZE,
)
_BASIC = genanki.Model(
    BASIC_MODEL,
    "讲话研学问答",
    fields=[{"name": "Front"}, {"name": "Back"}, {"name": "Back Extra"}],
    templates=[
        {"name": "问答", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}" + BACK}
    ],
    css=STYLE,
)
