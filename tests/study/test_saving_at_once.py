"""Sheets that many requests write at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text

from question_bank.bank.base import by_number
from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.people import Role
from question_bank.errors import Refused
from question_bank.study.examining.invigilating import extend
from question_bank.study.examining.openings import put_off, show_marks
from question_bank.study.examining.sittings import hand_in, settle, start
from question_bank.study.exams import Exam, SheetAnswer, Sitting, Sort
from tests.study.exam_halls import MINUTE, OPENS, hold_exam, write
from tests.study.lessons import (
    ONE_BLANK,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall

WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
def opened(
    database: Database, make_person: Callable[..., Someone]
) -> tuple[Hall, Callable[[], int]]:
    """Give an exam that is there for good, and the verb that begins it in a session of its own."""
    ids = [make_person(*who).id for who in (("guanli", Role.INSTRUCTOR), ("xueyuan", Role.TRAINEE))]
    with database.writing() as rows:
        hall = hold_exam(
            rows, ids[0], ids[1:], contents=(ONE_BLANK,), sections=(Section("cloze", 1, 2.0),)
        )
        rows.commit()

    def begin() -> int:
        with database.writing() as rows:
            id_ = start(
                rows, trainee_id=ids[1], exam_id=hall.exam_id, sort=Sort.EXAM, seed=1, now=OPENS
            )
            rows.commit()
            return id_

    return hall, begin


def behind(rows: Session, task: Callable[[], str]) -> str:
    """Begin a task that has to wait for what was written, keep that, and return how it went."""
    rows.flush()
    with ThreadPoolExecutor(1) as threads:
        begun = threads.submit(task)
        while not begun.done() and not rows.scalar(text(WAITS)):
            sleep(0.01)
        rows.commit()
        return begun.result()


def together(tasks: list[Callable[[], object]]) -> list[object]:
    """Run tasks in threads that all begin at the same moment."""
    gate = Barrier(len(tasks))

    def run(task: Callable[[], object]) -> object:
        gate.wait()
        return task()

    with ThreadPoolExecutor(len(tasks)) as threads:
        return [future.result() for future in [threads.submit(run, task) for task in tasks]]


def test_beginning_many_times_at_once_begins_one_sitting(
    opened: tuple[Hall, Callable[[], int]], database: Database
) -> None:
    _, begin = opened
    assert len(set(together([begin] * 10))) == 1
    with database.reading() as rows:
        assert rows.scalar(select(func.count(Sitting.id))) == 1


def test_fifty_saves_at_once_store_one_and_the_others_are_told(
    opened: tuple[Hall, Callable[[], int]], database: Database
) -> None:
    hall, begin = opened
    sitting_id = begin()

    def from_page(number: int) -> Callable[[], object]:
        def task() -> object:
            with database.writing() as rows:
                saved = write(rows, hall, sitting_id, 0, f"第{number}页", page=f"page {number}")
                rows.commit()
                return saved

        return task

    saved = together([from_page(number) for number in range(50)])

    assert sum(one.is_kept for one in saved) == 1
    assert len({one.response for one in saved}) == 1
    with database.reading() as rows:
        assert rows.scalars(select(SheetAnswer.saves)).all() == [1]


def test_handing_in_and_settling_at_once_end_a_sitting_once(
    opened: tuple[Hall, Callable[[], int]], database: Database
) -> None:
    hall, begin = opened
    sitting_id = begin()
    deadline = OPENS + 30 * MINUTE

    def end(seconds: int) -> Callable[[], object]:
        def task() -> None:
            with database.writing() as rows:
                now = deadline + seconds * MINUTE / 60
                if seconds % 2:
                    hand_in(rows, trainee_id=hall.trainee_ids[0], sitting_id=sitting_id, now=now)
                else:
                    settle(rows, by_number(rows, Sitting, sitting_id), now=now)
                rows.commit()

        return task

    together([end(seconds) for seconds in range(8, 20)])

    with database.reading() as rows:
        assert by_number(rows, Sitting, sitting_id).ended_at == deadline


@pytest.mark.postgresql
def test_more_time_that_crosses_a_handing_in_leaves_what_was_handed_in(
    opened: tuple[Hall, Callable[[], int]], database: Database
) -> None:
    hall, begin = opened
    sitting_id = begin()
    with database.writing() as rows:
        write(rows, hall, sitting_id, 0, "及时整理", now=OPENS + MINUTE)
        rows.commit()
    now = OPENS + 2 * MINUTE

    def give_more() -> str:
        with database.writing() as rows, pytest.raises(Refused) as refused:
            extend(
                rows, hall.exam_id, sitting_id, minutes=9, reason="设备", now=now,
                person_id=hall.instructor_id,
            )  # fmt: skip
        return refused.value.reason

    with database.writing() as rows:
        hand_in(rows, trainee_id=hall.trainee_ids[0], sitting_id=sitting_id, now=now)
        assert behind(rows, give_more) == "sitting_handed_in"
    with database.reading() as rows:
        assert by_number(rows, Sitting, sitting_id).points == 2
        assert rows.scalars(select(SheetAnswer.points)).all() == [2]


@pytest.mark.postgresql
def test_an_exam_put_off_while_its_marks_are_being_shown_stays_closed(
    opened: tuple[Hall, Callable[[], int]], database: Database
) -> None:
    hall, _ = opened
    with database.writing() as rows:
        exam = rows.get_one(Exam, hall.exam_id)
        closed, exam.shown_at = exam.closes_at, None
        rows.commit()
    now = closed + 30 * MINUTE

    def put_it_off() -> str:
        with database.writing() as rows, pytest.raises(Refused) as refused:
            put_off(rows, hall.exam_id, now + 60 * MINUTE, person_id=hall.instructor_id, now=now)
        return refused.value.reason

    with database.writing() as rows:
        show_marks(rows, hall.exam_id, person_id=hall.instructor_id, now=now)
        assert behind(rows, put_it_off) == "marks_are_shown"
    with database.reading() as rows:
        assert rows.get_one(Exam, hall.exam_id).closes_at == closed
