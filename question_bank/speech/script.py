"""Traditional → simplified, one character for one, so that places stay true."""

from __future__ import annotations

from functools import cache
from typing import Any

import opencc


@cache
def _converter() -> Any:  # noqa: ANN401 - opencc ships no types
    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """Return the text in simplified script; as long as the original."""
    converted: str = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    return "".join(one if len(one) == 1 else c for c in text for one in [_converter().convert(c)])
