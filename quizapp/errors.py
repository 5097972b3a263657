"""What people read when something cannot be done: one table, used by pages and commands alike."""

from __future__ import annotations

from errno import EDQUOT, ENOSPC
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import current_app, render_template, request
from flask_login import AnonymousUserMixin, current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, SecurityError

from question_bank.bank.people import Role
from question_bank.errors import NotFound, QuestionBankError, Stale, UnreadableFile
from question_bank.speech import refusals
from quizapp.sentences import NOUNS, REFUSED, WORDS
from quizapp.sentences.message import CONFLICT, GONE, INCOMPLETE, Message

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue


TEMPLATE = "errors/error.html"
AGAIN_AFTER = "5"  # seconds
MOST_SWALLOWED = 300 * 1024 * 1024
FULL = ("disk is full", "No space left on device", "IO_ENOSPC")  # SQLite, PostgreSQL, libxml2
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
        Message(
            HTTPStatus.INSUFFICIENT_STORAGE,
            "服务器的磁盘已满",
            "刚才的操作没有完成。请联系系统管理员清理磁盘后再试。",
        ),
    )
}
NOT_NOW = Message(CONFLICT, "现在不能这样做", "请返回上一页，刷新后再试。")
NOT_MINE = Message(
    HTTPStatus.FORBIDDEN,
    "这一页不对系统管理员开放",
    "它属于培训管理员或者学员。系统管理员管账号和设备，看不到试题、答案和学习情况。",
)
STALE = Message(
    CONFLICT,
    "内容已被更新",
    "您看到的页面比现在的内容旧，刚才的操作没有生效。请返回上一页，刷新后再做一次。",
)
EXPIRED = Message(
    HTTPStatus.BAD_REQUEST,
    "页面已过期",
    "这一页打开得太久，或者期间重新登录过，刚才的操作没有生效。请返回上一页，刷新后再做一次。",
)


class _Facts(dict[str, object]):
    def __missing__(self, _name: str) -> str:
        return ""


def message(error: QuestionBankError) -> Message:
    """Return what to tell people about an error; an unknown reason gets a general sentence."""
    match error:
        case UnreadableFile():
            return Message(
                INCOMPLETE, refusals.title(error.reason), refusals.sentence(error.reason)
            )
        case NotFound():
            noun = NOUNS.get(error.reason, "要看的内容")
            return Message(GONE, f"没有找到{noun}", "它可能已被移走，或者不对您开放。")
        case Stale():
            return STALE
    found = REFUSED.get(error.reason, NOT_NOW)
    facts = _Facts({name: WORDS.get(fact, fact) for name, fact in error.facts.items()})
    advice = found.advice.format_map(facts)
    return Message(found.status, found.title.format_map(facts), advice)


def sentence(error: QuestionBankError) -> str:
    """Return the same in one line, for a command or a field."""
    found = message(error)
    if isinstance(error, UnreadableFile):
        return found.advice
    return f"{found.title}。{found.advice}"


def is_full(error: BaseException) -> bool:
    """Return whether something could not be done because there is no room on a disk."""
    if isinstance(error, OSError) and error.errno in {ENOSPC, EDQUOT}:
        return True
    return any(words in str(error) for words in FULL)


def failure(error: BaseException) -> Message:
    """Return what to say of a failure that lies with the machine: its disk, its database, or us.

    It may come from anywhere: from a library that keeps files, or when all but the log is written.
    """
    if is_full(error):
        return HTTP[HTTPStatus.INSUFFICIENT_STORAGE]
    if isinstance(error, (NoConnection, OperationalError)):
        return HTTP[HTTPStatus.SERVICE_UNAVAILABLE]
    return HTTP[HTTPStatus.INTERNAL_SERVER_ERROR]


def register(app: Flask) -> None:
    """Turn errors into pages."""

    @app.errorhandler(QuestionBankError)
    def refused(error: QuestionBankError) -> ResponseReturnValue:
        return _page(message(error))

    @app.errorhandler(CSRFError)
    def expired(_error: CSRFError) -> ResponseReturnValue:
        return _page(EXPIRED)

    @app.errorhandler(SecurityError)
    def misnamed(error: SecurityError) -> ResponseReturnValue:
        # no link can be made under a name that is not ours
        return render_template("errors/host.html"), error.code or HTTPStatus.BAD_REQUEST

    _register_http(app)
    _register_database(app)


def _register_http(app: Flask) -> None:
    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> ResponseReturnValue:
        if error.response is not None or (error.code or 0) < HTTPStatus.BAD_REQUEST:
            return error
        if isinstance(error, RequestEntityTooLarge):
            _swallow()
        found = _of_http(error)
        is_ours = found.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return _nobodys_page(found) if is_ours else _page(found)


def _register_database(app: Flask) -> None:
    @app.errorhandler(IntegrityError)
    def crossed(error: IntegrityError) -> ResponseReturnValue:
        app.logger.error("two changes crossed", exc_info=error)
        return _page(STALE)

    @app.errorhandler(DataError)
    def unfit(error: DataError) -> ResponseReturnValue:
        app.logger.error("the database cannot hold it", exc_info=error)
        return _page(HTTP[HTTPStatus.UNPROCESSABLE_ENTITY])

    @app.errorhandler(NoConnection)
    @app.errorhandler(OperationalError)
    def busy(error: Exception) -> ResponseReturnValue:
        app.logger.error("the database does not answer", exc_info=error)
        return _nobodys_page(failure(error))


def _of_http(error: HTTPException) -> Message:
    if cause := getattr(error, "original_exception", None):
        return failure(cause)
    found = HTTP.get(error.code or 0, HTTP[HTTPStatus.INTERNAL_SERVER_ERROR])
    is_for_others = found.status == HTTPStatus.FORBIDDEN and _is_administrator()
    return NOT_MINE if is_for_others else found


def _swallow() -> None:
    """Read what is left of too large a request: a browser that still sends hears no answer."""
    body, left = request.environ["wsgi.input"], min(request.content_length or 0, MOST_SWALLOWED)
    while left > 0 and (piece := body.read(min(left, 1 << 20))):
        left -= len(piece)


def _is_administrator() -> bool:
    """Return whether whoever may not see a page is the one whom others are sent to."""
    return bool(current_user.is_authenticated and current_user.is_(Role.ADMINISTRATOR))


def _nobodys_page(found: Message) -> ResponseReturnValue:
    """Return a page made without asking who it is for: that may be what has failed."""
    template = current_app.jinja_env.get_template(TEMPLATE)
    page = template.render(message=found, current_user=AnonymousUserMixin())
    passes = found.status == HTTPStatus.SERVICE_UNAVAILABLE
    return page, found.status, {"Retry-After": AGAIN_AFTER} if passes else {}


def _page(found: Message) -> ResponseReturnValue:
    return render_template(TEMPLATE, message=found), found.status
