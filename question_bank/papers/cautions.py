"""What whoever sets a paper should look at before it is frozen."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.kinds import NAMES
from question_bank.bank.questions import Question, Version
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import keys, prompt
from question_bank.questions.judgement import Judgement
from question_bank.questions.multiple import Multiple
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from question_bank.bank.kinds import Kind
    from question_bank.papers.paper import Item, Paper

LEAST_KEY = 4  # characters: a shorter answer stands in many a sentence
MOST_ALTERED = 0.1  # share of a paper's questions whose statement was altered


def cautions(session: Session, paper: Paper) -> list[str]:
    """Return a sentence for each thing to look at: questions that tell each other, altered ones."""
    found = [*_of_one_point(session, paper), *_telling(paper)]
    altered = [str(item.number) for item in paper.items if _is_altered(item)]
    if len(altered) > MOST_ALTERED * len(paper.items):
        found.append(
            f"改动过表述的判断题有 {len(altered)} 道（第 {'、'.join(altered)} 题），"
            "容易让人记住错的说法，请少用。"
        )
    return found


def thin(paper: Paper, there: Mapping[Kind, int]) -> list[str]:
    """Return a sentence where a bank has less than twice what a paper asks of a kind."""
    few = [
        f"{NAMES[section.kind]}出 {len(section.items)} 道，已入库 {there[section.kind]} 道"
        for section in paper.sections
        if 0 < there.get(section.kind, 0) < 2 * len(section.items)
    ]
    return [f"题库偏少：{'、'.join(few)}，换题或出补考卷会不够。"] if few else []


def _of_one_point(session: Session, paper: Paper) -> Iterator[str]:
    """Yield which questions ask the same point of the material."""
    rows = session.execute(
        select(Version.id, Question.requirement_id)
        .join(Question, Question.id == Version.question_id)
        .where(Version.id.in_([item.version_id for item in paper.items]))
        .where(Question.requirement_id.is_not(None))
    )
    points = dict(rows.all())
    numbers: dict[int | None, list[str]] = defaultdict(list)
    for item in paper.items:
        if item.version_id in points:
            numbers[points[item.version_id]].append(str(item.number))
    for same in numbers.values():
        if len(same) > 1:
            yield f"第 {'、'.join(same)} 题考的是同一个要点。"


def _telling(paper: Paper) -> Iterator[str]:
    """Yield which question shows the answer of another."""
    shown = [(item, folded(_shown(item))) for item in paper.items]
    for item in paper.items:
        answers = [folded(key) for key in keys(item.content) if len(folded(key)) >= LEAST_KEY]
        for other, words in shown:
            if other is not item and any(answer in words for answer in answers):
                yield f"第 {other.number} 题里出现了第 {item.number} 题的答案。"


def _shown(item: Item) -> str:
    """Return the words that a question prints."""
    match item.content:
        case Cloze(stem=stem):
            return stem
        case Choice() | Multiple():
            return prompt(item.content)  # options stand among wrong ones and tell nothing
        case _:
            return "".join((prompt(item.content), *item.offered))


def _is_altered(item: Item) -> bool:
    return isinstance(item.content, Judgement) and not item.content.truth
