"""One thing people ask about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing people ask about: what it is called, and its steps or sentences in order.

    `name` stands in addresses. What is not `on_sheet` is too much for the printed page.
    """

    name: str
    heading: str
    steps: tuple[str, ...]
    on_sheet: bool = True

    def holds(self, words: str) -> bool:
        """Return whether every word stands somewhere in the topic."""
        text = "".join((self.heading, *self.steps)).lower()
        return all(word in text for word in words.lower().split())
