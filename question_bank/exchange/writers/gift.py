"""GIFT (Moodle, question/format/gift): plain text, one blank a question at most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.exchange.record import LEFT_OUT, Export, Loss
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import told
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.exchange.record import Record

SPECIAL = re.compile(r"[\\~=#{}:]")
ARROW = "->"  # makes pairs of any answers
REASONS = {
    "cloze": "GIFT 每题只能有一个空",
    "ordering": "GIFT 没有排序题",
    "recall": "GIFT 没有列举题",
}


def write(records: Sequence[Record]) -> Export:
    """Return the questions that GIFT can hold; the others are told as left out."""
    parts: list[str] = []
    losses: list[Loss] = []
    category = None
    for record in records:
        body = _body(record)
        if body is None:
            losses.append(Loss(record.name, f"{LEFT_OUT}：{REASONS[record.content.kind]}。"))
            continue
        if record.material != category:
            category = record.material
            parts.append(f"$CATEGORY: $course$/top/{category.replace('/', '／')}")
        losses += _losses(record)
        parts.append(f"// {record.name}\n::{escaped(record.name)}::[plain]{body}")
    return Export("\n\n".join([*parts, ""]).encode(), tuple(losses))


def escaped(words: str) -> str:
    """Return words without a sign or a line end that GIFT would take for its own."""
    plain = words.replace(ARROW, "→")
    return SPECIAL.sub(lambda found: "\\" + found.group(), plain).replace("\n", "\\n")


def _losses(record: Record) -> Iterator[Loss]:
    if ARROW in told(record.content):
        yield Loss(record.name, "“->”换成了“→”，因为 GIFT 用它分隔配对题的两边。")
    if isinstance(record.content, Matching) and record.content.extra:
        yield Loss(record.name, "GIFT 的配对题不能有多余的右项，多余项没有导出。")
    if isinstance(record.content, Judgement) and record.content.correction:
        yield Loss(record.name, "错误表述对应的原文没有导出：GIFT 的判断题只有对错。")
    if isinstance(record.content, Written):
        yield Loss(record.name, "采分点没有导出：GIFT 的问答题不带评分标准。")


def _body(record: Record) -> str | None:  # noqa: PLR0911 - a branch a kind
    match record.content:
        case Cloze(answers=(answer,), accepted=(others,)) as cloze:
            before, after = map(escaped, cloze.pieces())
            right = " ".join(f"={escaped(word)}" for word in (answer, *others))
            return f"{before}{{{right}}}{after}"
        case Choice(stem=stem, options=options, answer=answer):
            marked = (("=" if option == answer else "~") + escaped(option) for option in options)
            return f"{escaped(stem)}{{{' '.join(marked)}}}"
        case Multiple(stem=stem) as multiple:
            return f"{escaped(stem)}{{{' '.join(_weighed(multiple))}}}"
        case Judgement(statement=statement, truth=truth):
            return f"{escaped(statement)}{{{'TRUE' if truth else 'FALSE'}}}"
        case Matching(directions=directions, pairs=pairs):
            sides = (f"={escaped(left)} -> {escaped(right)}" for left, right in pairs)
            return f"{escaped(directions)}{{{' '.join(sides)}}}"
        case Written(stem=stem):
            return f"{escaped(stem)}{{}}"
        case _:
            return None


def _weighed(multiple: Multiple) -> Iterator[str]:
    right, wrong = len(multiple.answers), len(multiple.options) - len(multiple.answers)
    for option in multiple.options:
        weight = 100 / right if option in multiple.answers else -100 / wrong
        yield f"~%{weight:.5g}%{escaped(option)}"
