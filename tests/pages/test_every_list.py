"""Every page of a seeded installation, at two sizes: it works, and asks as much of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.bulk import Size
from tests.benchmarks.seed import seeded
from tests.benchmarks.visits import counting, is_page, visitors

if TYPE_CHECKING:
    from pathlib import Path

# as many materials a course: new questions are looked for in one after the other
SMALL = Size(courses=2, speeches_each=3, questions_each=20, trainees_each=6, reviews_each=80)
LARGE = Size(courses=4, speeches_each=3, questions_each=50, trainees_each=12, reviews_each=300)


def asked(folder: Path, size: Size) -> dict[str, int]:
    """Return how many statements each page takes at the second look."""
    found = {}
    with visitors(seeded(folder, size)) as (browsers, visits):
        for visit in visits:
            answer = browsers[visit.role].get(visit.address)
            assert answer.status_code < 500, visit
            if is_page(answer):
                with counting() as statements:
                    browsers[visit.role].get(visit.address)
                found[f"{visit.role} {visit.address}"] = len(statements)
    return found


@pytest.mark.sqlite
def test_no_page_asks_more_of_the_database_when_there_is_more_in_it(tmp_path: Path) -> None:
    few, many = asked(tmp_path / "few", SMALL), asked(tmp_path / "many", LARGE)

    assert len(few) > 60
    assert {
        page: (few.get(page), many.get(page)) for page in many if few.get(page) != many[page]
    } == {}
