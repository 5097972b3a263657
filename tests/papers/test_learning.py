"""学习资料 and 记忆卡: what stands on them, and what does not."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from docx import Document
from sqlalchemy import select

from question_bank.bank.people import Role, add_person
from question_bank.bank.questions import Question, Source, Status, Version
from question_bank.bank.speeches import PUBLIC_BANK, Bank, Reading, Speech
from question_bank.errors import NotFound
from question_bank.papers import pdf, word
from question_bank.papers.handout import Card, Deck
from question_bank.papers.learning import deck, handout, materials
from question_bank.papers.printing import printed
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import to_json
from question_bank.questions.recall import Recall

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content

LONG_AGO = datetime(2025, 3, 3, 1, 0, tzinfo=UTC)
NOISE = "【打印本页】"
TEXT = """一、认清职责
办公室工作有三项职责：参谋辅政、督促检查、综合协调。这三项缺一不可。
二、改进作风
大家辛苦了。
三、严守纪律
不得泄露会议内容，不得擅自留存文件。请同志们记住。"""
RAW = NOISE + TEXT
ITEMS = ("参谋辅政", "督促检查", "综合协调")


def place(words: str) -> tuple[int, int]:
    start = RAW.index(words)
    return start, start + len(words)


@pytest.fixture
def speech_id(session: Session) -> int:
    bank = session.scalars(select(Bank).where(Bank.name == PUBLIC_BANK)).one()
    speech = Speech(
        bank_id=bank.id, title="在办公室会议上的讲话", speaker="张一鸣",
        given_on=date(2026, 3, 12), occasion="", created_at=LONG_AGO,
    )  # fmt: skip
    session.add(speech)
    session.flush()
    headings = [("一、", "认清职责"), ("二、", "改进作风"), ("三、", "严守纪律")]
    outline = [
        {"level": 1, "marker": marker, "heading": words, "start": place(words)[0],
         "end": place(words)[1], "parent": None}
        for marker, words in headings
    ]  # fmt: skip
    reading = Reading(
        bank_id=bank.id, speech_id=speech.id, text_hash="h", raw=RAW, text=TEXT,
        removed=[{"start": 0, "end": len(NOISE), "why": "网页"}], repairs=[], warnings=[],
        outline=outline, cut=False, read_at=LONG_AGO,
    )  # fmt: skip
    session.add(reading)
    session.flush()
    for item in ITEMS:
        add_question(session, reading, Cloze(f"职责是{item}的____。", (item,), ((),)), [item])
    recall = Recall("简述办公室工作的三项职责。", ITEMS, ((), (), ()))
    add_question(session, reading, recall, list(ITEMS))
    secret = "擅自留存文件"
    add_question(session, reading, Cloze("不得____。", (secret,), ((),)), [secret], Status.DRAFT)
    return speech.id


def add_question(
    session: Session,
    reading: Reading,
    content: Content,
    parts: list[str],
    status: Status = Status.APPROVED,
) -> None:
    question = Question(
        bank_id=reading.bank_id, fingerprint=f"{content.kind}{parts}"[:16], kind=content.kind,
        status=status, ready=True, chosen=True, score=0.5, notes=[], created_at=LONG_AGO,
    )  # fmt: skip
    session.add(question)
    session.flush()
    session.add(
        Version(question_id=question.id, number=1, content=to_json(content), created_at=LONG_AGO)
    )
    for part, (start, end) in enumerate(map(place, parts)):
        for number in {-1, part}:
            session.add(
                Source(
                    question_id=question.id,
                    reading_id=reading.id,
                    part=number,
                    occurrence=part,
                    start=start,
                    end=end,
                )
            )
    session.flush()


@pytest.fixture
def reader(session: Session) -> int:
    return add_person(
        session, login="peixun", name="沈安宁", roles=[Role.INSTRUCTOR],
        password="not used here at all", now=LONG_AGO,
    )  # fmt: skip


def words_of(made: bytes) -> list[str]:
    with pypdfium2.PdfDocument(made) as document:
        pages = (page.get_textpage().get_text_bounded() for page in document)
        return ["".join(page.split()) for page in pages]


def test_a_handout_is_the_sentences_asked_under_their_headings(
    session: Session, speech_id: int, reader: int
) -> None:
    found = handout(session, reader, speech_id)

    lines = ["".join(segment.text for segment in line.segments) for line in found.lines]
    assert lines == ["一、认清职责", "办公室工作有三项职责：参谋辅政、督促检查、综合协调。"]
    assert found.origin == "张一鸣《在办公室会议上的讲话》（2026年3月12日）"


def test_no_two_answers_side_by_side_are_left_out(
    session: Session, speech_id: int, reader: int
) -> None:
    found = handout(session, reader, speech_id)

    marked = [one.text for line in found.lines for one in line.segments if one.marked]
    assert marked == ["参谋辅政", "综合协调"]
    assert found.blanks == 2


def test_blanks_hide_the_answers_and_the_other_sheet_shows_them(
    session: Session, speech_id: int, reader: int
) -> None:
    found = handout(session, reader, speech_id)

    for answered in (False, True):
        printed_words = "".join(words_of(pdf.print_handout(found, answered=answered)))
        document = Document(io.BytesIO(word.print_handout(found, answered=answered)))
        written = "".join(paragraph.text for paragraph in document.paragraphs)
        for words in (printed_words, written):
            assert "督促检查" in words
            assert ("参谋辅政" in words) is answered
            assert ("附答案" in words) is answered


def test_a_child_process_prints_the_same(session: Session, speech_id: int, reader: int) -> None:
    found = handout(session, reader, speech_id)
    cards = deck(session, reader, speech_id)

    assert printed(found, "answered", "pdf") == pdf.print_handout(found, answered=True)
    assert printed(found, "handout", "docx") == word.print_handout(found)
    assert printed(cards, "deck", "pdf") == pdf.print_deck(cards)


def test_each_card_has_its_answer_behind_it(session: Session, speech_id: int, reader: int) -> None:
    found = deck(session, reader, speech_id)

    assert [card.back for card in found.cards] == [
        *ITEMS,
        "（1）参谋辅政；（2）督促检查；（3）综合协调",
    ]
    assert len(words_of(pdf.print_deck(found))) == 2


def test_the_backs_of_a_row_change_places() -> None:
    cards = tuple(Card(f"题{number}？", f"答{number}。") for number in range(1, 10))

    fronts, backs, *more = words_of(pdf.print_deck(Deck("讲话", cards)))

    assert len(more) == 2
    assert fronts.index("题1？") < fronts.index("题2？") < fronts.index("题3？")
    assert backs.index("答2。") < backs.index("答1。") < backs.index("答4。") < backs.index("答3。")


def test_materials_with_approved_questions_are_offered(
    session: Session, speech_id: int, reader: int
) -> None:
    assert materials(session, reader) == [(speech_id, "在办公室会议上的讲话", 4)]


def test_a_material_that_is_not_there_is_not_found(session: Session, reader: int) -> None:
    for look in (handout, deck):
        with pytest.raises(NotFound):
            look(session, reader, 404)
