"""Sending every form of every role with generated values: `python -m tests.fuzz --seed 1`."""
