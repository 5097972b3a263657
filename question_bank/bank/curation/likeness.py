"""Near-duplicates: questions of like words found by a few numbers, however many there are.

The numbers are minima of hashes over a text's pairs of characters, two in a band (Broder 1997,
"On the resemblance and containment of documents"): texts that share three fifths of their pairs
have a band in common nineteen times of twenty. What has one is then compared in full.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from sqlalchemy import delete, func, insert, select

from question_bank.bank.curating import Likeness
from question_bank.bank.questions import Question, Version
from question_bank.bank.versions import LIVE
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

BANDS, ROWS = 8, 2
ALIKE = 0.6  # share of pairs of characters, from which two texts count as near-duplicates
MOST_HITS, MOST_COMPARED = 2000, 40
MOST_PAIRS = 1 << 13  # of characters whose hashes are kept, 6 MB of them
_LARGEST = 2**31 - 1
_ODD = tuple(0x9E3779B1 * (2 * place + 1) & 0xFFFFFFFF | 1 for place in range(BANDS * ROWS))
_MIXED = [(odd, odd >> 7) for odd in _ODD]


def numbers_of(words: str) -> tuple[int, ...]:
    """Return what a text is found by: one number a band, none for a text too short."""
    least = [min(hashes) for hashes in zip(*map(_hashes, _pairs(words)), strict=True)]
    bands = (least[place : place + ROWS] for place in range(0, len(least), ROWS))
    return tuple(crc32(f"{band}:{minima}".encode()) & _LARGEST for band, minima in enumerate(bands))


@lru_cache(MOST_PAIRS)  # the questions of a speech share most of their words
def _hashes(pair: str) -> tuple[int, ...]:
    one = crc32(pair.encode())
    return tuple(odd * (one ^ by) & 0xFFFFFFFF for odd, by in _MIXED)


def share_of_pairs(one: str, other: str) -> float:
    """Return which share of their pairs of characters two texts have in common, 0 to 1."""
    ours, theirs = _pairs(one), _pairs(other)
    return len(ours & theirs) / max(1, len(ours | theirs))


def note_likeness(session: Session, words: Mapping[int, str]) -> None:
    """Keep the numbers by which questions are found, in the place of those kept before."""
    session.execute(delete(Likeness).where(Likeness.question_id.in_(words)))
    rows = [
        {"question_id": question_id, "band": band, "number": number}
        for question_id, text in words.items()
        for band, number in enumerate(numbers_of(text))
    ]
    if rows:
        _put(session, rows)


def _put(session: Session, rows: Sequence[dict[str, int]]) -> None:
    """Store rows of plain numbers by the driver itself: there are eight for each question."""
    connection = session.connection()
    made = insert(Likeness).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    names = made.positiontup
    connection.exec_driver_sql(
        str(made), [tuple(row[name] for name in names) for row in rows] if names else list(rows)
    )


def note_live(session: Session, question_ids: Iterable[int]) -> None:
    """Keep the numbers of questions as they are worded now."""
    rows = session.execute(
        select(Question.id, Version.words)
        .join(Version, LIVE)
        .where(Question.id.in_(question_ids))
        .order_by(Question.id)
    )
    note_likeness(session, dict(rows.all()))


def like(session: Session, question_id: int) -> dict[int, float]:
    """Return the questions of the same bank that are near-duplicates, and how near: 0.6 to 1."""
    row = session.execute(
        select(Question.bank_id, Version.words)
        .join(Version, LIVE)
        .where(Question.id == question_id)
    ).one()
    numbers = select(Likeness.number).where(Likeness.question_id == question_id)
    hits = (
        select(Likeness.question_id)
        .where(Likeness.number.in_(numbers), Likeness.question_id != question_id)
        .limit(MOST_HITS)
        .subquery()
    )
    near = (
        select(hits.c.question_id, func.count().label("bands"))
        .group_by(hits.c.question_id)
        .order_by(func.count().desc(), hits.c.question_id)
        .limit(MOST_COMPARED)
        .subquery()
    )
    others = session.execute(
        select(Question.id, Version.words)
        .join(near, near.c.question_id == Question.id)
        .join(Version, LIVE)
        .where(Question.bank_id == row.bank_id)
        .order_by(Question.id)
    )
    shares = {id_: share_of_pairs(row.words, words) for id_, words in others}
    return {id_: share for id_, share in shares.items() if share >= ALIKE}


def _pairs(words: str) -> set[str]:
    return {a + b for a, b in pairwise(folded(words))}
