"""One answer sent many times at once with one token, and one sheet handed in many times at once."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import replace
from functools import partial
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.faults.drill import Drill
from tests.faults.site import Site
from tests.faults.together import at_once
from tests.faults.trainee import Trainee
from tests.faults.writer import Writer

if TYPE_CHECKING:
    from tests.faults.classroom import Classroom
    from tests.faults.trainee import Patient

TOGETHER = 50
OF_THE_MOMENT = re.compile(
    r'<input[^>]*name="csrf_token"[^>]*>|<span class="verdict-next">.*?</span>', re.DOTALL
)
"""What a page says otherwise a second later: the form's token, and how long it is until then."""


def submit_at_once(room: Classroom, times: int) -> Drill:
    """Send so many answers, each fifty times at once; every reply that differs is an error."""
    drill = Drill(f"one answer sent {TOGETHER} times at once", times)
    with Site.of(room.settings) as site:
        people = room.enter(site)
        trainees = [one for one in people if isinstance(one, Trainee)]
        for number in range(times):
            trainee = trainees[number % len(trainees)]
            path, form = trainee.next_form()
            trainee.sent.append(str(form["attempt"]))
            shown = sent_at_once(trainee, path, form, drill)
            if len(shown) == 1:
                trainee.taken.append(trainee.sent[-1])
        drill.ended_with(site.stop())
    return drill.closed(room, people)


def hand_in_at_once(room: Classroom) -> Drill:
    """Hand in each sheet fifty times at once, with its last answer."""
    drill = Drill(f"one sheet handed in {TOGETHER} times at once", 0)
    with Site.of(room.settings) as site:
        people = room.enter(site)
        for writer in (one for one in people if isinstance(one, Writer)):
            drill.times += 1
            writer.answer()
            form = {"csrf_token": writer.token}
            sent_at_once(writer, f"/sittings/{writer.sitting_id}/hand-in", form, drill)
        drill.ended_with(site.stop())
    return drill.closed(room, people)


def sent_at_once(sender: Patient, path: str, form: dict[str, object], drill: Drill) -> set[str]:
    """Return the different pages that come of a form; more than one is noted as an error."""
    begin = time.monotonic()
    post = partial(_shown, sender, path, urlencode(form))
    shown = Counter(at_once([post] * TOGETHER))
    drill.longest = max(drill.longest, time.monotonic() - begin)
    ((usual, count),) = shown.most_common(1)
    drill.told["a reply that differs"] += TOGETHER - count
    if not usual.startswith("/"):
        drill.told[usual[:60]] += count
    return set(shown)


def _shown(sender: Patient, path: str, form: str) -> str:
    """Send a form on a line of its own; return the page that it leads to."""
    mine = replace(sender, tries=[])
    mine.connection = HTTPConnection("127.0.0.1", sender.port, timeout=60)
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": sender.cookie}
    try:
        mine.connection.request("POST", path, form, kind)
        answer = mine.connection.getresponse()
        there, page = answer.getheader("Location"), answer.read().decode()
        if answer.status != 303 or there is None:
            return f"{answer.status} {page}"
        status, page = mine.ask("GET", there)
        return f"{there} {status} {OF_THE_MOMENT.sub('', page)}"
    finally:
        mine.connection.close()
