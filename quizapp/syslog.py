"""The audit log as it is passed on to the unit's log server: one line of JSON for each event.

The database holds the log; this is a copy of it, for whoever collects the logs of all systems. A
log server that cannot be reached stops nobody's work: that is said in the program's own log.
"""

from __future__ import annotations

import json
import logging
from contextlib import closing
from logging.handlers import SysLogHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from socket import socket as Socket  # noqa: N812 - the handler has one under its own name

    from question_bank.bank.audit.entries import Line

NAME = "quizapp.audit"
WAITED = 1.0  # seconds, for a local socket that nobody empties


def pass_on(lines: Iterable[Line], address: str | tuple[str, int]) -> None:
    """Pass lines on to a local socket, or to the host and port of a server (UDP)."""
    try:
        with closing(_Loud(address, facility=SysLogHandler.LOG_AUTHPRIV)) as handler:
            for line in lines:
                handler.emit(logging.LogRecord(NAME, logging.INFO, "", 0, told(line), None, None))
    except OSError:
        logging.getLogger("quizapp").exception("syslog does not answer")


class _Loud(SysLogHandler):
    """A handler whose errors are its caller's: logging would print them and go on."""

    ident = "quizapp: "
    socket: Socket

    def _connect_unixsocket(self, address: str) -> None:
        super()._connect_unixsocket(address)  # type: ignore[misc] # the library's own
        self.socket.settimeout(WAITED)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - logging's signature
        """Let whoever sends know.

        Raises:
            OSError: the server, or the socket, is not there.

        """
        raise  # noqa: PLE0704 - logging calls this while the error is being handled


def told(line: Line) -> str:
    """Return a line of the audit log as JSON; a line break in a name stays inside its quotes."""
    return json.dumps(
        {
            "time": line.at.isoformat(timespec="seconds"),
            "event": line.event,
            "outcome": line.outcome,
            "login": line.login,
            "name": line.name,
            "address": line.address,
            "subject": line.subject,
            "facts": dict(line.facts),
        },
        ensure_ascii=False,
    )
