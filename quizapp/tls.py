"""The certificate that the server shows, and what it demands of a connection."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER = "tls"


@dataclass(frozen=True, slots=True)
class Certificate:
    """Two PEM files: the certificate with those above it, and its key."""

    chain: Path
    key: Path

    @property
    def is_there(self) -> bool:
        """Whether both files are."""
        return self.chain.is_file() and self.key.is_file()


def own(instance: Path) -> Certificate:
    """Return the certificate that `quizapp certificate` makes, there or not."""
    return Certificate(instance / FOLDER / "server.pem", instance / FOLDER / "server.key")


def authority(instance: Path) -> Certificate:
    """Return the authority that signs it, there or not."""
    return Certificate(instance / FOLDER / "authority.pem", instance / FOLDER / "authority.key")


def fits(certificate: Certificate) -> bool:
    """Return whether the files are a certificate and its key."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(certificate.chain, certificate.key, password=_no_password)
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        return False
    return True


def at_least_12(_config: object, make: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
    """Return gunicorn's context, closed to what is older than TLS 1.2."""
    context = make()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _no_password() -> str:
    """Answer for a key that asks for a password: nobody sits at a server to type it.

    Raises:
        ValueError: always.

    """
    raise ValueError("the key is locked")
