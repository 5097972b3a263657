"""The environment that templates live in: what is the same on many pages is made once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from flask.templating import Environment

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from flask import Flask
    from markupsafe import Markup

MOST_KEPT = 256


class Shared(Environment):
    """An environment whose templates all have the same globals, and not each a view of them.

    Whether an import may be kept Jinja finds out by comparing the globals of two templates, name by
    name where they are views; on a page with fifteen imports that was a tenth of all work.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template finds by name; of its own it has something only if it is given."""
        return super().make_globals(d) if d else self.globals


def kept(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """Return a macro whose pieces of page are kept: the same arguments give the same piece.

    It may look at nothing else. An address depends on what a proxy puts before all of them, so a
    macro with addresses takes `request.script_root` as its first argument.
    """
    return lru_cache(MOST_KEPT, typed=True)(macro)  # words and markup may be equal


def register(app: Flask) -> None:
    """Let the application's templates live in it; it is to come before anything is told to them."""
    app.jinja_environment = Shared
    app.jinja_options = {"cache_size": -1}  # all of them; which was used last is nobody's concern
    app.jinja_env.globals["kept"] = kept
