from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.answer import fill
from tests.faults.storage.power import cut, trace
from tests.faults.storage.torn import tear
from tests.installations import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.settings import Settings

pytestmark = pytest.mark.sqlite


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    made = tmp_path / "scratch"
    made.mkdir()
    return made


def test_whenever_the_power_is_cut_every_acknowledged_answer_is_on_the_disk(
    settings: Settings, scratch: Path, tmp_path: Path
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    if subprocess.run(["strace", "-o", os.devnull, "true"], check=False).returncode:
        pytest.skip("nothing may be traced here")
    fill(settings, trainees=1, questions=20)
    before = (settings.instance / FILE).read_bytes()
    events = trace(settings.instance, 30, tmp_path / "trace")

    cuts = cut(events, before, scratch, points=20)

    assert (cuts.lost, cuts.corrupt) == (0, 0)
    assert max(acknowledged for acknowledged, _, _ in cuts.found) == 30
    unsynced = [event for event in events if event.kind != "sync"]
    assert cut(unsynced, before, scratch, points=2).lost > 0


def test_a_log_that_is_torn_or_changed_anywhere_gives_back_what_came_before(
    settings: Settings, scratch: Path
) -> None:
    fill(settings, trainees=1, questions=20)

    torn = tear(settings, scratch, answers=25, cuts=25, changes=25)

    found = [*torn.cut.values(), *torn.changed.values()]
    assert [one for one in found if not one.is_whole] == []
    counts = [len(one.attempts) for one in torn.cut.values()]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (0, 25)
    assert any(0 < len(one.attempts) < 25 for one in torn.changed.values())
