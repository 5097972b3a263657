"""Every table: importing this module makes the metadata whole."""

from question_bank.bank import batches, courses, curating, people, questions, speeches, tags
from question_bank.bank.audit import entries as audit
from question_bank.bank.base import Base
from question_bank.bank.classes import changes
from question_bank.bank.site import settings as site
from question_bank.papers import tables as papers
from question_bank.statistics import difficulty
from question_bank.statistics import tables as figures
from question_bank.study import appeals, cards, exams, habits, marks, reviews

__all__ = [
    "Base",
    "appeals",
    "audit",
    "batches",
    "cards",
    "changes",
    "courses",
    "curating",
    "difficulty",
    "exams",
    "figures",
    "habits",
    "marks",
    "papers",
    "people",
    "questions",
    "reviews",
    "site",
    "speeches",
    "tags",
]
