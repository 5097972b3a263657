"""What `python -m question_bank` prints, held against the contract."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from question_bank.contract import printed as as_printed
from question_bank.generator import made_of
from question_bank.speech.refusals import SENTENCES

SAMPLES = Path(__file__).parent.parent / "quizapp" / "samples" / "speeches"
SHARED = Path(__file__).parent.parent.parent / "shared"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "question_bank", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="module", params=sorted(SAMPLES.iterdir()), ids=lambda path: path.suffix[1:])
def printed(request: pytest.FixtureRequest) -> dict[str, object]:
    made = made_of(request.param.name, request.param.read_bytes())
    found: dict[str, object] = json.loads(json.dumps(as_printed(made)))
    return found


def test_each_speech_prints_the_keys_that_others_read(printed: dict[str, object]) -> None:
    keys = ["contract", "file", "speech", "outline", "requirements", "questions"]
    assert list(printed) == [*keys, "quotations", "outline_warnings"]
    assert printed["contract"] == 1


def test_what_was_removed_and_repaired_turns_the_raw_text_into_the_clean_one(
    printed: dict[str, object],
) -> None:
    speech = printed["speech"]
    text = speech["raw"]
    changes = [(r["start"], r["end"], "") for r in speech["removed"]]
    changes += [(r["start"], r["end"], r["to"]) for r in speech["repairs"]]
    for start, end, put in sorted(changes, reverse=True):
        text = text[:start] + put + text[end:]

    assert text == speech["text"]


def test_every_blank_and_item_stands_at_its_place(printed: dict[str, object]) -> None:
    raw = printed["speech"]["raw"]
    parts = [item for found in printed["requirements"] for item in found.get("items", ())]

    assert parts
    for part in parts:
        assert part["repaired"] or raw[part["start"] : part["end"]] == part["text"]
    for question in printed["questions"]:
        assert question["source"] == question["sources"][0]
        assert all(part["start"] < part["end"] for part in question["parts"])


def test_chosen_questions_are_ready_and_others_say_why_they_are_not(
    printed: dict[str, object],
) -> None:
    questions = printed["questions"]

    assert any(question["chosen"] for question in questions)
    for question in questions:
        assert question["ready"] or not question["chosen"]
        assert question["ready"] == (question["notes"] == [])


def test_the_same_bytes_give_the_same_bytes() -> None:
    sample = SAMPLES / "office-work-meeting.txt"

    assert run(sample, "--json").stdout == run(sample, "--json").stdout


def test_a_file_that_fails_is_told_of_and_the_others_are_printed(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = run(empty, SAMPLES / "office-work-meeting.txt", "--json")

    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr.splitlines() == [f"empty.txt：{SENTENCES['empty']}", "原因: empty"]


def test_a_person_reads_station_by_station_what_was_made() -> None:
    told = run(SAMPLES / "office-work-meeting.txt").stdout

    assert [word for word in ("提纲（", "要点（", "试题（") if word in told] == [
        "提纲（",
        "要点（",
        "试题（",
    ]


def test_wrong_usage_is_status_two() -> None:
    assert run("--json").returncode == 2


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated real speeches are not beside us")
def test_the_real_speeches_are_read_as_a_careful_reader_reads_them() -> None:
    command = [sys.executable, SHARED / "tools/evaluate.py", "--raw", SHARED / "seeds"]
    command += ["--gold", SHARED / "gold", "--min", "lists_found=0.95", "list_precision=0.9"]
    command += ["lists_exact=0.85", "outline_f1=0.95", "items_asked=0.69", "lists_chosen=0.71"]
    command += ["lists_asked=0.71", "pairs_recall=0.75", "duties_found=0.9", "cloze=111"]
    command += ["matching=6", "--max"]
    command += ["noise_leaks=0", "invented=0", "false_complete=0", "forbidden=0", "broken_spans=0"]
    command += ["raw_differs=0", "duplicates=0", "leaks=0", "bad_form=0", "bad_matching=0"]
    command += ["unsteady=0", "crashes=0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
