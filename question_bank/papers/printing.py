"""A paper → a file, made in a child process with a time limit: see `question_bank.papers`' main."""

from __future__ import annotations

import json
import subprocess  # nosec - our own program, no shell
import sys
from typing import TYPE_CHECKING, Literal

from question_bank.errors import Refused
from question_bank.papers.paper import to_json

if TYPE_CHECKING:
    from pathlib import Path

    from question_bank.papers.paper import Paper

Sheet = Literal["test", "key", "answers", "notebook"]
PRINTED: dict[Sheet, str] = {"test": "试卷", "key": "参考答案", "answers": "答题纸"}
Extension = Literal["docx", "pdf"]
SECONDS = 60


def printed(
    paper: Paper, sheet: Sheet, extension: Extension, *, font_dir: Path | None = None
) -> bytes:
    """Return the test or its key as a Word or PDF file; the same paper gives the same bytes.

    A notebook is printed in Word alone.

    Raises:
        Refused: `printing_too_slow`.

    """
    command = [sys.executable, "-m", "question_bank.papers", sheet, extension]
    if font_dir:
        command += ["--font-dir", str(font_dir)]
    try:
        done = subprocess.run(  # noqa: S603 - no word of a person's is part of the command
            command,
            input=json.dumps(to_json(paper)).encode(),
            stdout=subprocess.PIPE,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("printing_too_slow", seconds=SECONDS) from error
    return done.stdout


def file_name(paper: Paper, sheet: Sheet, extension: Extension) -> str:
    """Return a name that tells one file of a test from another: …（A卷）参考答案.pdf."""
    booklet = f"（{paper.booklet}卷）" if paper.booklet else ""
    title = "".join(c for c in paper.title.removesuffix("试卷") if c.isalnum() or c in "《》（）—-")
    return f"{title[:60]}{PRINTED[sheet]}{booklet}.{extension}"
