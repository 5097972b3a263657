from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from question_bank.study.cards import Card
from tests.commands.test_people import quizapp

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.database import Database
    from quizapp.settings import Settings


@pytest.fixture
def folder(samples: Settings, installed: Callable[..., Database], tmp_path: Path) -> Path:
    """Give an installation with weeks of answers in it."""
    made = Path(shutil.copytree(samples.instance, tmp_path / "instance"))
    installed(made, like=samples)
    return made


def test_weeks_of_answers_give_the_stored_cards_again(folder: Path) -> None:
    done = quizapp("replay", "--check", "--instance", str(folder))

    assert (done.returncode, done.stderr) == (0, "")
    assert "全部一致" in done.stdout


def test_a_card_that_differs_is_named_and_mended_when_asked(
    folder: Path, installed: Callable[..., Database]
) -> None:
    database = installed(folder)
    with database.writing() as session:
        card = session.scalars(select(Card).where(Card.reps > 1).limit(1)).one()
        place, stability = (card.trainee_id, card.question_id), card.stability
        session.execute(
            update(Card)
            .where(Card.trainee_id == place[0], Card.question_id == place[1])
            .values(stability=99.0)
        )
        session.commit()

    done = quizapp("replay", "--check", "--instance", str(folder))
    assert done.returncode == 1
    assert f"学员 {place[0]}，试题 {place[1]}：稳定度不一致" in done.stdout
    assert "改正了 1 张" in quizapp("replay", "--instance", str(folder)).stdout
    with database.reading() as session:
        assert session.get_one(Card, place).stability == stability
    assert quizapp("replay", "--check", "--instance", str(folder)).returncode == 0
