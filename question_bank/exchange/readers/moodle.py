"""Moodle XML → questions: cloze, matching, multichoice, truefalse, shortanswer, essay."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from question_bank.errors import Refused
from question_bank.exchange.found import (
    Found,
    Unfit,
    blanked,
    choice,
    fit,
    points_of,
    read_each,
)
from question_bank.exchange.readers.markup import root_of
from question_bank.exchange.rows import SHOULD_BE
from question_bank.questions.blank import BLANK
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from question_bank.exchange.found import Findings
    from question_bank.exchange.readers.markup import Element
    from question_bank.questions.content import Content

TAG = re.compile(r"<[^<>]*>")
PARAGRAPH = re.compile(r"</p>|<br\s*/?>")
FIELD = re.compile(
    r"\{\d*:(?:SHORTANSWER|SHORTANSWER_C|SA|SAC|MW|MWC|MULTICHOICE|MC|MCV|MCH|MCS|MCVS|MCHS"
    r"|MULTICHOICE_\w{1,9}):"
)
CLOSED = re.compile(r"((?:\\.|[^}\\])*)\}", re.DOTALL)
ANSWER = re.compile(r"(?<!\\)~")
FEEDBACK = re.compile(r"(?<!\\)#.*", re.DOTALL)
FRACTION = re.compile(r"%(-?\d{1,9}(?:\.\d{1,9})?)%")
SHARE = re.compile(r"\s*(-?\d{1,9}(?:\.\d{1,9})?)\s*")
WHOLE = 99.9


def read(content: bytes) -> Findings:
    """Return the questions of a Moodle XML file, each under the last category before it.

    Raises:
        Refused: `broken_xml`, it cannot be read or is no quiz.

    """
    quiz = root_of(content)
    if quiz.tag != "quiz":
        raise Refused("broken_xml")
    return read_each(_placed(quiz), _found, "题")


def _placed(quiz: Element) -> Iterator[tuple[int, tuple[str, Element]]]:
    """Yield the questions, each with its number and the category it stands in."""
    material = ""
    for number, question in enumerate(quiz.iterfind("question"), start=1):
        if question.get("type") == "category":
            material = _text(question, "category").rsplit("/", 1)[-1]
            material = material.removeprefix("$course$").removeprefix("top")
        else:
            yield number, (material, question)


def _found(number: int, placed: tuple[str, Element]) -> Found:
    material, question = placed
    content = fit(MAKERS.get(question.get("type", ""), _unknown)(question))
    tags = tuple(_text(tag) for tag in question.iterfind("tags/tag"))
    name = (question.findtext("idnumber") or "").strip()
    return Found(number, content, name, tags, material)


def _plain(element: Element, path: str = ".") -> str:
    """Return the words of an element's text where Moodle keeps them as they are."""
    return (element.findtext(f"{path}/text") or "").strip()


def _text(element: Element, path: str = ".") -> str:
    """Return the words of an element's text, tags and entities of HTML taken away."""
    written = _plain(element, path)
    return html.unescape(TAG.sub("", PARAGRAPH.sub("\n", written))).strip()


def _cloze(question: Element) -> Content:
    written = question.findtext("questiontext/text") or ""
    gapped, fields = _fields(written)
    if not fields:
        raise Unfit("填空题里没有空。")
    sets = [_accepted(field) for field in fields]
    stem = html.unescape(TAG.sub("", PARAGRAPH.sub("\n", gapped))).strip()
    return blanked(stem, sets)


def _fields(written: str) -> tuple[str, list[str]]:
    """Return the text with a blank for each field, and what stands in the fields."""
    pieces, fields, place = [], [], 0
    while (begun := FIELD.search(written, place)) and (held := CLOSED.match(written, begun.end())):
        pieces.append(written[place : begun.start()])
        fields.append(held[1])
        place = held.end()
    return BLANK.join((*pieces, written[place:])), fields


def _accepted(field: str) -> tuple[str, ...]:
    """Return the answers of a blank that are worth all of it."""
    words = []
    for alternative in ANSWER.split(field):
        plain = FEEDBACK.sub("", alternative)
        fraction = FRACTION.match(plain)
        if plain.startswith("=") or (fraction and float(fraction[1]) > WHOLE):
            answer = plain[fraction.end() if fraction else 1 :]
            answer = answer.replace("\\}", "}").replace("\\#", "#").strip()
            words.append(html.unescape(answer))
    if not words:
        raise Unfit("有一个空没有正确答案。")
    return tuple(words)


def _multichoice(question: Element) -> Content:
    shares = [(_share(one), _text(one)) for one in question.iterfind("answer")]
    options = tuple(words for _, words in shares)
    right = tuple(words for share, words in shares if share > 0)
    stem = _text(question, "questiontext")
    if (question.findtext("single") or "true").strip() in {"true", "1"}:
        return choice(stem, options, right)
    return Multiple(stem, options, right)


def _truefalse(question: Element) -> Content:
    right = [_text(one).lower() for one in question.iterfind("answer") if _share(one) > 0]
    if right not in (["true"], ["false"]):
        raise Unfit("判断题的答案要是 true 或 false。")
    said = _text(question, "generalfeedback").partition("\n")[0]
    is_corrected = right == ["false"] and said.startswith(SHOULD_BE)
    return Judgement(
        _text(question, "questiontext"),
        truth=right == ["true"],
        correction=said.removeprefix(SHOULD_BE) if is_corrected else None,
    )


def _share(answer: Element) -> float:
    """Return what an answer is worth, in percent.

    Raises:
        Unfit: that is no number.

    """
    worth = SHARE.fullmatch(answer.get("fraction", "0"))
    if worth is None:
        raise Unfit("答案的分值不是数字。")
    return float(worth[1])


def _matching(question: Element) -> Content:
    sides = [(_text(one), _plain(one, "answer")) for one in question.iterfind("subquestion")]
    pairs = tuple((left, right) for left, right in sides if left)
    return Matching(
        _text(question, "questiontext"), pairs, tuple(right for left, right in sides if not left)
    )


def _shortanswer(question: Element) -> Content:
    right = [_plain(one) for one in question.iterfind("answer") if _share(one) > WHOLE]
    if not right:
        raise Unfit("没有正确答案。")
    stem = _text(question, "questiontext")
    stem = re.sub("_{2,}", BLANK, stem) if "__" in stem else f"{stem}{BLANK}"
    return Cloze(stem, (right[0],), (tuple(right[1:]),))


def _essay(question: Element) -> Content:
    points = points_of(_text(question, "graderinfo").split("\n"))
    return Written(_text(question, "questiontext"), points, "主观题")


def _unknown(question: Element) -> Content:
    raise Unfit(f"Moodle 的 {question.get('type', '')[:30]} 题型没有对应的题型。")


MAKERS: dict[str, Callable[[Element], Content]] = {
    "cloze": _cloze,
    "multianswer": _cloze,
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "matching": _matching,
    "match": _matching,
    "shortanswer": _shortanswer,
    "essay": _essay,
}
