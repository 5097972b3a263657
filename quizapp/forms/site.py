"""单位设置: what the office chooses, group by group."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, NumberRange

from question_bank.bank.site.settings import BOUNDS, LONGEST, SiteSettings
from question_bank.speech.secrecy import is_legal_mark
from quizapp.forms import LEGAL_MARK, Form, lines, one_line, unmarked
from quizapp.site import LABELS

if TYPE_CHECKING:
    from wtforms import Field


def _number(name: str) -> IntegerField:
    least, most = BOUNDS[name]
    said = f"请填 {least} 到 {most} 的整数。"
    return IntegerField(
        LABELS[name],
        [InputRequired(said), NumberRange(least, most, said)],
        render_kw={"min": least, "max": most, "inputmode": "numeric"},
    )


def _line(name: str) -> StringField:
    most = LONGEST[name]
    return StringField(LABELS[name], [Length(max=most, message=f"最多 {most} 个字。"), unmarked])


def _switch(name: str) -> BooleanField:
    return BooleanField(LABELS[name])


class SiteForm(Form):
    """One group of settings; `seen` tells which state of them all was looked at."""

    seen = HiddenField()

    @classmethod
    def of(cls, present: SiteSettings) -> SiteForm:
        """Return the form as things stand."""
        return cls(formdata=None, data={**asdict(present), "seen": present.stamp})

    def typed(self, present: SiteSettings) -> SiteSettings:
        """Return the settings with what was typed in place of this group's."""
        return replace(present, **self._values())

    def _values(self) -> dict[str, Any]:
        return {
            name: one_line(field.data) if isinstance(field, StringField) else field.data
            for name, field in self._fields.items()
            if name in LABELS
        }


class UnitForm(SiteForm):
    """What the unit is called, and where people find the site."""

    unit_name = _line("unit_name")
    paper_heading = _line("paper_heading")
    paper_notes = TextAreaField(
        LABELS["paper_notes"],
        [Length(max=LONGEST["paper_notes"], message="最多 600 个字。"), unmarked],
        render_kw={"rows": 3},
    )
    address = _line("address")
    secrecy_notice = TextAreaField(
        LABELS["secrecy_notice"],
        [Length(max=LONGEST["secrecy_notice"], message="最多 400 个字。")],
        render_kw={"rows": 3},
    )

    def validate_address(self, field: StringField) -> None:
        """Refuse what no browser opens.

        Raises:
            ValidationError: with the sentence for the person.

        """
        typed = one_line(field.data)
        if not typed:
            return
        try:
            found = urlsplit(typed)
            is_sound = found.scheme in {"http", "https"} and bool(found.hostname)
        except ValueError:
            is_sound = False
        if not is_sound or re.search(r"[\s<>\"']", typed):
            raise ValidationError("请写完整的网址，例如 http://10.1.2.3:8000/ 。")

    def _values(self) -> dict[str, Any]:
        found = super()._values()
        for field in (self.paper_notes, self.secrecy_notice):
            found[field.name] = "\n".join(lines(field.data))
        return found


class AccountsForm(SiteForm):
    """Passwords and log-ins."""

    graded_protection = _switch("graded_protection")
    password_shortest = _number("password_shortest")
    password_kinds = _number("password_kinds")
    password_days = _number("password_days")
    passwords_not_again = _number("passwords_not_again")
    failures_allowed = _number("failures_allowed")
    lock_minutes = _number("lock_minutes")
    idle_minutes = _number("idle_minutes")
    initial_password_days = _number("initial_password_days")


class KeepingForm(SiteForm):
    """How long things are kept, and what is kept at all."""

    log_days = _number("log_days")
    typed_answers_days = _number("typed_answers_days")
    leavers_days = _number("leavers_days")
    keeps_phones = _switch("keeps_phones")


class SpreadingForm(SiteForm):
    """What may leave the site."""

    anki_export = _switch("anki_export")
    offline_reading = _switch("offline_reading")
    watermark = _switch("watermark")
    watermark_words = _line("watermark_words")
    behind_tls = False

    def validate_offline_reading(self, field: Field) -> None:
        """Refuse what browsers do only behind TLS.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if field.data and not self.behind_tls:
            raise ValidationError("离线阅读只能在 https 下开启；现在用的是 http。")

    def validate_watermark_words(self, field: StringField) -> None:
        """Refuse what only the law's mark of secrecy says.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if is_legal_mark(field.data or ""):
            raise ValidationError(LEGAL_MARK)


FORMS: dict[str, type[SiteForm]] = {
    "unit": UnitForm,
    "accounts": AccountsForm,
    "keeping": KeepingForm,
    "spreading": SpreadingForm,
}
