"""Printed tests (Word, or their text pasted) → questions: answers beside them or in a key."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from question_bank.errors import Refused
from question_bank.exchange.found import Found, Unfit, read_each
from question_bank.exchange.readers.cells import content_of
from question_bank.exchange.readers.papers import signs
from question_bank.exchange.readers.papers.answered import cells_of
from question_bank.exchange.readers.papers.body import Asked, Body
from question_bank.exchange.readers.papers.key import Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.exchange.found import Findings

STEM_SHOWN = 20


def read(text: str, key: str = "") -> Findings:
    """Return the questions of a test; its key may stand at its end or be a text of its own.

    Raises:
        Refused: `no_test`, there are no numbered questions.

    """
    lines = [line.strip() for line in text.split("\n")]
    end = signs.key_begins(lines)
    heads = [head for head in map(signs.head_of, lines[:end]) if head]
    asked = Body(has_heads=bool(heads)).read(lines[:end])
    if not asked:
        raise Refused("no_test")
    answers = Key()
    answers.read(lines[end + 1 :])
    answers.read([line.strip() for line in key.split("\n")])

    sections = _sections([head.kind for head in heads], answers.kinds)

    def found(number: int, one: Asked) -> Found:
        return _found(number, one, answers, (sections[one.section], one.number))

    return read_each(enumerate(asked, start=1), found, "题")


def is_test(text: str) -> bool:
    """Return whether a text looks like a printed test: a question, and a head or an answer."""
    lines = [line.strip() for line in text.split("\n")]
    asked = any(map(signs.QUESTION.match, lines))
    told = any(signs.head_of(line) or signs.LABEL.match(line) for line in lines)
    return asked and told


def _found(number: int, one: Asked, key: Key, place: tuple[int, int]) -> Found:
    answer = "\n".join(one.answer) or key.answers.get(place, "")
    try:
        cells = cells_of(one, answer, is_ours=place in key.told)
        return Found(number, content_of(cells), cells.name, (), cells.material)
    except Unfit as reason:
        stem = "".join(one.stem)[:STEM_SHOWN]
        raise Unfit(f"“{stem}”：{reason}") from reason


def _sections(kinds: Sequence[str], of_key: Sequence[str]) -> list[int]:
    """Return for each section of a test, 0 being none, which section of the key answers it.

    It is the next of the same kind, else the one of the same place. A key without sections numbers
    all questions of the test on.
    """
    same: defaultdict[str, list[int]] = defaultdict(list)
    for place in range(len(of_key), 0, -1):
        same[of_key[place - 1]].append(place)
    found = [0]
    for place, kind in enumerate(kinds, start=1):
        found.append(same[kind].pop() if kind and same[kind] else place if of_key else 0)
    return found
