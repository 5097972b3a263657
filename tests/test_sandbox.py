from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from question_bank.errors import UnreadableFile
from question_bank.sandbox import NICE, Limits, limited, read_apart, run_apart, suffix

if TYPE_CHECKING:
    from pathlib import Path

SPEECH = """在全县档案工作座谈会上的讲话

同志们：
档案工作要做到“三个到位”：收集要到位，整理要到位，保管要到位。
一、把档案管住。各单位要按时归档，专人负责，定期检查，发现问题立即整改，做到有章可循。
"""


def test_a_speech_is_read_in_a_child() -> None:
    printed = read_apart(SPEECH.encode(), "档案.txt")

    assert printed["speech"]["raw"] == SPEECH
    assert "三个到位" in [found["name"] for found in printed["requirements"] if "name" in found]


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "empty.txt", "empty"),
        (b"PK\x03\x04 not a zip at all", "broken.docx", "broken"),
        (b"\x00\x01\x02\x03" * 400, "movie.mp4", "recording"),
    ],
)
def test_the_child_says_why_a_file_cannot_be_read(content: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_apart(content, name)

    assert caught.value.reason == reason


def test_a_child_is_told_nothing_of_its_parents_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZAPP_SECRET_KEY", "not for readers")
    tell = "import os, sys; sys.stdout.write(' '.join(sorted(os.environ)))"
    ended = run_apart([sys.executable, "-I", "-c", tell], tmp_path, seconds=20)
    assert "QUIZAPP_SECRET_KEY" not in ended.printed.read_text()


def test_a_child_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(UnreadableFile, match="too_slow"):
        read_apart(SPEECH.encode(), "x.txt", limits=Limits(seconds=0))


def test_a_child_that_wants_too_much_memory_is_stopped() -> None:
    with pytest.raises(UnreadableFile):
        read_apart(SPEECH.encode(), "x.txt", limits=Limits(memory_bytes=1 << 25))


def test_a_child_that_prints_without_end_is_stopped() -> None:
    with pytest.raises(UnreadableFile, match="too_large"):
        read_apart(SPEECH.encode(), "x.txt", limits=Limits(printed_bytes=2000))


def test_a_child_that_works_without_end_is_stopped() -> None:
    with pytest.raises(UnreadableFile, match="too_slow"):
        read_apart(SPEECH.encode(), "x.txt", limits=Limits(cpu_seconds=0))


def test_of_what_a_child_complains_the_end_is_kept(tmp_path: Path) -> None:
    talk = "import sys; print('a' * 10_000_000, 'end', file=sys.stderr)"
    ended = run_apart([sys.executable, "-c", talk], tmp_path, seconds=30)
    assert ended.complaint.endswith("aaaa end\n")
    assert len(ended.complaint) < 10_000


@pytest.mark.parametrize("lasts", ["", "; time.sleep(60)"], ids=["ended", "stopped"])
def test_nothing_that_a_child_started_outlives_it(tmp_path: Path, lasts: str) -> None:
    told = tmp_path / "told"
    os.mkfifo(told)
    start = f"""
import subprocess, time
with open({str(told)!r}, 'wb', 0) as told:
    told.write(b'started')
    subprocess.Popen(['sh', '-c', 'sleep 15; echo survived'], stdout=told){lasts}
"""
    listening = os.open(told, os.O_RDONLY | os.O_NONBLOCK)
    with suppress(UnreadableFile):
        run_apart([sys.executable, "-c", start], tmp_path, seconds=3)
    os.set_blocking(listening, True)
    with os.fdopen(listening, "rb") as stream:
        assert stream.read() == b"started"


def test_a_name_leads_nowhere_out_of_the_folder() -> None:
    assert suffix("../../etc/passwd.TXT") == ".txt"
    assert suffix("x.a/../b") == ""
    assert suffix("讲话") == ""


def test_a_child_lets_whoever_waits_for_a_page_go_first(tmp_path: Path) -> None:
    tell = [*limited("timeit", Limits()), "-n1", "-r1", "import os; print(os.nice(0))"]
    ended = run_apart(tell, tmp_path, seconds=30)
    assert int(ended.printed.read_text().split()[0]) == min(19, os.nice(0) + NICE)
