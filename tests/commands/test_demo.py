"""`quizapp demo` before it serves; that it serves, and stops cleanly, the browser tests show."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from quizapp.commands import demo, main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def taken() -> Iterator[int]:
    """Give a port at which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_refused_with_a_sentence_before_anything_is_made(
    taken: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    instance = tmp_path / "instance"
    words = ["quizapp", "demo", "--port", str(taken), "--instance", str(instance)]
    monkeypatch.setattr("sys.argv", words)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 1
    assert capsys.readouterr().err == f"端口 {taken} 已被别的程序占用，请用 --port 换一个。\n"
    assert not instance.exists()


def test_where_the_usual_port_is_taken_the_next_free_one_is_named(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo, "USUAL_PORT", taken)
    chosen = demo.free_port(None)
    assert taken < chosen < taken + demo.PORTS_TRIED
    assert capsys.readouterr().out == f"端口 {taken} 已被别的程序占用，改用 {chosen}。\n"
