"""What every stem shares: how a blank is written and how long a stem may be."""

import re

BLANK = "____"
LONGEST_STEM = 80
LONGEST_WHOLE = 90  # with all the other items of its list shown
TITLE, LONGEST_TITLE = re.compile("^《[^》]*》"), 16


def reading_length(stem: str) -> int:
    """Return how many characters of a stem are to be read; of a long title sixteen count."""
    title = TITLE.match(stem)
    return len(stem) - max(0, title.end() - LONGEST_TITLE) if title else len(stem)
