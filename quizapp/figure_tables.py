"""Figures as tables for Excel: of the questions of an exam, of the points of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.kinds import NAMES
from question_bank.exchange.sheets import Table, workbook
from question_bank.questions.content import keys, prompt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from question_bank.bank.materials.passages import Passage
    from question_bank.exchange.sheets import Value
    from question_bank.questions.content import Content
    from question_bank.statistics.classes import ClassFigures, Group
    from question_bank.statistics.weak_points import WeakPoint
    from question_bank.statistics.whole_tests import QuestionFigures, TestFigures

PLAIN = (
    "题号",
    "题型",
    "试题",
    "答案",
    "分值",
    "人数",
    "全对",
    "部分对",
    "答错",
    "未作答",
    "得分率",
)
FINE = ("易度", "标准差", "猜测得分", "区分度", "区分效率", "计划权重", "实际权重", "请核对")
ANSWERS = ("题号", "部分", "答案", "人数", "答对", "没写", "常见错误", "人数")
POINTS = ("要点", "材料", "人数", "第一次答对", "最近复习答对", "常见错误", "薄弱的题", "答案")


def of_exam(
    title: str, found: TestFigures | None, asked: Mapping[int, Content], *, enough: int
) -> bytes:
    """Return the figures of an exam as a workbook; the finer ones where `enough` people sat it."""
    questions = found.questions if found else ()
    fine = found is not None and found.test.n >= enough
    rows = [
        [*_plain(one, asked[one.question_id]), *(_fine(one) if fine else ())] for one in questions
    ]
    notes = [f"{title}试题统计", "每人取第一次有效作答；未作答在“易度”等各项里按 0 分算。"]
    if found and fine and found.test.alpha is not None:
        notes.append(f"信度（克龙巴赫系数）{found.test.alpha:.2f}，{found.test.n} 人")
    heads = (*PLAIN, *(FINE if fine else ()))
    widths = (6, 12, 50, 30, *(9,) * (len(heads) - 4))
    answers = [row for one in questions for row in _answers(one)]
    return workbook(
        Table("试题", heads, rows, notes, widths),
        Table("作答", ANSWERS, answers, widths=(6, 24, 24, 8, 8, 8, 24, 8)),
    )


def of_class(
    group: Group,
    found: ClassFigures | None,
    points: Iterable[WeakPoint],
    passages: Mapping[int, Passage],
) -> bytes:
    """Return the points of a class as a workbook, the weakest first."""
    cohort = dict(group.cohorts).get(group.cohort_id or 0, "全部学员")
    begun = f"已开始学习 {found.begun} 人" if found else "开始学习的不满 5 人，不显示练习情况"
    notes = (f"{group.name}班级情况：{cohort} {len(group.trainee_ids)} 人，{begun}",)
    rows = [_point(point, passages.get(point.question_id)) for point in points]
    return workbook(Table("要点", POINTS, rows, notes, (30, 30, 8, 12, 12, 24, 50, 30)))


def _plain(one: QuestionFigures, content: Content) -> list[Value]:
    counts = [one.item.n, one.right, one.partly, one.wrong, one.empty]
    words = [NAMES[content.kind], prompt(content), "；".join(keys(content))]
    return [one.number, *words, one.points, *counts, _share(one.share)]


def _fine(one: QuestionFigures) -> list[Value]:
    item = one.item
    shares = (
        item.facility, item.deviation, one.guess, item.discrimination, item.efficiency,
        item.intended_weight, item.effective_weight,
    )  # fmt: skip
    return [*map(_share, shares), "总分高的人反而错，请核对答案" if item.is_negative else ""]


def _answers(one: QuestionFigures) -> list[list[Value]]:
    rows: list[list[Value]] = []
    for tally in one.tallies:
        head: list[Value] = [one.number, tally.label, tally.key]
        head += [tally.n, tally.right, tally.empty]
        slips: list[list[Value]] = [[slip.words, slip.people] for slip in tally.slips]
        rows += [[*head, *slip] for slip in slips or [["", None]]]
    return rows


def _point(point: WeakPoint, passage: Passage | None) -> list[Value]:
    return [
        point.label,
        passage.speech_title if passage else "",
        point.people,
        _share(point.first),
        _share(point.last),
        point.slip.words if point.slip else "",
        prompt(point.content),
        "；".join(keys(point.content)),
    ]


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 3)
