"""What a new trainee's browser loads for the first page, compressed as on the way to it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

import quizapp
from tests.study.lessons import OF_EVERY_KIND, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask.testing import FlaskClient

STATIC = Path(quizapp.__file__).parent / "static"
IMPORT = re.compile(r'^import .*?"\./([\w.]+)";$', re.MULTILINE)
MOST = 60_000


def loaded(page: str) -> Iterator[Path]:
    """Yield the sheets and scripts of a page, and the scripts that those import."""
    waiting = [STATIC / name for name in re.findall(r"/static/((?:css|js)/[\w./]+)", page)]
    seen: set[Path] = set()
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        yield file
        waiting += [file.parent / name for name in IMPORT.findall(file.read_text("utf-8"))]


def weight(page: str) -> int:
    parts = [page.encode(), *(file.read_bytes() for file in loaded(page))]
    return sum(len(gzip.compress(part, 6)) for part in parts)


def test_the_first_page_and_the_first_question_weigh_less_than_sixty_kilobytes(
    trainee_client: FlaskClient, teach: Callable[..., Lesson]
) -> None:
    teach(*OF_EVERY_KIND)
    today, question = (trainee_client.get(address).text for address in ("/today", "/quiz"))

    assert "开始复习" in today
    assert len(list(loaded(question))) > len(list(loaded(today))) > 5
    assert 10_000 < weight(today) < MOST
    assert weight(question) < MOST
