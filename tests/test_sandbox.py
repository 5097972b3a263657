from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.errors import UnreadableFile
from question_bank.sandbox import Limits, read_apart, suffix

if TYPE_CHECKING:
    from pathlib import Path

SPEECH = """在全县档案工作座谈会上的讲话

同志们：
档案工作要做到“三个到位”：收集要到位，整理要到位，保管要到位。
一、把档案管住。各单位要按时归档，专人负责，定期检查，发现问题立即整改，做到有章可循。
"""


def test_a_speech_is_read_in_a_child(tmp_path: Path) -> None:
    printed = read_apart(SPEECH.encode(), "档案.txt", cache=tmp_path)

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
def test_the_child_says_why_a_file_cannot_be_read(
    tmp_path: Path, content: bytes, name: str, reason: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_apart(content, name, cache=tmp_path)

    assert caught.value.reason == reason


def test_a_child_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="too_slow"):
        read_apart(SPEECH.encode(), "x.txt", cache=tmp_path, limits=Limits(seconds=0))


def test_a_child_that_wants_too_much_memory_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_apart(SPEECH.encode(), "x.txt", cache=tmp_path, limits=Limits(memory_bytes=1 << 25))


def test_a_name_leads_nowhere_out_of_the_folder() -> None:
    assert suffix("../../etc/passwd.TXT") == ".txt"
    assert suffix("x.a/../b") == ""
    assert suffix("讲话") == ""
