"""A Word file changed at random gives a text or our own error."""

from __future__ import annotations

import io
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.word import read
from tests.speech.hostile import DOCUMENT, KINDS, LINKS, WHOLE, part
from tests.speech.material import repacked


def unharmed(data: bytes) -> None:
    """Read a file: it gives a text or our own error, nothing else."""
    try:
        assert isinstance(read(data), str)
    except UnreadableFile as refused:
        assert refused.reason in {"broken", "encrypted", "too_large", "mismatch"}  # noqa: PT017 - both ends are fine


BUDGET = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


PARTS = tuple(
    name
    for name in zipfile.ZipFile(io.BytesIO(WHOLE)).namelist()
    if name.endswith((".xml", ".rels"))
)


WORDS = st.sampled_from(
    [
        *("w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sym", "w:del", "m:t"),
        *("w:numId", "w:ilvl", "w:start", "w:numFmt", "w:lvlText", "w:lvlRestart", "w:vMerge"),
        *("w:val", "w:char", "w:id", "w:styleId", "w:basedOn", "w:fldChar", "mc:AlternateContent"),
    ]
)


@BUDGET
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=20))
def test_flipped_bytes_never_escape_our_error(flips: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in flips:
        data[place] = byte
    unharmed(bytes(data))


@BUDGET
@given(st.integers(0, len(WHOLE)), st.binary(max_size=50))
def test_cut_files_never_escape_our_error(size: int, tail: bytes) -> None:
    unharmed(WHOLE[:size] + tail)


@BUDGET
@given(st.sampled_from(PARTS), st.binary(max_size=300))
def test_parts_of_anything_never_escape_our_error(name: str, content: bytes) -> None:
    unharmed(repacked(WHOLE, {name: content}))


@BUDGET
@given(
    st.sampled_from([DOCUMENT, "word/numbering.xml", "word/styles.xml", LINKS, KINDS]),
    st.lists(st.tuples(WORDS, WORDS), max_size=5),
    st.lists(
        st.tuples(st.integers(0, 3000), st.sampled_from(["-1", "9" * 30, "x", "", "中", "0"]))
    ),
)
def test_changed_markup_never_escapes_our_error(
    name: str, swaps: list[tuple[str, str]], numbers: list[tuple[int, str]]
) -> None:
    markup = part(WHOLE, name).decode()
    for old, new in swaps:
        markup = markup.replace(old, new)
    values = markup.split('"')
    for place, value in numbers:
        at = 2 * place + 1
        if at < len(values) and "http" not in values[at]:
            values[at] = value
    unharmed(repacked(WHOLE, {name: '"'.join(values).encode()}))
