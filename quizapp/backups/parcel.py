"""The file a backup is: a gzipped tar, its manifest first, each part with its check sum."""

from __future__ import annotations

import hashlib
import json
import os
import tarfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO

from quizapp.backups import BadBackup

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = 1
MANIFEST = "manifest.json"
LONGEST_MANIFEST = 16 << 20
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `parts` gives each part's length and SHA-256.

    `product` is the kind of database it was taken from, `settings` the variables that were set.
    """

    made_at: datetime
    version: str
    revision: str
    product: str
    settings: Mapping[str, str]
    parts: Mapping[str, tuple[int, str]]


def pack(file: Path, parts: Mapping[str, Path], said: Mapping[str, Any]) -> None:
    """Write a new file of mode 0600 that holds the parts and what is said of them."""
    sums = {name: (part.stat().st_size, sum_of(part)) for name, part in parts.items()}
    manifest = file.with_name(MANIFEST)
    whole = {"format": FORMAT, **said, "parts": sums}
    manifest.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    with create(file) as target:
        with tarfile.open(fileobj=target, mode="w:gz", compresslevel=6) as archive:
            for name, part in {MANIFEST: manifest, **parts}.items():
                archive.add(part, name, recursive=False)
        target.flush()
        os.fsync(target.fileno())


def read(file: Path, *, into: Path | None = None) -> Manifest:
    """Compare every part with its check sum; lay the parts into an empty folder where told.

    Raises:
        BadBackup: it is no backup, not whole, or of a program that writes another format.

    """
    try:
        with tarfile.open(file, "r:gz") as archive:
            manifest = _manifest(archive, archive.next())
            left = dict(manifest.parts)
            while (member := archive.next()) is not None:
                expected = left.pop(member.name, None)
                if expected is None or _unpacked(archive, member, into) != expected:
                    raise BadBackup(f"备份里的 {member.name} 与校验和不符，未作任何改动。")
    except (tarfile.TarError, OSError, EOFError) as error:
        raise BadBackup(f"{file.name} 不是完整的备份文件，未作任何改动。") from error
    if left:
        raise BadBackup(f"备份里缺少 {next(iter(left))}，未作任何改动。")
    return manifest


def sum_of(file: Path) -> str:
    """Return a file's SHA-256."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def create(file: Path) -> BinaryIO:
    """Open a new file that only its owner can read."""
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _manifest(archive: tarfile.TarFile, member: tarfile.TarInfo | None) -> Manifest:
    content = archive.extractfile(member) if member and member.name == MANIFEST else None
    if content is None:
        raise BadBackup("这不是本系统的备份文件，未作任何改动。")
    try:
        said = json.loads(content.read(LONGEST_MANIFEST))
        if said["format"] != FORMAT:
            raise BadBackup("这个备份的格式比本程序新，请安装新版程序后再恢复。")
        return Manifest(
            made_at=datetime.fromisoformat(said["made_at"]),
            version=said["version"],
            revision=said["revision"],
            product=said["product"],
            settings=said["settings"],
            parts={_safe(name): (size, total) for name, (size, total) in said["parts"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadBackup("备份的清单读不懂，未作任何改动。") from error


def _safe(name: str) -> str:
    """Return a part's name where it leads nowhere but down.

    Raises:
        ValueError: it leads elsewhere.

    """
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError(name)
    return name


def _unpacked(
    archive: tarfile.TarFile, member: tarfile.TarInfo, into: Path | None
) -> tuple[int, str] | None:
    """Return a part's length and sum, having laid it into a folder where there is one."""
    content = archive.extractfile(member) if member.isreg() else None
    if content is None:
        return None
    digest, size = hashlib.sha256(), 0
    place = _place(into, member.name)
    while piece := content.read(PIECE):
        digest.update(piece)
        size += len(piece)
        if place:
            place.write(piece)
    if place:
        place.close()
    return size, digest.hexdigest()


def _place(into: Path | None, name: str) -> BinaryIO | None:
    if into is None:
        return None
    file = into / name
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return create(file)
