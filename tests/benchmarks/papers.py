"""A test of a hundred questions made into its files, each in a process of its own as it is sent.

`pdf_s` and `docx_s` are the waits of whoever downloads: a process starts, makes the file and ends.
`_cpu_s` is what that takes of a processor, whatever else the machine does; `_made_s` the making
alone, in a process that has loaded its libraries.
"""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from question_bank.bank.blueprints.blueprint import Blueprint, Section
from question_bank.bank.blueprints.drawing import Drawn
from question_bank.papers import pdf, word
from question_bank.papers.composing import compose
from question_bank.papers.dress import Dress
from question_bank.papers.printing import printed
from tests.papers.material import DUTIES, OF_OTHER_KINDS, ORIGIN, a_cloze

if TYPE_CHECKING:
    from collections.abc import Callable

    from question_bank.papers.paper import Paper

GOALS = {"pdf": 1.0, "docx": 0.5}  # seconds
ASKED = (("cloze", 40), ("choice", 30), ("judgement", 20), ("matching", 6), ("recall", 4))


def measure(arguments: list[str]) -> dict[str, object]:
    """Return the seconds that a test takes as a PDF and in Word, beside the goals."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks papers")
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args(arguments).times
    paper = a_hundred_questions()
    made = {"pdf": pdf.print_test, "docx": word.print_test}
    figures: dict[str, object] = {"questions": len(paper.items)}
    for extension, goal in GOALS.items():
        began = time.process_time()
        made[extension](paper)
        alone = time.process_time() - began
        before = _spent()
        whole = _seconds(lambda: printed(paper, "test", extension), times)  # noqa: B023 - at once
        cpu = (_spent() - before) / times
        figures |= {
            f"{extension}_s": round(whole, 2),
            f"{extension}_cpu_s": round(cpu, 2),
            f"{extension}_made_s": round(alone, 2),
            f"{extension}_goal_s": goal,
            f"{extension}_by_goal": round(whole / goal, 2),
        }
    return figures


def a_hundred_questions() -> Paper:
    """Give an examination of five kinds, with its seal and its boxes."""
    contents = {"cloze": None, "matching": DUTIES} | {one.kind: one for one in OF_OTHER_KINDS}
    sections = tuple(Section(kind, number, 2.0) for kind, number in ASKED)
    drawn = [
        [
            Drawn(1000 * place + number, 1000 * place + number, content or a_cloze(number), ORIGIN)
            for number in range(section.number)
        ]
        for place, section in enumerate(sections)
        for content in [contents[section.kind]]
    ]
    paper = compose(Blueprint("办公室业务测试", sections, 120), drawn, seed=7)
    return replace(paper, dress=Dress(formal=True, unit="某某县委办公室"))


def _spent() -> float:
    """Return the processor time of the children that have ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


def _seconds(make: Callable[[], object], times: int) -> float:
    waits = []
    for _ in range(times):
        begin = time.perf_counter()
        make()
        waits.append(time.perf_counter() - begin)
    return median(waits)
