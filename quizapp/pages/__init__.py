"""One Blueprint each, named by what a person sees; pages never import each other.

A module holds `pages = Blueprint("<module>", __name__, url_prefix="/<module>")`, and its first page
is the view `index`. Standing in this folder registers it, its line in `navigation` puts it into
the menu.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

MODULES = tuple(import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
