"""The real server: its workers, its signals, with and without TLS."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import threading
from shutil import rmtree
from typing import TYPE_CHECKING

import pytest

from quizapp.certificates import issue
from quizapp.clock import now
from quizapp.server import MEMORY
from quizapp.tls import authority
from tests.commands.test_people import quizapp
from tests.faults.site import Site, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.sqlite


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    found = Site(tmp_path)
    yield found
    assert found.stop() == 0


def total(figures: str, page: str) -> float:
    counts = re.findall(
        rf'^quizapp_requests_total{{.*page="{page}".*}} (\S+)$', figures, re.MULTILINE
    )
    return sum(map(float, counts))


def test_the_figures_of_all_workers_are_added_up(site: Site) -> None:
    assert site.said.startswith(f"已启动：http://127.0.0.1:{site.port}/")
    together = [threading.Thread(target=site.get, args=("/log-in",)) for _ in range(40)]
    for one in together:
        one.start()
    for one in together:
        one.join()

    for _ in range(4):  # whichever worker answers
        status, figures = site.get("/metrics")
        assert status == 200
        assert total(figures, "account.log_in") == 40
    assert site.get("/readyz") == (200, "ok\n")


def in_memory() -> set[Path]:
    return {found for place in MEMORY for found in place.glob("quizapp-*")}


def test_pages_are_served_when_the_folder_of_the_counts_is_taken_away(tmp_path: Path) -> None:
    before = in_memory()
    with Site(tmp_path) as site:
        (counts,) = in_memory() - before
        rmtree(counts)

        assert {site.get("/log-in")[0] for _ in range(8)} == {200}
        status, figures = site.get("/metrics")
        assert status == 200
        assert total(figures, "account.log_in") > 0


def test_a_hang_up_replaces_the_workers_and_every_request_is_answered(site: Site) -> None:
    site.get("/log-in")
    before, stop, statuses = site.workers(), threading.Event(), []

    def ask() -> None:
        while not stop.is_set():
            statuses.append(site.get("/log-in")[0])

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        site.process.send_signal(signal.SIGHUP)
        until(lambda: len(site.workers()) == 2 and not site.workers() & before)
    finally:
        stop.set()
        asking.join()

    assert set(statuses) == {200}
    assert site.get("/metrics")[0] == 200


def test_a_worker_that_is_killed_is_replaced(site: Site) -> None:
    site.get("/log-in")
    victim = min(site.workers())
    os.kill(victim, signal.SIGKILL)
    until(lambda: len(site.workers()) == 2 and victim not in site.workers())
    assert site.get("/readyz") == (200, "ok\n")


def test_whoever_comes_while_systemd_restarts_it_waits_and_is_answered(tmp_path: Path) -> None:
    with socket.socket() as address:
        address.bind(("127.0.0.1", 0))
        address.listen(16)
        first = Site(tmp_path, handed=address)
        assert first.get("/healthz") == (200, "ok\n")
        assert first.stop() == 0

        with socket.create_connection(address.getsockname(), 60) as waiting:
            waiting.sendall(b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            second = Site(tmp_path, handed=address)
            answer = waiting.makefile("rb").read()
        assert second.stop() == 0
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b"ok\n")


def test_requests_are_logged_a_json_line_each(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.get("/log-in?next=%2Fsecret")
    site.get("/nowhere")
    assert site.stop() == 0

    lines = [json.loads(line) for line in (tmp_path / "errors").read_text().splitlines()]

    answered = [line for line in lines if line["message"] == "answered"]
    assert [(line["page"], line["status"]) for line in answered] == [
        ("account.log_in", 200),
        (None, 404),
    ]
    assert len({line["request"] for line in answered}) == 2
    assert "secret" not in json.dumps(answered)


def test_a_quiet_server_writes_no_line_a_request(tmp_path: Path) -> None:
    site = Site(tmp_path, "--quiet")
    site.get("/log-in")
    assert site.stop() == 0
    assert "answered" not in (tmp_path / "errors").read_text()


def test_with_a_certificate_the_whole_site_is_behind_tls(tmp_path: Path) -> None:
    issue(tmp_path, ["127.0.0.1"], unit="某县委办公室", now=now())
    site = Site(tmp_path, "--tls")
    site.trusted = authority(tmp_path).chain
    try:
        assert site.said.startswith(f"已启动：https://127.0.0.1:{site.port}/")
        status, page = site.get("/log-in")
        assert (status, "登录" in page) == (200, True)
        context = ssl.create_default_context(cafile=str(site.trusted))
        line = http.client.HTTPSConnection("127.0.0.1", site.port, timeout=20, context=context)
        line.request("GET", "/log-in")
        answer = line.getresponse()
        assert answer.headers["Set-Cookie"].startswith("__Host-quizapp=")
        assert "Secure" in answer.headers["Set-Cookie"]
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        line.close()
        old = ssl.create_default_context(cafile=str(site.trusted))
        with pytest.warns(DeprecationWarning, match="TLSv1_1"):
            old.maximum_version = ssl.TLSVersion.TLSv1_1
        with (
            pytest.raises(ssl.SSLError),
            socket.create_connection(("127.0.0.1", site.port), 20) as plain,
        ):
            old.wrap_socket(plain, server_hostname="127.0.0.1")
    finally:
        assert site.stop() == 0


def test_a_renewed_certificate_is_shown_after_a_hang_up(tmp_path: Path) -> None:
    issue(tmp_path, ["127.0.0.1"], unit="某县委办公室", now=now())
    site = Site(tmp_path, "--tls")

    def shown() -> str:
        return ssl.get_server_certificate(("127.0.0.1", site.port), timeout=20)

    try:
        first = shown()
        done = quizapp("certificate", "--name", "127.0.0.1", "--instance", str(tmp_path))
        assert "根证书是新的" not in done.stdout
        site.process.send_signal(signal.SIGHUP)
        until(lambda: shown() != first)
    finally:
        assert site.stop() == 0


def test_tls_without_a_certificate_says_how_to_get_one(tmp_path: Path) -> None:
    done = quizapp("serve", "--tls", "--instance", str(tmp_path))
    assert done.returncode == 1
    assert "请先运行 quizapp certificate" in done.stderr


def test_a_certificate_and_another_key_are_refused(tmp_path: Path) -> None:
    issue(tmp_path, ["127.0.0.1"], unit="某县委办公室", now=now())
    files = tmp_path / "tls"
    pair = ("--certificate", str(files / "server.pem"), "--key", str(files / "authority.key"))
    done = quizapp("serve", *pair, "--instance", str(tmp_path))
    assert (done.returncode, "不是一对" in done.stderr) == (1, True)
    half = quizapp("serve", *pair[:2], "--instance", str(tmp_path))
    assert (half.returncode, "要一起写" in half.stderr) == (1, True)


def test_what_plain_http_loses_is_said_where_others_can_come_in(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "from quizapp.commands import main; main()"
    process = subprocess.Popen(
        [
            *(sys.executable, "-c", program, "serve", "--bind", f"0.0.0.0:{port}", "--quiet"),
            *("--instance", str(tmp_path)),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    said = [process.stdout.readline() for _ in range(3)]
    process.send_signal(signal.SIGTERM)
    assert process.wait(40) == 0
    process.stdout.close()
    assert "口令和答案在网络上是明文" in said[1]
    assert "quizapp certificate" in said[2]


def test_an_address_is_no_name_for_a_certificate(tmp_path: Path) -> None:
    for name in ("https://quiz", "quiz:8000", "测试", "a b", "-a"):
        done = quizapp("certificate", f"--name={name}", "--instance", str(tmp_path))
        assert done.returncode == 1
        assert "不是主机名，也不是 IP 地址" in done.stderr


def test_a_machine_is_checked_by_command(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    done = quizapp("check", "--instance", str(tmp_path), "--bind", "127.0.0.1:1")
    assert "[好]　 处理器：" in done.stdout
    assert "[留意] 备份：还没有" in done.stdout
    assert done.stdout.endswith("能用；标“留意”的有空处理。\n")
    assert (done.returncode, done.stderr) == (0, "")
