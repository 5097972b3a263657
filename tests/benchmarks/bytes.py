"""What a trainee takes up on PostgreSQL, table by table: what docs/scale.md calculates with.

A seeded installation (`seed`, smaller) is moved to a PostgreSQL of its own; sizes are those of
tables with their indexes and long values, freshly written. A log that has been written answer by
answer has emptier pages: up to half as much again.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, func, select, text

from question_bank.bank.base import Base
from quizapp.backups.moving import move
from tests.benchmarks.bulk import Size
from tests.benchmarks.seed import seeded
from tests.postgresql import served

if TYPE_CHECKING:
    from sqlalchemy import Connection

SIZE = text("SELECT pg_total_relation_size(CAST(:name AS regclass))")
OWN = ("review", "card", "answer_figure", "known_figure", "sitting", "sheet_answer", "enrolment")


def measure(arguments: list[str]) -> dict[str, object]:
    """Return bytes a row of the tables that grow with trainees, and of everything else in all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks bytes")
    parser.add_argument("--courses", type=int, default=2, help="of fifty trainees each")
    parser.add_argument("--reviews", type=int, default=1000, help="of each trainee")
    chosen = parser.parse_args(arguments)
    size = Size(courses=chosen.courses, reviews_each=chosen.reviews)
    trainees = size.courses * size.trainees_each
    with tempfile.TemporaryDirectory() as folder, served() as server:
        settings = seeded(Path(folder) / "seeded", size)
        file = Path(settings.instance / "quizapp.sqlite3").stat().st_size
        url = server.database(Path(folder))
        move(settings, url)
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("VACUUM ANALYZE"))
            figures = _figures(connection, trainees)
        engine.dispose()
    return {"trainees": trainees, "sqlite_bytes_in_all": file} | figures


def _figures(connection: Connection, trainees: int) -> dict[str, object]:
    sizes = {name: connection.scalar(SIZE, {"name": name}) or 0 for name in Base.metadata.tables}
    found: dict[str, object] = {}
    for name in OWN:
        rows = connection.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0
        found[f"{name}_rows"] = rows
        found[f"{name}_bytes_a_row"] = round(sizes[name] / rows) if rows else "none"
    own = sum(sizes[name] for name in OWN)
    return found | {
        "own_bytes_a_trainee": round(own / trainees),
        "shared_bytes": sum(sizes.values()) - own,
    }
