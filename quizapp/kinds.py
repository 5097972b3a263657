"""What templates ask about a question's content: which template shows it, what stands out in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.kinds import NAMES
from question_bank.questions.emphasis import emphasised
from question_bank.questions.multiple import left_out

if TYPE_CHECKING:
    from flask import Flask

    from question_bank.questions.content import Content


def register(app: Flask) -> None:
    """Teach the templates the names of the kinds, and how each is shown."""
    app.jinja_env.globals["KINDS"] = NAMES
    app.jinja_env.filters.update(
        kind_template=kind_template, emphasised=emphasised, changed=changed, left_out=left_out
    )


def kind_template(content: Content) -> str:
    """Return the template that holds the macros for the content's kind."""
    return f"parts/kinds/{content.kind}.html"


def changed(statement: str, original: str) -> tuple[str, str, str, str]:
    """Return what two sentences begin with, where each goes its own way, and how both end."""
    start = _alike(statement, original)
    mine, theirs = statement[start:], original[start:]
    end = _alike(mine[::-1], theirs[::-1])
    after = mine[len(mine) - end :]
    return statement[:start], mine[: len(mine) - end], theirs[: len(theirs) - end], after


def _alike(one: str, other: str) -> int:
    """Return with how many equal characters two texts begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
