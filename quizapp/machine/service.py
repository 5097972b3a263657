"""The installation: database, backups, time, certificate, the port it would answer at."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

import quizapp
from question_bank.bank.audit.entries import AuditEntry
from quizapp.backups.shelf import is_same_disk, kept
from quizapp.certificates import facts
from quizapp.locks import InUse, replacing
from quizapp.machine.findings import bad, care, good
from quizapp.nodes import has_same_secret, seconds_ahead
from quizapp.schema import head, is_known, revision_of
from quizapp.server import is_free
from quizapp.tls import fits, own

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from quizapp.database import Database
    from quizapp.machine.findings import Finding
    from quizapp.settings import Settings

A_DAY = timedelta(days=1)
SOON = timedelta(days=30)
MOST_APART = 5  # seconds
PLAIN = "口令和答案在网络上是明文，同一网络里的人可能看到；离线阅读不能用。"


def database(rows: Database) -> Finding:
    """Look whether the database answers, and whether it is of this program's revision."""
    what = "数据库"
    try:
        with rows.reading() as session:
            revision = revision_of(session.connection())
            product = _product(session)
    except SQLAlchemyError as error:
        kind = type(getattr(error, "orig", None) or error).__name__
        return bad(what, f"连不上（{kind}）", "请检查 DATABASE_URL、数据库服务和权限。")
    if revision is None:
        return care(what, f"{product}，还是空的", "运行 quizapp serve 时会自动建表。")
    if not is_known(revision):
        return bad(what, f"{product}，版本 {revision} 比本程序新", "请安装新版程序。")
    if revision != head():
        return care(
            what, f"{product}，版本 {revision}", "运行 quizapp serve 时会先备份再自动升级。"
        )
    return good(what, f"{product}，版本 {revision}，是最新的")


def _product(session: Session) -> str:
    if session.get_bind().dialect.name == "sqlite":
        return "SQLite"
    return f"PostgreSQL {str(session.scalar(text('SHOW server_version'))).split()[0]}"


def backups(settings: Settings, *, now: datetime) -> Finding:
    """Look how old the last backup is, and whether it would outlive the disk."""
    what, found = "备份", kept(settings)
    if not found:
        return care(what, "还没有", "请运行 quizapp backup，并按文档设好每天自动备份。")
    age = now - found[0].made_at
    when = f"最近一次是 {found[0].made_at.astimezone(settings.timezone):%Y-%m-%d %H:%M}"
    if age > 2 * A_DAY:
        return care(
            what, f"{when}，已过 {age.days} 天", "请看自动备份是不是停了：systemctl list-timers"
        )
    if settings.backup_copies is None:
        return care(what, f"{when}，没有另存", "请用 QUIZAPP_BACKUP_COPIES 另存到别的磁盘。")
    if not found[0].elsewhere:
        return bad(what, f"{when}，没有另存成功", f"请检查 {settings.backup_copies}。")
    if is_same_disk(settings):
        return care(what, f"{when}，另存在同一块磁盘上", "磁盘坏了两份都会丢，请另存到别的磁盘。")
    return good(what, f"{when}，已另存")


def clock(settings: Settings, rows: Database, *, now: datetime) -> Finding:
    """Look whether the machine's time can be right: not before what has happened already."""
    what = "时间"
    here = f"{now.astimezone(settings.timezone):%Y-%m-%d %H:%M:%S}（{settings.timezone.key}）"
    made = datetime.fromtimestamp(Path(quizapp.__file__).stat().st_mtime, UTC)
    if now < made - A_DAY:
        return bad(what, here, "比程序安装的时间还早，请校准服务器的时间。")
    last = _last_change(rows)
    if last and now < last - timedelta(minutes=5):
        return bad(what, here, "比日志里的最后一条还早，请校准服务器的时间，否则复习日期会乱。")
    return good(what, f"{here}，请与手表核对一下")


def _last_change(rows: Database) -> datetime | None:
    """Return when the last thing happened that the log knows of; None where none can be asked."""
    try:
        with rows.reading() as session:
            return session.scalar(select(func.max(AuditEntry.at)))
    except SQLAlchemyError:
        return None


def others(settings: Settings, rows: Database, *, now: datetime) -> Finding:
    """Look whether this machine can serve PostgreSQL's database beside others."""
    what = "与别的服务器"
    try:
        with rows.reading() as session:
            is_same, ahead = has_same_secret(session, settings), seconds_ahead(session, now)
    except SQLAlchemyError:
        return care(what, "看不了", "数据库连上以后再看。")
    if not is_same:
        return bad(
            what,
            "密钥与最近启动的一台不一样",
            "请在每台的 /etc/quizapp.env 里写同一个 QUIZAPP_SECRET_KEY，再重新启动。",
        )
    if abs(ahead) > MOST_APART:
        return bad(what, f"时间与数据库服务器差 {abs(ahead):.0f} 秒", "请校准，每台都要一致。")
    return good(what, "密钥、时间一致")


def certificate(settings: Settings, *, now: datetime) -> Finding:
    """Look whether connections are kept from others' eyes, and until when."""
    what, ours = "https", own(settings.instance)
    if not ours.is_there:
        if settings.secure_cookies:
            return good(what, "由前面的代理负责")
        return care(
            what, f"没有启用：{PLAIN}", "请运行 quizapp certificate，再用 quizapp serve --tls。"
        )
    if not fits(ours):
        return bad(what, "证书和私钥不是一对", "请重新运行 quizapp certificate。")
    said = facts(ours)
    found = f"{'、'.join(said.names)}，{said.ends_at.astimezone(settings.timezone):%Y-%m-%d} 到期"
    if said.ends_at < now:
        return bad(what, found, "已经过期，请重新运行 quizapp certificate。")
    if said.ends_at < now + SOON:
        return care(
            what, found, "快到期了，请重新运行 quizapp certificate，然后 systemctl reload quizapp。"
        )
    return good(what, found)


def port(settings: Settings, host: str, number: int) -> Finding:
    """Look whether the address is free, or taken by this installation itself."""
    what, address = "端口", f"{host}:{number}"
    try:
        with replacing(settings.instance):
            pass
    except InUse:
        return good(what, f"{address}，网站正在运行")
    if number < 1024 and os.geteuid() != 0:
        return care(what, address, "1024 以下的端口要 root 才能用，请换一个，或者放在 nginx 后面。")
    if not is_free(host, number):
        return bad(what, f"{address} 已被别的程序占用", "请用 --bind 换一个端口。")
    return good(what, f"{address} 空着")
