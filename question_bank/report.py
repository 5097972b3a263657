"""What was made of a file, told station by station to a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from question_bank.questions.choice import Choice
from question_bank.questions.content import keys, prompt
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.requirements.model import Duty, Pairs, RequirementList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.generator import Made
    from question_bank.questions.draft import Draft
    from question_bank.requirements.model import Requirement


def report(made: Made) -> str:
    """Return the whole story as lines of Chinese text."""
    return "\n".join((*_speech(made), *_outline(made), *_requirements(made), *_questions(made)))


def _speech(made: Made) -> Iterator[str]:
    speech = made.speech
    yield f"《{speech.title or speech.file}》 {len(speech.text)} 字"
    yield f"  清除 {len(speech.removed)} 处，修复 {len(speech.repairs)} 处"
    yield from (f"  注意：{warning}" for warning in speech.warnings)
    yield from (f"  注意：{warning.words}" for warning in made.outline.warnings)


def _outline(made: Made) -> Iterator[str]:
    yield f"\n提纲（{len(made.outline.headings)} 条）"
    for heading in made.outline.headings:
        yield "  " * heading.level + heading.marker + heading.words.text


def _requirements(made: Made) -> Iterator[str]:
    yield f"\n要点（{len(made.requirements)} 条）"
    yield from (f"  {_requirement(found)}" for found in made.requirements)


def _requirement(found: Requirement) -> str:
    match found:
        case RequirementList():
            title = found.name or (found.intro.text if found.intro else "")
            items = "；".join(item.text for item in found.items)
            count = f"{len(found.items)} 项{'' if found.complete else '，不全'}"
            return f"【并列要点】{title}（{count}）{items}"
        case Pairs():
            pairs = "；".join(f"{left.text} ↔ {right.text}" for left, right in found.pairs)
            return f"【配对】{found.relation}：{pairs}"
        case Duty():
            return f"【职责】{found.role.text}：{found.duty.text}"
        case _:
            assert_never(found)


def _questions(made: Made) -> Iterator[str]:
    ready = sum(draft.ready for draft in made.drafts)
    yield f"\n试题（{len(made.drafts)} 道，其中 {ready} 道可直接审核入库）"
    for number, draft in enumerate(made.drafts, 1):
        yield from _question(number, draft)


def _question(number: int, draft: Draft) -> Iterator[str]:
    mark = "★" if draft.chosen else "·" if draft.ready else "✎ " + "、".join(draft.notes)
    content = draft.content
    told = f"{number:4} {mark} {prompt(content)}"
    if isinstance(content, Matching):
        yield told
        yield from (f"       {left} — {right}" for left, right in content.pairs)
        if content.extra:
            yield f"       多余：{'；'.join(content.extra)}"
        return
    yield f"{told}  【{'；'.join(keys(content))}】"
    if isinstance(content, Choice | Multiple):
        yield f"       选项：{'；'.join(content.options)}"
    if isinstance(content, Judgement) and content.correction:
        yield f"       原文：{content.correction}"
