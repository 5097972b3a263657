"""What is kept of one person: given out to them, and taken away again."""
