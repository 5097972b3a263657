from __future__ import annotations

import re
import shutil
import ssl
import stat
import subprocess
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from quizapp.certificates import facts, issue, limits
from quizapp.tls import Certificate, authority, fits, own

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from quizapp.settings import Settings

NOW = datetime.now(UTC).replace(microsecond=0)
NAMES = ["quiz.office.lan", "10.12.0.5"]


def shaken(server: Certificate, trusted: Path, name: str) -> None:
    """Let a client that trusts an authority meet a server, in memory.

    Raises:
        ssl.SSLError: the client does not believe the server.

    """
    there = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    there.load_cert_chain(server.chain, server.key)
    here = ssl.create_default_context(cafile=str(trusted))
    pipes = [ssl.MemoryBIO() for _ in range(4)]
    client = here.wrap_bio(pipes[0], pipes[1], server_hostname=name)
    other = there.wrap_bio(pipes[2], pipes[3], server_side=True)
    for _ in range(6):
        for end in (client, other):
            with suppress(ssl.SSLWantReadError):
                end.do_handshake()
        pipes[2].write(pipes[1].read())
        pipes[0].write(pipes[3].read())
    assert client.version() == "TLSv1.3"


def test_who_trusts_the_authority_believes_the_server_under_its_names(tmp_path: Path) -> None:
    said = issue(tmp_path, NAMES, unit="某县委办公室", now=NOW)

    assert said.names == tuple(NAMES)
    assert said.ends_at == NOW + timedelta(days=819)
    for name in NAMES:
        shaken(own(tmp_path), authority(tmp_path).chain, name)
    with pytest.raises(ssl.SSLCertVerificationError):
        shaken(own(tmp_path), authority(tmp_path).chain, "mail.office.lan")


def test_keys_are_for_their_owner_alone(tmp_path: Path) -> None:
    issue(tmp_path, NAMES, unit="某县委办公室", now=NOW)
    for files in (own(tmp_path), authority(tmp_path)):
        assert stat.S_IMODE(files.key.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "tls").stat().st_mode) == 0o700
    assert (
        sorted(file.suffix for file in (tmp_path / "tls").iterdir())
        == [".key", ".key"] + [".pem"] * 2
    )


def test_renewing_keeps_the_authority_and_a_new_name_takes_a_new_one(tmp_path: Path) -> None:
    issue(tmp_path, NAMES, unit="某县委办公室", now=NOW)
    first, server = authority(tmp_path).chain.read_bytes(), own(tmp_path).chain.read_bytes()

    issue(tmp_path, NAMES[:1], unit="某县委办公室", now=NOW + timedelta(days=700))
    assert authority(tmp_path).chain.read_bytes() == first
    assert own(tmp_path).chain.read_bytes() != server

    issue(tmp_path, ["new.office.lan"], unit="某县委办公室", now=NOW)
    assert authority(tmp_path).chain.read_bytes() != first
    assert limits(authority(tmp_path)) == ("new.office.lan",)


def test_an_authority_that_would_end_first_is_not_used(tmp_path: Path) -> None:
    issue(tmp_path, NAMES, unit="某县委办公室", now=NOW)
    first = facts(authority(tmp_path))
    issue(tmp_path, NAMES, unit="某县委办公室", now=NOW + timedelta(days=3000))
    assert facts(authority(tmp_path)).fingerprint != first.fingerprint


def test_the_authority_may_vouch_for_nothing_else(tmp_path: Path) -> None:
    """Sign another name with its key, as a thief would, and see that nobody believes it."""
    if shutil.which("openssl") is None:
        pytest.fail("apt install openssl")
    issue(tmp_path, NAMES, unit="某县委办公室", now=NOW)
    signer, thief = authority(tmp_path), Certificate(tmp_path / "x.pem", tmp_path / "x.key")
    name = "bank.example.com"
    (tmp_path / "names").write_text(f"subjectAltName=DNS:{name}\n")
    make = f"openssl req -newkey rsa:2048 -nodes -keyout {thief.key} -out {tmp_path}/x.csr"
    sign = (
        f"openssl x509 -req -in {tmp_path}/x.csr -CA {signer.chain} -CAkey {signer.key} -days 9"
        f" -extfile {tmp_path}/names -out {thief.chain}"
    )
    for line in (f"{make} -subj /CN={name}", sign):
        subprocess.run(line.split(), check=True, capture_output=True)
    with pytest.raises(ssl.SSLCertVerificationError, match="subtree"):
        shaken(thief, signer.chain, name)


def test_a_key_of_another_certificate_does_not_fit(tmp_path: Path) -> None:
    issue(tmp_path, NAMES, unit="某县委办公室", now=NOW)
    assert fits(own(tmp_path))
    assert not fits(Certificate(own(tmp_path).chain, authority(tmp_path).key))
    assert not fits(Certificate(own(tmp_path).key, own(tmp_path).key))


def test_the_page_explains_how_to_trust_it_and_gives_the_certificate(
    client: FlaskClient, settings: Settings
) -> None:
    assert client.get("/certificate").status_code == 404
    assert client.get("/certificate/authority.crt").status_code == 404
    issue(settings.instance, NAMES, unit="某县委办公室", now=NOW)

    page, file = client.get("/certificate"), client.get("/certificate/authority.crt")

    [fingerprint] = re.findall("(?:[0-9A-F]{2}:){31}[0-9A-F]{2}", page.text)
    assert fingerprint == facts(authority(settings.instance)).fingerprint
    for system in ("Windows", "统信 UOS", "安卓", "iPhone"):
        assert system in page.text
    assert "<code>10.12.0.5</code>" in page.text
    assert file.data == authority(settings.instance).chain.read_bytes()
    assert b"PRIVATE" not in file.data
    assert file.mimetype == "application/x-x509-ca-cert"
