"""What a text speaks of, where it has no title: the matter that it names again and again."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from question_bank.questions.words import grammar, pattern

RUN = re.compile("[一-鿿]{3,}")
# Characters that stand in no name of a matter.
GRAMMAR = re.compile(
    "[的了是在和与及把对从为将要我你他她它们这那有不也就都而着地得个之于以使让或等其并更还]"
)
# What any speech may name as often.
ANYBODY = re.compile(
    "同志|书记|主席|总理|领导|干部|群众|人民|中央|各级|各位|大家|部门|单位|国家|全国|社会主义"
    "|世界观|(?:社会|发展|问题|情况|出现|存在|发生|进行|实现|成为)$"
)
BODY = re.compile("(?:办公[室厅]|[局委厅部处科院校馆会])$")  # what it does is the matter
NAMES = set("nabtj")  # nouns, adjectives, times, short forms
SHORTEST, LONGEST = 3, 10
LEAST, PER_TIME = 4, 1500  # times it is named at least; characters of text in which it is once
MAXIMAL = 0.7  # a longer phrase that is nearly as frequent is the one meant


@lru_cache(maxsize=8)
def spoken_of(text: str) -> str | None:
    """Return what a text names most, in three to ten characters; None if nothing stands out."""
    often = _often(text)
    longer = {
        part: count
        for words, count in sorted(often.items(), key=lambda pair: pair[1])
        for part in (words[1:], words[:-1])
    }
    named = [
        (count * (len(words) - 1), words)
        for words, count in often.items()
        if longer.get(words, 0) < MAXIMAL * count and not ANYBODY.search(words)
    ]
    best = next((words for _, words in sorted(named, reverse=True) if _is_matter(words)), None)
    return f"{best}工作" if best and BODY.search(best) else best


def _often(text: str) -> dict[str, int]:
    """Return the phrases that a text holds often, each with how often."""
    counts = Counter(
        run[at : at + size]
        for run in RUN.findall(text)
        for size in range(SHORTEST, LONGEST + 1)
        for at in range(len(run) - size + 1)
    )
    least = max(LEAST, len(text) // PER_TIME)
    return {
        words: count
        for words, count in counts.items()
        if count >= least and not GRAMMAR.search(words)
    }


def _is_matter(words: str) -> bool:
    """Return whether words are the name of a matter: 乡村振兴, 加强学习 is none."""
    first, last = grammar(words)
    named = last == "n" or (last == "v" and first in NAMES)
    return named and set(pattern(words)) <= NAMES | {"v"}
