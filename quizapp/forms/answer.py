"""The answer to one question, and what the form remembers from its showing to its sending."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from wtforms import FloatField, HiddenField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from quizapp.forms import Form, Lines
from quizapp.numbers import LARGEST

if TYPE_CHECKING:
    from datetime import datetime

    from question_bank.study.quiz.asking import Asked

LONGEST_ANSWER = 200
LONGEST_WAIT = timedelta(days=7)  # as long as a log-in lasts
MOST_PARTS = 20


class AnswerForm(Form):
    """What was written in each blank, or chosen for each pair, in their order.

    `shown` are things to be put in order, as they stood; `answers` are then their places.
    `attempt` names this showing of the question: sent twice, it counts once. `shown_at` is the
    moment of the showing in seconds since 1970. `tapped` is 1 where words were put together from
    pieces; `waited` is how many seconds the answer lay in the browser while the line was down.
    """

    answers = Lines(StringField(validators=[Length(max=LONGEST_ANSWER)]), max_entries=MOST_PARTS)
    shown = Lines(StringField(validators=[Length(max=LONGEST_ANSWER)]), max_entries=MOST_PARTS)
    attempt = HiddenField(validators=[InputRequired(), Length(min=8, max=32)])
    version = IntegerField(validators=[InputRequired(), NumberRange(0, LARGEST)])
    lock = IntegerField(validators=[InputRequired(), NumberRange(0, LARGEST)])
    hints = IntegerField(validators=[InputRequired(), NumberRange(min=0, max=9)])
    shown_at = FloatField(validators=[InputRequired()])
    tapped = HiddenField(default="")
    waited = FloatField(validators=[Optional(), NumberRange(min=0)], default=0.0)

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
            shown=[],
        )

    def written(self) -> list[str]:
        """Return the answers in the order of the blanks or pairs."""
        return [answer or "" for answer in self.answers.data]

    def response(self, *, given_up: bool) -> list[str]:
        """Return the answers as the kind of question takes them.

        Of things put in order the place of each is sent; two in one place, or one in none, are no
        answer, and neither is the order in which they were shown to somebody who gives up.
        """
        written, shown = self.written(), self.shown.data
        if not shown:
            return written
        wanted = [str(place) for place in range(1, len(shown) + 1)]
        is_whole = sorted(written) == sorted(wanted)
        places = dict(zip(written, shown, strict=False))
        return [places[place] or "" for place in wanted] if is_whole and not given_up else []

    def given(self, now: datetime) -> datetime:
        """Return when the answer was given: before now if it had to wait for a line.

        What the browser says of the wait is believed only back to when the question was shown.
        """
        since_shown = now.timestamp() - float(self.shown_at.data or 0)
        waited = min(float(self.waited.data or 0), since_shown, LONGEST_WAIT.total_seconds())
        return now - timedelta(seconds=max(0.0, waited))

    def seconds(self, now: datetime) -> float:
        """Return how long the question had been on the screen when the answer was given."""
        return max(0.0, self.given(now).timestamp() - float(self.shown_at.data or 0))
