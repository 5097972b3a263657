"""A sample installation: speeches and people of places that do not exist, and weeks of study."""

from __future__ import annotations

from pathlib import Path

SPEECHES = tuple(sorted((Path(__file__).parent / "speeches").iterdir()))
