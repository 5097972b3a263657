"""A paper → a file, made in a child process with a time limit: see `question_bank.papers`' main."""

from __future__ import annotations

import json
import subprocess  # nosec - our own program, no shell
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Literal

from question_bank.errors import Refused
from question_bank.papers import wording

if TYPE_CHECKING:
    from pathlib import Path

    from question_bank.papers.handout import Deck, Handout
    from question_bank.papers.paper import Paper
    from question_bank.papers.review_list import ReviewList

Sheet = Literal["test", "key", "answers", "notebook"]
HandoutSheet = Literal["handout", "answered", "deck", "review"]
PRINTED: dict[Sheet, str] = {"test": "试卷", "key": "参考答案", "answers": "答题纸"}
Extension = Literal["docx", "pdf"]
SECONDS = 60


def printed(
    thing: Paper | Handout | Deck | ReviewList,
    sheet: Sheet | HandoutSheet,
    extension: Extension,
    *,
    font_dir: Path | None = None,
    watermark: str = "",
) -> bytes:
    """Return one sheet of a test or a handout as a file; the same values give the same bytes.

    A notebook and a review list are printed in Word alone, a deck as PDF alone. The words of a
    `watermark` go across each page, behind its text.

    Raises:
        Refused: `printing_too_slow`.

    """
    command = [sys.executable, "-m", "question_bank.papers", sheet, extension]
    if font_dir:
        command += ["--font-dir", str(font_dir)]
    try:
        done = subprocess.run(  # noqa: S603 - no word of a person's is part of the command
            command,
            input=json.dumps({"thing": asdict(thing), "watermark": watermark}).encode(),
            stdout=subprocess.PIPE,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("printing_too_slow", seconds=SECONDS) from error
    return done.stdout


def file_name(paper: Paper, sheet: Sheet, extension: Extension) -> str:
    """Return a name that tells one file of a test from another: …（A卷）参考答案.pdf."""
    named = (f"{paper.booklet}卷" if paper.booklet else "", wording.edition(paper))
    booklet = "".join(f"（{one}）" for one in named if one)
    return f"{_plain(paper.title.removesuffix('试卷'))}{PRINTED[sheet]}{booklet}.{extension}"


def handout_name(title: str, sheet: HandoutSheet, extension: Extension) -> str:
    """Return a name that tells blanks, answers and cards of a material apart."""
    return f"{_plain(title)}{wording.HANDOUTS[sheet]}.{extension}"


def _plain(title: str) -> str:
    return "".join(c for c in title if c.isalnum() or c in "《》（）—-")[:60]
