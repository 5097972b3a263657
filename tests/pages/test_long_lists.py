from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages.answering import send
from tests.pages.conftest import appeal_address
from tests.study.lessons import LOCK, ONE_BLANK, TWO_BLANKS, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

OF_TRAINEES = ("/mistakes", "/mistakes/sheet", "/favourites", "/feedback")
OF_INSTRUCTORS = ("/appeals", "/reports")


def speak_up(browser: FlaskClient, question_id: int) -> None:
    """Answer wrongly, appeal, report and keep a question."""
    there = send(browser, question_id, "按时整理", "按时整理").location
    browser.post(appeal_address(browser.get(there).text))
    browser.post(f"/feedback/reports/{question_id}", data={"fault": "misprint"})
    browser.post(f"/favourites/{question_id}/keep")


def test_what_was_said_takes_the_same_statements_however_much_it_is(
    trainee_client: FlaskClient,
    instructor_client: FlaskClient,
    teach: Callable[..., Lesson],
    statements: list[str],
) -> None:
    lesson = teach(ONE_BLANK, LOCK, TWO_BLANKS)
    taken: dict[str, list[int]] = {}
    for asked in (lesson.question_ids[:1], lesson.question_ids[1:]):
        for question_id in asked:
            speak_up(trainee_client, question_id)
        for browser, addresses in (
            (trainee_client, OF_TRAINEES),
            (instructor_client, OF_INSTRUCTORS),
        ):
            for address in addresses:
                statements.clear()
                assert "讲话要求" in browser.get(address).text
                taken.setdefault(address, []).append(len(statements))

    assert all(few == many > 0 for few, many in taken.values()), taken
