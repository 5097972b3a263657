"""Which characters of a paper none of the fonts can print: read from the fonts, without typst."""

from __future__ import annotations

import struct
from dataclasses import asdict
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from question_bank.papers.handout import Deck, Handout
    from question_bank.papers.paper import Paper
    from question_bank.papers.review_list import ReviewList

FONTS = ("*.otf", "*.ttf", "*.ttc", "*.OTF", "*.TTF", "*.TTC")
COLLECTION = b"ttcf"
UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Zs")  # what takes no glyph, or only room


class Range(NamedTuple):
    """Code points that a font has glyphs for, from the first to the last."""

    first: int
    last: int


def missing(thing: Paper | Handout | Deck | ReviewList, font_dir: Path | None = None) -> list[str]:
    """Return the characters that a PDF of it would print as empty boxes, in their order."""
    there = _covered(_files(font_dir))
    shown = dict.fromkeys("".join(_words(asdict(thing))))
    return [one for one in shown if category(one) not in UNSEEN and not _has(there, ord(one))]


def notes(
    thing: Paper | Handout, font_dir: Path | None = None, *, official: bool = True
) -> list[str]:
    """Return a sentence for each thing to know about the characters of a file before it is printed.

    What is set as a document (`official`) stands in 仿宋_GB2312; titles stand in 方正小标宋简体.
    """
    told = []
    if lacking := missing(thing, font_dir):
        told.append(
            f"PDF 里印不出来的字有 {len(lacking)} 个：{'、'.join(lacking)}。字体里没有，"
            "请换个写法，或请系统管理员在字体文件夹（FONT_DIR）里放上有这些字的字体。"
        )
    if rare := _outside_gb2312(asdict(thing) if official else thing.title):
        told.append(
            f"“{'”“'.join(rare)}”不在 GB2312 里，"
            "仿宋_GB2312、方正小标宋简体没有，Word 会换一种字体印。"
        )
    return told


def _outside_gb2312(stored: object) -> list[str]:
    shown = dict.fromkeys("".join(_words(stored)))
    return [one for one in shown if one >= "\u3400" and category(one) == "Lo" and not _is_gb(one)]


def _is_gb(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _words(stored: object) -> Iterator[str]:
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, dict):
        for one in stored.values():
            yield from _words(one)
    elif isinstance(stored, list | tuple):
        for one in stored:
            yield from _words(one)


def _files(font_dir: Path | None) -> tuple[tuple[Path, float], ...]:
    """Return the fonts that a PDF is set with, our own and the unit's, and when each changed."""
    spec = find_spec("pylopdf_fonts_zh_cn")
    ours = Path(spec.origin).parent if spec and spec.origin else None
    folders = list(filter(None, [ours, font_dir]))
    files = sorted({file for folder in folders for kind in FONTS for file in folder.rglob(kind)})
    return tuple((file, file.stat().st_mtime) for file in files)


@lru_cache(maxsize=4)
def _covered(files: tuple[tuple[Path, float], ...]) -> tuple[frozenset[int], tuple[Range, ...]]:
    """Return what the fonts have glyphs for: single code points, and ranges of them."""
    single: set[int] = set()
    ranges: list[Range] = []
    for file, _ in files:
        try:
            for found in _of_file(file.read_bytes()):
                if isinstance(found, Range):
                    ranges.append(found)
                else:
                    single.add(found)
        except (struct.error, IndexError):  # not a font: typst leaves it out too
            continue
    return frozenset(single), tuple(ranges)


def _has(there: tuple[frozenset[int], tuple[Range, ...]], code: int) -> bool:
    single, ranges = there
    return code in single or any(one.first <= code <= one.last for one in ranges)


def _of_file(data: bytes) -> Iterator[Range | int]:
    starts: Iterable[int] = (0,)
    if data[:4] == COLLECTION:
        (count,) = struct.unpack_from(">I", data, 8)
        starts = struct.unpack_from(f">{count}I", data, 12)
    for start in starts:
        (tables,) = struct.unpack_from(">H", data, start + 4)
        for place in range(start + 12, start + 12 + 16 * tables, 16):
            if data[place : place + 4] == b"cmap":
                (cmap,) = struct.unpack_from(">I", data, place + 8)
                yield from _of_cmap(data, cmap)


def _of_cmap(data: bytes, cmap: int) -> Iterator[Range | int]:
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for place in range(cmap + 4, cmap + 4 + 8 * count, 8):
        platform, _, offset = struct.unpack_from(">HHI", data, place)
        table = cmap + offset
        (form,) = struct.unpack_from(">H", data, table)
        if platform in (0, 3) and form == 12:
            yield from _segmented(data, table)
        elif platform in (0, 3) and form == 4:
            yield from _by_segments_of_16_bits(data, table)


def _segmented(data: bytes, table: int) -> Iterator[Range | int]:
    """Yield what format 12 maps: groups of code points with glyphs one after the other."""
    (count,) = struct.unpack_from(">I", data, table + 12)
    for first, last, glyph in struct.iter_unpack(
        ">III", data[table + 16 : table + 16 + 12 * count]
    ):
        yield Range(first + (glyph == 0), last)


def _by_segments_of_16_bits(data: bytes, table: int) -> Iterator[Range | int]:
    """Yield what format 4 maps: segments, each by a difference or through a list of glyphs."""
    (twice,) = struct.unpack_from(">H", data, table + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", data, table + 14)
    starts = struct.unpack_from(f">{count}H", data, table + 16 + twice)
    deltas = struct.unpack_from(f">{count}H", data, table + 16 + 2 * twice)
    at = table + 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", data, at)
    for number, (first, last, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        if first == 0xFFFF:
            continue
        if not offset:
            yield from (code for code in range(first, last + 1) if (code + delta) & 0xFFFF)
            continue
        for code in range(first, last + 1):
            (glyph,) = struct.unpack_from(">H", data, at + 2 * number + offset + 2 * (code - first))
            if glyph:
                yield code
