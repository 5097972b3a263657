"""The documents say what there is: every command, every picture, every link."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from question_bank.bank.people import Role
from quizapp.commands import commands

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
README = ("README.md", "README.zh-CN.md")
TUTORIALS = sorted(ROOT.glob("docs/tutorials/*.md"))
DOCUMENTS = (
    *README,
    "CHANGELOG.md",
    *(file.relative_to(ROOT).as_posix() for file in sorted(ROOT.glob("docs/**/*.md"))),
)
SKINS = {"pages", "forms", "commands", "static"}


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
    assert [file.name for file in pictures if file.stat().st_size > 60_000] == []
    assert len(pictures) <= 21


def test_every_role_has_its_tutorial() -> None:
    assert {file.name.partition(".")[0] for file in TUTORIALS} == {role.value for role in Role}


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda file: file.name)
def test_the_buttons_that_a_tutorial_names_are_on_the_pages(tutorial: Path) -> None:
    pages = "".join(
        file.read_text(encoding="utf-8")
        for folder, kind in (("templates", "*.html"), ("quizapp/forms", "*.py"))
        for file in (ROOT / folder).rglob(kind)
    )
    pages += text("quizapp/navigation.py")
    named = re.findall(r"\*\*([^*]+)\*\*", tutorial.read_text(encoding="utf-8"))
    assert named
    assert {words for words in named if words not in pages} == set()


def packages() -> set[str]:
    """Return every folder of the two packages that holds code, as documents write them."""
    code = (file for top in ("question_bank", "quizapp") for file in (ROOT / top).rglob("*.*"))
    return {
        file.parent.relative_to(ROOT).as_posix()
        for file in code
        if file.suffix in {".py", ".css", ".js", ".typ"} and "__pycache__" not in file.parts
    }


def test_the_picture_in_words_names_every_package_and_none_that_is_not_there() -> None:
    told = set(
        re.findall(r"`((?:question_bank|quizapp)(?:/\w+)*)/?`", text("docs/architecture.md"))
    )
    assert told == packages()


def test_the_drawn_picture_names_every_station_and_the_skins() -> None:
    drawn = re.findall(r'class="name">([^<]+)<', text("docs/images/architecture.svg"))
    named = {word for words in drawn for word in re.findall(r"\w+", words)}
    stations = {
        folder.name
        for folder in (ROOT / "question_bank").iterdir()
        if (folder / "__init__.py").exists()
    }
    assert stations | SKINS <= named


@pytest.mark.parametrize("document", ["docs/architecture.md", "docs/contributing.md"])
def test_the_files_that_a_document_names_are_there(document: str) -> None:
    """A file is named in full, or beside one that its paragraph names; KIND is for the reader."""
    for paragraph in re.split(r"\n\n|\n(?=[|\d])", text(document)):
        folders = re.findall(r"`((?:question_bank|quizapp|templates|tests)[\w/]*)`", paragraph)
        files = re.findall(r"`([\w/.-]+\.(?:py|html|css|js|toml|lock|typ))`", paragraph)
        places = ["", "question_bank", "quizapp", "question_bank/bank", *folders]
        places += [str(Path(one).parent) for one in (*folders, *files) if "/" in one]
        for name in files:
            if not re.search("[A-Z]{3}|00NN", name):
                assert any((ROOT / place / name).exists() for place in places), (name, paragraph)
