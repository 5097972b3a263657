"""The product never prints a mark of secrecy itself: not on a page, not on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from question_bank.speech.secrecy import MARKED, sign_in

ROOT = Path(__file__).parents[2]
PRINTING = sorted(
    file
    for folder in ("question_bank/papers", "question_bank/exchange/writers", "templates", "quizapp")
    for file in (ROOT / folder).rglob("*")
    if file.suffix in {".py", ".typ", ".html", ".js", ".txt"}
)


@pytest.mark.parametrize("file", PRINTING, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_nothing_that_prints_holds_a_mark(file: Path) -> None:
    words = file.read_text(encoding="utf-8")
    assert "★" not in words
    quoted = words.replace('"', "\n").replace("'", "\n").replace(">", "\n").replace("<", "\n")
    assert sign_in(quoted, tail=0) != MARKED
    assert not {"绝密", "机密", "秘密"} & set(map(str.strip, quoted.splitlines()))
