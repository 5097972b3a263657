"""Wiping what deleted rows leave in the files of a database, as far as a program can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine.interfaces import DBAPICursor

    from quizapp.database import Database

ALWAYS = (
    "磁盘上已经腾出的空间、固态硬盘的备用块、虚拟机和磁盘快照，本程序够不着；"
    "真是涉密的，存储介质要按保密规定处理。"
)
POSTGRESQL = (
    "PostgreSQL 的预写日志（pg_wal）、日志归档、备库和 pg_dump 文件里可能还有，请数据库管理员清理。"
)


def wipe(database: Database, tables: Iterable[str]) -> list[str]:
    """Rewrite the database without what was deleted; return what could not be wiped."""
    is_sqlite = database.engine.dialect.name == "sqlite"
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not is_sqlite:
            for name in sorted(tables):
                quoted = connection.dialect.identifier_preparer.quote(name)
                connection.execute(text(f"VACUUM FULL {quoted}"))
            connection.execute(text("CHECKPOINT"))
            return [POSTGRESQL, ALWAYS]
    return [ALWAYS] if _rewritten(database) else ["数据库正忙，没有压缩完，请再运行一次。", ALWAYS]


def _rewritten(database: Database) -> bool:
    """Write the file anew and empty the log; return False where somebody else reads."""
    with database.engine.connect() as pooled:
        cursor = pooled.connection.cursor()
        cursor.execute("PRAGMA secure_delete = ON")
        busy = _emptied(cursor)
        cursor.execute("VACUUM")
        busy += _emptied(cursor)
        cursor.close()
    return not busy


def _emptied(cursor: DBAPICursor) -> int:
    """Empty the log into the file; return 1 where somebody was in the way."""
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (busy, *_) = cursor.fetchone() or (1,)
    return int(busy)
