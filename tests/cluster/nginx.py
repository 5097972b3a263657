"""A real nginx with the configuration of deploy/, on addresses of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.site import free_port, until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROGRAM = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
DEPLOYED = Path(__file__).parents[2] / "deploy/nginx.conf"
REDIRECT = re.compile(r"^server \{\n    listen 80;.*?^\}\n", re.MULTILINE | re.DOTALL)
TLS = re.compile(r"^    ssl_.*\n", re.MULTILINE)
AROUND = """
{user}
pid nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxied;
    include site.conf;
}}
"""


@contextmanager
def nginx(folder: Path, nodes: Sequence[int]) -> Iterator[int]:
    """Give the port of an nginx before machines, which here are ports; without TLS."""
    port = free_port()
    text = TLS.sub("", REDIRECT.sub("", DEPLOYED.read_text(encoding="utf-8")))
    text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    [server] = re.findall(r"^    server 127.*;$", text, re.MULTILINE)
    servers = "\n".join(server.replace("8000", str(node)) for node in nodes)
    _write(folder, text.replace(server, servers, 1))
    with (folder / "nginx.log").open("wb") as log:
        process = subprocess.Popen([*command(folder), "-g", "daemon off;"], stderr=log)
    try:
        until(lambda: (folder / "nginx.pid").exists() or process.poll() is not None)
        assert process.poll() is None, (folder / "nginx.log").read_text(encoding="utf-8")
        yield port
    finally:
        process.terminate()  # its workers end with it
        process.wait()


def complaint(folder: Path, certificate: Path, key: Path) -> str:
    """Return what nginx says against the file as it is, its certificate and addresses filled in."""
    text = DEPLOYED.read_text(encoding="utf-8")
    text = re.sub(r"listen \d+", lambda _: f"listen 127.0.0.1:{free_port()}", text)
    text = text.replace("/etc/ssl/certs/quiz.example.org.pem", str(certificate))
    _write(folder, text.replace("/etc/ssl/private/quiz.example.org.key", str(key)))
    done = subprocess.run([*command(folder), "-tq"], capture_output=True, text=True, check=False)
    return done.stderr


def command(folder: Path) -> list[str]:
    """Return how nginx is called on what was written into a folder."""
    return [PROGRAM or "nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]


def _write(folder: Path, site: str) -> None:
    is_root = Path(folder).owner() == "root"  # then its workers must be able to come in here
    (folder / "site.conf").write_text(site, encoding="utf-8")
    around = AROUND.format(user="user root;" if is_root else "")
    (folder / "nginx.conf").write_text(around, encoding="utf-8")
