"""What became of a row of a roster, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.bank.accounts.roster import Enrolled

OUTCOMES = {
    "added": "已添加",
    "joined": "已有账号，已加入本班",
    "known": "本来就在班上",
}
PROBLEMS = {
    "no_name": "没有姓名",
    "identity_number": "写的是身份证号，请改用工号或别的编号",
    "too_long": "文字太长",
    "twice": "工号（或没有工号的姓名）与前面一行重复；重名的请填工号",
    "someone_else": "这个工号是另一个人的，请核对",
}


def said(result: Enrolled) -> str:
    """Return what became of the row."""
    return PROBLEMS[result.row.problem] if result.row.problem else OUTCOMES[result.outcome]
