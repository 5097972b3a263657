from __future__ import annotations

from pathlib import Path

import pytest

from question_bank.speech.refusals import SENTENCES
from question_bank.speech.secrecy import ASKED, MARKED, sign_in, sign_in_name

WHERE = {
    "text": sign_in,
    "margin": lambda line: sign_in("在会议上的讲话\n同志们：", margins=[line]),
    "name": sign_in_name,
}
LINES = (Path(__file__).parent / "secrecy_cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split(" | ", 2)) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("expected", "where", "said"), CASES)
def test_marks_are_told_from_talk_of_secrecy(expected: str, where: str, said: str) -> None:
    text = said.replace("⏎", "\n").replace("␌", "\n\f")
    assert (WHERE[where](text) or "-") == expected


def test_the_cases_are_many_of_either_kind() -> None:
    harmless = sum(expected == "-" for expected, *_ in CASES)
    assert len(CASES) >= 110
    assert 30 <= harmless <= len(CASES) - 70


def test_every_reason_has_its_sentence() -> None:
    assert {MARKED, *ASKED} <= SENTENCES.keys()
