"""Questions that the instructor of the samples wrote: one to be judged, one for paper alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.curation import bulk
from question_bank.bank.curation.authoring import write_question
from question_bank.bank.curation.bulk import By
from question_bank.bank.curation.deciding import Seen, decide
from question_bank.bank.curation.filters import Filters, matching
from question_bank.bank.questions import Action, Status
from question_bank.questions.judgement import Judgement
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content

RESTS_IN = "office-work-meeting.txt"
OFTEN_ASKED, TAG = ("三个当日", "四个不出门"), "常考"
BY_HAND: tuple[tuple[Content, str], ...] = (
    (
        Judgement(
            "办事的“三个当日”是：当日来文当日登记，当日交办当日转出，当日办结当日归档。",
            truth=False,
            correction="办事的“三个当日”是：当日来文当日登记，当日交办当日转出，当日办结当日反馈。",
        ),
        "当日来文当日登记，当日交办当日转出，当日办结当日反馈。",
    ),
    (
        Written(
            "联系本职岗位，谈谈怎样守住办文“四个不出门”。",
            (
                ("写全“四个不出门”的内容", 8),
                ("说明每一条在本岗位的具体做法", 8),
                ("条理清楚，文字通顺", 4),
            ),
            "论述题",
        ),
        "没有依据的提法不出门，没有核对的数据不出门，没有会签的文件不出门，没有校对的文稿不出门。",
    ),
)


def write_by_hand(rows: Session, speech_id: int, *, person_id: int, now: datetime) -> None:
    """Put the questions into the bank of their speech, accept them, and tag what is often asked."""
    seen = Seen(1, Status.DRAFT)
    for content, rests_on in BY_HAND:
        written = write_question(
            rows, content, speech_id=speech_id, rests_on=rests_on, person_id=person_id, now=now
        )
        decide(rows, written, Action.ACCEPT, person_id=person_id, seen=seen, now=now)
    for words in OFTEN_ASKED:
        found = matching(rows, person_id, Filters(words=words))
        bulk.tag(rows, found, TAG, by=By(person_id, now))
