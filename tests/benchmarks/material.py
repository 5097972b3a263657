"""A speech of any length, put together from our own sample speeches and never twice the same."""

from __future__ import annotations

import random
from pathlib import Path

import quizapp
from question_bank.speech.reading import read_speech

SAMPLES = Path(quizapp.__file__).parent / "samples" / "speeches"
NUMERALS = "一二三四五六七八九十"
PLACES = "东西南北上下中前后左右春夏秋冬山河湖海松竹梅兰石桥林泉"


def long_speech(size: int, *, seed: int = 7) -> str:
    """Return a text of at least `size` bytes in UTF-8: title, salutation, headings, paragraphs.

    Sentences come from the sample speeches in an order of chance, each with a made-up place name
    in it, so that no paragraph is a copy of another.
    """
    chance = random.Random(seed)  # noqa: S311 - chance for a text, not for a secret
    sentences = _sentences()
    lines = ["在全县办公室系统工作会议上的讲话", "同志们："]
    written = section = 0
    while written < size:
        if len(lines) % 7 == 2:
            lines.append(f"{NUMERALS[section % 10]}、{chance.choice(sentences)[:18]}")
            section += 1
        place = "".join(chance.choices(PLACES, k=3))
        paragraph = "".join(chance.sample(sentences, 4)) + f"{place}镇要带头落实。"
        lines.append(paragraph)
        written += len(paragraph.encode())
    return "\n".join(lines)


def _sentences() -> list[str]:
    found: list[str] = []
    for path in sorted(SAMPLES.iterdir()):
        text = read_speech(path.name, path.read_bytes()).text
        found += [
            f"{part}。" for line in text.split("\n") for part in line.split("。") if len(part) > 12
        ]
    return found
