"""Every kind of question is there on every floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from question_bank.bank.kinds import KINDS
from question_bank.questions import content

ROOT = Path(__file__).parents[2]


def test_the_bank_names_the_kinds_that_there_are() -> None:
    assert set(KINDS) == content.KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_module_its_template_and_its_form(kind: str) -> None:
    for file in (
        f"question_bank/questions/{kind}.py",
        f"templates/parts/kinds/{kind}.html",
        f"quizapp/forms/questions/{kind}.py",
    ):
        assert (ROOT / file).exists(), file
    printed = (ROOT / "question_bank/papers/sheets/paper.typ").read_text(encoding="utf-8")
    assert f"\n  {kind}: " in printed
