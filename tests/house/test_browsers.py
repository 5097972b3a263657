"""Chromium 90 shows our pages: nothing newer is used, and nothing that plain http forbids."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "quizapp/static"
SHEETS = sorted(STATIC.rglob("*.css"))
SCRIPTS = sorted(STATIC.rglob("*.js"))
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
TOO_NEW_IN_CSS = (
    r":has\(",
    r"@(?:container|layer|scope|property|starting-style)\b",
    r"\b\d[\d.]*[dsl]v[hw]\b",
    r"\b(?:oklch|oklab|lch|lab|color-mix|light-dark)\(",
    r"\bsubgrid\b",
    r"(?m)^\s*&",
    r"https?://|@import",
)
TOO_NEW_IN_SCRIPTS = (
    r"\.(?:at|hasOwn|findLast|findLastIndex|toSorted|toReversed|toSpliced|groupBy)\(",
    r"\bstructuredClone\b|\brandomUUID\b|\bcrypto\.subtle\b|\bnavigator\.clipboard\b",
    r"\bstatic\s*\{|\bwithResolvers\b|\bAbortSignal\.timeout\b",
    r"\binnerHTML\b|\bouterHTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b|\beval\(",
    r"https?://",
)


def code(file: Path) -> str:
    return COMMENT.sub("", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.name)
@pytest.mark.parametrize("feature", TOO_NEW_IN_CSS)
def test_a_sheet_uses_nothing_too_new(file: Path, feature: str) -> None:
    assert not re.search(feature, code(file))


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
@pytest.mark.parametrize("feature", TOO_NEW_IN_SCRIPTS)
def test_a_script_uses_nothing_too_new_or_unsafe(file: Path, feature: str) -> None:
    assert not re.search(feature, code(file))


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.name)
def test_rules_do_not_stand_inside_rules(file: Path) -> None:
    openers: list[str] = []
    for before, bracket in re.findall(r"([^{};]*)([{};])", code(file)):
        if bracket == "{":
            assert all(opener.startswith("@") for opener in openers), before.strip()
            openers.append(before.strip())
        elif bracket == "}":
            openers.pop()
    assert openers == []


def test_key_handlers_keep_silent_while_an_input_method_composes() -> None:
    for script in SCRIPTS:
        text = code(script)
        if re.search(r"key(?:down|up|press)['\"]", text):
            assert re.search(r"composing|isComposing", text), script.name


def test_every_class_that_has_a_style_is_used() -> None:
    """A class may be put together, as in heat-{{ level }}: its beginning must be there then."""
    users = [*STATIC.rglob("*.js"), *(STATIC.parents[1] / "templates").rglob("*.html")]
    used = "\n".join(file.read_text(encoding="utf-8") for file in users)
    selectors = re.findall(r"([^{}]*)\{", "".join(code(sheet) for sheet in SHEETS))
    styled = set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(selectors)))
    unused = {
        name
        for name in styled
        if not re.search(rf"(?<![\w-]){name}(?![\w-])", used)
        and not re.search(rf"(?<![\w-]){re.sub(r'[^-]+$', '', name) or name}{{{{", used)
    }
    assert unused == set()
