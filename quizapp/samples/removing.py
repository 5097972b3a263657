"""清除示例数据: everything of the samples goes, and what real people made otherwise stays.

Rows go with what they belong to, along the references between the tables. What merely names a
sample (who made it, in which course it was asked) forgets the name; a sample person whose name must
stay beside somebody's real work stays as a name that nobody can log in with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, exists, or_, select, update

from question_bank.bank.batches import Batch, BatchItem
from question_bank.bank.classes.enrolment import keep_enrolment
from question_bank.bank.courses import Course, CourseCohort, CourseInstructor
from question_bank.bank.people import Person
from question_bank.bank.questions import Decision
from question_bank.bank.speeches import Bank, BankMember, Membership, Speech
from question_bank.errors import Refused
from question_bank.papers.tables import Paper
from question_bank.study.exams import Exam
from question_bank.tables import Base
from quizapp.samples.gathering import gathered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

    from quizapp.samples.gathering import Ids

CLEARED = "（示例人员，已清除）"
# may be empty, and yet what the row is about
BELONGS = {
    "appeal.sitting_id",
    "class_change.cohort_id",
    "class_change.course_id",
    "class_change.trainee_id",
    "invigilation.sitting_id",
    "sitting.course_id",
    "sitting.exam_id",
    "test_figure.exam_id",
    "test_figure.paper_id",
}
# never empty, and yet only who did it
DID_IT = {
    "bank_change.made_by",
    "bank_rule.person_id",
    "batch.person_id",
    "comment.person_id",
    "decision.person_id",
    "exam_change.done_by",
    "handover.person_id",
    "invigilation.done_by",
    "mark_change.changed_by",
    "printed_mark.entered_by",
    "proposal.person_id",
    "review_list.made_by",
    "source_check.person_id",
    "speech_change.person_id",
}


@dataclass(frozen=True, slots=True)
class Samples:
    """What would go: how many of each, the names of materials, courses and tests, and what bars it.

    `tests` are exams and papers of real courses that ask questions of the samples. `orphans` are
    banks and courses that nobody but sample people runs: first somebody else has to.
    """

    people: int
    speeches: tuple[str, ...]
    questions: int
    courses: tuple[str, ...]
    tests: tuple[str, ...]
    orphans: tuple[str, ...]

    @property
    def are_there(self) -> bool:
        """Whether there is anything to clear away."""
        return bool(self.people or self.speeches or self.courses)


def samples(session: Session) -> Samples:
    """Return what would go."""
    found = gathered(session)
    tests = [
        select(kind.title)
        .where(kind.id.in_(found[kind.__tablename__]), kind.course_id.not_in(found["course"]))
        .order_by(kind.id)
        for kind in (Exam, Paper)
    ]
    titles = select(Speech.title).where(Speech.is_sample).order_by(Speech.id)
    courses = select(Course.name).where(Course.is_sample).order_by(Course.id)
    return Samples(
        len(found["person"]),
        tuple(session.scalars(titles)),
        len(found["question"]),
        tuple(session.scalars(courses)),
        tuple(title for query in tests for title in session.scalars(query)),
        tuple(_orphans(session)),
    )


def remove(session: Session, *, by: int | None, now: datetime) -> None:
    """Take everything of the samples away; `by` None is a command.

    Raises:
        Refused: `samples_run_it`, somebody real has to run a bank or a course first;
            `own_sample`, whoever asks is a sample themselves.

    """
    orphans = list(_orphans(session))
    if orphans:
        raise Refused("samples_run_it", name="”、“".join(orphans))
    found = gathered(session)
    if by in found["person"]:
        raise Refused("own_sample")
    people = found["person"]
    taken = CourseCohort.cohort_id.in_(found["cohort"])
    courses = set(session.scalars(select(CourseCohort.course_id).where(taken)))
    for table in reversed(Base.metadata.sorted_tables):
        _clear(session, table, found)
    _drop_people(session, people, now)
    for course_id in sorted(courses - found["course"]):
        keep_enrolment(session, course_id, now=now)
    session.flush()
    session.expire_all()


def _clear(session: Session, table: Table, found: Ids) -> None:
    """Take the rows of a table away that go, and what others say of them."""
    going = [table.c.id.in_(found[table.name])] if table.name in found.keys() - {"person"} else []
    for column in table.columns:
        target = _target(column)
        name = f"{table.name}.{column.name}"
        if target not in found or name in DID_IT:
            continue
        if column.nullable and name not in BELONGS:
            forgets = update(table).where(column.in_(found[target])).values({column: None})
            session.execute(forgets)
        else:
            going.append(column.in_(found[target]))
    if going:
        session.execute(delete(table).where(or_(*going)))


def _target(column: Column[Any]) -> str:
    """Return the table whose number a column holds; "" where it holds none."""
    for key in column.foreign_keys:
        if key.column.name == "id":
            return key.column.table.name
        if key.target_fullname == "printed_test.paper_id":
            return "paper"
    return ""


def _drop_people(session: Session, people: set[int], now: datetime) -> None:
    """Take people away, but for those whose name stands beside what stays: a name is left."""
    used = or_(
        exists().where(BatchItem.batch_id == Batch.id),
        exists().where(Decision.batch_id == Batch.id),
    )
    emptied = delete(Batch).where(Batch.person_id.in_(people), ~used)
    session.execute(emptied.execution_options(synchronize_session=False))
    did: set[int] = set()
    for name in sorted(DID_IT):
        table, column = name.split(".")
        doer = Base.metadata.tables[table].c[column]
        did |= set(session.scalars(select(doer).where(doer.in_(people)).distinct()))
    gone = delete(Person).where(Person.id.in_(people - did))
    session.execute(gone.execution_options(synchronize_session=False))
    for person in session.scalars(select(Person).where(Person.id.in_(did))):
        person.login = person.login_key = f"cleared-{person.id}"
        person.name, person.erased_at = CLEARED, now
        person.unit = person.post = person.phone = ""
        person.password_hash, person.code_secret, person.is_sample = "", None, False
        person.stopped_at = person.stopped_at or now


def _orphans(session: Session) -> Iterator[str]:
    """Give the names of banks and real courses that sample people run alone."""
    owner = BankMember.membership == Membership.OWNER
    owned = select(BankMember.bank_id).join(Person, Person.id == BankMember.person_id).where(owner)
    run = select(CourseInstructor.course_id).join(Person, Person.id == CourseInstructor.person_id)
    for what, by in ((Bank, owned), (Course, run)):
        by_samples, by_others = by.where(Person.is_sample), by.where(~Person.is_sample)
        alone = select(what.name).where(what.id.in_(by_samples), what.id.not_in(by_others))
        if what is Course:
            alone = alone.where(~Course.is_sample)
        yield from session.scalars(alone.order_by(what.id))
