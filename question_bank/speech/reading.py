"""One file's bytes → the speech in it."""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import TYPE_CHECKING, cast

from question_bank.errors import UnreadableFile
from question_bank.speech.cleaning import clean
from question_bank.speech.cleaning.lines import han_in
from question_bank.speech.facts import facts_of
from question_bank.speech.formats import recognise
from question_bank.speech.naming import title_of
from question_bank.speech.secrecy import Guard, sign_of
from question_bank.speech.slips import slips_of
from question_bank.speech.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Callable


FEWEST_CHARACTERS = 30
MOST_CHARACTERS = 1_000_000  # 2 MB of UTF-8 are 700,000 Chinese characters
MOST_LINES = 100_000


def read_speech(name: str, data: bytes, *, guard: Guard = Guard.OFF) -> Speech:
    """Return the speech in a file; `name` tells the format, as its content must too.

    `guard` says whether a file that looks secret is refused, or asked about.

    Raises UnreadableFile: see `formats.recognise` for reasons that show before reading; then
    broken, encrypted, scanned (no text layer), garbled, mismatch, too_large (once unpacked),
    too_short; what `secrecy` finds.
    """
    kind = recognise(name, data)
    # a reader is loaded when its format comes: three of them bring a library along
    reader = import_module(f"question_bank.speech.readers.{kind}")
    raw = cast("Callable[[bytes], str]", reader.read)(data)
    if guard is not Guard.OFF:
        _require_open(sign_of(name, raw, reader.around(data)), guard)
    if len(raw) > MOST_CHARACTERS or raw.count("\n") > MOST_LINES:
        raise UnreadableFile("too_large", name=name, characters=len(raw))
    cleaned = clean(raw)
    if han_in(cleaned.text.text) < FEWEST_CHARACTERS:
        raise UnreadableFile("too_short", name=name)
    title, facts = facts_of(cleaned.text.text)
    return Speech(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        title=title_of(cleaned.text.text, title, raw, name),
        script=cleaned.script,
        raw=raw,
        clean=cleaned.text,
        removed=cleaned.removed,
        repairs=cleaned.repairs,
        unfit=cleaned.unfit,
        slips=slips_of(cleaned.text),
        cut=cleaned.cut,
        warnings=tuple(_warnings(cut=cleaned.cut, damaged=len(cleaned.unfit))),
        facts=facts,
    )


def _require_open(sign: str | None, guard: Guard) -> None:
    """Let a file pass that looks secret in no way that the guard minds."""
    if guard.refuses(sign):
        raise UnreadableFile(str(sign))


def _warnings(*, cut: bool, damaged: int) -> list[str]:
    """Return what an instructor should know before relying on the text."""
    said = []
    if cut:
        said.append("原文不完整：有内容被截去，涉及截断处的内容不出题。")
    if damaged:
        said.append(f"有{damaged}处文字残缺，涉及残缺处的内容不出题。")
    return said
