"""Files taken in, and what they hold laid open: text, places, requirements, questions."""
