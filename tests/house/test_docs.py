"""The documents say what there is: every command, every picture, every link."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from quizapp.commands import commands

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
README = ("README.md", "README.zh-CN.md")
DOCUMENTS = (*README, "CHANGELOG.md", *(f"docs/{file.name}" for file in ROOT.glob("docs/*.md")))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def every_command(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        found = group.get_command(ctx, name)
        if isinstance(found, click.Group):
            yield from every_command(found, f"{path} {name}")
        else:
            yield f"{path} {name}", found


@pytest.mark.parametrize("readme", README)
def test_a_readme_gives_an_example_of_every_command(readme: str) -> None:
    lines = text(readme).splitlines()
    missing = [
        path
        for path, _ in every_command(commands, "quizapp")
        if not any(line.startswith(f"{path} ") or line == path for line in lines)
    ]
    assert missing == []


@pytest.mark.parametrize("readme", README)
def test_a_readme_shows_no_command_and_no_option_that_is_not_there(readme: str) -> None:
    known = dict(every_command(commands, "quizapp"))
    for line in text(readme).splitlines():
        if not line.startswith("quizapp "):
            continue
        path = next((path for path in known if f"{line} ".startswith(f"{path} ")), None)
        assert path, line
        options = {name for param in known[path].params for name in param.opts}
        assert set(re.findall(r" (--[a-z-]+)", line)) <= options, line


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_links_to_is_there(document: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", text(document)):
        assert (ROOT / document).parent.joinpath(target).exists(), target


def test_pictures_are_small_and_each_is_shown_somewhere() -> None:
    shown = {target for name in DOCUMENTS for target in re.findall(r"images/([^)]+)", text(name))}
    pictures = list((ROOT / "docs/images").iterdir())
    assert {picture.name for picture in pictures} == shown
    assert [file.name for file in pictures if file.stat().st_size > 300_000] == []
