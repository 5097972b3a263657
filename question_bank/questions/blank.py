"""What every stem shares: how a blank is written and how long a stem may be."""

BLANK = "____"
LONGEST_STEM = 80
