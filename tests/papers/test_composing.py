from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from question_bank.bank.blueprints.points import shares
from question_bank.papers import wording
from question_bank.papers.answers import answer
from question_bank.papers.composing import coded, reordered
from question_bank.papers.dress import DAILY
from question_bank.papers.paper import from_json, to_json
from tests.papers.material import DUTIES, a_paper


def test_questions_are_numbered_through_and_right_sides_lettered() -> None:
    paper = a_paper(clozes=3, matchings=1)

    assert [item.number for item in paper.items] == [1, 2, 3, 4]
    matching = paper.items[3]
    assert sorted(matching.offered) == sorted((*DUTIES.rights, *DUTIES.extra))
    assert paper.items[0].offered == ()
    assert paper.total == 16


def test_a_paper_comes_back_from_its_json_unchanged() -> None:
    paper = coded(a_paper(), today=date(2026, 11, 21))

    assert from_json(json.loads(json.dumps(to_json(paper)))) == paper


def test_booklet_b_asks_the_same_in_another_order() -> None:
    paper = a_paper(clozes=4, matchings=2)

    other = reordered(paper, booklet="B", seed=7)

    for mine, theirs in zip(paper.sections, other.sections, strict=True):
        ids = [item.version_id for item in mine.items]
        assert [item.version_id for item in theirs.items] != ids
        assert sorted(item.version_id for item in theirs.items) == sorted(ids)
    assert [item.number for item in other.items] == [1, 2, 3, 4, 5, 6]
    before = {item.version_id: item.offered for item in paper.items if item.offered}
    assert all(before[item.version_id] != item.offered for item in other.items if item.offered)
    assert other == reordered(paper, booklet="B", seed=7)
    assert wording.booklet(other) == "试卷（B卷）"


def test_booklet_b_differs_even_where_there_are_only_two_questions() -> None:
    paper = a_paper(clozes=2, matchings=1)

    for seed in range(6):
        other = reordered(paper, booklet="B", seed=seed)
        assert [item.version_id for item in other.sections[0].items] == [2, 1]


@pytest.mark.parametrize(
    ("points", "parts", "spread"),
    [
        (10, 5, (2, 2, 2, 2, 2)),
        (10, 4, (2.5, 2.5, 2.5, 2.5)),
        (10, 3, (3.5, 3.5, 3)),
        (1, 2, (0.5, 0.5)),
        (1, 4, (0.25, 0.25, 0.25, 0.25)),
    ],
)
def test_points_are_spread_evenly_in_halves(
    points: float, parts: int, spread: tuple[float, ...]
) -> None:
    assert shares(points, (1,) * parts) == spread


def test_the_code_names_month_booklet_and_content() -> None:
    paper = a_paper()

    code = coded(paper, today=date(2026, 11, 3)).code

    assert code == f"2026-11-A-{paper.fingerprint[:4]}"
    assert coded(replace(paper, booklet=""), today=date(2026, 11, 3)).code.count("-") == 2


def test_section_heads_say_what_each_part_is_worth() -> None:
    even = a_paper(clozes=1, matchings=2).sections
    uneven = a_paper(clozes=4).sections

    # the first stem has two blanks, the fourth one again
    assert wording.section_head(even[0], 0) == "一、填空题（每空 2 分，共 2 分）"
    assert wording.section_head(even[1], 1) == "二、配对题（每对 2.5 分，共 20 分）"
    assert wording.section_head(uneven[0], 0) == "一、填空题（每题 2 分，共 8 分）"
    assert wording.rule(uneven[0], DAILY).endswith("各题分值按空分摊。")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("办公室工作测试", ("办公室工作测试试卷（A卷）",)),
        (
            "某县党政机关办公室系统业务知识测试试卷",
            ("某县党政机关办公室系统业务知识测试", "试卷（A卷）"),
        ),
        (
            "2026年全县办公室系统学习贯彻会议精神专题测试",
            ("2026年全县办公室系统", "学习贯彻会议精神专题测试试卷（A卷）"),
        ),
        (
            "某某县委办公室 二〇二六年上半年业务学习测试",
            ("某某县委办公室", "二〇二六年上半年业务学习测试试卷（A卷）"),
        ),
    ],
)
def test_a_long_title_breaks_where_it_reads_well(title: str, lines: tuple[str, ...]) -> None:
    paper = a_paper(title=title)

    assert wording.title_lines(paper, wording.booklet(paper)) == lines


def test_the_key_says_what_is_right_and_what_it_is_worth() -> None:
    paper = a_paper(clozes=4, matchings=1)
    matching = paper.items[4]

    assert answer(paper.items[3]) == "质量；时效"
    assert wording.worth(paper.items[3], "cloze") == "每空 1 分，共 2 分"
    letters = [wording.letter(matching.offered.index(right)) for right in DUTIES.rights]
    expected = "　".join(f"{place}—{letter}" for place, letter in enumerate(letters, start=1))
    assert answer(matching) == expected
    assert wording.worth(matching, "matching") == "每对 2.5 分，共 10 分"


def test_the_key_holds_other_right_answers_and_whether_the_order_is_free() -> None:
    item = a_paper(clozes=4).items[3]
    content = replace(item.content, accepted=(("品质",), ()), order_free=True)

    assert answer(replace(item, content=content)) == "质量（或：品质）；时效（顺序不限）"


def test_a_paper_tells_where_the_order_of_the_blanks_is_free() -> None:
    content = a_paper(clozes=4).items[3].content

    assert wording.pieces(content) == content.pieces()
    free = replace(content, order_free=True)
    assert "".join(wording.pieces(free)).endswith("。（顺序不限）")


def test_where_a_question_comes_from_is_said_in_full() -> None:
    assert wording.materials(a_paper()) == [
        "张一鸣《在全县办公室工作会议上的讲话》（2026年3月12日，全县办公室工作会议）"
    ]
