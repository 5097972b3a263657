"""The fields of a Word file: what they show is text, what they are told to do is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DEEPEST_FIELD = 50
LONGEST_INSTRUCTION = 300
ARGUMENTS = re.compile("[,;]")
CIRCLES = "○◯〇"


@dataclass(slots=True)
class Fields:
    """The fields that are open at one place: an instruction, or nothing once the result began."""

    open: list[str | None] = field(default_factory=list)
    told: int = 0

    def mark(self, sign: str | None) -> str:
        """Go past a field's begin, middle or end; return what a field without a result shows."""
        if sign == "begin" and len(self.open) < DEEPEST_FIELD:
            self.open.append("")
            self.told += 1
        elif sign == "separate" and self.open and self.open[-1] is not None:
            self.open[-1] = None
            self.told -= 1
        elif sign == "end" and self.open:
            instruction = self.open.pop()
            if instruction is not None:
                self.told -= 1
                return overstruck(instruction) if not self.told else ""
        return ""

    def tell(self, words: str) -> None:
        """Add to the instruction of the innermost field."""
        if self.open and self.open[-1] is not None:
            self.open[-1] = (self.open[-1] + words)[:LONGEST_INSTRUCTION]

    def end_paragraph(self) -> None:
        """Forget instructions that never end: they would hide the rest of the text."""
        if self.told:
            self.open = [one for one in self.open if one is None]
            self.told = 0


def overstruck(instruction: str) -> str:
    """Return the characters an EQ field lays over each other: ① of ○ and 1, 法 of fǎ and 法."""
    order, sign, rest = instruction.partition("\\o")
    *under, over = (one.strip() for one in ARGUMENTS.split(rest.rstrip(" )")))
    if not sign or not under or order.split()[:1] not in (["eq"], ["EQ"]):
        return ""
    if under[0][-1:] in CIRCLES and over.isdecimal() and 1 <= int(over) <= 20:
        return chr(ord("①") + int(over) - 1)
    return over
