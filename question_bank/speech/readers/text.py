"""Plain text: the decoded file and nothing else changed."""

from __future__ import annotations

from question_bank.speech.readers.encoding import decode


def read(content: bytes) -> str:
    """Return the text of a .txt file."""
    return decode(content)
