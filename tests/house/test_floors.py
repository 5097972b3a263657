from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    file for top in ("question_bank", "quizapp") for file in (ROOT / top).rglob("*.py")
)
IMPORT_ALL = """
import importlib, pkgutil, sys
import {package}
for found in pkgutil.walk_packages({package}.__path__, "{package}."):
    if not found.name.endswith("__main__") and ".migrations" not in found.name:
        importlib.import_module(found.name)
print(*{{name.partition(".")[0] for name in sys.modules}})
"""
PURE = [
    f"question_bank.{station}" for station in ("speech", "outline", "requirements", "questions")
]
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "time_ns"}


DOORS = {
    "alembic": {"question_bank/migrations/env.py", "quizapp/schema.py"},
    "argon2": {"question_bank/bank/accounts/passwords.py"},
    "cryptography": {"quizapp/certificates.py", "quizapp/sealing.py"},
    "dask": {"quizapp/cluster.py"},
    "distributed": {"quizapp/cluster.py"},
    "docx": {
        f"question_bank/papers/word/{part}.py"
        for part in (
            "answer_sheet",
            "handout",
            "items",
            "key",
            "register",
            "report",
            "review_list",
            "seal",
            "sheet",
            "strokes",
            "test",
            "watermark",
        )
    }
    | {"question_bank/exchange/writers/word.py"},
    "fsrs": {"question_bank/study/scheduling/memory.py"},
    "genanki": {"question_bank/exchange/writers/anki.py"},
    "gunicorn": {"quizapp/server.py"},
    "jieba": {"question_bank/questions/words.py"},
    "opencc": {"question_bank/speech/script.py"},
    "openpyxl": {"question_bank/exchange/workbooks.py"},
    "prometheus_client": {"quizapp/metering.py"},
    "pyotp": {"question_bank/bank/accounts/codes.py"},
    "pypdfium2": {"question_bank/speech/readers/pdf/__init__.py"},
    "segno": {"quizapp/qr.py"},
    "typst": {"question_bank/papers/pdf.py"},
}


def loaded_with(package: str) -> set[str]:
    """Return the top-level names in sys.modules of a fresh interpreter that imported it all."""
    program = [sys.executable, "-W", "ignore", "-c", IMPORT_ALL.format(package=package)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_question_bank_loads_nothing_of_the_web() -> None:
    web = {"flask", "werkzeug", "wtforms", "flask_login", "flask_wtf", "quizapp"}
    assert not loaded_with("question_bank") & web


@pytest.mark.parametrize("station", PURE)
def test_a_pure_station_loads_no_database(station: str) -> None:
    assert not loaded_with(station) & {"sqlalchemy", "alembic"}


def test_the_application_loads_nothing_that_only_files_need() -> None:
    only_files = {"docx", "genanki", "jieba", "lxml", "openpyxl", "pypdfium2", "typst"}
    program = "import sys, quizapp.pages; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not set(done.stdout.split()) & only_files


def reads_of(file: Path, owner: set[str], names: set[str]) -> list[str]:
    """Return where a file mentions owner.name."""
    return [
        f"{file.name}:{node.lineno} {ast.unparse(node)}"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in names
        and isinstance(node.value, ast.Name)
        and node.value.id in owner
    ]


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_only_the_clock_reads_the_time_and_only_the_settings_the_environment(file: Path) -> None:
    if file.name != "clock.py":
        assert reads_of(file, {"datetime", "date", "time"}, CLOCKS) == []
    if file.name != "settings.py":
        assert reads_of(file, {"os"}, {"environ", "getenv", "environb"}) == []


def imported(file: Path) -> set[str]:
    """Return the top-level names a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_each_outside_library_has_its_door() -> None:
    through: dict[str, set[str]] = {library: set() for library in DOORS}
    for file in SOURCES:
        for library in imported(file) & DOORS.keys():
            if "versions" not in file.parts:
                through[library].add(file.relative_to(ROOT).as_posix())
    assert through == DOORS
