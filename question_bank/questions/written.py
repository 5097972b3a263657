"""主观题 (论述, 案例, 公文改错 …): set and marked by hand, for paper only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from question_bank.requirements.model import folded


@dataclass(frozen=True, slots=True)
class Written:
    """A task, what earns marks in an answer (采分点: words and marks), and the form's name.

    Nobody but a person makes one or marks one: it is never asked in study.
    """

    stem: str
    points: tuple[tuple[str, int], ...]
    form: str
    kind: Literal["written"] = "written"

    def asked(self) -> list[str]:
        """Return what is asked for, folded: with the requirement and the kind, the identity."""
        return [folded(self.stem)]

    @property
    def full_marks(self) -> int:
        """The marks of all points together."""
        return sum(marks for _, marks in self.points)
