"""Tests that were sat on paper: their marks are entered or imported, and count like an exam's."""
