"""Addresses that come out of requests and that somebody is to be led to."""

from __future__ import annotations

from urllib.parse import urlsplit


def own_address(address: str | None) -> str | None:
    """Return the address if it surely leads to a page of ours."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return None
    plain = address.isprintable() and "\\" not in address
    parts = urlsplit(address) if plain else None
    return address if parts and not parts.scheme and not parts.netloc else None
