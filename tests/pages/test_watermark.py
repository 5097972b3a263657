"""水印: where the office wants it, all that shows or prints 内部 material tells who had it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from question_bank.bank.site.settings import SiteSettings, change_settings
from question_bank.bank.speeches import Publicity, Speech
from tests.house.worlds import make_world
from tests.pages.test_site import stamp

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.house.worlds import World

ON = SiteSettings(unit_name="清源县委办公室", watermark=True, watermark_words="内部资料")


@pytest.fixture
def world(database: Database, trainee: Someone, instructor: Someone) -> World:
    """Give a course on a material that is 内部."""
    with database.writing() as rows:
        made = make_world(rows, "甲", instructor_id=instructor.id, trainee_id=trainee.id)
        rows.execute(update(Speech).values(publicity=Publicity.INTERNAL))
        rows.commit()
    return made


def choose(database: Database, wanted: SiteSettings) -> None:
    with database.writing() as rows:
        change_settings(rows, wanted)
        rows.commit()


def across(name: str) -> str:
    """Return what is looked for: the day after it is not foretold at midnight."""
    return f"内部资料　清源县委办公室　{name}　"


def pages_of(world: World) -> list[str]:
    """Return what an instructor sees of the text."""
    speech, paper = world.ids["speech_id"], world.ids["paper_id"]
    return [
        f"/speeches/{speech}", f"/speeches/{speech}/check", f"/handouts/{speech}",
        f"/papers/{paper}",
    ]  # fmt: skip


def words_in(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


def test_pages_of_internal_material_tell_who_looks(
    world: World, database: Database, instructor_client: FlaskClient, trainee_client: FlaskClient
) -> None:
    speech = world.ids["speech_id"]
    own = [f"/materials/{speech}", f"/materials/{speech}/questions", "/mistakes/sheet"]
    assert not any(
        'class="watermark"' in instructor_client.get(page).text for page in pages_of(world)
    )

    choose(database, ON)
    for page in pages_of(world):
        assert across("王管理") in instructor_client.get(page).text, page
    for page in own:
        assert across("李学员") in trainee_client.get(page).text, page
    assert 'class="watermark"' not in instructor_client.get("/speeches").text


def test_files_of_internal_material_tell_who_took_them(
    world: World, database: Database, instructor_client: FlaskClient, trainee_client: FlaskClient
) -> None:
    choose(database, ON)
    speech, paper, made = world.ids["speech_id"], world.ids["paper_id"], world.ids["list_id"]
    files = [
        instructor_client.get(f"/handouts/{speech}/handout.docx"),
        instructor_client.post(f"/papers/{paper}/1/key.docx"),
        instructor_client.get(f"/review-lists/{made}/list.docx"),
    ]
    for file in files:
        assert across("王管理") in words_in(file.data)
    assert across("李学员") in words_in(trainee_client.get("/mistakes/sheet.docx").data)


def test_public_material_bears_none(
    world: World, database: Database, instructor_client: FlaskClient
) -> None:
    choose(database, ON)
    with database.writing() as rows:
        rows.execute(update(Speech).values(publicity=Publicity.PUBLIC))
        rows.commit()
    for page in pages_of(world):
        assert 'class="watermark"' not in instructor_client.get(page).text, page
    made = instructor_client.post(f"/papers/{world.ids['paper_id']}/1/test.docx").data
    assert "watermark" not in words_in(made)


@pytest.mark.parametrize("words", ["秘密", "内部资料 机密★5年", "绝　密"])
def test_an_administrator_cannot_have_a_mark_of_secrecy_printed(
    administrator_client: FlaskClient, words: str
) -> None:
    seen = stamp(administrator_client.get("/site").text)
    sent = {"seen": seen, "watermark": "y", "watermark_words": words}
    page = administrator_client.post("/site/spreading", data=sent)
    assert page.status_code == 422
    assert "不能写密级标志" in page.text
    sent = {"seen": seen, "paper_heading": "机密★10年"}
    assert "不能写密级标志" in administrator_client.post("/site/unit", data=sent).text
