"""What every stem shares: how a blank is written and how long a stem may be."""

BLANK = "____"
LONGEST_STEM = 80
LONGEST_WHOLE = 90  # with all the other items of its list shown
