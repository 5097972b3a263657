"""Exams: set, sat, saved, marked, shown."""
