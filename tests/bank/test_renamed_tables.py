from __future__ import annotations

import re
import sys
import threading
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect

import question_bank
from question_bank.bank.base import renamed
from question_bank.study.reviews import Review

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = [column.key for column in inspect(Review).column_attrs]
THREADS, ROUNDS = 4, 60


@pytest.fixture
def hurried() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("hurried")
def test_threads_that_share_a_renamed_table_never_get_the_table_itself() -> None:
    """With SQLAlchemy's own `aliased` one round in twenty goes wrong here."""
    assert [strange for _ in range(ROUNDS) for strange in _asked_at_once(renamed(Review))] == []


def test_what_a_whole_module_shares_is_renamed_in_this_way() -> None:
    for file in Path(question_bank.__file__).parent.rglob("*.py"):
        assert not re.search(r"^\S.*= aliased\(", file.read_text(), re.MULTILINE), file


def _asked_at_once(other: type[Review]) -> list[str]:
    """Return the columns of a renamed table that some thread was given of another table."""
    gate, mine, strange = threading.Barrier(THREADS), inspect(other).selectable, list[str]()

    def ask() -> None:
        gate.wait()
        strange.extend(name for name in NAMES if _table(other, name) is not mine)

    askers = [threading.Thread(target=ask) for _ in range(THREADS)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    return strange


def _table(other: type[Review], name: str) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of what is looked for here
        return getattr(other, name).__clause_element__().table
