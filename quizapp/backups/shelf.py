"""Where backups lie: the instance's folder `backups`, and a second place that settings name."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from quizapp.backups import BadBackup
from quizapp.backups.database import Damaged, copy_database
from quizapp.backups.parcel import create, pack, read, sum_of
from quizapp.backups.thinning import kept_of
from quizapp.locks import in_turn
from quizapp.settings import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.backups.thinning import Keeping
    from quizapp.settings import Settings

FOLDER = "backups"
DATABASE = "quizapp.sqlite3"
FILES = "files/"
MAKING = ".making-"
SECRET = "secret_key"  # noqa: S105 - a file's name
NAME = re.compile(r"quizapp-(\d{8}T\d{6})Z(-\d+)?\.tar\.gz")
STAMP = "%Y%m%dT%H%M%S"
# copies, what was laid aside, what a process needs while it runs
NO_CONTENT = re.compile(rf"({FOLDER}|replaced-[^/]*|restoring-[^/]*)/.*|.*\.lock|\..*")


@dataclass(frozen=True, slots=True)
class Backup:
    """One file that an installation can be restored from; `elsewhere`: the second place has it."""

    file: Path
    made_at: datetime
    size: int
    elsewhere: bool


def make(settings: Settings, *, now: datetime) -> Backup:
    """Back up an installation, running or not, and read again what was written.

    Raises:
        BadBackup: the database is damaged or does not answer, the disk is full, or what is read is
            not what was written.

    """
    folder = settings.instance / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with (
            in_turn(settings.instance / "making.lock"),
            _scratch(folder) as scratch,
        ):
            written = _written(settings, Path(scratch), now)
            read(written)
            file = _named(written, folder, now)
    except Damaged as error:
        raise BadBackup(f"数据库有损坏，没有备份成功（{error}）。请用以前的备份恢复。") from error
    except OSError as error:
        raise BadBackup(f"备份写不进 {folder}（{error.strerror}），没有备份成功。") from error
    except (sqlite3.Error, SQLAlchemyError) as error:
        words = getattr(error, "orig", error)
        raise BadBackup(f"数据库没有抄成（{words}），没有备份成功。") from error
    return _described(settings, file)


def kept(settings: Settings) -> list[Backup]:
    """Return the backups of an installation, the newest first."""
    return [_described(settings, file) for file in _files(settings.instance / FOLDER)]


def copy_elsewhere(settings: Settings, backup: Backup) -> Path | None:
    """Copy a backup to the second place and compare; None where the settings name none.

    Raises:
        BadBackup: the place is not there, cannot be written, or gives something else back.

    """
    folder = settings.backup_copies
    if folder is None:
        return None
    if not folder.is_dir():
        raise BadBackup(f"备份已完成，但另存的目录 {folder} 不存在（没有挂载？），没有另存。")
    partial = folder / f".{backup.file.name}.partial"
    try:
        partial.unlink(missing_ok=True)
        with backup.file.open("rb") as source, create(partial) as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
        if sum_of(partial) != sum_of(backup.file):
            raise BadBackup(f"备份已完成，但另存到 {folder} 后读出来不一样，没有另存。")
        place = partial.rename(folder / backup.file.name)
        _sync(folder)
    except OSError as error:
        raise BadBackup(f"备份已完成，但写不进另存的目录 {folder}（{error.strerror}）。") from error
    return place


def is_same_disk(settings: Settings) -> bool:
    """Return whether the second place would be lost together with the first."""
    folder = settings.backup_copies
    return bool(
        folder and folder.is_dir() and folder.stat().st_dev == settings.instance.stat().st_dev
    )


def thin(settings: Settings, keeping: Keeping) -> list[Path]:
    """Delete what need not be kept, in both places, each for itself; return what was deleted."""
    gone = []
    for folder in filter(None, (settings.instance / FOLDER, settings.backup_copies)):
        files = {file: _made_at(file) for file in _files(folder)}
        for file in files.keys() - kept_of(files, keeping, settings.timezone):
            file.unlink()
            gone.append(file)
    return sorted(gone)


def content(settings: Settings) -> Iterator[Path]:
    """Give the files of an instance folder that are its content, without its database."""
    url = make_url(settings.database_url)
    database = str(url.database) if url.get_backend_name() == "sqlite" else None
    for file in sorted(settings.instance.rglob("*")):
        name = file.relative_to(settings.instance).as_posix()
        is_database = database is not None and str(file).startswith(database)
        is_content = not is_database and not NO_CONTENT.fullmatch(name)
        if is_content and file.is_file() and not file.is_symlink():
            yield file


@contextmanager
def _scratch(folder: Path) -> Iterator[str]:
    """Give a folder for one backup; what a killed program left of its own goes."""
    for left in folder.glob(f"{MAKING}*"):
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(dir=folder, prefix=MAKING) as scratch:
        yield scratch


def _written(settings: Settings, scratch: Path, now: datetime) -> Path:
    """Return the whole backup, written into a folder that will be thrown away."""
    database, secret, file = scratch / DATABASE, scratch / SECRET, scratch / "backup"
    revision = copy_database(settings, database)
    with create(secret) as target:
        target.write(settings.secret_key.encode())
    inside = {
        f"{FILES}{found.relative_to(settings.instance).as_posix()}": found
        for found in content(settings)
    }
    said = {
        "made_at": now.isoformat(),
        "version": metadata.version("quizapp"),
        "revision": revision,
        "product": make_url(settings.database_url).get_backend_name(),
        "settings": told(),
    }
    pack(file, {DATABASE: database, **inside, FILES + SECRET: secret}, said)
    return file


def _named(written: Path, folder: Path, now: datetime) -> Path:
    """Give a backup its name; of one second there may be several."""
    number = 1
    while True:
        again = "" if number == 1 else f"-{number}"
        file = folder / f"quizapp-{now.astimezone(UTC):{STAMP}}Z{again}.tar.gz"
        try:
            file.hardlink_to(written)
        except FileExistsError:
            number += 1
        else:
            _sync(folder)
            return file


def _described(settings: Settings, file: Path) -> Backup:
    copy = settings.backup_copies and settings.backup_copies / file.name
    size = file.stat().st_size
    return Backup(
        file=file,
        made_at=_made_at(file),
        size=size,
        elsewhere=bool(copy and copy.is_file() and copy.stat().st_size == size),
    )


def _made_at(file: Path) -> datetime:
    match = NAME.fullmatch(file.name)
    return datetime.strptime(match[1] if match else "", STAMP).replace(tzinfo=UTC)


def _files(folder: Path) -> list[Path]:
    """Return the backups in a folder, the newest first."""
    found = [file for file in folder.glob("quizapp-*.tar.gz") if NAME.fullmatch(file.name)]
    return sorted(found, key=lambda file: (_made_at(file), file.name), reverse=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
