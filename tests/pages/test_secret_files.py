"""A secret file leaves nothing behind, whichever way it comes: no row, no file, no name."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from sqlalchemy import func, select

from question_bank.bank.audit.entries import AuditEntry, Event
from question_bank.bank.speeches import Publicity, Speech
from question_bank.tables import Base
from tests.papers.material import a_cloze, a_course
from tests.speech.material import word_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from quizapp.settings import Settings

TITLE = "在全县守夜工作会议上的讲话"
TEXT = f"{TITLE}\n\n守夜工作要做到“三个到位”：人员到位，车辆到位，记录到位。各单位要抓好落实。\n"
MARKED = f"机密★10年\n{TEXT}"
ADVICE = "请勿再次上传或转发，立即按本单位保密规定处理，并向保密员报告"
AUDIT = AuditEntry.__tablename__


@pytest.fixture
def left_behind(
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> Callable[[], bytes]:
    """Give all that is left: the installation's files, temporary ones, and what was logged."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    def everything() -> bytes:
        files = [file for file in settings.instance.rglob("*") if file.is_file()]
        held = [str(one).encode() for one in folder.rglob("*")]
        return b"\n".join([*map(Path.read_bytes, files), *held, caplog.text.encode()])

    return everything


def rows_of(database: Database) -> dict[str, int]:
    """Return how many rows each table has, the audit log left out."""
    with database.reading() as rows:
        return {
            table.name: rows.scalars(select(func.count()).select_from(table)).one()
            for table in Base.metadata.sorted_tables
            if table.name != AUDIT
        }


def events(database: Database) -> list[tuple[str, dict[str, object]]]:
    with database.reading() as rows:
        found = select(AuditEntry.event, AuditEntry.facts).order_by(AuditEntry.id)
        return [tuple(row) for row in rows.execute(found)]


SENT = {
    "text": {"text": MARKED},
    "file": {"files": (MARKED.encode(), "守夜讲话.txt")},
    "name": {"files": (TEXT.encode(), "守夜讲话（机密）.txt")},
    "insisted": {"text": MARKED, "checked": "y"},
}


@pytest.mark.parametrize("sent", SENT.values(), ids=SENT)
def test_a_marked_speech_leaves_nothing_and_the_page_says_what_to_do(
    instructor_client: FlaskClient,
    database: Database,
    left_behind: Callable[[], bytes],
    sent: dict[str, object],
) -> None:
    before = rows_of(database)
    if isinstance(sent.get("files"), tuple):
        content, name = sent["files"]
        sent = {"files": [(io.BytesIO(content), name)]}
    page = instructor_client.post("/speeches/upload", data={"agreed": "y", **sent})

    assert ADVICE in page.text
    assert TITLE not in page.text
    assert rows_of(database) == before
    assert "守夜".encode() not in left_behind()
    assert b"quizapp-" not in left_behind()  # the reader's folder
    assert events(database) == [
        (Event.UPLOAD_CONFIRMED, {"files": 1, "checked": "checked" in sent}),
        (Event.UPLOAD_REFUSED, {"files": 1}),
    ]


def test_without_the_tick_nothing_is_read(
    instructor_client: FlaskClient, database: Database
) -> None:
    page = instructor_client.post("/speeches/upload", data={"text": TEXT})

    assert page.status_code == 422
    assert "请先勾选，再上传。" in page.text
    assert TITLE in page.text  # still in the field
    assert events(database) == []


def test_a_text_to_be_returned_is_asked_about_and_goes_in_when_it_was_checked(
    instructor_client: FlaskClient, database: Database
) -> None:
    sent = {"agreed": "y", "text": f"（会后收回）\n{TEXT}"}
    before = rows_of(database)
    assert 'name="checked"' not in instructor_client.get("/speeches/upload").text
    asked = instructor_client.post("/speeches/upload", data=sent)

    assert asked.status_code == 422
    assert "材料上要求“会后收回”，请核对" in asked.text
    assert 'name="checked"' in asked.text
    assert rows_of(database) == before

    taken = instructor_client.post("/speeches/upload", data={**sent, "checked": "y"})
    assert taken.status_code == 302
    assert events(database)[-1] == (Event.UPLOAD_CONFIRMED, {"files": 1, "checked": True})
    with database.reading() as rows:
        assert rows.scalars(select(Speech.publicity)).all() == [Publicity.INTERNAL]


