"""People let in: passwords, log-ins, and lists of people read from tables."""
