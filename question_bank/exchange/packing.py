"""Zip files of ours: the same parts give the same bytes, whenever they are made."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TIMES = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
QUICKLY = 1  # half the time, and not much larger
PROPERTIES = "docProps/core.xml"


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip file of named parts, each dated 1 January 1980."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts:
            part = zipfile.ZipInfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, content, compresslevel=QUICKLY)
    return made.getvalue()


def timeless(package: bytes) -> bytes:
    """Return an Office file, or another zip file, without the time at which it was made."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return packed(
        (name, TIMES.sub(b"2000-01-01T00:00:00Z", content) if name == PROPERTIES else content)
        for name, content in parts
    )
