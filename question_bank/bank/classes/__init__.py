"""Classes and courses: who is in them, what they ask, and what follows when that changes."""
