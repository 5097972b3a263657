from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from question_bank.papers.tables import Issue
from quizapp.upgrade import upgrade
from tests.commands.test_people import quizapp
from tests.papers.material import DUTIES, a_cloze, a_course

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.database import Database
    from quizapp.settings import Settings

FILES = [
    f"{title}{kind}{booklet}.{extension}"
    for title, kind, booklet, extension in (
        ("业务测试", "参考答案", "（A卷）", "docx"),
        ("业务测试", "参考答案", "（A卷）", "pdf"),
        ("业务测试", "参考答案", "（B卷）", "docx"),
        ("业务测试", "参考答案", "（B卷）", "pdf"),
        ("业务测试", "答题纸", "（A卷）", "docx"),
        ("业务测试", "答题纸", "（A卷）", "pdf"),
        ("业务测试", "答题纸", "（B卷）", "docx"),
        ("业务测试", "答题纸", "（B卷）", "pdf"),
        ("业务测试", "试卷", "（A卷）", "docx"),
        ("业务测试", "试卷", "（A卷）", "pdf"),
        ("业务测试", "试卷", "（B卷）", "docx"),
        ("业务测试", "试卷", "（B卷）", "pdf"),
    )
]
PLAN = """title = "业务测试"
minutes = 30
total = 16

[[sections]]
kind = "cloze"
number = 3
points = 2

[[sections]]
kind = "matching"
number = 1
points = 10
"""


@pytest.fixture
def instance(
    tmp_path: Path, install: Callable[..., Settings], installed: Callable[..., Database]
) -> Path:
    folder = tmp_path / "instance"
    folder.mkdir()
    upgrade(install(folder))
    with installed(folder).writing() as session:
        a_course(session, [*((a_cloze(number), number) for number in range(5)), (DUTIES, None)])
        session.commit()
    return folder


def make(instance: Path, folder: Path, *more: str) -> tuple[int, str]:
    done = quizapp(
        "paper", "--course", "办公室业务", "--instance", str(instance), "-o", str(folder), *more
    )
    return done.returncode, done.stderr


def test_a_plan_gives_papers_and_keys_that_are_the_same_each_time(
    instance: Path, tmp_path: Path, installed: Callable[..., Database]
) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN, encoding="utf-8")
    folders = tmp_path / "one", tmp_path / "two"

    for folder in folders:
        assert make(instance, folder, "--plan", str(plan), "--seed", "3", "--versions", "2") == (
            0,
            "",
        )

    assert sorted(file.name for file in folders[0].iterdir()) == FILES
    for file in folders[0].iterdir():
        assert file.read_bytes() == (folders[1] / file.name).read_bytes(), file.name
    with installed(instance).reading() as session:
        assert session.scalar(select(func.count(Issue.id))) == 4


@pytest.mark.parametrize(
    ("more", "status", "sentence"),
    [
        (["--cloze", "6"], 1, "填空题不够：要 6 道，只有 5 道"),
        (["--cloze", "1", "--judgement", "2"], 1, "判断题不够：要 2 道，只有 0 道"),
        ([], 2, "请用 --plan 给出方案，或用 --cloze、--choice 等写明题数。"),
    ],
)
def test_what_cannot_be_printed_is_said(
    instance: Path, tmp_path: Path, more: list[str], status: int, sentence: str
) -> None:
    returncode, said = make(instance, tmp_path / "out", *more)

    assert returncode == status
    assert said.startswith(sentence)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("title =", "读不懂方案文件"),
        ('["a"]', "读不懂方案文件"),
        (json.dumps({"title": "测试", "sections": []}), "组卷要求的“"),
        (json.dumps({"title": "测试", "sections": [{"kind": "cloze", "number": 2, "points": 2}],
                     "total": 100}), "总分对不上：写的是 100 分，各大题合计 4 分"),
    ],
)  # fmt: skip
def test_a_plan_with_a_slip_is_refused(
    instance: Path, tmp_path: Path, written: str, sentence: str
) -> None:
    plan = tmp_path / ("plan.toml" if written == "title =" else "plan.json")
    plan.write_text(written, encoding="utf-8")

    returncode, said = make(instance, tmp_path / "out", "--plan", str(plan))

    assert returncode == 1
    assert said.startswith(sentence)


def test_a_course_that_is_not_there_is_named(tmp_path: Path, instance: Path) -> None:
    done = quizapp(
        "paper", "--course", "没有的专题", "--cloze", "1", "--instance", str(instance),
        "-o", str(tmp_path / "out"),
    )  # fmt: skip

    assert done.returncode == 1
    assert "专题" in done.stderr


def test_an_examination_is_printed_with_its_seal(instance: Path, tmp_path: Path) -> None:
    dress = ("--formal", "--a3", "--unit", "市委办")

    assert make(instance, tmp_path / "试卷", "--cloze", "2", *dress) == (0, "")

    (made,) = (tmp_path / "试卷").glob("*试卷.docx")
    with zipfile.ZipFile(made) as parts:
        header = "".join(parts.read(name).decode() for name in parts.namelist() if "header" in name)
        assert "密　封　线" in header
        assert "市委办" in parts.read("word/document.xml").decode()
