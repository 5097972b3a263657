"""A forum's thread: the post that holds the speech stays, replies and copies of it go."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import SPEECH_TITLE, han_in, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

POST = re.compile(
    r"^.{0,30}(?:发表于|发布于|回复于|评论于|发表时间|回复时间)[:：]?\s*(?:\d{4}[-/年.]|\d+\s*(?:秒|分钟|小时|天|个月|年)前|昨天|前天|今天)"
    r"|^\s*(?:第?\d{1,4}\s*[楼#]|#\d{1,4}|沙发|板凳|地板)(?:\s|$)"
)
AUTHOR = re.compile(
    r"^(?:第?\d{1,4}\s*[楼#]|沙发|板凳|地板|楼主)?[\s\u3000]*(?P<author>[^\s\u3000（(|]{2,20})"
)
EDITED = re.compile(
    r"^\[?\s*本帖(?:最后|于|已被|由).{0,60}编辑\s*\]?$|^签名[:：]|^接(?:上|楼上|着上)[楼面帖]?[:：。]?$|^(?:接|回复|引用)\s*\d{1,3}\s*(?:楼|#).{0,30}$"
)
STARTER = re.compile(r"(?<!只看)楼主\s*[|｜)）]?\s*(?:发表于|\d{4}-|$)")
NEAR, REACH = 1500, 7
CONTINUED = 300
CONTINUED_BY_AUTHOR = 60
GRAM = 8


def replies(text: str) -> Iterator[Cut]:
    """Every post but the longest and those that go on with it."""
    heads = [line.a for line in lines_of(text) if len(line.words) < 120 and POST.match(line.words)]
    if not heads:
        return
    edges = [0, *heads, len(text)]
    posts = [(a, b) for a, b in pairwise(edges) if b > a]
    main = max(posts, key=lambda post: (han_in(text[slice(*post)]), -post[0]))
    known = _grams(text[slice(*main)])
    author = _author(text[slice(*main)])
    yield from _foreword(text, *main)
    earlier = [post for post in posts if post[0] < main[0] and post[0] in heads]
    yield from _before(text, earlier, author) if author else ()
    for a, b in posts:
        enough = CONTINUED_BY_AUTHOR if author and _author(text[a:b]) == author else CONTINUED
        if a > main[0] and not _goes_on(text[a:b], known, enough):
            yield Cut(a, b, "跟帖")
        elif a >= main[0] and a in heads:
            yield _head(text, a, b)
    for line in lines_of(text):
        if EDITED.match(line.words):
            yield Cut(line.a, line.b, "楼层")


def _before(text: str, posts: list[tuple[int, int]], author: str) -> Iterator[Cut]:
    """Yield what others say between the first parts of a speech that its author posts."""
    for a, b in posts:
        is_others = _author(text[a:b]) not in ("", author)
        yield Cut(a, b, "跟帖") if is_others else _head(text, a, b)


def _head(text: str, a: int, b: int) -> Cut:
    return Cut(a, text.find("\n", a) if "\n" in text[a:b] else b, "楼层")


def _foreword(text: str, a: int, b: int) -> Iterator[Cut]:
    """Yield what the poster says between the post's head and the speech's salutation or title."""
    lines = [line for line in lines_of(text[a : min(b, a + NEAR)]) if not line.is_blank][1:REACH]
    begin = next((i for i, line in enumerate(lines) if line.is_salutation), 0)
    titled = next(
        (i for i, line in enumerate(lines[:begin]) if SPEECH_TITLE.search(line.words)), begin
    )
    for line in lines[:titled]:
        yield Cut(a + line.a, a + line.b, "楼层")


def _author(post: str) -> str:
    """Return who wrote a post, by its head: the name, or 楼主 where that stands there."""
    head = post.lstrip().partition("\n")[0]
    if STARTER.search(head):
        return "楼主"
    match = AUTHOR.match(head) if POST.match(head) else None
    return match["author"] if match else ""


def _goes_on(post: str, known: set[str], enough: int) -> bool:
    """Return whether a later post is long and says something new: a speech posted in parts."""
    if han_in(post) < enough:
        return False
    grams = _grams(post)
    return len(grams & known) < 0.3 * len(grams)


def _grams(text: str) -> set[str]:
    words = "".join(text.split())
    return {words[i : i + GRAM] for i in range(len(words) - GRAM + 1)}
