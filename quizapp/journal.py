"""The audit log in words: what a line says beyond its event, and which lines are asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from flask import request

from question_bank.bank.audit.entries import Event, Outcome
from question_bank.bank.audit.search import Sought
from question_bank.bank.people import Role
from quizapp.auditing import EVENTS, OUTCOMES
from quizapp.installation import current_settings
from quizapp.purging.words import COUNTED
from quizapp.roles import ROLES
from quizapp.site import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from question_bank.bank.audit.entries import Line

LONGEST = 80
DAY = timedelta(days=1)
REASONS = {
    "password": "口令不对",
    "waits": "锁定期间再试",
    "stopped": "账号已停用",
    "expired": "初始口令已过期",
    "code": "动态口令不对",
    "idle": "离开太久，自动退出",
}
FIELDS = {"name": "姓名", "unit": "单位", "post": "职务", "leaves_at": "离开日期", **LABELS}
KEYS = {
    "roles": "角色",
    "added": "增加",
    "taken": "取消",
    "fields": "改了",
    "page": "页面",
    "rows": "行数",
    "file": "文件",
    "reason": "原因",
    "cohort": "培训班编号",
    "files": "文件数",
    "checked": "已核对原文",
    "others": "其他全部设备",
    "version": "保密提示编号",
    "words": "保密提示全文",
    "extension": "格式",
    "people": "人数",
    "questions": "试题数",
    "stopped": "停用账号",
    "erased": "删除个人信息",
    "answers": "清除答题原文",
    "lines": "清除日志",
    "made_at": "备份时间",
    **COUNTED,
}
HEADINGS = ("时间", "事件", "结果", "登录名", "姓名", "地址", "对象登录名", "对象姓名", "说明")


def asked(days: tuple[date | None, date | None]) -> Sought:
    """Return which lines the address asks for, from one day to another, both included."""
    given, (first, last) = request.args, days
    event, outcome = given.get("event"), given.get("outcome")
    return Sought(
        since=_begins(first) if first else None,
        until=_begins(last) + DAY if last else None,
        events=frozenset({Event(event)}) if event in set(Event) else frozenset(),
        outcome=Outcome(outcome) if outcome in set(Outcome) else None,
        words=given.get("words", "").strip()[:LONGEST],
    )


def told(line: Line) -> str:
    """Return what a line says beyond who, when and what."""
    return "；".join(
        f"{KEYS.get(key, key)}：{_said(key, fact)}" for key, fact in line.facts.items()
    )


def cells(line: Line) -> Sequence[str]:
    """Return a line as a row of a table, by the time of the site."""
    at = line.at.astimezone(current_settings().timezone)
    return (
        f"{at:%Y-%m-%d %H:%M:%S}",
        EVENTS[line.event],
        OUTCOMES[line.outcome],
        line.login,
        line.name,
        line.address,
        line.subject,
        line.subject_name,
        told(line),
    )


def _begins(day: date) -> datetime:
    zone = current_settings().timezone
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def _said(key: str, fact: Any) -> str:  # noqa: ANN401 - a fact of any kind
    if isinstance(fact, list):
        return "、".join(_said(key, one) for one in fact) or "无"
    if isinstance(fact, bool):
        return "是" if fact else "否"
    if key == "reason":
        return REASONS.get(str(fact), str(fact))
    if key == "fields":
        return FIELDS.get(str(fact), str(fact))
    return ROLES[Role(fact)] if fact in set(Role) else str(fact)
