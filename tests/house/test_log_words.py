"""Whatever is written into the audit log can be read there in words."""

from __future__ import annotations

import ast
from pathlib import Path

from question_bank.bank.audit.entries import Event, Outcome
from quizapp.auditing import EVENTS, OUTCOMES
from quizapp.journal import FIELDS, KEYS

ROOT = Path(__file__).parents[2]
NO_FACTS = {"outcome", "who", "about", "address", "now", "facts"}


def calls() -> list[ast.Call]:
    """Return every call that writes a line."""
    files = [*(ROOT / "quizapp").rglob("*.py"), *(ROOT / "question_bank").rglob("*.py")]
    return [
        node
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"note", "record", "_note"}
        and any("Event." in ast.unparse(argument) for argument in node.args)
    ]


def test_every_fact_has_its_word() -> None:
    found = calls()
    keys = {word.arg for call in found for word in call.keywords if word.arg} - NO_FACTS
    dicts = [word.value for call in found for word in call.keywords if word.arg == "facts"]
    keys |= {
        str(key.value)
        for one in dicts
        if isinstance(one, ast.Dict)
        for key in one.keys
        if isinstance(key, ast.Constant)
    }
    assert len(found) > 20
    assert keys - KEYS.keys() == set()


def test_every_event_outcome_and_field_has_its_word() -> None:
    assert EVENTS.keys() == set(Event)
    assert OUTCOMES.keys() == set(Outcome)
    fields = {
        str(one.value)
        for call in calls()
        for word in call.keywords
        if word.arg == "fields" and isinstance(word.value, ast.List)
        for one in word.value.elts
        if isinstance(one, ast.Constant)
    }
    assert fields <= FIELDS.keys()
