"""The only door to argon2: passwords are kept as hashes that are slow to guess."""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else
_HASHER = PasswordHasher()
# for what was drawn at random and soon ends: 59 bits are not guessed however fast the hash is
_QUICK = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)


def hashed(password: str) -> str:
    """Return what may be kept of a password."""
    return _HASHER.hash(password)


def hashed_initial(password: str) -> str:
    """Return what may be kept of a password that `initial` drew; hundreds take a second."""
    return _QUICK.hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Return whether the password is the one kept; with nothing kept it takes as long to say no."""
    try:
        return _HASHER.verify(kept or _nobodys(), password) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def initial() -> str:
    """Return a random password that can be read aloud and typed from paper (59 bits)."""
    drawn = "".join(secrets.choice(LEGIBLE) for _ in range(12))
    return "-".join(drawn[start : start + 4] for start in (0, 4, 8))


@cache
def _nobodys() -> str:
    return hashed(secrets.token_hex())
