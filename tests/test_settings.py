from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.settings import BadSetting, Settings

if TYPE_CHECKING:
    from pathlib import Path

STRONG = "8f3a1c5e7b9d2046f8a1c3e5b7d90264"


@pytest.mark.parametrize("weak", ["secret", "changeme", "a" * 64, STRONG[:31]])
def test_a_secret_that_can_be_guessed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, weak: str
) -> None:
    monkeypatch.setenv("QUIZAPP_SECRET_KEY", weak)
    with pytest.raises(BadSetting, match="QUIZAPP_SECRET_KEY 太容易猜到"):
        Settings.from_environment(tmp_path)

    monkeypatch.setenv("QUIZAPP_SECRET_KEY", STRONG)
    assert Settings.from_environment(tmp_path).secret_key == STRONG


def test_without_one_a_secret_is_made_that_only_the_program_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QUIZAPP_SECRET_KEY", raising=False)
    made = Settings.from_environment(tmp_path).secret_key

    assert len(made) == 64
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert Settings.from_environment(tmp_path).secret_key == made
    (tmp_path / "secret_key").write_text("", encoding="ascii")
    with pytest.raises(BadSetting, match="不完整"):
        Settings.from_environment(tmp_path)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/dev/log", "/dev/log"),
        ("10.1.2.3:514", ("10.1.2.3", 514)),
        ("[fd00::1]:514", ("fd00::1", 514)),
        ("", None),
    ],
)
def test_the_log_server_is_a_socket_or_a_host_and_port(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, meant: object
) -> None:
    monkeypatch.setenv("QUIZAPP_SYSLOG", written)
    assert Settings.from_environment(tmp_path).syslog == meant


@pytest.mark.parametrize("wrong", ["10.1.2.3", "10.1.2.3:", ":514", "10.1.2.3:99999", "a:b"])
def test_a_log_server_that_cannot_be_meant_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv("QUIZAPP_SYSLOG", wrong)
    with pytest.raises(BadSetting, match="QUIZAPP_SYSLOG"):
        Settings.from_environment(tmp_path)
