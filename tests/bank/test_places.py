from __future__ import annotations

import random

import pytest

from question_bank.bank.materials.places import Places

RAW = "收集<广告>要b_m到位，整理要到位"
CUT = {"start": 2, "end": 6, "why": "广告"}
MEND = {"start": 7, "end": 10, "from": "b_m", "to": "保密", "why": "遮挡"}
CLEAN = "收集要保密到位，整理要到位"


@pytest.fixture
def places() -> Places:
    return Places([CUT], [MEND])


def test_words_before_and_after_an_edit_keep_their_letters(places: Places) -> None:
    for words in ("收集", "到位，整理", "整理要到位"):
        start = RAW.index(words)
        a, b = places.clean(start, start + len(words))
        assert CLEAN[a:b] == words
        assert places.raw(a, b) == (start, start + len(words))


def test_a_range_over_an_advertisement_closes_up(places: Places) -> None:
    assert places.clean(0, 7) == (0, 3)


def test_half_a_repaired_word_takes_the_whole_word(places: Places) -> None:
    assert places.clean(8, 9) == (3, 5)
    assert places.raw(4, 5) == (7, 10)


def test_what_was_removed_has_no_length(places: Places) -> None:
    assert places.clean(3, 5) == (2, 2)


def test_a_repair_inside_a_removal_is_left_out() -> None:
    inside = {"start": 3, "end": 4, "from": "广", "to": "广大", "why": "x"}

    assert Places([CUT], [inside]).clean(6, 7) == (2, 3)


def test_any_edits_lead_there_and_back() -> None:
    drawn = random.Random(7)  # noqa: S311 - not a secret
    for _ in range(200):
        raw, clean, removed, repairs, kept = "", "", [], [], []
        for number in range(drawn.randrange(1, 8)):
            words = chr(0x4E00 + number) * drawn.randrange(1, 5)
            match drawn.randrange(3):
                case 0:
                    removed.append({"start": len(raw), "end": len(raw) + len(words), "why": "x"})
                case 1:
                    new = "修" * drawn.randrange(1, 4)
                    repairs.append({"start": len(raw), "end": len(raw) + len(words), "to": new})
                    clean += new
                case _:
                    kept.append((len(raw), len(clean), len(words)))
                    clean += words
            raw += words
        places = Places(removed, repairs)
        for at, there, length in kept:
            assert places.clean(at, at + length) == (there, there + length)
            assert places.raw(there, there + length) == (at, at + length)
