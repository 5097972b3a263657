"""`python -m tests.installed WHEEL`: in an empty environment the wheel does the whole of it.

It is installed outside of the checkout from what the lock file says; `quizapp demo` serves samples
there, a trainee logs in and answers a question, and a test is printed as Word and PDF.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
COURSE = "办公室业务应知应会（示例）"
TRAINEE = "xueyuan01"
TOLD = ("Version", "License-Expression", "Requires-Python", "Project-URL", "Home-page")
FACTS = f"""
from importlib.metadata import metadata
import question_bank, quizapp
print(question_bank.__file__, quizapp.__file__, quizapp.templates_folder())
told = metadata("quizapp")
print(*(str(told.get_all(key)) for key in {TOLD}), len(told.get_payload()))
"""


class Visitor:
    """A browser without a screen: it keeps its cookie and fills forms in as they stand."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))

    def read(self, path: str, fields: dict[str, str] | None = None) -> str:
        sent = None if fields is None else urlencode(fields).encode()
        with self._opener.open(urljoin(self.address, path), sent, timeout=30) as answer:
            return answer.read().decode()

    def send(self, page: str, path: str, **typed: str) -> str:
        """Send the form of a page to a path, with what it hides and with what is typed."""
        hidden = re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', page)
        return self.read(path, {**dict(hidden), **typed})


def installed(wheel: Path, folder: Path) -> Path:
    """Return the folder of programs of a new environment that holds a wheel and what it needs."""
    programs = folder / "environment" / "bin"
    pip = [programs / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "venv", programs.parent], check=True)
    subprocess.run([*pip, "-r", ROOT / "requirements.lock"], check=True)
    subprocess.run([*pip, "--no-deps", wheel], check=True)
    subprocess.run([programs / "python", "-m", "pip", "check"], check=True)
    return programs


def surroundings(programs: Path) -> dict[str, str]:
    """Return an environment in which nothing leads to the checkout."""
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR") if name in os.environ}
    return {**kept, "PATH": f"{programs}:/usr/bin:/bin", "PYTHONUNBUFFERED": "1"}


def run(programs: Path, folder: Path, program: str, *words: str) -> str:
    """Run a program of the environment in a folder; return what it says."""
    command, env = [programs / program, *words], surroundings(programs)
    return subprocess.run(
        command, cwd=folder, env=env, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


@contextmanager
def demo(programs: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Serve the demo from a folder that is empty; give its address and a trainee's password."""
    command = [programs / "quizapp", "demo"]
    with subprocess.Popen(
        command, cwd=folder, env=surroundings(programs), stdout=subprocess.PIPE, encoding="utf-8"
    ) as server:
        try:
            address = password = ""
            for line in server.stdout or ():
                address = (re.findall(r"http://127\.0\.0\.1:\d+/", line) or [address])[0]
                if line.split()[:1] == [TRAINEE]:
                    password = line.split()[1]
                    break
            yield address, password
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=60)
    if server.returncode:
        raise SystemExit(f"quizapp demo ended with {server.returncode}")


def answered(address: str, password: str) -> str:
    """Log a trainee in and answer what is due first; return the page that says how it went."""
    trainee = Visitor(address)
    welcome = trainee.send(trainee.read("/log-in"), "/log-in", login=TRAINEE, password=password)
    for linked in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', welcome)):
        trainee.read(linked)
    question = trainee.read("/quiz")
    target = re.findall(r'action="(/quiz/[^"]+)"', question)[0].replace("&amp;", "&")
    return trainee.send(question, target, verb="give-up")


def main(wheel: str) -> None:
    """Say piece by piece what the installed wheel does, or stop at what it does not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (empty := folder / "empty").mkdir()
        programs = installed(Path(wheel).resolve(), folder)
        told = run(programs, empty, "python", "-c", FACTS)
        places, facts = told.splitlines()
        if not all(place.startswith(name) for place in places.split()):
            raise SystemExit(f"what ran was not the wheel: {places}")
        print(facts)
        with demo(programs, empty) as (address, password):
            if 'class="verdict-next' not in answered(address, password):
                raise SystemExit("no answer was taken")
        print("logged in and answered")
        run(
            programs, empty, "quizapp", "paper", "--course", COURSE, "--cloze", "5", "-o", "printed"
        )
        made = {file.suffix: file.read_bytes()[:4] for file in (empty / "printed").iterdir()}
        if made != {".docx": b"PK\3\4", ".pdf": b"%PDF"}:
            raise SystemExit(f"not printed: {made}")
        print("printed as Word and PDF")


if __name__ == "__main__":
    main(sys.argv[1])
