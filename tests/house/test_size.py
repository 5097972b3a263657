from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KINDS = ("*.py", "*.html", "*.css", "*.js")
OURS = ("question_bank", "quizapp", "templates", "tests")
FILES = sorted(
    file
    for folder in OURS
    for kind in KINDS
    for file in (ROOT / folder).rglob(kind)
    if "versions" not in file.parts
)


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_file_is_short_enough_to_be_read(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400

    if file.suffix == ".py":
        for node in ast.walk(ast.parse("\n".join(lines))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert (node.end_lineno or 0) - node.lineno + 1 <= 50, node.name
