"""An online exam as a printed test with its key: what is kept of it on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.blueprints.drawing import Drawn, Origin, origins
from question_bank.papers.composing import compose
from question_bank.papers.quoting import quoted
from question_bank.statistics.exam_questions import exam_contents

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from question_bank.papers.paper import Paper
    from question_bank.study.exams import Exam


def exam_paper(session: Session, exam: Exam) -> Paper:
    """Return what an exam asked, in the wordings that it asked, as a paper.

    A question whose material is not in the course any more stands under the exam's own name.
    """
    asked = exam_contents(session, exam)
    ids = [question_id for section in exam.drawn for _, question_id in section]
    places, passages = origins(session, exam.course_id, ids), quoted(session, ids)
    elsewhere = Origin(exam.title, "", None, "")
    drawn = [
        [
            Drawn(question_id, version_id, asked[version_id], places.get(question_id, elsewhere))
            for version_id, question_id in section
        ]
        for section in exam.drawn
    ]
    return compose(from_json(exam.blueprint), drawn, seed=exam.seed, passages=passages)
