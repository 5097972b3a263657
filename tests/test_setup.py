"""What README promises about setting up, held against the files that it needs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SET_UP = (
    "python3 -m venv .venv && .venv/bin/pip install -r {lock}"
    " && .venv/bin/pip install --no-deps -e . && .venv/bin/{last}"
)
COMMANDS = (
    SET_UP.format(lock="requirements.lock", last="quizapp demo"),
    SET_UP.format(lock="requirements-test.lock", last="pytest"),
)


def pins(lock: str) -> dict[str, str]:
    """Return the version of each package of a lock file."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


def named(requirements: list[str]) -> set[str]:
    """Return the names of the packages that requirements ask for."""
    return {re.match(r"[a-z0-9-]+", line)[0] for line in requirements}


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
@pytest.mark.parametrize("command", COMMANDS)
def test_both_readmes_show_the_two_commands_each_on_one_line(readme: str, command: str) -> None:
    assert command in (ROOT / readme).read_text(encoding="utf-8").splitlines()


def test_the_lock_pins_everything_the_product_imports() -> None:
    assert named(PROJECT["project"]["dependencies"]) <= pins("requirements.lock").keys()


def test_the_test_lock_pins_the_product_s_versions_and_the_tests_own() -> None:
    pinned = pins("requirements-test.lock")
    assert pins("requirements.lock").items() <= pinned.items()
    assert named(PROJECT["dependency-groups"]["test"]) <= pinned.keys()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_pin_has_a_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    for pin in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in pin, pin


def test_the_document_on_dependencies_has_a_line_for_each() -> None:
    told = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"]
    assert {name for name in named(wanted) if not re.search(rf"\b{name}\b", told)} == set()
