"""Columns read past the session's machinery, which is there for objects and doubles the cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import CursorResult, Select
    from sqlalchemy.orm import Session

Columns = TypeVarTuple("Columns")


def columns(
    session: Session, query: Select[*Columns], named: Mapping[str, Any]
) -> CursorResult[*Columns]:
    """Return the rows of a select of columns, run with the values named in it.

    What the session has not written yet is written first, as the session itself does it.
    """
    session.flush()
    return session.connection().execute(query, named)
