"""A forum's thread: the post that holds the speech stays, replies and copies of it go."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import HAN, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

POST = re.compile(
    r"^.{0,30}(?:发表于|发布于|回复于|评论于|发表时间|回复时间)[:：]?\s*(?:\d{4}[-/年.]|\d+\s*(?:秒|分钟|小时|天|个月|年)前|昨天|前天|今天)"
    r"|^\s*(?:第?\d{1,4}\s*[楼#]|#\d{1,4}|沙发|板凳|地板)(?:\s|$)"
)
CONTINUED = 300
GRAM = 8


def replies(text: str) -> Iterator[Cut]:
    """Every post but the longest and those that go on with it."""
    heads = [line.a for line in lines_of(text) if len(line.words) < 120 and POST.match(line.words)]
    if not heads:
        return
    edges = [0, *heads, len(text)]
    posts = [(a, b) for a, b in pairwise(edges) if b > a]
    main = max(posts, key=lambda post: (len(HAN.findall(text, *post)), -post[0]))
    known = _grams(text[slice(*main)])
    for a, b in posts:
        if a > main[0] and not _goes_on(text[a:b], known):
            yield Cut(a, b, "跟帖")


def _goes_on(post: str, known: set[str]) -> bool:
    """Return whether a later post is long and says something new: a speech posted in parts."""
    if len(HAN.findall(post)) < CONTINUED:
        return False
    grams = _grams(post)
    return len(grams & known) < 0.3 * len(grams)


def _grams(text: str) -> set[str]:
    words = "".join(text.split())
    return {words[i : i + GRAM] for i in range(len(words) - GRAM + 1)}
