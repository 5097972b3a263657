"""The questions of a printed test, line by line: stem, options, the answer if it stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from question_bank.exchange.found import LONGEST_ANSWER
from question_bank.exchange.readers.papers import signs

if TYPE_CHECKING:
    from collections.abc import Iterable

MATCHING = re.compile("配对|匹配|连线")


@dataclass(slots=True)
class Asked:
    """One question as it stands: `section` counts the heads before it, `said` is by label."""

    section: int
    number: int
    kind: str
    stem: list[str] = field(default_factory=list)
    lefts: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)


class Body:
    """Goes through the lines of a test and gathers what each question holds."""

    def __init__(self, *, has_heads: bool) -> None:
        self.asked: list[Asked] = []
        self.heads: list[str] = []
        self._is_open = not has_heads  # what stands before the first head is no question
        self._last = 0
        self._into: list[str] | None = None

    def read(self, lines: Iterable[str]) -> list[Asked]:
        """Return the questions."""
        for line in lines:
            head = signs.head_of(line)
            if head is not None:
                self._begin_section(head)
            elif self._is_open and line and not signs.NOTHING.fullmatch(line):
                self._line(line)
        return self.asked

    def _begin_section(self, head: signs.Head) -> None:
        self.heads.append(head.kind)
        self._is_open, self._into, self._last = True, None, 0

    @property
    def _now(self) -> Asked | None:
        return self.asked[-1] if self._into is not None else None

    def _line(self, line: str) -> None:
        label = signs.LABEL.match(line)
        if label and self._now:
            self._labelled(self._now, label["name"], label["rest"])
        elif number := self._number(line):
            self._begin(*number)
        elif self._now:
            self._go_on(self._now, line)

    def _number(self, line: str) -> tuple[int, str] | None:
        """Return number and words of a line that begins a question: the next one, or soon after."""
        found = signs.QUESTION.match(line)
        if found is None or self._is_left(line):
            return None
        number = int(found[1] or found[2])
        is_next = not self._last or self._last < number <= self._last + 3
        return (number, found[3]) if is_next else None

    def _is_left(self, line: str) -> bool:
        """Return whether a line is the next left side of a matching."""
        now = self._now
        if now is None or now.answer or not MATCHING.search(now.kind):
            return False
        left = signs.LEFT.match(line)
        return left is not None and int(left[1]) == len(now.lefts) + 1

    def _begin(self, number: int, words: str) -> None:
        kind = self.heads[-1] if self.heads else ""
        asked = Asked(len(self.heads), number, kind)
        self.asked.append(asked)
        self._last, self._into = number, asked.stem
        plain = signs.WORTH.sub("", words)
        if (tag := signs.TAGGED.match(plain)) and signs.kind_named(tag[1]):
            asked.kind, plain = signs.kind_named(tag[1]), plain[tag.end() :]
        self._go_on(asked, signs.WORTH.sub("", plain))

    def _go_on(self, now: Asked, line: str) -> None:
        """Add a line to what the question is at: its stem, an option, its answer."""
        if self._into is now.answer or self._into is None:
            now.answer.append(line)
            return
        if within := signs.WITHIN.search(line):
            self._go_on(now, line[: within.start()].rstrip(" 　（("))
            self._labelled(now, "答案", line[within.end() :].rstrip(")） "))
            return
        if self._is_left(line) and (left := signs.LEFT.match(line)):
            words, options = signs.options_in(left[2], len(now.options))
            now.lefts.append(words.strip())
        elif now.options or signs.begins_options(line):
            words, options = signs.options_in(line, len(now.options))
            self._add_words(now, words.strip())
        else:
            words, options = line, ()
            self._add_words(now, words)
        now.options += options

    def _add_words(self, now: Asked, words: str) -> None:
        if words and now.options:
            if len(now.options[-1]) <= LONGEST_ANSWER:  # what is longer is refused all the same
                now.options[-1] += words
        elif words:
            now.stem.append(words)

    def _labelled(self, now: Asked, name: str, rest: str) -> None:
        if signs.ANSWERS.search(name):
            self._into = now.answer
            now.answer += [rest] if rest else []
        else:
            now.said[name] = rest
            self._into = []
