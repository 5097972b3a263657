from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.commands import LISTED, commands, module
from quizapp.commands.frame import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
HEAVY = {"flask", "sqlalchemy", "jieba", "gunicorn", "alembic", "docx", "typst"}


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, with all its names."""
    context = click.Context(commands)
    for name in commands.list_commands(context):
        found = commands.get_command(context, name)
        assert found is not None
        if isinstance(found, click.Group):
            for part, one in found.commands.items():
                yield f"{name} {part}", one
        else:
            yield name, found


def test_every_command_is_ours_and_tells_in_chinese_what_it_does_with_an_example() -> None:
    for name, found in all_commands():
        assert isinstance(found, Command), name
        assert re.match(r"[\u4e00-\u9fff].*。\n", found.help or ""), name
        assert f"例：quizapp {name}" in (found.help or ""), name
        for param in found.params:
            if isinstance(param, click.Option):
                assert re.search(r"[\u4e00-\u9fff]", param.help or ""), (name, param.name)


def test_every_module_of_a_command_is_listed() -> None:
    modules = {file.stem for file in (ROOT / "quizapp/commands").glob("*.py")}
    listed = {module(name) for group in LISTED.values() for name in group}
    assert listed == modules - {"__init__", "frame", "usage"}


def test_help_does_not_wait_for_the_web_or_the_database() -> None:
    program = (
        "import sys; from quizapp.commands import main\ntry: main()\nfinally: print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "运行:" in done.stdout
    assert not HEAVY & set(done.stdout.split())
