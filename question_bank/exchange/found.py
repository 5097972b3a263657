"""What a file of questions holds: those that can be taken, and why the others cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from question_bank.questions.content import Content

LONGEST_STEM, LONGEST_ANSWER = 2000, 500
MOST_OPTIONS = 26
MOST_MARKS = 100
# what no page, no XML and no database can hold
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A question at a line of the file (or the number of an item), with what came along."""

    line: int
    content: Content
    name: str = ""
    tags: tuple[str, ...] = ()
    material: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why what stands at a line was not taken, in a sentence for the person who sent it."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in a file, in its order."""

    questions: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()


class Unfit(Exception):
    """An item that cannot be made into a question; its words say why."""


def fit(content: Content) -> Content:
    """Return the content if it can be asked.

    Raises:
        Unfit: it cannot.

    """
    words = _words(content)
    if not words[0].strip():
        raise Unfit("没有题干。")
    if any(not word.strip() for word in words):
        raise Unfit("有空白的选项或答案。")
    if any(UNPRINTABLE.search(word) for word in words):
        raise Unfit("有无法显示的字符。")
    if len(words[0]) > LONGEST_STEM or max(map(len, words[1:]), default=0) > LONGEST_ANSWER:
        raise Unfit(f"题干不要超过 {LONGEST_STEM} 字，选项和答案不要超过 {LONGEST_ANSWER} 字。")
    if reason := _reason(content):
        raise Unfit(reason)
    return content


def _words(content: Content) -> tuple[str, ...]:  # noqa: PLR0911 - a branch a kind
    match content:
        case Cloze(stem=stem, answers=answers, accepted=accepted):
            return (stem, *answers, *(word for others in accepted for word in others))
        case Matching(directions=stem, extra=extra):
            return (stem, *content.lefts, *content.rights, *extra)
        case Choice(stem=stem, options=options) | Multiple(stem=stem, options=options):
            return (stem, *options)
        case Ordering(stem=stem, items=items):
            return (stem, *items)
        case Recall(stem=stem, items=items, accepted=accepted):
            return (stem, *items, *(word for others in accepted for word in others))
        case Written(stem=stem, points=points, form=form):
            return (stem, form, *(words for words, _ in points))
        case Judgement(statement=statement, correction=correction):
            return (statement,) if correction is None else (statement, correction)


def _reason(content: Content) -> str:  # noqa: PLR0911 - a branch a kind
    match content:
        case Cloze(answers=answers, accepted=accepted):
            return _blanks(len(content.pieces()) - 1, len(answers)) or _others(answers, accepted)
        case Recall(items=items, accepted=accepted):
            return _others(items, accepted) if items else "没有答案。"
        case Written(points=points):
            fits = points and all(1 <= marks <= MOST_MARKS for _, marks in points)
            return "" if fits else f"每个采分点要有 1 到 {MOST_MARKS} 分。"
        case Choice(options=options, answer=answer):
            return _options(options, (answer,))
        case Multiple(options=options, answers=answers):
            return _options(options, answers)
        case Matching(pairs=pairs):
            twice = len(set(content.lefts)) < len(pairs)
            return "配对题要有两对以上，左项不能重复。" if len(pairs) < 2 or twice else ""
        case Ordering(items=items):
            return (
                "排序题要有两项以上，各项不能重复。" if len(set(items)) < max(2, len(items)) else ""
            )
        case _:
            return ""


def _blanks(blanks: int, answers: int) -> str:
    if not blanks:
        return "填空题的题干里没有空（用 ____ 或（　）表示）。"
    return "" if blanks == answers else f"题干有 {blanks} 个空，答案却有 {answers} 个。"


def _others(keys: tuple[str, ...], accepted: tuple[tuple[str, ...], ...]) -> str:
    return "" if len(keys) == len(accepted) else "答案和它们的其他写法数目不同。"


def _options(options: tuple[str, ...], answers: tuple[str, ...]) -> str:
    if not 2 <= len(options) <= MOST_OPTIONS:
        return f"选项要有 2 到 {MOST_OPTIONS} 个。"
    if len(set(options)) < len(options):
        return "有重复的选项。"
    return "" if answers and set(answers) <= set(options) else "答案不在选项之中。"
