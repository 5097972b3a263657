"""The audit log as pages write it: who is asking and from where is known here."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import request
from flask_login import current_user

from question_bank.bank.audit.entries import Event, Outcome, record
from quizapp.clock import now
from quizapp.database import writing

if TYPE_CHECKING:
    from flask import Flask, Response
    from sqlalchemy.orm import Session

EVENTS = {
    Event.LOG_IN: "登录",
    Event.LOG_OUT: "退出登录",
    Event.LOG_IN_ENDED: "结束登录",
    Event.PASSWORD_CHANGED: "修改口令",
    Event.PASSWORD_RESET: "重置口令",
    Event.CODES_ON: "启用动态口令",
    Event.CODES_OFF: "停用动态口令",
    Event.NOTICE_ACCEPTED: "阅知个人信息告知",
    Event.SECRECY_CONFIRMED: "确认保密提示",
    Event.PERSON_ADDED: "添加人员",
    Event.PERSON_CHANGED: "修改人员信息",
    Event.PERSON_STOPPED: "停用账号",
    Event.PERSON_RESTORED: "恢复账号",
    Event.PERSON_UNLOCKED: "解除锁定",
    Event.PERSON_ERASED: "删除个人信息",
    Event.ROLES_CHANGED: "变更角色",
    Event.ROSTER_TAKEN_IN: "导入名单",
    Event.REFUSED: "越权访问",
    Event.DOWNLOAD: "下载文件",
    Event.PERSON_EXPORTED: "导出个人信息",
    Event.UPLOAD_CONFIRMED: "确认上传内容不涉密",
    Event.UPLOAD_REFUSED: "疑似密级标志，已拒绝",
    Event.SETTINGS_CHANGED: "修改设置",
    Event.BACKED_UP: "备份",
    Event.RESTORED: "从备份恢复",
    Event.PURGED: "彻底清除材料",
    Event.SAMPLES_REMOVED: "清除示例数据",
    Event.TIDIED: "按保存期限清理",
}
OUTCOMES = {Outcome.DONE: "成功", Outcome.REFUSED: "失败"}


def note(
    rows: Session,
    event: Event,
    /,
    *,
    outcome: Outcome = Outcome.DONE,
    who: int | None = None,
    about: int | None = None,
    **facts: object,
) -> None:
    """Write down what the visitor (or `who`) did; it is kept with what is committed."""
    asking = current_user.person_id if current_user.is_authenticated else None
    record(
        rows,
        event,
        who=who or asking,
        address=request.remote_addr or "",
        now=now(),
        outcome=outcome,
        about=about,
        facts=facts,
    )


def register(app: Flask) -> None:
    """Write down every file that is handed out, and every page that was refused."""

    @app.after_request
    def noted(response: Response) -> Response:
        if response.status_code == HTTPStatus.FORBIDDEN:
            _note_page(Event.REFUSED, Outcome.REFUSED)
        elif response.headers.get("Content-Disposition", "").startswith("attachment"):
            _note_page(Event.DOWNLOAD, Outcome.DONE)
        return response


def _note_page(event: Event, outcome: Outcome) -> None:
    if not current_user.is_authenticated:
        return
    with writing() as rows:
        note(rows, event, outcome=outcome, page=request.path[:200])
        rows.commit()
