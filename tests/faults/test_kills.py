from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.kills import kill_workers

if TYPE_CHECKING:
    from tests.faults.classroom import Classroom


def test_no_answer_is_lost_when_workers_are_killed(room: Classroom) -> None:
    drill = kill_workers(room, 2, both_every=2)

    assert drill.ledger is not None
    assert drill.ledger.is_clean, drill
    assert drill.ledger.acknowledged >= len(room.trainee_ids)
    assert drill.told.total() == 0
    assert drill.exit_status == 0
