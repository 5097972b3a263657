"""Texts written against a reader: none stops it, and its time grows no faster than they do."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import quizapp.samples
from question_bank.generator import made_of

SPEECH = Path(quizapp.samples.__file__).parent / "speeches/office-work-meeting.txt"
LINES = SPEECH.read_text(encoding="utf-8").split("\n")
PLACE = next(place for place, line in enumerate(LINES) if len(line) > 80)
RUNS = (
    *"、，。；：“”《(（1一是要的和不甲A \u3000\t\n—…*_|-.@<万县",
    "“甲”", "（一）", "1.", "一是", "一、", "甲、", "是，", "要，", "要抓", "既要", "到2025年，",
    "字体：",
)  # fmt: skip
WAYS = {
    "within": "{before}{run}{after}",
    "in a list": "一要{run}，二要{run}，三要{run}。",
    "in quotation marks": "要坚持“{run}”的要求，做到{run}。",
    "as a heading": "（一）抓好{run}落实",
}
SIZE = 800  # characters: 2.4 KB
TIMES = 4  # so much more: with the square, 16 times as long
MOST = 6
TRIES = 4


def speech(way: str, run: str, size: int) -> bytes:
    """Return a real speech with a run of signs in one of its paragraphs."""
    line = LINES[PLACE]
    told = WAYS[way].format(
        before=line[:40], run=(run * size)[:size].replace("\n", "\n "), after=line[40:]
    )
    return "\n".join([*LINES[:PLACE], told, *LINES[PLACE + 1 :]]).encode()


def seconds(text: bytes) -> float:
    """Return how long a processor works on a text."""
    begun = time.process_time()
    made_of("讲话.txt", text)
    return time.process_time() - begun


@pytest.mark.parametrize("way", WAYS)
def test_no_run_of_signs_breaks_a_station(way: str) -> None:
    for run in RUNS:
        for size in (2, 5, 40):
            made = made_of("讲话.txt", speech(way, run, size))
            assert len(made.drafts) > 20, (run, size)


@pytest.mark.parametrize("way", WAYS)
def test_time_grows_with_the_text_and_not_with_its_square(way: str) -> None:
    """A busy machine gets several tries, and what takes no time to speak of may take any share."""
    slow = []
    for run in RUNS:
        ratios = []
        for _ in range(TRIES):
            short, long = (seconds(speech(way, run, size)) for size in (SIZE, TIMES * SIZE))
            ratios.append(long / max(short, 0.05))
            if ratios[-1] <= MOST:
                break
        else:
            slow.append(f"{run!r}: {min(ratios):.1f}")
    assert slow == []
