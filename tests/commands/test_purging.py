from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from question_bank.bank.audit.entries import AuditEntry, Event, record
from question_bank.bank.courses import Course
from question_bank.bank.questions import Question, Source, Version
from question_bank.bank.speeches import Reading, Speech
from question_bank.papers.tables import Issue, Paper
from question_bank.study.exams import Exam, SheetAnswer, Sitting, Sort
from question_bank.study.reviews import Review
from question_bank.tables import Base
from quizapp.backups.shelf import make
from quizapp.clock import now
from quizapp.commands import commands
from quizapp.locks import serving
from quizapp.purging.doomed import doomed_with
from tests.commands.test_reading_in import quizapp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from quizapp.database import Database
    from quizapp.settings import Settings

SENTENCE = re.compile(r"[\u4e00-\u9fff]{9,}")


@pytest.fixture
def filled(installed: Callable[..., Database], samples: Settings, tmp_path: Path) -> Database:
    """Give the database of an installation of its own that holds what the samples hold."""
    folder = tmp_path / "filled"
    folder.mkdir()
    return installed(folder, like=samples)


def add_a_drill(database: Database) -> int:
    """Let somebody who sat an exam have drilled too, without a question; return the drill."""
    with database.writing() as rows:
        trainee_id = rows.scalars(select(Sitting.trainee_id)).first()
        drill = Sitting(
            trainee_id=trainee_id, sort=Sort.DRILL, slot=1, title="自测", drawn=[], seed=1,
            started_at=now(), total=0.0,
        )  # fmt: skip
        rows.add(drill)
        rows.flush()
        about = {"trainee_id": trainee_id, "sitting_id": drill.id, "position": 0}
        rows.add(SheetAnswer(**about, response=["及时"], token="", saved_at=now()))
        rows.commit()
        return drill.id


@pytest.fixture
def purge(filled: Database, tmp_path: Path) -> Callable[..., Result]:
    """Give the command, run on the filled installation with what is typed."""

    def run(*arguments: str, typed: str = "清除\n") -> Result:
        filled.engine.dispose()
        whole = ["--instance", str(tmp_path / "filled"), "purge", *arguments]
        return CliRunner().invoke(commands, whole, input=typed)

    return run


def fullest_speech(database: Database) -> tuple[int, set[str]]:
    """Return the material most was answered of, and the long runs of words that it alone holds."""
    with database.reading() as rows:
        asked = (
            select(Reading.speech_id)
            .join(Source, Source.reading_id == Reading.id)
            .join(Review, Review.question_id == Source.question_id)
            .group_by(Reading.speech_id)
            .order_by(func.count().desc(), Reading.speech_id)
        )
        speech_id = rows.scalars(asked).first()
        assert speech_id is not None
        texts = rows.execute(select(Reading.speech_id, Reading.text)).all()
    others = "".join(text for id_, text in texts if id_ != speech_id)
    [own] = [text for id_, text in texts if id_ == speech_id]
    return speech_id, {words for words in SENTENCE.findall(own) if words not in others}


def test_nothing_of_a_purged_material_is_left_in_the_files(
    filled: Database, purge: Callable[..., Result], tmp_path: Path
) -> None:
    speech_id, phrases = fullest_speech(filled)
    with filled.reading() as rows:
        title = rows.get_one(Speech, speech_id).title
        kept = rows.scalar(select(func.count()).select_from(Speech))
    assert len(phrases) > 20

    done = purge(str(speech_id))

    assert done.exit_code == 0, done.output
    assert re.search(r"已清除：原文 1，要点 \d+，试题 \d+，记忆卡 \d+，作答记录 \d+", done.output)
    if filled.engine.dialect.name == "sqlite":
        files = [file for file in (tmp_path / "filled").iterdir() if "sqlite3" in file.name]
        held = b"".join(file.read_bytes() for file in files)
        assert [words for words in sorted(phrases) if words.encode() in held] == []
        assert title.encode() not in held
        with closing(sqlite3.connect(tmp_path / "filled" / "quizapp.sqlite3")) as file:
            assert file.execute("PRAGMA foreign_key_check").fetchall() == []
            assert file.execute("PRAGMA freelist_count").fetchone() == (0,)
    with filled.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(Speech)) == kept - 1
        assert rows.scalar(select(func.count()).select_from(Question)) > 0
        told = rows.scalars(select(AuditEntry.facts).where(AuditEntry.event == Event.PURGED)).one()
    assert told["question"] > 0
    assert title not in str(told)


