"""Files that are sent to be kept: what kind they are, under which name."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import send_file

if TYPE_CHECKING:
    from flask import Response

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
ZIP = "application/zip"
PRINTED = {"docx": WORD, "pdf": PDF}
"""What a printed file is, by its extension."""


def sent(content: bytes, mimetype: str, name: str, plain: str) -> Response:
    """Return a file to be kept under a Chinese name, for old programs a `plain` one (RFC 6266)."""
    response = send_file(io.BytesIO(content), mimetype=mimetype)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    return response
