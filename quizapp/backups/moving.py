"""All rows of an installation into a database of another kind, SQLite or PostgreSQL, and back."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import inspect, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from quizapp.backups.rows import Differs, transfer
from quizapp.database import Database
from quizapp.nodes import standstill
from quizapp.schema import migrate, migrating

if TYPE_CHECKING:
    from quizapp.backups.rows import Prints
    from quizapp.settings import Settings

KINDS = {"sqlite", "postgresql"}


class CannotMove(Exception):
    """The rows cannot go there; the message is a Chinese sentence."""


def move(settings: Settings, url: str) -> Prints:
    """Copy an up-to-date installation's rows to an empty database; all of them arrive, or none.

    What is there stays as it is. Returns how many rows of each table arrived, compared by hash.

    Raises:
        CannotMove: the address is none, nothing answers there, or it is not empty.
        InUse: pages are served from the installation.

    """
    target, source = _opened(replace(settings, database_url=_checked(url))), Database(settings)
    try:
        with standstill(settings), source.reader.connect() as sent:
            _refuse_filled(target)
            with migrating(target.engine) as arriving:
                migrate(arriving)
                return transfer(sent, arriving)
    except Differs as error:
        raise CannotMove(f"这些表搬过去后与原来不一致，已全部撤销：{error}。") from error
    except SQLAlchemyError as error:
        words = str(getattr(error, "orig", error)).splitlines()[0]
        raise CannotMove(f"目标数据库没有接受，已全部撤销：{words}") from error
    finally:
        source.engine.dispose()
        target.engine.dispose()


def digest(prints: Prints) -> str:
    """Return one sum of all rows of all tables: two databases with the same rows have the same."""
    lines = (f"{name} {count} {total}\n" for name, (count, total) in sorted(prints.items()))
    return sha256("".join(lines).encode()).hexdigest()


def _checked(url: str) -> str:
    try:
        kind = make_url(url).get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise CannotMove(
            "地址要写成 postgresql://用户:口令@主机/库名 或 sqlite:////目录/文件。"
        ) from error
    if kind not in KINDS:
        raise CannotMove(f"不支持 {kind}，只能搬到 PostgreSQL 或 SQLite。")
    return url


def _opened(settings: Settings) -> Database:
    try:
        return Database(settings)
    except ModuleNotFoundError as error:
        raise CannotMove("没有装 PostgreSQL 的驱动，请安装 psycopg[binary]。") from error


def _refuse_filled(target: Database) -> None:
    if inspect(target.engine).get_table_names():
        raise CannotMove("目标数据库不是空的，没有搬。请先建一个空库。")
