"""Forms: each hands out typed values, and its sentences say what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from wtforms import FieldList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Form(FlaskForm):  # type: ignore[misc] # flask_wtf ships no types
    """A form in Chinese, with the token that shows it came from one of our pages."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc] # as above
        """WTForms' own Chinese messages."""

        locales = ("zh",)


class Lines(FieldList):  # type: ignore[type-arg] # generic in the stubs alone
    """Fields of one kind, told apart by plain numbers in their names; other names are nobody's."""

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        plain = (name for name in formdata if name.isascii() and len(name) <= len(prefix) + 4)
        yield from super()._extract_indices(prefix, plain)  # type: ignore[misc] # not in the stubs
