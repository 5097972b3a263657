"""What can go wrong on the river: facts as attributes; whoever shows them has the sentences."""

from __future__ import annotations


class QuestionBankError(Exception):
    """Something a person asked for cannot be done; `reason` names it in one word."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts = facts


class UnreadableFile(QuestionBankError):
    """The file holds no speech we can read.

    The reasons are the keys of `question_bank.speech.refusals.SENTENCES`.
    """


class NotFound(QuestionBankError):
    """There is no such thing, or not for this person; `reason` names the kind of thing."""


class Refused(QuestionBankError):
    """A rule of the bank forbids it; `reason` names the rule."""


class Stale(QuestionBankError):
    """The page was older than what it wanted to change; nothing was changed."""
