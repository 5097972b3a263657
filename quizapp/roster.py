"""What becomes of a row of a roster, and what was done to a class or a course, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.bank.accounts.enrolling import Enrolled
    from question_bank.bank.classes.changes import Change

FORESEEN = {
    "added": "新建账号",
    "joined": "已有账号，加入本班",
    "known": "本来就在班上",
}
OUTCOMES = {
    "added": "已添加",
    "joined": "已有账号，已加入本班",
    "known": "本来就在班上",
    "there": "已有账号，没有改动",
}
PROBLEMS = {
    "no_name": "没有姓名",
    "identity_number": "写的是身份证号，请删去，改用工号或别的编号",
    "phone_number": "工号写的是手机号，请改用工号或别的编号",
    "too_long": "文字太长",
    "twice": "工号（或没有工号的姓名）与前面一行重复；重名的请填工号",
    "someone_else": "这个工号是另一个人的，请核对",
}
KINDS = {"added": "right", "joined": "right", "refused": "wrong"}
ACTS = {
    "made": "新建",
    "set": "修改设置",
    "opened": "开放",
    "closed": "结束",
    "copied": "复制自",
    "joined": "加入",
    "left": "移出",
    "moved": "调班",
    "password": "重置口令",
    "left_out": "不考的题",
    "put_back": "恢复考的题",
}


def foreseen(result: Enrolled) -> str:
    """Return what would become of a row."""
    return PROBLEMS[result.row.problem] if result.row.problem else FORESEEN[result.outcome]


def said(result: Enrolled) -> str:
    """Return what became of a row."""
    return PROBLEMS[result.row.problem] if result.row.problem else OUTCOMES[result.outcome]


def done(change: Change) -> str:
    """Return what was done, about whom and how."""
    return " ".join(part for part in (ACTS[change.act], change.about, change.detail) if part)
