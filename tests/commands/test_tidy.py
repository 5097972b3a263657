from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.accounts.log_ins import identity, open_log_in
from question_bank.bank.audit.entries import AuditEntry, Event, record
from question_bank.bank.people import Person, Role
from question_bank.bank.site.settings import SiteSettings, change_settings
from question_bank.exchange.personal.words import TAKEN_AWAY
from question_bank.study.reviews import Review
from quizapp.clock import now
from tests.commands.test_people import quizapp
from tests.house.worlds import make_world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

    from quizapp.database import Database
    from tests.conftest import Someone

TOLD = "停用账号 {} 个，删除个人信息 {} 人，清除答题原文 {} 处，清除日志 {} 条。\n"


def log_in_days_before(rows: Session, who: int, moment: datetime, days: Iterable[int]) -> None:
    for count in days:
        then = moment - timedelta(days=count)
        record(rows, Event.LOG_IN, who=who, address="10.0.0.1", now=then)


def last_events(rows: Session, count: int) -> list[Event]:
    latest = select(AuditEntry.event).order_by(AuditEntry.id.desc()).limit(count)
    return list(rows.scalars(latest))


def test_what_was_kept_long_enough_goes(
    tmp_path: Path, installed: Callable[..., Database], add_person: Callable[..., Someone]
) -> None:
    quizapp("people", "add", "--role", "系统管理员", "赵明", "--instance", str(tmp_path))
    database, moment = installed(tmp_path), now()
    site = SiteSettings(typed_answers_days=100, leavers_days=30, log_days=200)
    with database.writing() as rows:
        change_settings(rows, site)
        gone = add_person(rows, "gone", Role.TRAINEE, stopped_at=moment - timedelta(days=31))
        going = add_person(rows, "going", Role.TRAINEE, leaves_at=moment - timedelta(hours=1))
        staying = add_person(rows, "staying", Role.TRAINEE)
        teacher = add_person(rows, "teacher", Role.INSTRUCTOR)
        make_world(rows, "甲", instructor_id=teacher.id, trainee_id=staying.id)
        token = open_log_in(rows, going.id, now=moment)
        log_in_days_before(rows, staying.id, moment, (10, 190, 201))
        rows.commit()

    done = quizapp("tidy", "--instance", str(tmp_path))

    assert (done.stdout, done.stderr) == (TOLD.format(1, 1, 1, 1), "")
    with database.reading() as rows:
        assert rows.get_one(Person, gone.id).name == "已删除人员"
        assert rows.get_one(Person, going.id).stopped_at is not None
        assert identity(rows, token, now=moment) is None
        [row] = rows.scalars(select(Review))
        assert row.evidence["parts"][0]["written"] == TAKEN_AWAY
        assert last_events(rows, 3) == [Event.TIDIED, Event.PERSON_ERASED, Event.PERSON_STOPPED]

    again = quizapp("tidy", "--instance", str(tmp_path))
    assert again.stdout == TOLD.format(0, 0, 0, 0)
