"""What making questions costs, file to drafts, beside jieba on the same text in the same run.

Warm figures are CPU against one pass of `jieba.lcut`, and against a keyword blanker that asks
`jieba.analyse.textrank` for the best word of each sentence; every dictionary is loaded, and what
is remembered of single phrases is forgotten before each pass. The cold figure is a whole process
that prints the questions of one speech, against one that does no more than start jieba. The texts
are one long speech of our own, or the files that are named; each figure is the median of the
files', each the best of several passes.
"""

from __future__ import annotations

import argparse
import logging
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import jieba
import jieba.analyse

from question_bank.generator import made_of
from question_bank.questions.typesetting import typeset
from question_bank.questions.words import pattern
from question_bank.requirements.model import folded
from question_bank.speech.readers.text.encoding import decode
from tests.benchmarks.material import long_speech

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PASSES = 5
REMEMBERED = (pattern, typeset, folded)
BYTES = 40_000
START_JIEBA = (
    "import logging, sys, jieba; jieba.setLogLevel(logging.ERROR); "
    "jieba.dt.tmp_dir = sys.argv[1]; jieba.initialize()"
)


def measure(arguments: list[str]) -> dict[str, object]:
    """Return `mb_per_s` of CPU time, and ours ÷ theirs of each comparison."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks generate")
    parser.add_argument("files", nargs="*", type=Path, help=".txt files instead of our own speech")
    named = parser.parse_args(arguments).files
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    texts = [file.read_bytes() for file in named] or [long_speech(BYTES).encode()]
    rows = [_warm(content) for content in texts]
    against_jieba = [ours / theirs for ours, theirs, _ in rows]
    return {
        "mb_per_s": round(sum(map(len, texts)) / sum(ours for ours, _, _ in rows) / 1e6, 2),
        "cpu_vs_jieba": round(median(against_jieba), 2),
        "cpu_vs_jieba_worst": round(max(against_jieba), 2),
        "cpu_vs_textrank": round(median(ours / theirs for ours, _, theirs in rows), 3),
        "cold_vs_jieba": round(median(map(_cold, texts)), 2),
    }


def _warm(content: bytes) -> tuple[float, float, float]:
    """Return the CPU seconds of ours, of one pass of jieba and of the keyword blanker."""
    text = decode(content)
    ours = jiebas = blankers = float("inf")
    for _ in range(PASSES):  # taken in turns, so that a busy machine slows all
        for remembered in REMEMBERED:
            remembered.cache_clear()
        ours = min(ours, _cpu(lambda: made_of("speech.txt", content)))
        jiebas = min(jiebas, _cpu(lambda: jieba.lcut(text)))
        blankers = min(blankers, _cpu(lambda: _keyword_blanks(text)))
    return ours, jiebas, blankers


def _keyword_blanks(text: str) -> list[str]:
    """Return what a quick script would ask: each sentence without its best keyword."""
    sentences = [part for part in re.split(r"[。！？\n]", text) if part.strip()]
    best = [(one, jieba.analyse.textrank(one, topK=1)) for one in sentences]
    return [one.replace(words[0], "____") for one, words in best if words]


def _cold(content: bytes) -> float:
    """Return ours ÷ theirs of two whole processes; jieba finds its dictionary's cache at hand."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "speech.txt"
        file.write_bytes(content)
        ours = [sys.executable, "-m", "question_bank", str(file), "--json"]
        theirs = [sys.executable, "-c", START_JIEBA, folder]
        _process_cpu(theirs)
        _process_cpu(ours)
        turns = [(_process_cpu(ours), _process_cpu(theirs)) for _ in range(PASSES)]
    return min(one for one, _ in turns) / min(other for _, other in turns)


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _process_cpu(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
