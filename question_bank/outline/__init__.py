"""Clean text → tree of numbered headings, as an editor would draw it."""
