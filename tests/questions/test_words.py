"""The kinds of words, held to what jieba itself cuts by its dictionary."""

from __future__ import annotations

import logging

import jieba
import jieba.posseg
import pytest

from question_bank.questions.words import TOTAL, grammar, pattern

jieba.setLogLevel(logging.ERROR)


def test_the_kinds_of_a_phrase_are_told_word_by_word() -> None:
    assert pattern("写好公文") == "van"
    assert pattern("目录清楚") == "na"
    assert grammar("写好公文") == ("v", "n")
    assert grammar("，。") == ("", "")


def test_the_frequencies_are_weighed_against_all_of_the_dictionary() -> None:
    jieba.initialize()
    assert jieba.dt.total == TOTAL


@pytest.mark.parametrize(
    "phrase",
    [
        "认真学习业务知识",
        "把值班电话接听记录下来",
        "档案、印章和保密本",
        "在岗在位，守土尽责",
        "AT&T公司的T恤",
        "3.5万份c++教材",
        "abc def_g.",
        "０１号×某某",
        "γ射线和α粒子",
        "龘靐齉",
    ],
)
def test_a_phrase_is_cut_as_jieba_cuts_by_its_dictionary(phrase: str) -> None:
    kinds = [kind for _, kind in jieba.posseg.cut(phrase, HMM=False) if kind[0] not in "xw"]
    assert pattern(phrase) == "".join("n" if kind in {"vn", "an"} else kind[0] for kind in kinds)
