from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from sqlalchemy import select, update

from question_bank.bank.site.settings import SiteSettings, change_settings
from question_bank.bank.speeches import Publicity, Speech
from question_bank.exchange.formats import FORMATS
from question_bank.exchange.readers import lossless
from tests.papers.material import DUTIES, OF_OTHER_KINDS, a_cloze, a_course

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database

CONTENTS = (a_cloze(0), a_cloze(1), DUTIES, *OF_OTHER_KINDS)


@pytest.fixture(autouse=True)
def course_id(database: Database) -> int:
    with database.writing() as session:
        made = a_course(session, [(content, None) for content in CONTENTS])
        session.commit()
    return made


def test_what_was_looked_for_in_the_bank_is_exported(instructor_client: FlaskClient) -> None:
    assert 'href="/exports' in instructor_client.get("/bank").text
    page = instructor_client.get("/exports", query_string={"kind": "cloze"}).text

    assert "共 2 题" in page
    for one in FORMATS.values():
        assert one.label in page


def test_what_a_format_cannot_hold_is_told_before_the_download(
    instructor_client: FlaskClient,
) -> None:
    page = instructor_client.get("/exports/gift").text
    whole = instructor_client.get("/exports/json").text

    assert f"{len(CONTENTS)} 题中有 {len(CONTENTS) - 3} 题在文件里" in page
    assert "GIFT 没有排序题" in page
    assert "一点不丢" in whole


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_downloaded(instructor_client: FlaskClient, name: str) -> None:
    answer = instructor_client.get(f"/exports/{name}/file")

    assert answer.status_code == HTTPStatus.OK
    assert len(answer.data) > 100
    named = unquote(answer.headers["Content-Disposition"])
    assert f".{FORMATS[name].extension}" in named
    assert "试题" in named


def test_a_file_holds_the_questions_their_material_and_nothing_else(
    instructor_client: FlaskClient,
) -> None:
    made = instructor_client.get("/exports/json/file", query_string={"kind": "matching"}).data

    (found,) = lossless.read(made).questions
    assert found.content == DUTIES
    assert found.material == "在全县办公室工作会议上的讲话"
    assert set(json.loads(made)["questions"][0]) == {
        "name", "content", "material", "origin", "passage", "tags",
    }  # fmt: skip


def test_internal_material_does_not_leave_for_phones(
    instructor_client: FlaskClient, database: Database
) -> None:
    with database.writing() as session:
        session.execute(update(Speech).values(publicity=Publicity.INTERNAL))
        session.commit()

    page = instructor_client.get("/exports/anki").text

    assert f"{len(CONTENTS)} 题中有 0 题在文件里" in page
    assert "内部材料不做成 Anki 牌组" in page
    assert "下载" not in page


def test_decks_for_phones_can_be_switched_off(
    instructor_client: FlaskClient, database: Database
) -> None:
    assert "Anki" in instructor_client.get("/exports").text
    with database.writing() as session:
        change_settings(session, SiteSettings(anki_export=False))
        session.commit()

    assert "Anki" not in instructor_client.get("/exports").text
    for path in ("/exports/anki", "/exports/anki/file"):
        assert instructor_client.get(path).status_code == HTTPStatus.NOT_FOUND


def test_foreign_banks_and_unknown_formats(
    instructor_client: FlaskClient, trainee_client: FlaskClient, database: Database
) -> None:
    with database.reading() as session:
        assert session.scalars(select(Speech.id)).all()

    assert instructor_client.get("/exports/pdf").status_code == HTTPStatus.NOT_FOUND
    assert trainee_client.get("/exports").status_code == HTTPStatus.FORBIDDEN
    assert trainee_client.get("/exports/json/file").status_code == HTTPStatus.FORBIDDEN


def test_nothing_found_says_what_to_do(instructor_client: FlaskClient) -> None:
    page = instructor_client.get("/exports", query_string={"words": "没有这样的话"}).text

    assert "没有可以导出的试题" in page
