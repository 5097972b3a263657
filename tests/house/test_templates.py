from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask import Flask

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
FILES = sorted(TEMPLATES.rglob("*.html"))
SHARED = {"parts", "errors"}
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)


def name(file: Path) -> str:
    return file.relative_to(TEMPLATES).as_posix()


def rendered(module: Path) -> set[str]:
    """Return the templates a module of pages names."""
    strings = (
        node.value
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in strings if re.fullmatch(r"[\w/]+\.html", text)}


def pulled_in() -> set[str]:
    """Return the templates that other templates include, import or extend."""
    mention = re.compile(r'{%-?\s*(?:include|import|from|extends)\s+"([^"]+)"')
    return {found for file in FILES for found in mention.findall(file.read_text(encoding="utf-8"))}


def test_every_template_has_a_view_and_every_view_its_template() -> None:
    modules = sorted((ROOT / "quizapp/pages").glob("*.py"))
    shown = {found for module in modules for found in rendered(module)}
    here = {name(file) for file in FILES}
    assert shown | pulled_in() <= here
    of_views = {file for file in here if file.split("/")[0] not in SHARED}
    assert of_views <= shown | pulled_in()


def test_a_folder_of_templates_is_named_like_its_module_of_pages() -> None:
    folders = {file.name for file in TEMPLATES.iterdir() if file.is_dir()} - SHARED
    assert folders <= {file.stem for file in (ROOT / "quizapp/pages").glob("*.py")}


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_template_can_be_read(file: Path, app: Flask) -> None:
    app.jinja_env.get_template(name(file))


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_template_has_no_script_or_style_of_its_own(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"<style\b", text)
    assert not re.search(r"<script\b(?![^>]*\bsrc=)", text)
    assert not re.search(r"<[^>]*\s(?:style|on[a-z]+)\s*=", text)
    assert not re.search(r"javascript:|https?://", text)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_every_form_that_changes_something_holds_the_token(file: Path) -> None:
    for form in FORM.findall(file.read_text(encoding="utf-8")):
        changes = re.match(r'<form\b[^>]*method="post"', form)
        holds = re.search(r"token\(\)|hidden_tag\(\)", form)
        assert bool(changes) == bool(holds), form[:120]
