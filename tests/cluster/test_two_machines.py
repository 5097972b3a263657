"""Two servers behind nginx on one PostgreSQL, and what their users notice when one is gone."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from quizapp.certificates import issue
from quizapp.clock import now
from quizapp.tls import own
from tests.benchmarks.client import Client
from tests.cluster.machines import answers, kill, serve_alone
from tests.cluster.nginx import PROGRAM, complaint, nginx
from tests.faults.classroom import Classroom, classroom, ledger
from tests.faults.trainee import Trainee, answering, back_after

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.settings import Settings
    from tests.faults.site import Site

pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="no nginx (Debian: apt install nginx-light)"
)


@pytest.fixture
def room(machines: tuple[Settings, Settings]) -> Classroom:
    """Give a class on both machines."""
    return classroom(machines[0], trainees=4, questions=40)


@pytest.fixture
def sites(
    machines: tuple[Settings, Settings],
    room: Classroom,  # noqa: ARG001 - before anybody serves
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[list[Site]]:
    """Give both machines at work, with one secret, believing one proxy."""
    monkeypatch.setenv("QUIZAPP_SECRET_KEY", machines[0].secret_key)
    monkeypatch.setenv("QUIZAPP_PROXIES", "1")
    with ExitStack() as closing:
        yield [closing.enter_context(serve_alone(one)) for one in machines]


def test_who_is_answered_by_a_machine_that_dies_is_answered_by_the_other(
    tmp_path: Path, room: Classroom, sites: list[Site]
) -> None:
    with nginx(tmp_path, [site.port for site in sites]) as port:
        trainees = [
            Trainee(port, id_, room.question_ids, room.version_ids) for id_ in room.trainee_ids
        ]
        for number, trainee in enumerate(trainees):
            trainee.log_in(f"t{number}")
        with answering(trainees):
            answered(trainees)
            assert all(answers(site) > 0 for site in sites)
            kill(sites[0])
            answered(trainees)
            answered(trainees)
        found = ledger(room.settings, trainees)

    assert found.is_clean, found
    assert found.acknowledged >= 3 * len(trainees)
    # at worst a line is cut in the middle of what came back, and the same answer is sent again
    assert [one.told for one in trainees if one.told] == []


def answered(trainees: list[Trainee]) -> None:
    """Wait until each of them has been answered once more."""
    back_after(trainees, time.monotonic())


def test_a_log_in_made_on_one_machine_holds_on_the_other_and_ends_on_both(
    room: Classroom, sites: list[Site]
) -> None:
    first, second = (
        Client(site.port, room.trainee_ids[0], room.question_ids, room.version_ids)
        for site in sites
    )
    first.log_in("t0")
    second.cookie, second.token = first.cookie, first.token

    status, page = second.ask("GET", "/today")
    assert (status, "退出" in page) == (200, True)
    second.answer()
    assert second.ask("POST", "/log-out", {"csrf_token": second.token})[0] in {302, 303}
    assert first.ask("GET", "/today")[0] == 302
    for one in (first, second):
        one.connection.close()


def test_when_no_machine_answers_a_chinese_page_says_so(tmp_path: Path) -> None:
    with nginx(tmp_path, [1, 2]) as port:
        nobody = Client(port, 0, (), ())
        nobody.connection.request("GET", "/today")
        answer = nobody.connection.getresponse()
        page = answer.read().decode()
        nobody.connection.close()

    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert "几秒后刷新本页" in page


def test_nginx_takes_the_deployed_file_as_it_is(tmp_path: Path) -> None:
    issue(tmp_path, ["quiz.example.org"], unit="某县委办公室", now=now())
    shown = own(tmp_path)
    assert complaint(tmp_path, shown.chain, shown.key) == ""
