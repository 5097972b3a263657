"""Lists of a speech, how they are called, and what is asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.generator import made_of
from question_bank.questions.setting import settings_of
from question_bank.questions.stems.naming import naming
from question_bank.requirements.model import RequirementList
from tests.requirements.reading import OPENING, made

if TYPE_CHECKING:
    from question_bank.questions.content import Content
    from question_bank.questions.options.shelf import Sibling


SPEECH = "《在清源县办公室系统工作会议上的讲话》"


DUTIES = (
    "一、找准位置",
    "各科室要切实履行“五项职责”：辅助决策，统筹协调，督办落实，保障运转，保守秘密。",
)


RULES = (
    "二、守住底线",
    "值班人员要做到“四个不准”：不准擅自离岗，不准私下换班，不准饮酒娱乐，不准迟报信息。",
    "保密人员要做到“三个不准”：不准携带密件，不准外传文件，不准私自复印。",
)


def phrases(*lines: str) -> list[str]:
    """Return what the lists of a speech are called."""
    whole = made(*lines)
    settings = settings_of(whole.speech, whole.outline)
    found = [one for one in whole.requirements if isinstance(one, RequirementList)]
    called = [naming(settings.at(one.place), one) for one in found]
    return [one.phrase for one in called if one]


def contents(kind: str, *lines: str, siblings: tuple[Sibling, ...] = ()) -> list[Content]:
    content = (OPENING + "\n".join(lines) + "\n").encode()
    drafts = made_of("speech.txt", content, siblings).drafts
    return [draft.content for draft in drafts if draft.content.kind == kind and draft.ready]
