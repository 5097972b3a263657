"""A zip archive whose directory was found harmless before anything in it is unpacked."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from question_bank.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_MEMBERS = 3000
MOST_BYTES = 200_000_000
MOST_RATIO = 200
# a real speech packs about 10 : 1
SMALL = 1_000_000
MOST_PART = 16_000_000
MOST_MARKUP = 48_000_000
ENCRYPTED = 0x1
LOCAL_HEADER = struct.Struct("<4s22xHH")
MARKUP = re.compile(r"\.(?:xml|rels|vml)$", re.IGNORECASE)
ASTRAY = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Archive:
    """The members of a harmless archive, each unpacked on demand and never beyond a bound.

    Raises UnreadableFile: broken, encrypted, too_large.
    """

    def __init__(self, content: bytes, *, most_members: int = MOST_MEMBERS) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
            _check_sizes(members, most_members)
            _check_members(members)
            _check_places(content, members, self._zip.start_dir)
        except DAMAGE as error:
            raise UnreadableFile("broken") from error
        # names in a package differ by more than their case
        self._members = {member.filename.lower(): member for member in members}
        self.markup = tuple(name for name in self._members if MARKUP.search(name))
        if sum(self._members[name].file_size for name in self.markup) > MOST_MARKUP:
            raise UnreadableFile("too_large")

    def part(self, name: str) -> bytes | None:
        """Return what a member unpacks to, nothing if there is no such member."""
        member = self._members.get(name.lower())
        if member is None:
            return None
        try:
            with self._zip.open(member) as stream:
                content = stream.read(MOST_PART + 1)
        except DAMAGE as error:
            raise UnreadableFile("broken") from error
        if len(content) > MOST_PART:
            raise UnreadableFile("too_large")
        if len(content) != member.file_size:
            raise UnreadableFile("broken")
        return content


def _check_sizes(members: Sequence[zipfile.ZipInfo], most: int) -> None:
    """Refuse an archive that would swell beyond measure."""
    swollen = any(
        member.file_size > SMALL and member.file_size > MOST_RATIO * max(1, member.compress_size)
        for member in members
    )
    if swollen or len(members) > most or sum(m.file_size for m in members) > MOST_BYTES:
        raise UnreadableFile("too_large")


def _check_members(members: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse locked members, links, names that lead elsewhere, names used twice."""
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise UnreadableFile("encrypted")
    if len({member.filename.lower() for member in members}) < len(members):
        raise UnreadableFile("broken")
    for member in members:
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        # orig_filename: what the file says, before the library cleans it
        if is_link or ASTRAY.search(member.orig_filename) or member.compress_type not in {0, 8}:
            raise UnreadableFile("broken")


def _check_places(content: bytes, members: Sequence[zipfile.ZipInfo], directory: int) -> None:
    """Refuse members that share bytes with another one or with the directory."""
    reached = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < reached:
            raise UnreadableFile("broken")
        mark, name, extra = LOCAL_HEADER.unpack_from(content, member.header_offset)
        if mark != b"PK\x03\x04":
            raise UnreadableFile("broken")
        begin = member.header_offset + LOCAL_HEADER.size + name + extra
        reached = begin + member.compress_size
    if reached > directory:
        raise UnreadableFile("broken")
