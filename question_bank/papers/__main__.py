"""`python -m question_bank.papers test pdf`: values as JSON go in, the file to print comes out.

The web's workers and commands start this, so that they never load typst or python-docx themselves.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from question_bank.papers.handout import deck_from_json, handout_from_json
from question_bank.papers.paper import from_json
from question_bank.papers.printing import Extension, HandoutSheet, Sheet
from question_bank.papers.review_list import review_list_from_json

if TYPE_CHECKING:
    from collections.abc import Callable

READ: dict[Sheet | HandoutSheet, Callable[[Any], object]] = {
    **dict.fromkeys(get_args(Sheet), from_json),
    "handout": handout_from_json,
    "answered": handout_from_json,
    "deck": deck_from_json,
    "review": review_list_from_json,
}


def main() -> None:
    """Read what is to be printed from standard input, write one file to standard output."""
    arguments = argparse.ArgumentParser(prog="python -m question_bank.papers", description=__doc__)
    arguments.add_argument("sheet", choices=READ)
    arguments.add_argument("extension", choices=get_args(Extension))
    arguments.add_argument("--font-dir", type=Path)
    wanted = arguments.parse_args()
    stored = json.load(sys.stdin.buffer)
    thing, watermark = READ[wanted.sheet](stored["thing"]), stored["watermark"]
    if wanted.extension == "pdf":
        from question_bank.papers import pdf  # noqa: PLC0415 - typst only for a PDF

        made = pdf.PRINTERS[wanted.sheet](thing, font_dir=wanted.font_dir, watermark=watermark)
    else:
        from question_bank.papers import word  # noqa: PLC0415 - python-docx only for Word

        made = word.PRINTERS[wanted.sheet](thing)
        if watermark:
            made = word.watermarked(made, watermark)
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
