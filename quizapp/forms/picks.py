"""Picked questions as they stand in a hidden field."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.bank.blueprints.drawing import Picks


def encoded(picks: Picks) -> str:
    """Return picks as a word."""
    return "-".join(".".join(f"{one:x}" for one in ids) for ids in picks)


def decoded(word: str) -> Picks:
    """Return the picks that `encoded` gave.

    Raises:
        ValueError: it did not.

    """
    return tuple(tuple(int(one, 16) for one in ids.split(".") if one) for ids in word.split("-"))
