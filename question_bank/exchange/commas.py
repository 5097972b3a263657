"""A table as text with commas, which no program takes for formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GUARD = "'"
FORMULA = ("=", "+", "-", "@", "\t", "\r", GUARD)  # in either width


def written(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Give a table piece by piece; a cell that could be taken for a formula is quoted."""
    yield b"\xef\xbb\xbf"  # Excel asks for it
    for row in rows:
        out = io.StringIO()
        csv.writer(out).writerow([safe(cell) for cell in row])
        yield out.getvalue().encode()


def safe(cell: str) -> str:
    """Return a cell that is words and nothing else, whatever it begins with."""
    return f"{GUARD}{cell}" if _is_formula(cell) else cell


def read_again(cell: str) -> str:
    """Return a cell as it was before it was made safe."""
    return cell[1:] if cell.startswith(GUARD) and _is_formula(cell[1:]) else cell


def _is_formula(cell: str) -> bool:
    return normalize("NFKC", cell[:1]) in FORMULA
