"""How a test is dressed: for an examination or for a day's quiz, and on what sheet of paper."""

from __future__ import annotations

from dataclasses import dataclass

FORMAL_FROM = 30  # questions: a test of so many is dressed as an examination unless said otherwise


@dataclass(frozen=True, slots=True)
class Page:
    """Where the text stands on a sheet, in millimetres; `inside` is the edge that is bound."""

    width: float
    height: float
    top: float
    bottom: float
    inside: float
    outside: float
    columns: int = 1
    gap: float = 0

    @property
    def text(self) -> float:
        """How wide one column of text is."""
        room = self.width - self.inside - self.outside - self.gap * (self.columns - 1)
        return room / self.columns


PLAIN = Page(210, 297, 22, 20, 25, 25)
SEALED = Page(210, 297, 22, 20, 32, 20)
BY_HAND = 12, 22.5  # size of type and distance of lines in points: 小四, with room for handwriting
OF_DOCUMENTS = 16, 28.95  # 三号, 22 lines a page
OFFICIAL = Page(210, 297, 37, 35, 28, 26)  # GB/T 9704-2012, 5.2
LYING = Page(297, 210, 22, 18, 22, 22)
OFFICIAL_LYING = Page(297, 210, 28, 26, 35, 37)  # a table that lies has its head at the bound edge
PLAIN_FOLDED = Page(420, 297, 20, 20, 24, 24, columns=2, gap=16)
SEALED_FOLDED = Page(420, 297, 20, 20, 34, 20, columns=2, gap=16)


@dataclass(frozen=True, slots=True)
class Dress:
    """正式考试 (`formal`) has a 密封线 and boxes for marks; 日常测试 has one line of fields.

    `folded` is A3 in two columns instead of A4. `unit` stands above the title: 抬头. `official` is
    公文版式: the margins, type and lines of a document (GB/T 9704), on A4 alone. With `lines` the
    sides of a matching are joined by lines instead of letters in brackets.
    """

    formal: bool = False
    folded: bool = False
    unit: str = ""
    official: bool = False
    lines: bool = False

    @property
    def page(self) -> Page:
        """The sheet of paper; a sealed one leaves room for the line at the bound edge."""
        if self.official:
            return OFFICIAL
        if self.folded:
            return SEALED_FOLDED if self.formal else PLAIN_FOLDED
        return SEALED if self.formal else PLAIN

    @property
    def type(self) -> tuple[float, float]:
        """The size of the type and the distance from line to line, in points."""
        return OF_DOCUMENTS if self.official else BY_HAND


DAILY = Dress()
