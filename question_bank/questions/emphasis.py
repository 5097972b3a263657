"""The word of a stem that must not be overlooked: 不属于, 不包括."""

from __future__ import annotations

import re

_NEGATION = re.compile(r"不(?:属于|包括|包含|在|是)")


def emphasised(stem: str) -> tuple[str, str, str]:
    """Return what stands before the last negation of a stem, the negation, and what follows.

    The last, because the name of a list may hold one of its own; without one the stem comes first.
    """
    found = list(_NEGATION.finditer(stem))
    if not found:
        return stem, "", ""
    start, end = found[-1].span()
    return stem[:start], stem[start:end], stem[end:]