def test_papers_exams_and_sittings_that_ask_it_go_along_and_the_log_can_be_replayed(
    filled: Database, purge: Callable[..., Result], tmp_path: Path
) -> None:
    speech_id, _ = fullest_speech(filled)
    staying = add_a_drill(filled)
    assert purge(str(speech_id)).exit_code == 0

    with filled.reading() as rows:
        assert staying in rows.scalars(select(Sitting.id)).all()
        assert set(rows.scalars(select(SheetAnswer.sitting_id))) == {staying}
        questions = set(rows.scalars(select(Question.id)))
        versions = set(rows.scalars(select(Version.id)))
        for ids in rows.scalars(select(Issue.version_ids)):
            assert set(ids) <= versions
        for drawn in rows.scalars(select(Sitting.drawn)):
            assert {question_id for _, question_id, _ in drawn} <= questions
        for drawn in rows.scalars(select(Exam.drawn)):
            assert {id_ for section in drawn for _, id_ in section} <= questions
        assert set(rows.scalars(select(Issue.paper_id))) <= set(rows.scalars(select(Paper.id)))
    filled.engine.dispose()
    assert quizapp("replay", "--check", "--instance", str(tmp_path / "filled")).returncode == 0


def test_what_goes_is_told_before_the_word_is_asked_for(
    filled: Database, purge: Callable[..., Result]
) -> None:
    with filled.reading() as rows:
        ids = rows.scalars(select(Speech.id).order_by(Speech.id)).all()
        found = {id_: doomed_with(rows, id_) for id_ in ids}
    speech_id, doomed = max(found.items(), key=lambda one: len(one[1].exams | one[1].papers))
    assert doomed.exams
    told, _, asked = purge(str(speech_id), typed="\n").output.partition("清除后不能恢复")

    assert asked
    assert f"材料：{doomed.titles[0]}" in told
    for name, found in (("考试", doomed.exams), ("试卷", doomed.papers)):
        for title in found.values():
            assert f"{name}：{title}（整份清除，成绩也一并清除）" in told
    assert "已清除" not in asked


@pytest.mark.parametrize("typed", ["\n", "y\n", "删除\n", ""])
def test_without_the_word_nothing_changes(
    filled: Database, purge: Callable[..., Result], typed: str
) -> None:
    with filled.reading() as rows:
        before = _counts(rows)
    assert purge("1", typed=typed).exit_code != 0
    with filled.reading() as rows:
        assert _counts(rows) == before


def _counts(rows: object) -> dict[str, int]:
    tables = Base.metadata.sorted_tables
    return {
        table.name: rows.scalar(select(func.count()).select_from(table))  # type: ignore[attr-defined]
        for table in tables
    }


def test_a_single_question_goes_and_the_material_stays(
    filled: Database, purge: Callable[..., Result]
) -> None:
    with filled.reading() as rows:
        question_id = rows.scalars(select(Question.id).order_by(Question.id)).first()
        speeches = rows.scalar(select(func.count()).select_from(Speech))
    assert purge("--question", str(question_id)).exit_code == 0
    with filled.reading() as rows:
        assert rows.get(Question, question_id) is None
        assert rows.scalar(select(func.count()).select_from(Speech)) == speeches


def test_a_corrected_paper_stays_without_the_one_that_asked_the_question(
    filled: Database, purge: Callable[..., Result]
) -> None:
    with filled.writing() as rows:
        version = rows.scalars(select(Version).order_by(Version.id).limit(1)).one()
        course_id = rows.scalars(select(Course.id).order_by(Course.id).limit(1)).one()
        old, new = (
            Paper(course_id=course_id, title="测试", blueprint={}, seed=1, created_at=now())
            for _ in range(2)
        )
        rows.add_all([old, new])
        rows.flush()
        rows.add(Issue(paper_id=old.id, number=1, booklet="", printed={}, version_ids=[version.id],
                       seed=1, issued_at=now()))  # fmt: skip
        new.replaces_id, new.edition = old.id, 2
        rows.commit()
        old_id, new_id, question_id = old.id, new.id, version.question_id

    assert purge("--question", str(question_id)).exit_code == 0

    with filled.reading() as rows:
        assert rows.get(Paper, old_id) is None
        assert rows.get_one(Paper, new_id).replaces_id is None


def test_backups_and_downloads_that_still_hold_it_are_listed(
    filled: Database,
    purge: Callable[..., Result],
    samples: Settings,
    install: Callable[..., Settings],
    tmp_path: Path,
) -> None:
    backup = make(install(tmp_path / "filled", like=samples), now=now())
    with filled.writing() as rows:
        for page in ("/handouts/1/handout.docx", "/handouts/2/handout.docx", "/exports/a.xlsx"):
            record(rows, Event.DOWNLOAD, who=None, address="", now=now(), facts={"page": page})
        rows.commit()
    said = purge("1").output

    assert f"请按保密规定销毁：{backup.file}" in said
    assert "/handouts/1/handout.docx" in said
    assert "/exports/a.xlsx" in said
    assert "/handouts/2/handout.docx" not in said
    assert "存储介质要按保密规定处理" in said


def test_it_waits_until_the_site_is_stopped(purge: Callable[..., Result], tmp_path: Path) -> None:
    with serving(tmp_path / "filled"):
        done = purge("1")
    assert done.exit_code == 1
    assert "请先停止网站" in done.output


def test_without_a_number_the_materials_are_listed(purge: Callable[..., Result]) -> None:
    assert re.search(r"^ +1  \d{4}-\d\d-\d\d  \S", purge().output, re.MULTILINE)
    assert "没有找到这份学习材料" in purge("99999").output
