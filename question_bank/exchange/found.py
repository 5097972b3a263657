"""What a file of questions holds: those that can be taken, and why the others cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from question_bank.questions.blank import BLANK
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from question_bank.questions.content import Content

Item = TypeVar("Item")
MOST = 5000  # questions in one file
LONGEST_STEM, LONGEST_ANSWER = 2000, 500
MOST_OPTIONS = 26
MOST_MARKS = 100
# what no page, no XML and no database can hold
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NOT = re.compile("不(?:属于|包括|包含|符合|正确|是|能|得|应)|错误的|有误的")
NUMBERED = re.compile(r"^（\d+）$")
POINT = re.compile(r"^(.+)[（(]\s*(\d{1,3})\s*分\s*[）)]$", re.DOTALL)
UNKEYED = (("按答题要点给分", 10),)  # 采分点 of an essay that came without any


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
    """All that was found in a file, in its order; `unit` is what its lines are counted by."""

    questions: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()
    unit: str = "行"


class Unfit(Exception):
    """An item that cannot be made into a question; its words say why."""


def read_each(
    items: Iterable[tuple[int, Item]], read: Callable[[int, Item], Found], unit: str = "行"
) -> Findings:
    """Return what is read from the items of a file, each with its place: good ones and problems.

    Of more than may come in one file no more are read than show it.
    """
    found: list[Found] = []
    problems: list[Problem] = []
    for line, item in islice(items, MOST + 1):
        try:
            found.append(read(line, item))
        except Unfit as reason:
            problems.append(Problem(line, str(reason)))
    return Findings(tuple(found), tuple(problems), unit)


def choice(stem: str, options: tuple[str, ...], right: Sequence[str]) -> Choice:
    """Return a single choice; a stem that asks for what does not belong is marked as such.

    Raises:
        Unfit: not exactly one option is right.

    """
    if len(right) != 1:
        raise Unfit(f"单项选择题的答案只能有一个，这里有 {len(right)} 个。")
    return Choice(stem, options, right[0], negative=NOT.search(stem) is not None)


def blanked(stem: str, sets: Sequence[tuple[str, ...]]) -> Content:
    """Return a cloze, or the list that our own exports write as numbered blanks below a line.

    `sets` are the answers that each blank takes. Where every blank takes every answer they may come
    in any order, and what stands behind an answer in the first of them is right in its place.
    """
    keys = tuple(own[0] for own in sets)
    free = len(keys) > 1 and all(set(own) == set(sets[0]) for own in sets)
    accepted = _apart(sets[0], keys) if free else tuple(own[1:] for own in sets)
    first, *lines = stem.split("\n")
    if lines and all(NUMBERED.match(line.replace(BLANK, "")) for line in lines):
        return Recall(first, keys, accepted, order_free=free)
    return Cloze(stem, keys, accepted, order_free=free)


def _apart(words: Sequence[str], keys: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the other answers of each key: those that follow it."""
    others: dict[str, list[str]] = {key: [] for key in keys}
    key = keys[0]
    for word in words:
        key = word if word in others else key
        others[key] += [] if word in others else [word]
    return tuple(tuple(others[key]) for key in keys)


def points_of(lines: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return the 采分点 that lines say, each with its marks; the usual ones if they say none."""
    words = list(filter(None, lines))
    marked = [POINT.match(line) for line in words]
    if not words:
        return UNKEYED
    if all(marked):
        return tuple((found[1].strip(), int(found[2])) for found in marked if found)
    return (("\n".join(words), UNKEYED[0][1]),)


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