def test_a_file_to_be_checked_leads_back_to_the_form_with_the_tick(
    instructor_client: FlaskClient,
) -> None:
    files = [(io.BytesIO(f"内部资料　注意保管\n{TEXT}".encode()), "守夜.txt")]
    page = instructor_client.post("/speeches/upload", data={"agreed": "y", "files": files})

    assert "/speeches/upload?checked=1" in page.text
    assert 'name="checked"' in instructor_client.get("/speeches/upload?checked=1").text


def test_the_notice_stands_where_people_log_in_and_where_they_upload(
    client: FlaskClient, instructor_client: FlaskClient
) -> None:
    for browser, address in ((client, "/log-in"), (instructor_client, "/speeches/upload")):
        assert "本系统为非涉密系统，严禁上传" in browser.get(address).text


def test_the_command_names_no_marked_file_where_nobody_watches(
    tmp_path: Path, install: Callable[..., Settings], migrated: Settings
) -> None:
    settings = install(tmp_path, like=migrated)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "守夜.txt").write_text(MARKED, encoding="utf-8")
    program = "from quizapp.commands import main; main()"
    command = [sys.executable, "-c", program, "intake", str(folder), "--jobs", "1", "--checked"]
    done = subprocess.run(
        [*command, "--instance", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={"DATABASE_URL": settings.database_url},
    )

    assert done.returncode == 1
    assert "第 1 份：检测到密级标志" in done.stderr
    assert "守夜" not in done.stdout + done.stderr


@pytest.fixture
def speech_id(database: Database) -> int:
    with database.writing() as rows:
        a_course(rows, [(a_cloze(0), None)])
        rows.commit()
        return rows.scalars(select(Speech.id)).one()


def workbook(*lines: str, header: str = "") -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    for line in lines:
        sheet.append([line])
    sheet.append(["题干", "答案"])
    sheet.append(["国家秘密分为绝密、机密和____。", "秘密"])
    sheet.oddHeader.center.text = header
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


QUESTIONS = "题干,答案\n国家秘密的密级分为绝密、机密和____。,秘密\n值班电话由____接听。,值班员\n"
MARKED_QUESTIONS = {
    "excel-title.xlsx": workbook("机密★10年", "值班业务测试题"),
    "excel-header.xlsx": workbook("值班业务测试题", header="机密"),
    "word.docx": word_file(
        ("秘密★1年", "值班业务测试题", "一、填空题", "1. 值班要____。答案：守时")
    ),
    "table.csv": f"机密★10年\n{QUESTIONS}".encode(),
    "题目（机密）.csv": QUESTIONS.encode(),
}


@pytest.mark.parametrize("name", MARKED_QUESTIONS)
def test_marked_questions_are_refused_and_leave_nothing(
    instructor_client: FlaskClient, database: Database, speech_id: int, name: str
) -> None:
    before = rows_of(database)
    file = (io.BytesIO(MARKED_QUESTIONS[name]), name)
    sent = {"agreed": "y", "checked": "y", "speech": str(speech_id), "file": file}
    page = instructor_client.post("/imports", data=sent)

    assert page.status_code == 422
    assert ADVICE in page.text
    assert rows_of(database) == before
    assert events(database)[-1] == (Event.UPLOAD_REFUSED, {"files": 1})


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_questions_about_secrecy_raise_no_alarm(
    instructor_client: FlaskClient, speech_id: int, name: str
) -> None:
    content = QUESTIONS.encode() if name == "a.csv" else workbook("保密业务测试题")
    sent = {"agreed": "y", "speech": str(speech_id), "file": (io.BytesIO(content), name)}
    assert "将导入" in instructor_client.post("/imports", data=sent).text


def test_questions_for_internal_use_are_asked_about(
    instructor_client: FlaskClient, speech_id: int
) -> None:
    sent = {"agreed": "y", "speech": str(speech_id), "text": f"内部资料　注意保管\n{QUESTIONS}"}
    asked = instructor_client.post("/imports", data=sent)
    assert asked.status_code == 422
    assert 'name="checked"' in asked.text
    assert "将导入" in instructor_client.post("/imports", data={**sent, "checked": "y"}).text


def test_without_the_tick_no_questions_are_read(
    instructor_client: FlaskClient, speech_id: int
) -> None:
    page = instructor_client.post("/imports", data={"speech": str(speech_id), "text": QUESTIONS})
    assert "请先勾选，再上传。" in page.text
