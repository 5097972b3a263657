"""What docs/security.md leans on is there: each test, each file, each class and each item."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORDS = (ROOT / "docs/security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.\w+(?:::\w+)?)`", WORDS)))
ROW = re.compile(r"^\| (?:(\d+)|(\d+\.\d+\.\d+)) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


@pytest.mark.parametrize("named", NAMED)
def test_what_is_named_is_there(named: str) -> None:
    file, _, test = named.partition("::")
    held = (ROOT / file).read_text(encoding="utf-8")
    assert not test or f"\ndef {test}(" in held


def test_every_class_of_attack_and_forty_items_are_answered() -> None:
    rows = ROW.findall(WORDS)
    classes = [int(number) for number, *_ in rows if number]
    items = {item for _, item, *_ in rows if item}
    assert classes == list(range(1, 25))
    assert len(items) == 40
    for _, item, asks, where in rows:
        assert asks.strip(), item
        assert re.search(r"`|T\d|see|单位设置|no ", where), where
