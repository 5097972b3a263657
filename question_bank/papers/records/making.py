"""The Word files of a test, made in one child process with a time limit: see `__main__` beside."""

from __future__ import annotations

import io
import json
import subprocess  # nosec - our own program, no shell
import sys
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from question_bank.errors import Refused
from question_bank.papers import paper as papers
from question_bank.papers.records import packed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from question_bank.papers.paper import Paper
    from question_bank.statistics.outcomes import Outcome

Record = Literal["test", "key", "report", "register"]
SECONDS = 120
NAMES: dict[Record, str] = {
    "test": "试卷",
    "key": "参考答案及评分标准",
    "report": "测试情况通报",
    "register": "成绩登记表",
}


@dataclass(frozen=True, slots=True)
class Jobs:
    """Files to be made, by name: of papers the test or its key, of outcomes what tells of them.

    `watermarks` are the words that go across papers of these names.
    """

    papers: Mapping[str, tuple[Record, Paper]] = field(default_factory=dict)
    outcomes: Mapping[str, tuple[Record, Outcome]] = field(default_factory=dict)
    watermarks: Mapping[str, str] = field(default_factory=dict)


def made(jobs: Jobs) -> dict[str, bytes]:
    """Return the Word files by name; the same values give the same bytes.

    Raises:
        Refused: `printing_too_slow`.

    """
    wanted: list[dict[str, Any]] = [
        {
            "name": name,
            "record": record,
            "paper": papers.to_json(paper),
            "watermark": jobs.watermarks.get(name, ""),
        }
        for name, (record, paper) in jobs.papers.items()
    ]
    wanted += [
        {"name": name, "record": record, "outcome": packed.to_json(outcome)}
        for name, (record, outcome) in jobs.outcomes.items()
    ]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "question_bank.papers.records"],
            input=json.dumps(wanted).encode(),
            stdout=subprocess.PIPE,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("printing_too_slow", seconds=SECONDS) from error
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as files:
        return {name: files.read(name) for name in files.namelist()}


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return one zip of files by name, in the order of their names and without any time."""
    packed_ = io.BytesIO()
    with zipfile.ZipFile(packed_, "w") as kept:
        for name in sorted(files):
            part = zipfile.ZipInfo(name)  # of 1 January 1980
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3  # the same on every system
            kept.writestr(part, files[name])
    return packed_.getvalue()


def plain_name(title: str) -> str:
    """Return a title as part of a file's name: no sign that a system forbids there."""
    kept = "".join(c for c in title if c.isalnum() or c in "《》（）—-_")
    return kept[:60] or "考试"
