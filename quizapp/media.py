"""Files that are sent to be kept: what kind they are, under which name."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from flask import send_file

if TYPE_CHECKING:
    from flask import Response

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"


def sent(content: bytes, mimetype: str, name: str) -> Response:
    """Return a file to be kept under a name, Chinese too (RFC 6266)."""
    return send_file(
        io.BytesIO(content), mimetype=mimetype, as_attachment=True, download_name=name
    )
