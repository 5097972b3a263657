"""Plain text: the decoded file and nothing else changed."""

from __future__ import annotations

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.encoding import GARBAGE, decode

MOST_GARBAGE = 0.1


def read(content: bytes) -> str:
    """Return the text of a .txt file.

    Raises UnreadableFile: mismatch, where the bytes are no text in any encoding.
    """
    text = decode(content)
    if len(GARBAGE.findall(text)) > MOST_GARBAGE * len(text):
        raise UnreadableFile("mismatch")
    return text
