"""The only door to jieba: what kinds of words a short phrase is made of."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

TOTAL = 60_101_967  # the frequencies of all words of jieba's dictionary
NOT_A_WORD = "x"
NONE = {NOT_A_WORD, "w"}  # no kinds of words: the unknown, and marks
LEADS_ON = "要在把让对从与向及和以由将为不"
WHOLE = {"对方", "对象", "对手", "对策", "在职", "将来", "从业", "和谐", "不足", "以下", "由来"}
MOST_KNOWN = 1 << 12


def grammar(phrase: str) -> tuple[str, str]:
    """Return the kinds of the phrase's first and last word: n noun, v verb, a adjective …."""
    kinds = pattern(phrase)
    return (kinds[0], kinds[-1]) if kinds else ("", "")


@lru_cache(maxsize=MOST_KNOWN)
def pattern(phrase: str) -> str:
    """Return the kinds of a phrase's words, a letter each: 写好公文 van, 目录清楚 na.

    They are the first letters of jieba's part-of-speech tags; a verb used as a noun is n.
    """
    kinds = (_Dictionary.kind(word) for word in _tokenizer().lcut(phrase, HMM=False))
    return "".join(
        "n" if kind in {"vn", "an"} else kind[0] for kind in kinds if kind[0] not in NONE
    )


def tears(phrase: str, at: int, *, whole: bool = False) -> bool:
    """Return whether a place in a phrase is within a word of it: 年度督|查计划.

    Between two words of a longer one nothing is torn (紧紧|围绕) unless it has to stay `whole`
    (少数|民族); nor behind 要 and the like.
    """
    end = 0
    for word in _tokenizer().lcut(phrase, HMM=False):
        before, after = at - end, end + len(word) - at
        if before > 0 and after > 0:
            leads = before == 1 and word[0] in LEADS_ON and word not in WHOLE
            return (whole or after == 1 or before == 1) and not leads
        end += len(word)
    return False


class _Dictionary:
    """jieba's dictionary as its tokenizer asks for it, looked up in the sorted file.

    Built in memory, as jieba does for a whole text, it takes most of a second to start: too long
    for the few phrases that are asked of here. What begins a word is in it with no frequency.
    """

    def __contains__(self, start: str) -> bool:
        return _line(start).startswith(start)

    def __getitem__(self, word: str) -> int:
        return self.get(word) or 0

    def get(self, word: str) -> int | None:
        found = _line(word).split(" ")
        return int(found[1]) if found[0] == word else None

    @staticmethod
    def kind(word: str) -> str:
        """Return the tag of a word; x where the dictionary does not know it."""
        found = _line(word).split(" ")
        if found[0] == word:
            return found[2]
        return "eng" if word.isascii() and word.isalnum() else NOT_A_WORD


@cache
def _tokenizer() -> Any:  # noqa: ANN401 - jieba tells no types
    import jieba  # noqa: PLC0415 - few speeches ask for it

    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = _Dictionary(), TOTAL, True
    return tokenizer


def _line(start: str) -> str:
    """Return the first line of the dictionary that is not before some words: theirs, if any is."""
    lines = _lines_of(start[:1])
    at = bisect_left(lines, start)
    return lines[at] if at < len(lines) else ""


@lru_cache(maxsize=MOST_KNOWN)
def _lines_of(character: str) -> Sequence[str]:
    """Return the lines of the dictionary that begin with a character, in their order."""
    lines = _lines()
    return lines[bisect_left(lines, character) : bisect_left(lines, chr(ord(character) + 1))]


@cache
def _lines() -> tuple[str, ...]:
    """Return the lines of the dictionary in their order: a word, its frequency and its tag."""
    import jieba  # noqa: PLC0415 - see above

    with jieba.get_dict_file() as file:
        return tuple(sorted(file.read().decode("utf-8").splitlines()))
