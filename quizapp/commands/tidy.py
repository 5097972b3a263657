"""`quizapp tidy`: keeps nothing longer than the office said; for a timer, once a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from question_bank.bank.accounts.log_ins import close_log_ins
from question_bank.bank.audit.entries import Event, record
from question_bank.bank.audit.tidying import forget
from question_bank.bank.people import Person
from question_bank.bank.site.settings import settings_of
from question_bank.exchange.personal import keeping
from question_bank.exchange.personal.erasing import erase
from question_bank.exchange.personal.words import take_words_away, trainees_with_words
from quizapp.clock import now
from quizapp.commands.frame import Command, up_to_date
from quizapp.database import Database

if TYPE_CHECKING:
    from datetime import datetime

    from question_bank.bank.site.settings import SiteSettings

HELP = """按“单位设置”里的保存期限清理，给定时任务用，一天运行一次；网站不用停。

到了离开日期的停用账号，停用满期限的删除个人信息，过期的答题原文和日志清除。
期限是 0 的不清理；日志至少保存六个月。

例：quizapp tidy
"""


@dataclass(frozen=True, slots=True)
class Tidying:
    """One tidying of an installation."""

    database: Database
    site: SiteSettings
    now: datetime

    def stop(self) -> int:
        """Stop the accounts of those who have left."""
        with self.database.writing() as rows:
            leaving = keeping.leaving(rows, now=self.now)
            for person_id in leaving:
                rows.get_one(Person, person_id).stopped_at = self.now
                close_log_ins(rows, person_id, now=self.now)
                record(
                    rows, Event.PERSON_STOPPED, who=None, address="", now=self.now, about=person_id
                )
            rows.commit()
        return len(leaving)

    def erase(self) -> int:
        """Forget those who were stopped long enough ago, one after the other."""
        with self.database.reading() as rows:
            found = keeping.to_be_forgotten(rows, days=self.site.leavers_days, now=self.now)
        for person_id in found:
            with self.database.writing() as rows:
                record(
                    rows, Event.PERSON_ERASED, who=None, address="", now=self.now, about=person_id
                )
                erase(rows, person_id, now=self.now)
                rows.commit()
        return len(found)

    def take_words_away(self) -> int:
        """Take away what was written long enough ago, one trainee after the other."""
        if not self.site.typed_answers_days:
            return 0
        before = self.now - timedelta(days=self.site.typed_answers_days)
        with self.database.reading() as rows:
            found = trainees_with_words(rows, before=before)
        count = 0
        for trainee_id in found:
            with self.database.writing() as rows:
                count += take_words_away(rows, trainee_id, before=before)
                rows.commit()
        return count

    def shorten_log(self) -> int:
        """Take away the lines and log-ins that were kept long enough."""
        kept = timedelta(days=self.site.log_days)
        with self.database.writing() as rows:
            keeping.forget_log_ins(rows, kept=kept, now=self.now)
            count = forget(rows, kept=kept, now=self.now)
            rows.commit()
        return count


@click.command(cls=Command, help=HELP)
def command() -> None:
    """Tidy an installation."""
    database = Database(up_to_date())
    with database.reading() as rows:
        site = settings_of(rows)
    tidying = Tidying(database, site, now())
    done = {
        "stopped": tidying.stop(),
        "erased": tidying.erase(),
        "answers": tidying.take_words_away(),
        "lines": tidying.shorten_log(),
    }
    if any(done.values()):
        with database.writing() as rows:
            record(rows, Event.TIDIED, who=None, address="", now=tidying.now, facts=done)
            rows.commit()
    database.engine.dispose()
    click.echo(
        f"停用账号 {done['stopped']} 个，删除个人信息 {done['erased']} 人，"
        f"清除答题原文 {done['answers']} 处，清除日志 {done['lines']} 条。"
    )
