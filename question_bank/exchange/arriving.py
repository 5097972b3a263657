"""A file of questions that somebody sends, read in a child process under limits."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from question_bank.errors import Refused, UnreadableFile
from question_bank.exchange.found import MOST, Findings, Found, Problem
from question_bank.questions.content import from_json
from question_bank.sandbox import Limits, limited, reason, run_apart
from question_bank.speech.secrecy import ASKED, MARKED, Guard, sign_in_name

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMITS = Limits(cpu_seconds=20)
REFUSED = 2  # how a child ends that understood the file and refused it


def findings(
    content: bytes, key: bytes = b"", *, names: Iterable[str] = (), guard: Guard = Guard.ASKING
) -> Findings:
    """Return what a file holds: Word, Excel, CSV, JSON, XML, GIFT, Aiken, QTI or Anki.

    `key` is the file that answers a printed test, where it is one of its own; `names` are what the
    files are called. A file that looks secret is refused, or asked about, as `guard` says.

    Raises:
        Refused: as its reader does; `marked_questions`, `unchecked_questions`; `locked_questions`,
            `large_questions` or `broken_questions`.

    """
    for sign in map(sign_in_name, names):
        if guard.refuses(sign):
            _refuse(str(sign))
    with tempfile.TemporaryDirectory(prefix="quizapp-") as folder:
        files = [Path(folder) / "questions", Path(folder) / "key"][: 2 if key else 1]
        for file, held in zip(files, (content, key), strict=False):
            file.write_bytes(held)
        command = [*limited("question_bank.exchange.readers", LIMITS), guard.value]
        command += map(str, files)
        try:
            child = run_apart(command, Path(folder), seconds=LIMITS.seconds)
        except UnreadableFile as error:
            raise Refused("large_questions") from error
        if child.status == REFUSED:
            raise Refused(reason(child), most=MOST)
        if child.status:
            _refuse(reason(child))
        return _printed(json.loads(child.printed.read_text(encoding="utf-8")))


def _refuse(why: str) -> NoReturn:
    """Refuse a file for what stopped the child that read it."""
    if why == MARKED:
        raise Refused("marked_questions")
    if why in ASKED:
        raise Refused("unchecked_questions")
    if why == "encrypted":
        raise Refused("locked_questions")
    if why in {"too_large", "too_slow"}:
        raise Refused("large_questions")
    raise Refused("broken_questions")


def _printed(stored: dict[str, Any]) -> Findings:
    questions = (
        Found(**{**one, "content": from_json(one["content"]), "tags": tuple(one["tags"])})
        for one in stored["questions"]
    )
    problems = (Problem(**one) for one in stored["problems"])
    return Findings(tuple(questions), tuple(problems), stored["unit"])
