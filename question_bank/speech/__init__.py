"""File → clean text: every word remembers where it stands in the raw text."""
