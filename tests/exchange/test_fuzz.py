"""Spoilt files of every format: a few in each run, many by `python -m tests.exchange.fuzzing`."""

from __future__ import annotations

import pytest

from tests.exchange.fuzzing import check, rounds, wholes

SEEDS = range(4)
ROUNDS = 70  # about five of each format


@pytest.mark.parametrize("seed", SEEDS)
def test_a_spoilt_file_is_read_or_refused_in_a_sentence(seed: int) -> None:
    for _, content in rounds(seed, ROUNDS):
        check(content)


@pytest.mark.parametrize("part", [0.02, 0.3, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_read_or_refused_in_a_sentence(part: float) -> None:
    for content in wholes().values():
        check(content[: int(len(content) * part)])
