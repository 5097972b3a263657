"""Where on a page its main text stands: from its title to its last sentence, nothing left out.

What is in doubt is taken: the rules of cleaning know the furniture of pages and say what they
take out, while what is not read here is lost without a word.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.readers.html.blocks import Block

STOPS = re.compile("[。！？；!?;：:…]")
COMMA = re.compile("[，,、]")
LEAST_PROSE, LEAST_UNSTOPPED = 8, 25
# stretches of prose that fewer lines of links part belong together
MOST_BETWEEN = 8
LEAST_SHARE, LEAST_HAN = 0.05, 80
LEAST_FREE = 0.6
ABOVE = 30


def main_part(blocks: Sequence[Block], title: str) -> list[Block]:
    """Return the lines from the title, or else the first sentence, to the last sentence.

    Without any sentence on the page, all of its lines.
    """
    free = [block for block in blocks if not block.furniture]
    # a name alone makes no furniture of what holds the text: class="ad_area", id="page-2"
    blocks = free if prose(free) >= LEAST_FREE * prose(blocks) else list(blocks)
    found = _stretch(blocks)
    if found is None:
        return list(blocks)
    begin, end = found
    begin = _title_above(blocks, begin, title)
    end = _signed_below(blocks, end)
    return [block for block in blocks[begin:end] if not is_link(block)]


def is_link(block: Block) -> bool:
    """Return whether nothing but links stands in a line, none of them a sentence."""
    return block.linked > 0 and block.linked >= 0.8 * block.han and not STOPS.search(block.text)


def is_prose(block: Block) -> bool:
    """Return whether a line reads like a sentence that is spoken, not like a label or a link."""
    if block.linked > 0.5 * block.han:
        return False
    if block.han >= LEAST_PROSE and STOPS.search(block.text[LEAST_PROSE:]):
        return True
    return block.han >= LEAST_UNSTOPPED and bool(COMMA.search(block.text))


def prose(blocks: Sequence[Block]) -> int:
    """Return how many Chinese characters of the lines stand in sentences."""
    return sum(block.han for block in blocks if is_prose(block))


def _stretch(blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Return the first and the last line of the text: all its stretches and what is between."""
    parts = list(_parts(blocks))
    if not parts:
        return None
    sizes = [prose(blocks[a:b]) for a, b in parts]
    enough = min(max(sizes), max(LEAST_HAN, LEAST_SHARE * sum(sizes)))
    large = [part for part, size in zip(parts, sizes, strict=True) if size >= enough]
    return large[0][0], large[-1][1]


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of prose, parted where many links stand between two sentences."""
    places = [place for place, block in enumerate(blocks) if is_prose(block)]
    if not places:
        return
    begin = places[0]
    for place, after in pairwise(places):
        if sum(map(is_link, blocks[place:after])) > MOST_BETWEEN:
            yield begin, place + 1
            begin = after
    yield begin, places[-1] + 1


def _title_above(blocks: Sequence[Block], begin: int, title: str) -> int:
    """Return the line of the title if it stands near above the text, else where its own begin.

    Headings and salutations right above the first sentence are the text's own.
    """
    key = _key(title)
    for place in range(begin, max(-1, begin - ABOVE), -1):
        if key and key in _key(blocks[place].text):
            return place
    while begin and not is_link(blocks[begin - 1]) and blocks[begin - 1].han > 1:
        begin -= 1
    return begin


def _signed_below(blocks: Sequence[Block], end: int) -> int:
    """Return where the text ends: thanks, a name and a day may stand below its last sentence."""
    most = min(len(blocks), end + 3)
    while end < most and not is_link(blocks[end]) and blocks[end].linked == 0:
        end += 1
    return end


def _key(words: str) -> str:
    return "".join(words.split())
