"""Forms: each hands out typed values, and its sentences say what to do."""

from __future__ import annotations

from flask_wtf import FlaskForm


class Form(FlaskForm):  # type: ignore[misc] # flask_wtf ships no types
    """A form in Chinese, with the token that shows it came from one of our pages."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc] # as above
        """WTForms' own Chinese messages."""

        locales = ("zh",)
