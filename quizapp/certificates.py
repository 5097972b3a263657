"""Certificates for an intranet: an authority of the unit's own, which vouches for these names only.

Whoever trusts it trusts it for nothing else: the names it may sign stand in it (RFC 5280, name
constraints), so a stolen key opens no other site.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from quizapp.tls import FOLDER, authority, own

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quizapp.tls import Certificate

AUTHORITY_LASTS = timedelta(days=3650)
SERVER_LASTS = timedelta(days=820)  # phones take none that lasts longer than 825
BEFORE = timedelta(days=1)  # a browser's clock may be behind ours
DIGITAL_SIGNATURE, CERTIFICATE_SIGNATURE = "digital_signature", "key_cert_sign"
USAGES = (
    DIGITAL_SIGNATURE, "content_commitment", "key_encipherment", "data_encipherment",
    "key_agreement", CERTIFICATE_SIGNATURE, "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What a certificate says: for which names, until when, and its SHA-256 to be compared."""

    names: tuple[str, ...]
    ends_at: datetime
    fingerprint: str


def issue(instance: Path, names: Sequence[str], *, unit: str, now: datetime) -> Facts:
    """Make a server's certificate for names and addresses, and return what it says.

    The authority stays while it may sign these names, so that those who trust it go on doing so;
    otherwise there is a new one, which has to be trusted anew.
    """
    (instance / FOLDER).mkdir(mode=0o700, exist_ok=True)
    asked = [_name(name) for name in names]
    signer, signing_key = _authority(instance, asked, unit, now)
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _begun(_subject(unit, names[0]), signer.subject, key, now, SERVER_LASTS)
        .add_extension(x509.SubjectAlternativeName(asked), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(DIGITAL_SIGNATURE), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()),
            critical=False,
        )
        .sign(signing_key, hashes.SHA256())
    )
    _keep(own(instance), [certificate, signer], key)
    return _facts(certificate)


def facts(certificate: Certificate) -> Facts:
    """Return what a certificate says.

    Raises:
        ValueError: the file holds none.

    """
    return _facts(x509.load_pem_x509_certificate(certificate.chain.read_bytes()))


def limits(certificate: Certificate) -> tuple[str, ...]:
    """Return the names and addresses that an authority may vouch for."""
    found = x509.load_pem_x509_certificate(certificate.chain.read_bytes())
    return tuple(str(name.value).partition("/")[0] for name in _permitted(found))


def _authority(
    instance: Path, asked: Sequence[x509.GeneralName], unit: str, now: datetime
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    """Return the authority that may sign the names, made where there is none."""
    files = authority(instance)
    if files.is_there:
        found = x509.load_pem_x509_certificate(files.chain.read_bytes())
        key = serialization.load_pem_private_key(files.key.read_bytes(), password=None)
        ends_in_time = found.not_valid_after_utc > now + SERVER_LASTS
        if isinstance(key, ec.EllipticCurvePrivateKey) and ends_in_time and _may(found, asked):
            return found, key
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _subject(unit, f"{unit} 内网证书")
    permitted = x509.NameConstraints([_range(name) for name in asked], None)
    made = (
        _begun(subject, subject, key, now, AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(CERTIFICATE_SIGNATURE), critical=True)
        .add_extension(permitted, critical=True)
        .sign(key, hashes.SHA256())
    )
    _keep(files, [made], key)
    return made, key


def _may(found: x509.Certificate, asked: Sequence[x509.GeneralName]) -> bool:
    return {_range(name) for name in asked} <= set(_permitted(found))


def _permitted(found: x509.Certificate) -> Sequence[x509.GeneralName]:
    said = found.extensions.get_extension_for_class(x509.NameConstraints).value
    return said.permitted_subtrees or ()


def _begun(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    now: datetime,
    lasts: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEFORE)
        .not_valid_after(now - BEFORE + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _subject(unit: str, name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, unit),
            x509.NameAttribute(NameOID.COMMON_NAME, name[:64]),
        ]
    )


def _usage(wanted: str) -> x509.KeyUsage:
    return x509.KeyUsage(**{usage: usage == wanted for usage in USAGES})


def _name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _range(name: x509.GeneralName) -> x509.GeneralName:
    """Return what an authority's limits call a name: an address is a range of one."""
    value = name.value
    if isinstance(value, IPv4Address | IPv6Address):
        return x509.IPAddress(ip_network(value))
    return name


def _facts(certificate: x509.Certificate) -> Facts:
    try:
        named = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        named = x509.SubjectAlternativeName([])
    digest = sha256(certificate.public_bytes(serialization.Encoding.DER)).hexdigest().upper()
    return Facts(
        names=tuple(str(name.value) for name in named),
        ends_at=certificate.not_valid_after_utc,
        fingerprint=":".join(digest[at : at + 2] for at in range(0, len(digest), 2)),
    )


def _keep(
    files: Certificate, certificates: Sequence[x509.Certificate], key: ec.EllipticCurvePrivateKey
) -> None:
    """Write both files, the key first: a server that looks in between keeps what it has loaded."""
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    _write(files.key, key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain), 0o600)
    _write(files.chain, b"".join(one.public_bytes(pem) for one in certificates), 0o644)


def _write(file: Path, content: bytes, mode: int) -> None:
    partial = file.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as target:
        target.write(content)
    partial.replace(file)
