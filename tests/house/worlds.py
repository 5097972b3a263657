"""Two complete worlds side by side: what is whose, so that one can knock at the other's doors."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from question_bank.bank.accounts.log_ins import open_log_in
from question_bank.bank.accounts.own_log_ins import open_log_ins
from question_bank.bank.batches import Batch, BatchItem, Deed
from question_bank.bank.blueprints.blueprint import Blueprint, Section
from question_bank.bank.classes.cohorts import add_member, create_cohort
from question_bank.bank.courses import CourseCohort, CourseInstructor
from question_bank.bank.curating import Comment
from question_bank.bank.questions import Question, Requirement, Version
from question_bank.bank.speeches import Bank, BankMember, Membership, Reading, Speech
from question_bank.bank.tags import Tag
from question_bank.papers.dress import Dress
from question_bank.papers.issuing import draw, issue
from question_bank.papers.plans import Plan
from question_bank.papers.tables import ReviewList, SavedPlan
from question_bank.study.appeals import Appeal, Fault, Report
from question_bank.study.courses import open_courses
from question_bank.study.examining.plans import ExamPlan, set_exam
from question_bank.study.examining.saving import Save, save
from question_bank.study.examining.sittings import hand_in, start
from question_bank.study.exams import Sort
from question_bank.study.marks import Recheck
from question_bank.study.quiz.answering import answer
from question_bank.study.quiz.dealing import deal
from quizapp.clock import now
from tests.papers.material import a_cloze
from tests.study.lessons import MONDAY, SHANGHAI, give_course, key

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.study.lessons import Lesson

HOUR = timedelta(hours=1)
PLACES = {"number": 1, "part": 0, "position": 0, "year": MONDAY.year}
CONTENTS = tuple(a_cloze(number) for number in range(6))


@dataclass(frozen=True, slots=True)
class World:
    """An instructor, a trainee, and the ids of all that is theirs, by the name of the part."""

    instructor_id: int
    trainee_id: int
    ids: dict[str, object]


def make_world(session: Session, name: str, *, instructor_id: int, trainee_id: int) -> World:
    """Make a bank, a class, a course, an exam that was sat, a paper, and what was said of them."""
    lesson = give_course(session, [trainee_id], contents=CONTENTS, name=f"{name}专题")
    bank_id = _bank_of_their_own(session, name, lesson, instructor_id)
    session.add(CourseInstructor(course_id=lesson.course_id, person_id=instructor_id))
    cohort_id = create_cohort(session, f"{name}班", now=MONDAY, instructors=[instructor_id])
    session.add(CourseCohort(course_id=lesson.course_id, cohort_id=cohort_id))
    add_member(session, cohort_id, trainee_id, now=MONDAY)
    attempt = _answered(session, name, trainee_id, lesson)
    exam_id, sitting_id = _sat(session, lesson, instructor_id, trainee_id)
    question_id = lesson.question_ids[0]
    ids = {
        "attempt": attempt,
        "bank_id": bank_id,
        "cohort_id": cohort_id,
        "course_id": lesson.course_id,
        "exam_id": exam_id,
        "mark": _log_in(session, trainee_id),
        "paper_id": _printed(session, lesson, instructor_id),
        "person_id": trainee_id,
        "question_id": question_id,
        "requirement_id": session.get_one(Question, question_id).requirement_id,
        "sitting_id": sitting_id,
        "speech_id": lesson.speech_id,
    }
    said = _said(session, lesson, instructor_id, trainee_id, sitting_id)
    return World(instructor_id, trainee_id, ids | said | PLACES)


def _log_in(session: Session, trainee_id: int) -> str:
    token = open_log_in(session, trainee_id, now=now())
    found = open_log_ins(session, trainee_id, token=token, now=now())
    return next(one.mark for one in found if one.is_this)


def _bank_of_their_own(session: Session, name: str, lesson: Lesson, owner: int) -> int:
    bank = Bank(name=f"{name}题库")
    session.add(bank)
    session.flush()
    session.add(BankMember(bank_id=bank.id, person_id=owner, membership=Membership.OWNER))
    asked = select(Question.requirement_id).where(Question.id.in_(lesson.question_ids))
    for table, which in (
        (Requirement, Requirement.id.in_(asked)),
        (Question, Question.id.in_(lesson.question_ids)),
        (Reading, Reading.speech_id == lesson.speech_id),
        (Speech, Speech.id == lesson.speech_id),
    ):
        session.execute(update(table).where(which).values(bank_id=bank.id))
    session.expire_all()
    return bank.id


def _answered(session: Session, name: str, trainee_id: int, lesson: Lesson) -> str:
    courses = open_courses(session, trainee_id=trainee_id, now=MONDAY, calendar=SHANGHAI)
    deal(session, trainee_id=trainee_id, courses=courses)
    answer(
        session,
        trainee_id=trainee_id,
        question_id=lesson.question_ids[0],
        version_id=lesson.version_ids[0],
        attempt=f"attempt-{name}",
        response=["不对的"],
        now=MONDAY,
        calendar=SHANGHAI,
    )
    return f"attempt-{name}"


def _sat(session: Session, lesson: Lesson, instructor_id: int, trainee_id: int) -> tuple[int, int]:
    plan = ExamPlan(
        title="结业考试",
        sections=(Section("cloze", 4, 2.0),),
        minutes=30,
        opens_at=MONDAY,
        closes_at=MONDAY + 2 * HOUR,
    )
    exam_id = set_exam(
        session, lesson.course_id, plan, person_id=instructor_id, seed=7, now=MONDAY - HOUR
    )
    sitting_id = start(
        session, trainee_id=trainee_id, exam_id=exam_id, sort=Sort.EXAM, seed=7, now=MONDAY
    )
    written = Save(0, tuple(key(CONTENTS[0])), 0, 1, "page")
    save(session, [written], trainee_id=trainee_id, sitting_id=sitting_id, now=MONDAY)
    hand_in(session, trainee_id=trainee_id, sitting_id=sitting_id, now=MONDAY + HOUR)
    return exam_id, sitting_id


def _printed(session: Session, lesson: Lesson, instructor_id: int) -> int:
    plan = Blueprint("结业测试", (Section("cloze", 4, 2.0),), 30)
    course_id = lesson.course_id
    drawn = draw(session, plan, course_id=course_id, seed=7, booklets=1, today=MONDAY.date())
    return issue(session, drawn, plan, course_id=course_id, seed=7, by=instructor_id, now=MONDAY)


def _said(
    session: Session, lesson: Lesson, instructor_id: int, trainee_id: int, sitting_id: int
) -> dict[str, object]:
    question_id, version_id = lesson.question_ids[1], lesson.version_ids[1]
    about = {"question_id": question_id, "version_id": version_id, "made_at": MONDAY}
    appeal = Appeal(trainee_id=trainee_id, part=0, written="差不多", review_seq=1, **about)
    report = Report(person_id=trainee_id, fault=Fault.MISPRINT, **about)
    sheet = {"trainee_id": trainee_id, "sitting_id": sitting_id}
    recheck = Recheck(position=0, words="请复核", asked_at=MONDAY, **sheet)
    comment = Comment(
        question_id=question_id, person_id=instructor_id, words="再看看", said_at=MONDAY
    )
    tag = Tag(bank_id=session.get_one(Question, question_id).bank_id, name="重点")
    batch = Batch(person_id=instructor_id, deed=Deed.RETIRE, before={}, made_at=MONDAY)
    made = {
        "appeal_id": appeal,
        "report_id": report,
        "recheck_id": recheck,
        "comment_id": comment,
        "list_id": _listed(lesson, question_id, instructor_id),
        "tag_id": tag,
        "plan_id": _planned(lesson, instructor_id),
        "batch_id": batch,
    }
    session.add_all(made.values())
    session.flush()
    session.add(BatchItem(batch_id=batch.id, question_id=question_id))
    session.flush()
    assert session.get(Version, version_id) is not None
    return {name: row.id for name, row in made.items()}


def _planned(lesson: Lesson, instructor_id: int) -> SavedPlan:
    wanted = Plan(Blueprint("结业测试", (Section("cloze", 4, 2.0),)), Dress(), 1)
    return SavedPlan(
        course_id=lesson.course_id,
        name="结业",
        plan=asdict(wanted),
        made_by=instructor_id,
        changed_at=MONDAY,
    )


def _listed(lesson: Lesson, question_id: int, instructor_id: int) -> ReviewList:
    return ReviewList(
        speech_id=lesson.speech_id,
        asked=[[question_id, 1]],
        made_by=instructor_id,
        made_at=MONDAY,
    )
