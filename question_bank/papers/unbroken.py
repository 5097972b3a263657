"""What stands on one line: a leader's name with its title, a short title in 《》, a bracket."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LEADERS = (
    "毛泽东", "周恩来", "刘少奇", "朱德", "邓小平", "陈云", "江泽民", "李鹏", "朱镕基", "胡锦涛",
    "温家宝", "习近平", "李克强", "李强", "赵乐际", "王沪宁", "蔡奇", "丁薛祥", "李希", "韩正",
    "马克思", "恩格斯", "列宁",
)  # fmt: skip
TITLES = ("总书记", "国家主席", "副主席", "主席", "副总理", "总理", "委员长", "书记", "同志")
SHORT = 8  # characters in 《》: a longer title may leave a hole at the end of its line
WHOLE = f"({'|'.join(LEADERS)})({'|'.join(TITLES)})?|《[^《》]{{1,{SHORT}}}》|（　　）"
"""A regular expression, for Python and for typst."""
_WHOLE = re.compile(WHOLE)


def parts(words: str) -> Iterator[tuple[str, bool]]:
    """Yield the words in parts, each with whether it is to stay on one line."""
    end = 0
    for found in _WHOLE.finditer(words):
        if found.start() > end:
            yield words[end : found.start()], False
        yield found[0], True
        end = found.end()
    if end < len(words) or not words:
        yield words[end:], False
