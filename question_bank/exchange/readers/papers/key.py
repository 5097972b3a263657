"""The key of a printed test: which answer stands for which number of which section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.exchange.found import LONGEST_STEM
from question_bank.exchange.readers.papers import signs
from question_bank.exchange.rows import PASSAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LETTERS = r"[A-Z√✓×✗对错]"
RANGE = re.compile(
    r"(\d{1,3})\s*[-—–~\uff5e至]\s*(\d{1,3})\s*题?\s*[:：.．、]?\s*"
    rf"({LETTERS}+(?:[\s,，、;；]+{LETTERS}+(?!\d))*)"
)
ENTRY = re.compile(r"(?:^|(?<=[\s;；，,。]))(\d{1,3})\s*(?:[.．、:：]|[)）])\s*(?!\d)")
BARE = re.compile(r"\d{1,3}")
POINTS = re.compile(r"^(?:每.{1,2}|依次)?\s*\d[\d.、\s]*分(?:，共\s*[\d.]+\s*分)?$")
ANSWERS = {"参考答案", "标准答案", "答案"}

Place = tuple[int, int]  # section and number


class Key:
    """Goes through the lines of a key; `told` are the places that our own table answers."""

    def __init__(self) -> None:
        self.answers: dict[Place, str] = {}
        self.kinds: list[str] = []
        self.told: set[Place] = set()
        self._numbers: list[int] = []  # of a table whose first row they are
        self._place: Place | None = None
        self._take: Callable[[str], None] = self._entries

    def read(self, lines: Sequence[str]) -> None:
        """Take the answers of all lines."""
        for line in filter(None, lines):
            head = signs.head_of(line) or _numeral(line)
            if head is not None:
                self.kinds.append(head.kind)
                self._place, self._take = None, self._entries
                if head.rest and not head.rest.startswith(("（", "(")):
                    self._entries(head.rest)
            elif line == signs.COLUMN:
                self._numbers, self._take = [], self._heading
            else:
                self._take(line)

    @property
    def _section(self) -> int:
        return len(self.kinds)

    def _heading(self, line: str) -> None:
        """Take the first row of a table: numbers, or what the columns are called."""
        if BARE.fullmatch(line):
            self._numbers.append(int(line))
        elif line in ANSWERS:
            self._take = self._below if self._numbers else self._cell

    def _below(self, line: str) -> None:
        """Take the answers that stand below a row of numbers."""
        if self._numbers:
            self.answers[self._section, self._numbers.pop(0)] = line
        else:
            self._entries(line)

    def _cell(self, line: str) -> None:
        """Take the cells of our own table: number, answer, 原文, what it is worth, material."""
        if POINTS.match(line):
            self._place = None
        elif self._place is None and BARE.fullmatch(line):
            self._place = (self._section, int(line))
            self.told.add(self._place)
        elif not line.startswith(PASSAGE):
            self._add(line)

    def _add(self, words: str) -> None:
        if self._place is not None:
            before = self.answers.get(self._place, "")
            if len(before) <= LONGEST_STEM:  # what is longer is refused all the same
                self.answers[self._place] = f"{before}\n{words}" if before else words

    def _entries(self, line: str) -> None:
        """Take 1.A 2.B, or a longer answer that goes on below its number."""
        if ranges := list(_ranges(line)):
            self.answers |= {(self._section, number): words for number, words in ranges}
            return
        found = list(_ascending(line))
        first = found[0].start() if found else len(line)
        self._add_rest(line[:first])
        for place, entry in enumerate(found):
            end = found[place + 1].start() if place + 1 < len(found) else len(line)
            self._place = (self._section, int(entry[1]))
            self._add_rest(line[entry.end() : end])

    def _add_rest(self, words: str) -> None:
        plain = words.strip(" \t\u3000;；，,")
        label = signs.LABEL.match(plain)
        if label and signs.ANSWERS.search(label["name"]):
            plain = label["rest"]
        if plain:
            self._add(plain)


def _numeral(line: str) -> signs.Head | None:
    """Return the head that a mere 一、 is, as keys have it."""
    found = signs.NUMERAL_ALONE.match(line)
    return signs.Head("", found["rest"] or "") if found else None


def _ranges(line: str) -> Iterator[tuple[int, str]]:
    """Yield numbers and letters of 1-5 DAABC, or 1-3 AB ACD BC."""
    for first, last, words in RANGE.findall(line):
        wanted = range(int(first), int(last) + 1)
        parts = re.split(r"[\s,，、;；]+", words)
        letters = parts if len(parts) == len(wanted) else list("".join(parts))
        if len(letters) == len(wanted):
            yield from zip(wanted, letters, strict=True)


def _ascending(line: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a line that go up by one: others belong to an answer."""
    last: int | None = None
    for found in ENTRY.finditer(line):
        number = int(found[1])
        if (not found.start()) if last is None else number == last + 1:
            last = number
            yield found
