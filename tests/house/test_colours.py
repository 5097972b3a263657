"""What is written can be read, by day and by night: WCAG 2 contrast of our tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "quizapp/static/css"
TOKEN = re.compile(r"^\s*(--[\w-]+):\s*(.+);", re.MULTILINE)
DAY = dict(TOKEN.findall((CSS / "tokens.css").read_text(encoding="utf-8")))
NIGHT = DAY | dict(TOKEN.findall((CSS / "dark.css").read_text(encoding="utf-8")))
SCHEMES = pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])

GROUNDS = ("--paper", "--surface", "--sunk")
WRITTEN = [
    *((ink, ground) for ink in ("--ink", "--ink-soft", "--link", "--accent") for ground in GROUNDS),
    *((ink, ground) for ink in ("--right", "--wrong") for ground in ("--paper", "--surface")),
    *((f"--{tone}", f"--{tone}-tone") for tone in ("right", "wrong", "warn", "note", "accent")),
    *(("--ink", f"--{tone}-tone") for tone in ("right", "wrong", "warn", "note", "accent")),
    ("--ink-soft", "--note-tone"),
    ("--ink-soft", "--accent-tone"),
    ("--on-accent", "--accent-fill"),
    ("--on-accent", "--accent-press"),
    ("--on-mark", "--mark"),
    ("--on-mark", "--mark-strong"),
]
DRAWN = [
    *(("--line-strong", ground) for ground in ("--paper", "--surface")),
    *(("--focus", ground) for ground in GROUNDS),
    ("--accent-fill", "--surface"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@SCHEMES
@pytest.mark.parametrize(("ink", "ground"), WRITTEN)
def test_words_stand_out_from_what_they_stand_on(
    scheme: dict[str, str], ink: str, ground: str
) -> None:
    assert contrast(scheme[ink], scheme[ground]) >= 4.5


@SCHEMES
@pytest.mark.parametrize(("shape", "ground"), DRAWN)
def test_borders_of_controls_and_the_focus_can_be_seen(
    scheme: dict[str, str], shape: str, ground: str
) -> None:
    assert contrast(scheme[shape], scheme[ground]) >= 3


def test_night_renames_nothing() -> None:
    night = TOKEN.findall((CSS / "dark.css").read_text(encoding="utf-8"))
    assert {token for token, _ in night} <= DAY.keys()


def test_every_token_that_is_used_is_there_and_the_reverse() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in CSS.glob("*.css"))
    assert set(re.findall(r"var\((--[\w-]+)", text)) == DAY.keys()
