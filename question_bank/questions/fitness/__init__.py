"""Named reasons why an instructor would not print a question."""
