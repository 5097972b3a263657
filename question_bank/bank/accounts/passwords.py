"""The only door to argon2: passwords are kept as hashes that are slow to guess."""

from __future__ import annotations

import secrets
from functools import cache
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else
_HASHER = PasswordHasher()
# for what was drawn at random and soon ends: 59 bits are not guessed however fast the hash is
_QUICK = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
# a slow look takes 64 MiB and all cores: many at a time would not be done earlier, but need it each
_ONE_LOOK = Lock()


def hashed(password: str) -> str:
    """Return what may be kept of a password."""
    return _HASHER.hash(password)


def hashed_initial(password: str) -> str:
    """Return what may be kept of a password that `initial` drew; hundreds take a second."""
    return _QUICK.hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Return whether the password is the one kept; the work is the same whatever is kept.

    Nothing kept, or a hash that is quickly looked at, costs one slow look all the same: how long it
    takes tells neither who exists nor who has not changed what they were given.
    """
    if kept is None or not _is_slow(kept):
        _is_of(password, _nobodys())
    return kept is not None and _is_of(password, kept)


def _is_slow(kept: str) -> bool:
    try:
        return not _HASHER.check_needs_rehash(kept)
    except InvalidHashError:
        return False


def _is_of(password: str, kept: str) -> bool:
    try:
        with _ONE_LOOK:
            return _HASHER.verify(kept, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def initial() -> str:
    """Return a random password that can be read aloud and typed from paper (59 bits)."""
    drawn = "".join(secrets.choice(LEGIBLE) for _ in range(12))
    return "-".join(drawn[start : start + 4] for start in (0, 4, 8))


@cache
def _nobodys() -> str:
    return hashed(secrets.token_hex())
