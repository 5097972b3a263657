"""Speeches of our own by the hundred, taken in by the real command, and what then stands there."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.base import Base, Utc
from tests.benchmarks.material import long_speech

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.database import Database


def write_speeches(folder: Path, count: int, *, size: int) -> Path:
    """Return a new folder of speeches, none like another."""
    folder.mkdir()
    for number in range(count):
        text = long_speech(size, seed=number)
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def intake(speeches: Path, instance: Path, *options: str) -> subprocess.Popen[str]:
    """Return the command at work; it prints a line for each speech that is in."""
    program = [sys.executable, "-c", "from quizapp.commands import main; main()", "intake"]
    return subprocess.Popen(
        [*program, str(speeches), "--instance", str(instance), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def content(database: Database) -> bytes:
    """Return all rows of all tables but the moments they were written at."""
    with database.reading() as rows:
        return json.dumps(
            {
                table.name: [
                    list(row)
                    for row in rows.execute(
                        select(*(c for c in table.columns if not isinstance(c.type, Utc))).order_by(
                            *table.primary_key.columns
                        )
                    )
                ]
                for table in Base.metadata.sorted_tables
            },
            ensure_ascii=False,
            default=str,
        ).encode()
