"""合格线 and 优秀线 as they are typed."""

from __future__ import annotations

from wtforms import ValidationError

from question_bank.study.examining.grading import grading


def require_lines(total: float, pass_mark: float | None, merit_mark: float | None) -> None:
    """Let lines pass that can be reached and do not cross; None is the usual line.

    Raises:
        ValidationError: with the sentence for the person.

    """
    lines = grading(total, pass_mark, merit_mark)
    if max(lines.pass_mark, lines.merit_mark) > total > 0:
        raise ValidationError(f"合格线、优秀线不能超过满分（{total:g} 分）。")
    if lines.merit_mark < lines.pass_mark:
        raise ValidationError("优秀线不能低于合格线。")
