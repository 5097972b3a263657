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


def asked_for() -> set[str]:
    """Return the names of everything that is asked for, to run, by an extra or to test."""
    project = PROJECT["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return named(project["dependencies"] + extras + PROJECT["dependency-groups"]["test"])


def test_the_document_on_dependencies_tells_of_each_and_of_no_other() -> None:
    told = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    assert {name for name in asked_for() if not re.search(rf"\b{name}\b", told)} == set()

    rows = [line.split("|")[1] for line in told.splitlines() if line.startswith("| ")][1:]
    listed = {name for row in rows for name in re.findall(r"[a-z][a-z0-9-]+", row)}
    listed -= {"extra", "with", "and", *PROJECT["project"]["optional-dependencies"]}
    assert listed <= pins("requirements-test.lock").keys()


def test_every_line_on_a_dependency_says_why_under_which_licence_and_how_large() -> None:
    told = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    for line in [line for line in told.splitlines() if line.startswith("| ")][1:]:
        package, purpose, others, licence, size = (cell.strip() for cell in line.split("|")[1:-1])
        assert all((package, purpose, others, licence)), line
        assert re.fullmatch(r"[0-9.]+", size), line


def test_the_newest_entry_of_the_changes_is_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (\S+)", changes, re.MULTILINE)
    assert headings[0] in {PROJECT["project"]["version"], "Unreleased"}
