"""What reading and outlining cost: CPU against one pass of jieba, memory against the file.

Both sides are warm. The texts are one long speech of our own, or the files that are named; the
figure is the median of the files' ratios, each the best of several passes.
"""

from __future__ import annotations

import argparse
import logging
import time
import tracemalloc
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import jieba

from question_bank.outline.builder import build_outline
from question_bank.speech.readers.text.encoding import decode
from question_bank.speech.reading import read_speech
from tests.benchmarks.material import long_speech

if TYPE_CHECKING:
    from collections.abc import Callable

PASSES = 5
SPEED_BYTES = 60_000
MEMORY_BYTES = 2_000_000


def measure(arguments: list[str]) -> dict[str, object]:
    """Return `cpu_vs_jieba` (ours ÷ theirs) and `memory_ratio` (peak growth ÷ 2 MB file)."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks read")
    parser.add_argument("files", nargs="*", type=Path, help=".txt files instead of our own speech")
    named = parser.parse_args(arguments).files
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    texts = [file.read_bytes() for file in named] or [long_speech(SPEED_BYTES).encode()]
    ratios = [_ratio(content) for content in texts]
    return {
        "cpu_vs_jieba": round(median(ratios), 2),
        "cpu_vs_jieba_worst": round(max(ratios), 2),
        "memory_ratio": round(_memory(long_speech(MEMORY_BYTES).encode()), 1),
    }


def _ratio(content: bytes) -> float:
    text = decode(content)
    ours = theirs = float("inf")
    for _ in range(PASSES):  # taken in turns, so that a busy machine slows both
        ours = min(ours, _cpu(lambda: _outlined(content)))
        theirs = min(theirs, _cpu(lambda: jieba.lcut(text)))
    return ours / theirs


def _outlined(content: bytes) -> object:
    return build_outline(read_speech("speech.txt", content))


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _memory(content: bytes) -> float:
    _outlined(content[:20_000])
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        _outlined(content)
        return (tracemalloc.get_traced_memory()[1] - before) / len(content)
    finally:
        tracemalloc.stop()
