"""A sentence about what went wrong, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Message:
    """What went wrong in a few words, and what to do about it."""

    status: HTTPStatus
    title: str
    advice: str


CONFLICT, GONE = HTTPStatus.CONFLICT, HTTPStatus.NOT_FOUND
INCOMPLETE = HTTPStatus.UNPROCESSABLE_ENTITY
