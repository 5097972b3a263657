from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from question_bank.study.appeals import Favourite
from question_bank.study.habits import Habit
from question_bank.study.reviews import Rating, Review
from quizapp.clock import now
from tests.pages.answering import hidden, send
from tests.study.lessons import CHOICE, LOCK, ONE_BLANK, PAIRS, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


def start(client: FlaskClient, **choice: object) -> str:
    """Start a round and return the address of its first question."""
    sent = client.get("/practice/start", query_string=choice)
    assert sent.status_code == HTTPStatus.FOUND
    return sent.location


def asked(client: FlaskClient, address: str) -> int:
    """Return the question that an address asks."""
    found = re.search(r'action="/quiz/(\d+)', client.get(address).text)
    assert found
    return int(found[1])


def test_materials_their_sections_and_kinds_can_be_chosen(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    lesson = teach(ONE_BLANK, LOCK, CHOICE)
    page = trainee_client.get("/practice").text

    assert f'name="from" value="{lesson.speech_id}"' in page
    assert re.search(rf'value="{lesson.speech_id}\.1".*?一、把档案收全.*?2 题', page)
    assert re.search(rf'value="{lesson.speech_id}\.2".*?二、把档案管好.*?1 题', page)
    assert re.search(r'value="cloze".*?填空题 <span class="soft small">2<', page)
    assert "配对题" not in page


def test_a_section_and_a_kind_narrow_a_round(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    lesson = teach(ONE_BLANK, LOCK, CHOICE)
    second = start(trainee_client, **{"from": f"{lesson.speech_id}.2"})
    choice = start(trainee_client, kind="choice")

    assert asked(trainee_client, second) == lesson.question_ids[1]
    assert "还有 1 题" in trainee_client.get(second).text
    assert asked(trainee_client, choice) == lesson.question_ids[2]


def test_a_round_is_as_long_as_was_asked_for(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    teach(ONE_BLANK, LOCK, CHOICE, PAIRS)

    assert "还有 2 题" in trainee_client.get(start(trainee_client, size=2)).text
    assert "还有 4 题" in trainee_client.get(start(trainee_client, size=50)).text


def test_with_results_at_the_end_nothing_is_told_before_it(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    lesson = teach(ONE_BLANK, LOCK)
    here = start(trainee_client, feedback="end")
    keys = dict(zip(lesson.question_ids, ("及时整理", "错的"), strict=True))
    for _ in lesson.question_ids:
        page = trainee_client.get(here).text
        question_id = asked(trainee_client, here)
        fields = {**hidden(page), "answers-0": keys[question_id]}
        sent = trainee_client.post(here.replace("/quiz?", f"/quiz/{question_id}?"), data=fields)
        assert sent.location == here
    over = trainee_client.get(here)
    page = trainee_client.get(over.location).text

    assert over.location.startswith("/practice/end")
    assert "2 题，全对 1 题" in page
    assert "<del>错的</del>" in page
    assert '<span class="blank key">双人双锁</span>' in page
    again = re.search(r'href="(/quiz\?round=[^"]+)"[^>]*>再练没答对的 1 题', page)
    assert again
    assert asked(trainee_client, again[1]) == lesson.question_ids[1]


def test_a_round_goes_on_after_each_outcome(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    teach(ONE_BLANK, LOCK)
    here = start(trainee_client)
    question_id = asked(trainee_client, here)
    fields = hidden(trainee_client.get(here).text)
    sent = trainee_client.post(
        here.replace("/quiz?", f"/quiz/{question_id}?"), data={**fields, "verb": "give-up"}
    )
    page = trainee_client.get(sent.location).text

    assert "记住它" in page
    assert f'href="{here}"' in page
    assert asked(trainee_client, here) != question_id


def test_only_what_went_wrong_or_was_kept_is_drawn(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    database: Database,
    trainee: Someone,
) -> None:
    lesson = teach(ONE_BLANK, LOCK, CHOICE)
    send(trainee_client, lesson.question_ids[0], "错的")
    with database.writing() as rows:
        rows.add(
            Favourite(trainee_id=trainee.id, question_id=lesson.question_ids[1], kept_at=now())
        )
        rows.commit()
    wrong = start(trainee_client, list="wrong")
    kept = start(trainee_client, list="favourites")

    assert asked(trainee_client, wrong) == lesson.question_ids[0]
    assert asked(trainee_client, kept) == lesson.question_ids[1]


def test_where_nothing_fits_the_choice_can_be_widened(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    teach(ONE_BLANK)
    back = start(trainee_client, kind="matching")

    assert back == "/practice"
    assert "没有符合这些条件的题" in trainee_client.get(back).text


def test_without_questions_it_says_what_will_come(trainee_client: FlaskClient) -> None:
    assert "还没有可以练习的题" in trainee_client.get("/practice").text


@pytest.mark.parametrize(
    "code", ["", "q.1", "a", "a.zz", "a.1.0", "a.1." + "1." * 60 + "1", "z.-1"]
)
def test_an_address_that_was_tampered_with_is_not_found(
    trainee_client: FlaskClient, code: str
) -> None:
    page = trainee_client.get("/practice/end", query_string={"round": code})
    assert page.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.OK}
    assert page.status_code == HTTPStatus.NOT_FOUND or "还没有作答" in page.text
    assert trainee_client.get("/practice?from=x").status_code == HTTPStatus.NOT_FOUND


def test_a_question_of_a_round_that_is_asked_no_more_is_left_out(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
) -> None:
    lesson = teach(ONE_BLANK)
    here = f"/quiz?round=a.{int(now().timestamp() * 1000):x}.{lesson.question_ids[0]:x}.ffff"

    assert asked(trainee_client, here) == lesson.question_ids[0]
    assert "还有 1 题" in trainee_client.get(here).text


def test_a_card_shows_its_back_and_is_rated_by_whoever_looked(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    database: Database,
) -> None:
    lesson = teach(ONE_BLANK, PAIRS)
    here = start(trainee_client, feedback="cards")
    assert here.endswith("&cards=1")
    front = trainee_client.get(here).text
    question_id = asked(trainee_client, here)
    there = here.replace("/quiz?", f"/quiz/{question_id}?")
    back = trainee_client.post(there, data={**hidden(front), "verb": "reveal"}).text
    sent = trainee_client.post(there, data={**hidden(back), "verb": "good"})

    assert "看答案" in front
    assert "<input class" not in front
    assert "<select" not in front
    assert 'value="again"' in back
    assert 'value="good"' in back
    assert 'value="hard"' not in back
    assert sent.location == here
    with database.reading() as rows:
        review = rows.get_one(Review, (1, 1))
        assert review.question_id in lesson.question_ids
        assert review.rating is Rating.GOOD
        assert review.evidence["means"] == "rated"
        assert {part["written"] for part in review.evidence["parts"]} == {""}
        assert all(part["right"] for part in review.evidence["parts"])


@pytest.mark.parametrize("verb", ["again", "hard", "easy"])
def test_four_grades_are_a_habit_of_one_s_own(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    database: Database,
    trainee: Someone,
    verb: str,
) -> None:
    lesson = teach(ONE_BLANK)
    with database.writing() as rows:
        rows.add(Habit(trainee_id=trainee.id, grades=True))
        rows.commit()
    back = send(trainee_client, lesson.question_ids[0], verb="reveal").text
    trainee_client.post(f"/quiz/{lesson.question_ids[0]}", data={**hidden(back), "verb": verb})

    assert re.findall(r'value="(again|hard|good|easy)"', back) == ["again", "hard", "good", "easy"]
    with database.reading() as rows:
        review = rows.get_one(Review, (trainee.id, 1))
        assert review.rating == verb
        assert [part["right"] for part in review.evidence["parts"]] == [verb != "again"]
