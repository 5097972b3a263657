"""JSON: everything a question holds, so that it comes back as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from question_bank.exchange.record import Export
from question_bank.questions.content import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.exchange.record import Record

FORMAT = "quizapp questions 1"


def write(records: Sequence[Record]) -> Export:
    """Return all records as one JSON object, `questions` in their order."""
    questions = [
        {
            "name": record.name,
            "content": to_json(record.content),
            "material": record.material,
            "origin": record.origin,
            "passage": record.passage,
            "tags": record.tags,
        }
        for record in records
    ]
    stored = {"format": FORMAT, "questions": questions}
    return Export(json.dumps(stored, ensure_ascii=False, indent=1).encode())
