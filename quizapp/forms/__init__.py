"""Forms: each hands out typed values, and its sentences say what to do."""
