"""日志: what is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import SelectChoice, SelectField, StringField  # type: ignore[attr-defined] # newer
from wtforms.validators import Length, Optional

from quizapp.auditing import EVENTS, OUTCOMES
from quizapp.forms import Form
from quizapp.forms.dates import Day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

ANY = SelectChoice("", "全部")


class JournalForm(Form):
    """From when to when, which event, and words of a person or an address."""

    since = Day("从", [Optional()])
    until = Day("到", [Optional()])
    event = SelectField(
        "事件",
        choices=[ANY, *(SelectChoice(event.value, word) for event, word in EVENTS.items())],
        validate_choice=False,
    )
    outcome = SelectField(
        "结果",
        choices=[ANY, *(SelectChoice(one.value, word) for one, word in OUTCOMES.items())],
        validate_choice=False,
    )
    words = StringField("姓名、登录名或地址", [Length(max=80)])

    def days(self) -> tuple[date | None, date | None]:
        """Return the first and the last day."""
        return self.since.data, self.until.data

    def args(self) -> Mapping[str, Any]:
        """Return what an address needs to ask for the same lines."""
        return {name: str(value) for name, value in self.data.items() if value}
