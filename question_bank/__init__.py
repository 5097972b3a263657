"""The life of a question, from the speech it is cut from to the paper it is printed on.

A river that runs one way: `speech` (clean text with places) → `outline` (numbered headings) →
`requirements` (lists, pairs, duties) → `questions` (drafts) → `bank` (stored, curated) →
`study` (answered, rescheduled) → `statistics` → `papers` (printed). The first four stations are
pure: values in, values out. The others take a SQLAlchemy session first and never commit.
Nothing here knows the web.
"""
