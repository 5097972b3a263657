"""Plain text: the decoded file and nothing else changed."""

from __future__ import annotations

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.text.encoding import decode, is_noise
from question_bank.speech.secrecy import Around


def read(content: bytes) -> str:
    """Return the text of a .txt file.

    Raises UnreadableFile: mismatch, where the bytes are no text in any encoding.
    """
    text = decode(content)
    if is_noise(text):
        raise UnreadableFile("mismatch")
    return text


def around(_content: bytes) -> Around:
    """Return nothing: a plain text has no margins."""
    return Around()
