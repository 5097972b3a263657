"""The only door to jieba: what kinds of words a short phrase is made of."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def keep_cache_in(folder: Path) -> None:
    """Let jieba keep its dictionary's cache in a folder of ours, not in the world's /tmp."""
    import jieba  # noqa: PLC0415 - loading it costs most of a second, few phrases need it

    jieba.dt.tmp_dir = str(folder)


def grammar(phrase: str) -> tuple[str, str]:
    """Return the kinds of the phrase's first and last word: n noun, v verb, a adjective …."""
    kinds = pattern(phrase)
    return (kinds[0], kinds[-1]) if kinds else ("", "")


@cache
def pattern(phrase: str) -> str:
    """Return the kinds of a phrase's words, a letter each: 核实情况 vn, 目录齐全 na.

    They are the first letters of jieba's part-of-speech tags; a verb used as a noun is n.
    """
    import jieba  # noqa: PLC0415 - see above
    import jieba.posseg  # noqa: PLC0415 - see above

    jieba.setLogLevel(logging.WARNING)
    return "".join(
        "n" if kind in {"vn", "an"} else kind[0]
        for _, kind in jieba.posseg.cut(phrase, HMM=False)
        if kind[0] not in "xw"
    )
