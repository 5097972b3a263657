"""考前保密: from when a paper may be used, and who may see it before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from wtforms import SelectChoice  # type: ignore[attr-defined] # newer than the stubs
from wtforms.validators import Optional

from quizapp.forms import Form
from quizapp.forms.cohorts import Ticks
from quizapp.forms.dates import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from question_bank.papers.secrecy import Secrecy


class SecrecyForm(Form):
    """An hour in the site's time zone, or none, and people to tick."""

    usable_from = Moment("启用时间", [Optional()], format="%Y-%m-%dT%H:%M")
    named = Ticks("启用以前还可以看的人", coerce=int)

    def offer(self, people: Iterable[tuple[int, str]]) -> None:
        """Offer whom to name."""
        self.named.choices = [SelectChoice(id_, name) for id_, name in people]

    def until(self, zone: ZoneInfo) -> datetime | None:
        """Return from when the paper may be used."""
        typed: datetime | None = self.usable_from.data
        return typed.replace(tzinfo=zone).astimezone(UTC) if typed else None

    @staticmethod
    def of(secrecy: Secrecy, zone: ZoneInfo) -> dict[str, Any]:
        """Return what the form shows of a paper."""
        until = secrecy.usable_from
        return {
            "usable_from": until.astimezone(zone).replace(tzinfo=None) if until else None,
            "named": [id_ for id_, _, is_named in secrecy.others if is_named],
        }
