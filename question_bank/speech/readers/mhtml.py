"""A page that a browser saved in a single file (.mht, .mhtml): its first part that is a page."""

from __future__ import annotations

import email
import email.errors
from email import policy
from typing import TYPE_CHECKING

from question_bank.errors import UnreadableFile
from question_bank.speech.readers import html

if TYPE_CHECKING:
    from question_bank.speech.secrecy import Around


def read(content: bytes) -> str:
    """Return the main text of the page in the file.

    Raises UnreadableFile: broken, where there is no page in it.
    """
    return html.read(_page(content))


def around(content: bytes) -> Around:
    """Return all that stands on the page and in its head, seen or not."""
    return html.around(_page(content))


def _page(content: bytes) -> bytes:
    try:
        whole = email.message_from_bytes(content.lstrip(), policy=policy.compat32)
        pages = [part for part in whole.walk() if part.get_content_type() == "text/html"]
        page = pages[0].get_payload(decode=True) if pages else None
    except (ValueError, LookupError, email.errors.MessageError, RecursionError) as error:
        raise UnreadableFile("broken") from error
    if not isinstance(page, bytes):
        raise UnreadableFile("broken")
    return page
