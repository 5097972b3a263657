"""Columns read past the session's machinery, which is there for objects and doubles the cost.

A select whose `IN` holds a list is written anew each time it is run; `each` names the members of a
list of known length instead, so that it is written once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVarTuple

from sqlalchemy import bindparam

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import BindParameter, CursorResult, Select
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


def each(name: str, count: int) -> list[BindParameter[int]]:
    """Return the names of so many ids, for a select that `members` gives the values of."""
    return [bindparam(f"{name}_{number}") for number in range(count)]


def members(name: str, ids: Sequence[int]) -> dict[str, int]:
    """Return ids under the names that `each` gave them."""
    return {f"{name}_{number}": id_ for number, id_ in enumerate(ids)}
