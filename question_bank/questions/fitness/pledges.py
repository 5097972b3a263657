"""Words in which somebody tells what he himself will do: they ask nothing of who reads them."""

from __future__ import annotations

import re
from functools import lru_cache

VOW = re.compile("我(?:将|会|要|一定|保证|愿)|(?<!由)本人(?!签)|我们将")
# Speeches in which somebody tells what he will do, not what others have to.
PLEDGE = re.compile(r"表态|述职|述廉|竞聘|竞职|竞岗|就职|履新|辞职|离任|承诺书|自我批评|检讨")
PROMISE = re.compile("(?<!自)我(?:将|会|一定|保证|决心|愿)")
PROMISES = 3  # so many promises make a speech a pledge


def pledges(words: str) -> bool:
    """Return whether a sentence says what its speaker will do."""
    return VOW.search(words) is not None


@lru_cache(maxsize=64)
def is_pledge(title: str, text: str) -> bool:
    """Return whether a speech by its title or its words is somebody's pledge."""
    return PLEDGE.search(title) is not None or len(PROMISE.findall(text)) >= PROMISES
