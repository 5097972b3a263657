"""One Blueprint each, named by what a person sees; pages never import each other.

A module holds `pages = Blueprint("<module>", __name__, url_prefix="/<module>")`, and its first page
is the view `index`. Its line here registers it, its line in `navigation` puts it into the menu.
"""

from __future__ import annotations

from quizapp.pages import (
    account,
    answers,
    appeals,
    bank,
    cohorts,
    courses,
    curation,
    exams,
    favourites,
    feedback,
    habits,
    home,
    invigilation,
    materials,
    members,
    mistakes,
    offline,
    papers,
    practice,
    progress,
    quiz,
    reports,
    results,
    selection,
    sittings,
    speeches,
    today,
)

MODULES = (
    account,
    answers,
    appeals,
    bank,
    cohorts,
    courses,
    curation,
    exams,
    favourites,
    feedback,
    habits,
    home,
    invigilation,
    materials,
    members,
    offline,
    mistakes,
    papers,
    practice,
    progress,
    quiz,
    reports,
    results,
    selection,
    sittings,
    speeches,
    today,
)
