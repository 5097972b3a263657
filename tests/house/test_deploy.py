"""What deploy/ holds: systemd and nginx take it, its commands and settings are there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from quizapp.commands import commands

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted(file for kind in ("service", "socket", "timer") for file in DEPLOY.glob(f"*.{kind}"))
NOT_HERE = "is not executable: No such file or directory"  # the program is installed elsewhere


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def test_systemd_takes_every_unit() -> None:
    """Where there is no systemd-analyze the words of the units are still looked at below."""
    if shutil.which("systemd-analyze"):
        done = subprocess.run(
            ["systemd-analyze", "verify", *map(str, UNITS)],
            capture_output=True,
            text=True,
            check=False,
        )
        ours = [line for line in done.stderr.splitlines() if "quizapp" in line]
        assert [line for line in ours if NOT_HERE not in line] == []


def test_every_timer_has_its_service_and_the_service_its_socket() -> None:
    names = {file.name for file in UNITS}
    assert {f"{file.stem}.service" for file in UNITS} <= names
    assert "Requires=quizapp.socket" in lines(DEPLOY / "quizapp.service")


@pytest.mark.parametrize("told", ["deploy/bundle/install.sh", "docs/operations.md"])
def test_who_installs_is_told_to_enable_the_site_and_every_timer(told: str) -> None:
    words = (DEPLOY.parent / told).read_text(encoding="utf-8")
    (enabled,) = re.findall('systemctl enable --now ([^\n"]+)', words)
    timers = {unit.name for unit in DEPLOY.glob("*.timer")}
    assert set(enabled.split()) == timers | {"quizapp.socket", "quizapp"}


@pytest.mark.parametrize(
    "unit", [file for file in UNITS if file.suffix == ".service"], ids=lambda file: file.name
)
def test_a_unit_calls_a_command_that_there_is(unit: Path) -> None:
    [call] = [line for line in lines(unit) if line.startswith("ExecStart=")]
    program, name, *options = shlex.split(call.partition("=")[2])
    assert program == "/opt/quizapp/current/bin/quizapp"
    found = commands.get_command(click.Context(commands), name)
    assert found is not None, name
    known = {option for param in found.params for option in param.opts}
    assert {option for option in options if option.startswith("-")} <= known
    for rule in (
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "CapabilityBoundingSet=",
        "UMask=0077",
    ):
        assert rule in lines(unit)


def test_the_settings_shown_are_read_somewhere() -> None:
    read = (ROOT / "quizapp/settings.py").read_text(encoding="utf-8")
    read += "".join(unit.read_text(encoding="utf-8") for unit in UNITS)
    shown = re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "quizapp.env").read_text("utf-8"), re.MULTILINE)
    assert [name for name in shown if name not in read] == []
    assert {"QUIZAPP_SERVE", "QUIZAPP_KEEP", "QUIZAPP_BACKUP_COPIES"} <= set(shown)


def test_scripts_are_ones_that_the_shells_understand() -> None:
    for shell, script in (("bash", "build.sh"), ("sh", "install.sh")):
        done = subprocess.run(
            [shell, "-n", DEPLOY / "bundle" / script], capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("machine", "words"), [("loongarch64", "不支持龙芯"), ("mips64", "请换对应的安装包")]
)
def test_the_installer_refuses_another_machine_in_words(
    tmp_path: Path, machine: str, words: str
) -> None:
    shutil.copy(DEPLOY / "bundle/install.sh", tmp_path)
    (tmp_path / "machine").write_text("x86_64\n")
    (tmp_path / "uname").write_text(f'#!/bin/sh\n[ "$1" = -s ] && echo Linux || echo {machine}\n')
    (tmp_path / "uname").chmod(0o755)
    done = subprocess.run(
        ["sh", tmp_path / "install.sh", "--no-service", "--prefix", tmp_path / "opt"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert words in done.stderr
    assert not (tmp_path / "opt").exists()
