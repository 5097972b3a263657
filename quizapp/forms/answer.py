"""The answer to one question, and what the form remembers from its showing to its sending."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from wtforms import FloatField, HiddenField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from question_bank.questions.ordering import Ordering
from quizapp.forms import Form, Lines
from quizapp.numbers import LARGEST

if TYPE_CHECKING:
    from datetime import datetime

    from question_bank.questions.content import Content
    from question_bank.study.asking import Asked

LONGEST_ANSWER = 200
MOST_PARTS = 20


class AnswerForm(Form):
    """What was written in each blank, or chosen for each pair, in their order.

    `attempt` names this showing of the question: sent twice, it counts once. `shown_at` is the
    moment of the showing in seconds since 1970.
    """

    answers = Lines(StringField(validators=[Length(max=LONGEST_ANSWER)]), max_entries=MOST_PARTS)
    attempt = HiddenField(validators=[InputRequired(), Length(min=8, max=32)])
    version = IntegerField(validators=[InputRequired(), NumberRange(0, LARGEST)])
    lock = IntegerField(validators=[InputRequired(), NumberRange(0, LARGEST)])
    hints = IntegerField(validators=[InputRequired(), NumberRange(min=0, max=9)])
    shown_at = FloatField(validators=[InputRequired()])

    @classmethod
    def showing(cls, asked: Asked, *, now: datetime) -> AnswerForm:
        """Return the form of a question that is shown now for the first time."""
        return cls(
            formdata=None,
            attempt=secrets.token_urlsafe(12),
            version=asked.version_id,
            lock=asked.lock,
            hints=0,
            shown_at=round(now.timestamp(), 1),
            answers=[],
        )

    def written(self) -> list[str]:
        """Return the answers in the order of the blanks or pairs."""
        return [answer or "" for answer in self.answers.data]

    def response(self, content: Content) -> list[str]:
        """Return the answers as the kind of question takes them.

        Things put in order are sent as the place of each; two in one place, or one in none, are no
        answer.
        """
        written = self.written()
        if not isinstance(content, Ordering):
            return written
        places = dict(zip(written, content.offered(seed=self.attempt.data or ""), strict=False))
        wanted = [str(place) for place in range(1, len(content.items) + 1)]
        return [places[place] for place in wanted] if sorted(written) == sorted(wanted) else []

    def seconds(self, now: datetime) -> float:
        """Return how long the question has been on the screen."""
        return max(0.0, now.timestamp() - float(self.shown_at.data or 0))
