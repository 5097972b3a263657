"""`python -m tests.exchange.fuzzing [--seed N] [--rounds N]`: importers fed with spoilt files.

A file of every format is cut, doubled, mixed with signs that formats live by, and re-encoded; of a
package the parts inside are spoilt too. Whatever comes of it is read, or refused in one sentence.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import zipfile
from contextlib import suppress
from functools import cache
from time import process_time
from typing import TYPE_CHECKING

from question_bank.errors import Refused, UnreadableFile
from question_bank.exchange.formats import FORMATS
from question_bank.exchange.found import Findings, fit
from question_bank.exchange.packing import packed
from question_bank.exchange.readers.recognised import read
from question_bank.papers.word.test import print_test
from quizapp.sentences import REFUSED
from tests.exchange.questions import ODD_RECORDS, RECORDS
from tests.papers.material import a_paper_of_every_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS = 5  # a spoilt file of some kilobytes takes milliseconds
LONG = 4000
WIDE_MARKS = "（）【】｜；、．①一二三四、填空题参考答案：√×→\u3000\u2028\ufeff"
AIKEN = "谁负责带班？\nA. 领导\nB) 职员\nANSWER: A\n\n"
PASTED = (
    "一、单选题\n1. 谁带班（ ）\nA. 领导 B. 职员\n答案：A\n二、填空题\n1. 要讲____。\n答案：时效\n"
)
KEYED = (
    "一、单选题\n1. 谁带班（ ）\nA. 领导 B. 职员\n2. 包括\n参考答案\n一、单选题\n1-2 AB\n题号 1 2\n"
)
TOKENS = [
    *(mark.encode() for mark in WIDE_MARKS),
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&#0;",
    b"]]>", b"<![CDATA[", b"<a>", b"</a>", b"<!--", b"<?x?>", b"{", b"}", b"{{c1::", b"::", b"}}",
    b"&#55296;", b"[[", b"=", b"~", b"#", b"%", b"%1e9%", b"\\", b"->", b"\n\n", b"\r", b"\t",
    b",", b'"', b"'", b"|", b";", b"null", b"true", b"-1", b"1e999", b"99999999999999999999",
    b"ANSWER: A\n", b"$CATEGORY: a/b\n", b"1. ", b"1-99999 A", b"A. ", b"../", b"\x1f", b"0",
    b"999", b'"kind"', b'"cloze"',
]  # fmt: skip


@cache
def wholes() -> dict[str, bytes]:
    """Return a sound file of every format that is read."""
    made = {one.name: one.write((*RECORDS, *ODD_RECORDS)).content for one in FORMATS.values()}
    made["paper"] = print_test(a_paper_of_every_kind())
    texts = {"aiken": AIKEN, "pasted": PASTED, "keyed": KEYED}
    return made | {name: text.encode() for name, text in texts.items()}


def spoilt(content: bytes, drawn: random.Random) -> bytes:
    """Return a file with something wrong in it; of a package mostly inside one of its parts."""
    if content.startswith(b"PK") and drawn.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = drawn.choice(sorted(parts))
        parts[name] = _spoilt(parts[name], drawn)
        return packed(parts.items())
    return _spoilt(content, drawn)


def _spoilt(content: bytes, drawn: random.Random) -> bytes:
    for _ in range(drawn.choice((1, 1, 1, 2, 4, 16))):
        content = drawn.choice(WAYS)(content, drawn)
    return content


def _cut(content: bytes, drawn: random.Random) -> bytes:
    start, end = _span(content, drawn)
    return content[:start] + content[end:]


def _doubled(content: bytes, drawn: random.Random) -> bytes:
    start, end = _span(content, drawn)
    return content[:end] + content[start:end] * drawn.choice((1, 2, 30)) + content[end:]


def _mixed(content: bytes, drawn: random.Random) -> bytes:
    place = drawn.randint(0, len(content))
    token = drawn.choice(TOKENS) * drawn.choice((1, 1, 1, 3, 1000))
    return content[:place] + token + content[place:]


def _flipped(content: bytes, drawn: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(min(len(changed), drawn.choice((1, 5, 50)))):
        changed[drawn.randrange(len(changed))] = drawn.randrange(256)
    return bytes(changed)


def _moved(content: bytes, drawn: random.Random) -> bytes:
    start, end = _span(content, drawn)
    rest, place = content[:start] + content[end:], drawn.randint(0, len(content))
    return rest[:place] + content[start:end] + rest[place:]


def _encoded(content: bytes, drawn: random.Random) -> bytes:
    text = content.decode("utf-8", errors="replace")
    return text.encode(drawn.choice(("gb18030", "utf-16", "utf-16-be", "big5")), errors="replace")


def _span(content: bytes, drawn: random.Random) -> tuple[int, int]:
    start = drawn.randint(0, len(content))
    return start, min(len(content), start + drawn.choice((1, 2, 8, 64, LONG)))


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut, _doubled, _mixed, _mixed, _mixed, _flipped, _moved, _encoded,
)  # fmt: skip


def check(content: bytes) -> None:
    """Read a file, whatever it is.

    Raises:
        AssertionError: it took too long, was refused without a sentence, or gave an unfit question.

    """
    begun = process_time()
    found, refused = Findings(), ""
    with suppress(UnreadableFile):
        try:
            found = read(content)
        except Refused as error:
            refused = error.reason
    assert process_time() - begun < SECONDS
    assert not refused or refused in REFUSED
    assert all(fit(one.content) == one.content for one in found.questions)
    assert all(problem.sentence.endswith("。") for problem in found.problems)


def rounds(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield so many spoilt files, each with the name of what it was made from."""
    drawn = random.Random(seed)  # noqa: S311 - a spoilt file is no secret
    names = sorted(wholes())
    for number in range(count):
        name = names[number % len(names)]
        yield name, spoilt(wholes()[name], drawn)


def main() -> int:
    """Feed spoilt files until told enough; keep the first that does harm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=20_000)
    asked = parser.parse_args()
    for number, (name, content) in enumerate(rounds(asked.seed, asked.rounds), start=1):
        try:
            check(content)
        except Exception as error:  # noqa: BLE001 - anything else is what is looked for
            print(f"round {number}, from {name}: {error!r}\n{content[:2000]!r}")
            return 1
    print(f"{asked.rounds} files, seed {asked.seed}: each was read or refused in a sentence")
    return 0


if __name__ == "__main__":
    sys.exit(main())
