"""帮助: what each role can do here, topic by topic; a role's topics also fill one printed page."""

from __future__ import annotations

from question_bank.bank.people import Role
from quizapp.guides.learning import OWN, TRAINEE
from quizapp.guides.running import ADMINISTRATOR, AUDITOR
from quizapp.guides.teaching import INSTRUCTOR
from quizapp.guides.topic import Topic

GUIDES: dict[Role, tuple[Topic, ...]] = {
    Role.TRAINEE: TRAINEE,
    Role.INSTRUCTOR: INSTRUCTOR,
    Role.ADMINISTRATOR: ADMINISTRATOR,
    Role.AUDITOR: AUDITOR,
}

__all__ = ["GUIDES", "OWN", "Topic"]
