"""The form of each kind of question: the same for a question of one's own and for an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.forms.questions.choice import ChoiceForm
from quizapp.forms.questions.cloze import ClozeForm
from quizapp.forms.questions.judgement import JudgementForm
from quizapp.forms.questions.matching import MatchingForm
from quizapp.forms.questions.multiple import MultipleForm
from quizapp.forms.questions.ordering import OrderingForm
from quizapp.forms.questions.recall import RecallForm
from quizapp.forms.questions.written import WrittenForm

if TYPE_CHECKING:
    from question_bank.questions.content import Content
    from quizapp.forms.questions.parts import QuestionForm

FORMS: dict[str, type[QuestionForm]] = {
    form.kind: form
    for form in (
        ClozeForm, ChoiceForm, MultipleForm, JudgementForm, MatchingForm, OrderingForm,
        RecallForm, WrittenForm,
    )
}  # fmt: skip


def edit_form(content: Content) -> QuestionForm:
    """Return the form of a question, filled with its present wording unless it was sent."""
    form = FORMS[content.kind]
    return form(data=form.shown(content))
