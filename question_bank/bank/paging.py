"""Long lists come in pages, which count from 1."""

from __future__ import annotations


def place(page: int, total: int, size: int) -> tuple[int, int]:
    """Return the page that is there where `page` is asked for, and how many pages there are."""
    pages = max(1, -(-total // size))
    return min(max(1, page), pages), pages
