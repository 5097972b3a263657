"""`python -m question_bank.papers test pdf`: a paper as JSON goes in, the file to print comes out.

The web's workers and commands start this, so that they never load typst or python-docx themselves.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import get_args

from question_bank.papers.paper import Paper, from_json
from question_bank.papers.printing import Extension, Sheet


def main() -> None:
    """Read a paper from standard input, write one file of it to standard output."""
    arguments = argparse.ArgumentParser(prog="python -m question_bank.papers", description=__doc__)
    arguments.add_argument("sheet", choices=get_args(Sheet))
    arguments.add_argument("extension", choices=get_args(Extension))
    arguments.add_argument("--font-dir", type=Path)
    wanted = arguments.parse_args()
    paper = from_json(json.load(sys.stdin.buffer))
    sys.stdout.buffer.write(_file(paper, wanted.sheet, wanted.extension, wanted.font_dir))


def _file(paper: Paper, sheet: Sheet, extension: Extension, font_dir: Path | None) -> bytes:
    if extension == "pdf":
        from question_bank.papers import pdf  # noqa: PLC0415 - typst only for a PDF

        return pdf.PRINTERS[sheet](paper, font_dir=font_dir)
    from question_bank.papers import word  # noqa: PLC0415 - python-docx only for Word

    return word.PRINTERS[sheet](paper)


if __name__ == "__main__":
    main()
