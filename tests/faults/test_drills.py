"""The drills in their short form; `python -m tests.faults` runs the long one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.upgrade import upgrade
from tests.faults.classroom import classroom
from tests.faults.crashes import crash_database
from tests.faults.held import hold_lock
from tests.faults.kills import kill_workers
from tests.faults.stops import stop_and_start
from tests.faults.submits import hand_in_at_once, submit_at_once
from tests.faults.uploads import upload_at_once
from tests.postgresql import cluster

if TYPE_CHECKING:
    from quizapp.settings import Settings
    from tests.faults.classroom import Classroom
    from tests.faults.drill import Drill

Look = Callable[["Drill"], None]


def test_killed_workers_lose_nothing(room: Classroom, nothing_is_lost: Look) -> None:
    drill = kill_workers(room, 2, both_every=2)
    nothing_is_lost(drill)
    assert drill.busy == 0


def test_a_server_told_to_stop_ends_what_it_has_begun(
    room: Classroom, nothing_is_lost: Look
) -> None:
    drill = stop_and_start(room, 1)
    nothing_is_lost(drill)
    assert drill.busy == 0


def test_of_fifty_submits_with_one_token_one_counts_and_all_are_told_the_same(
    room: Classroom, nothing_is_lost: Look
) -> None:
    drill = submit_at_once(room, 1)
    nothing_is_lost(drill)
    assert drill.busy == 0


def test_a_sheet_that_is_handed_in_fifty_times_at_once_is_handed_in_once(
    room: Classroom, nothing_is_lost: Look
) -> None:
    drill = hand_in_at_once(replace(room, trainee_ids=room.trainee_ids[:2]))
    nothing_is_lost(drill)
    assert drill.busy == 0


def test_one_speech_uploaded_by_eight_at_once_comes_in_once(
    settings: Settings, nothing_is_lost: Look
) -> None:
    drill = upload_at_once(settings, 1)
    nothing_is_lost(drill)
    assert drill.busy == 0


@pytest.mark.sqlite
def test_whoever_waits_too_long_for_the_lock_is_told_to_come_again(
    room: Classroom, nothing_is_lost: Look
) -> None:
    drill = hold_lock(room, 1)
    nothing_is_lost(drill)
    assert drill.busy >= len(room.trainee_ids)


@pytest.mark.postgresql
def test_a_crashed_database_loses_nothing_and_needs_no_hand(
    settings: Settings, nothing_is_lost: Look
) -> None:
    with cluster() as own:
        there = replace(settings, database_url=own.url.render_as_string(hide_password=False))
        upgrade(there)
        drill = crash_database(classroom(there), own, 1)
    nothing_is_lost(drill)
    assert drill.busy > 0
