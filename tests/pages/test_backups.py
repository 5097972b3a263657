"""备份: made, listed and taken along on a page; restored by command alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import update

from question_bank.bank.audit.entries import Event
from question_bank.bank.audit.search import Sought, each
from question_bank.bank.people import Person
from question_bank.bank.site.settings import SiteSettings, change_settings
from quizapp.backups.parcel import read
from quizapp.backups.shelf import kept
from quizapp.clock import now
from quizapp.locks import alone

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from quizapp.settings import Settings


def test_a_backup_made_on_the_page_is_whole_and_can_be_taken_along(
    administrator_client: FlaskClient, settings: Settings, database: Database
) -> None:
    assert "还没有备份" in administrator_client.get("/backups").text
    page = administrator_client.post("/backups", follow_redirects=True).text

    assert "备份完成，并已核对" in page
    [made] = kept(settings)
    assert read(made.file).parts
    where = re.search(r'href="(/backups/[^"]+)"', page)[1]
    taken = administrator_client.get(where, buffered=True)
    assert taken.data == made.file.read_bytes()
    with database.reading() as rows:
        events = [line.event for line in each(rows, Sought())]
    assert events == [Event.DOWNLOAD, Event.BACKED_UP]


def test_nothing_but_a_backup_is_handed_out(
    administrator_client: FlaskClient, settings: Settings
) -> None:
    administrator_client.post("/backups")
    for name in ("secret_key", "quizapp.sqlite3", "..%2Fsecret_key", "quizapp-1.tar.gz"):
        assert administrator_client.get(f"/backups/{name}").status_code == 404
    assert (settings.instance / "backups").is_dir()


def test_where_offices_are_kept_apart_nothing_is_handed_out(
    administrator_client: FlaskClient, settings: Settings, database: Database
) -> None:
    with database.writing() as rows:
        change_settings(rows, replace(SiteSettings(), graded_protection=True))
        rows.execute(update(Person).values(password_set_at=now()))  # else they were too old
        rows.commit()
    page = administrator_client.post("/backups", follow_redirects=True).text

    assert "等保模式下不从网页下载" in page
    assert 'href="/backups/' not in page
    [made] = kept(settings)
    refused = administrator_client.get(f"/backups/{made.file.name}")
    assert refused.status_code == 403
    assert "等保模式下不从网页下载备份" in refused.text


def test_two_backups_are_not_made_at_once(
    administrator_client: FlaskClient, settings: Settings
) -> None:
    with alone(settings.instance / "backup.lock"):
        page = administrator_client.post("/backups", follow_redirects=True).text
    assert "正在作另一个备份" in page
    assert kept(settings) == []


def test_a_backup_that_fails_is_told_and_written_down(
    administrator_client: FlaskClient, settings: Settings, database: Database
) -> None:
    (settings.instance / "backups").write_text("a file where the folder should be")
    page = administrator_client.post("/backups", follow_redirects=True)

    assert "没有备份成功" in page.text
    with database.reading() as rows:
        [line] = each(rows, Sought())
    assert (line.event, line.outcome) == (Event.BACKED_UP, "refused")
