"""原文 for the key of a test: of each question's paragraph, the sentences that hold its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.study.reading.excerpts import quotations

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

MOST = 160  # characters: what is longer is cut at its end


def quoted(session: Session, question_ids: Collection[int]) -> dict[int, str]:
    """Return the sentences each question was made from; one that stands nowhere is left out."""
    found = quotations(session, question_ids)
    return {question_id: _on_one_line(words) for question_id, words in found.items()}


def _on_one_line(words: str) -> str:
    line = "".join(words.split("\n"))
    return line if len(line) <= MOST else f"{line[: MOST - 2]}……"
