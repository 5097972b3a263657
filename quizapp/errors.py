"""What people read when something cannot be done: one table, used by pages and commands alike."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import render_template
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from question_bank.errors import NotFound, QuestionBankError, Refused, Stale, UnreadableFile

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue


@dataclass(frozen=True, slots=True)
class Message:
    """What went wrong in a few words, and what to do about it."""

    status: HTTPStatus
    title: str
    advice: str


UNREADABLE = HTTPStatus.UNPROCESSABLE_ENTITY
CONFLICT = HTTPStatus.CONFLICT

MESSAGES: dict[tuple[type[QuestionBankError], str], Message] = {
    (UnreadableFile, "empty"): Message(
        UNREADABLE, "文件是空的", "请检查选对了文件，或把讲话稿粘贴进来。"
    ),
    (UnreadableFile, "scanned"): Message(
        UNREADABLE, "文件是扫描件，里面没有文字", "请换成 Word 或带文字的 PDF，或把讲话稿粘贴进来。"
    ),
    (UnreadableFile, "encrypted"): Message(
        UNREADABLE, "文件设有密码，打不开", "请去掉密码另存一份再上传。"
    ),
    (UnreadableFile, "broken"): Message(
        UNREADABLE, "文件已损坏，读不出来", "请用 Word 或 WPS 打开后另存为 .docx 再上传。"
    ),
    (UnreadableFile, "too_large"): Message(
        UNREADABLE, "文件太大", "请只上传讲话稿本身，去掉图片和附件。"
    ),
    (UnreadableFile, "unknown_format"): Message(
        UNREADABLE, "不认识这种文件", "可以上传 .docx、.pdf、.html、.txt，或把讲话稿粘贴进来。"
    ),
    (UnreadableFile, "old_format"): Message(
        UNREADABLE, "这是旧版 Word 文件（.doc）", "请用 Word 或 WPS 打开后另存为 .docx 再上传。"
    ),
    (UnreadableFile, "mismatch"): Message(
        UNREADABLE, "文件内容与扩展名不符", "请用原来的软件打开后另存一份再上传。"
    ),
    (UnreadableFile, "too_short"): Message(
        UNREADABLE, "文字太少，不像一篇讲话稿", "请检查文件是否完整。"
    ),
    (UnreadableFile, "too_slow"): Message(
        UNREADABLE, "读这个文件用的时间太长，已停止", "请把讲话稿另存为 .docx 或 .txt 再上传。"
    ),
    (Refused, "login_taken"): Message(CONFLICT, "登录名“{login}”已有人使用", "请换一个登录名。"),
}

KINDS: dict[type[QuestionBankError], Message] = {
    UnreadableFile: Message(
        UNREADABLE, "文件读不出来", "请另存为 .docx 或 .txt 再上传，或把讲话稿粘贴进来。"
    ),
    NotFound: Message(
        HTTPStatus.NOT_FOUND, "没有找到要看的内容", "它可能已被移走，或者不对您开放。"
    ),
    Refused: Message(CONFLICT, "现在不能这样做", "请返回上一页，刷新后再试。"),
    Stale: Message(
        CONFLICT,
        "内容已被更新",
        "您看到的页面比现在的内容旧，刚才的操作没有生效。请刷新后再做一次。",
    ),
}

HTTP: dict[int, Message] = {
    message.status: message
    for message in (
        Message(HTTPStatus.BAD_REQUEST, "请求不完整", "请返回上一页，刷新后再试。"),
        Message(HTTPStatus.UNAUTHORIZED, "请先登录", "登录后就能看到这一页。"),
        Message(HTTPStatus.FORBIDDEN, "这一页不对您开放", "如果工作需要，请联系系统管理员开通。"),
        Message(HTTPStatus.NOT_FOUND, "没有这一页", "地址可能写错了，或者内容已被移走。"),
        Message(HTTPStatus.METHOD_NOT_ALLOWED, "不能这样打开这一页", "请从菜单重新进入。"),
        Message(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "内容太大", "请只上传讲话稿本身，去掉图片和附件。"
        ),
        Message(HTTPStatus.UNPROCESSABLE_ENTITY, "填写的内容有误", "请返回上一页改正后再提交。"),
        Message(HTTPStatus.TOO_MANY_REQUESTS, "操作太频繁", "请稍等一会儿再试。"),
        Message(
            HTTPStatus.INTERNAL_SERVER_ERROR,
            "系统出了故障",
            "刚才的操作没有完成。请稍后再试；如果还是这样，请把时间告诉系统管理员。",
        ),
        Message(HTTPStatus.SERVICE_UNAVAILABLE, "系统正忙", "刚才的操作没有完成，请稍等几秒再试。"),
    )
}
EXPIRED = Message(
    HTTPStatus.BAD_REQUEST,
    "页面已过期",
    "这一页打开得太久，或者期间重新登录过，刚才的操作没有生效。请返回上一页，刷新后再做一次。",
)


class _Facts(dict[str, object]):
    def __missing__(self, _name: str) -> str:
        return ""


def message(error: QuestionBankError) -> Message:
    """Return what to tell people about an error; an unknown reason gets its kind's sentence."""
    kind = next(kind for kind in [*type(error).__mro__, Refused] if kind in KINDS)
    found = MESSAGES.get((kind, error.reason), KINDS[kind])
    facts = _Facts(error.facts)
    return Message(found.status, found.title.format_map(facts), found.advice.format_map(facts))


def sentence(error: QuestionBankError) -> str:
    """Return the same in one line, for a command or a field."""
    found = message(error)
    return f"{found.title}。{found.advice}"


def register(app: Flask) -> None:
    """Turn errors into pages."""

    @app.errorhandler(QuestionBankError)
    def refused(error: QuestionBankError) -> ResponseReturnValue:
        return _page(message(error))

    @app.errorhandler(CSRFError)
    def expired(_error: CSRFError) -> ResponseReturnValue:
        return _page(EXPIRED)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> ResponseReturnValue:
        if error.response is not None or (error.code or 0) < HTTPStatus.BAD_REQUEST:
            return error
        return _page(HTTP.get(error.code or 0, HTTP[HTTPStatus.INTERNAL_SERVER_ERROR]))

    @app.errorhandler(OperationalError)
    def busy(error: OperationalError) -> ResponseReturnValue:
        app.logger.error("the database does not answer", exc_info=error)
        return _page(HTTP[HTTPStatus.SERVICE_UNAVAILABLE])


def _page(found: Message) -> ResponseReturnValue:
    return render_template("errors/error.html", message=found), found.status
