"""Secrets that the database keeps sealed: whoever reads a dump of it has no use of them.

AES-256 in GCM; the key is derived from the installation's own secret, and what is sealed for one
person opens for no other.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import b32decode, b32encode, urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SEALED = 64  # characters: 12 of the nonce, 20 of the secret and 16 of the tag, in base 64
UNSEALED = 32  # characters: the secret in base 32
NONCE = 12  # bytes


def sealed(secret_key: str, secret: str, person_id: int) -> str:
    """Return what is kept of the secret (base 32, 160 bits) that a person shares with their app."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - few need it

    nonce = secrets.token_bytes(NONCE)
    closed = AESGCM(_key(secret_key)).encrypt(nonce, b32decode(secret), _whose(person_id))
    return urlsafe_b64encode(nonce + closed).decode()


def opened(secret_key: str, kept: str, person_id: int) -> str | None:
    """Return the secret, or None where it was sealed with another key or for another person."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    try:
        held = urlsafe_b64decode(kept)
        plain = AESGCM(_key(secret_key)).decrypt(held[:NONCE], held[NONCE:], _whose(person_id))
    except (ValueError, InvalidTag):
        return None
    return b32encode(plain).decode()


def seal_all(session: Session, secret_key: str) -> int:
    """Seal what an earlier program kept as it was; return how many there were."""
    unsealed = func.length(Person.code_secret) == UNSEALED
    found = session.scalars(select(Person).where(unsealed).order_by(Person.id)).all()
    for person in found:
        person.code_secret = sealed(secret_key, person.code_secret or "", person.id)
    session.flush()
    return len(found)


def _key(secret_key: str) -> bytes:
    return hmac.digest(secret_key.encode(), b"one-time codes", "sha256")


def _whose(person_id: int) -> bytes:
    return f"person {person_id}".encode()
