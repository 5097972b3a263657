"""Moodle XML (Moodle 4 and 5, question/format/xml): each kind as the Moodle type nearest to it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, assert_never

from lxml import etree

from question_bank.exchange.record import LEFT_OUT, Export, Loss
from question_bank.exchange.rows import explanation, pointed, taken
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.exchange.record import Record

    Element = etree._Element

LONGEST_NAME = 60
WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in "~*"}  # signs that have no escape there
ORDER_FREE = "各空可以换位；Moodle 按位置判分，每空都列了全部答案，重复填写也会得分。"
FORM = "题型名称（如论述题）没有导出：Moodle 的问答题不分这些。"
RECALLED = "简答题按填空题导出，一项一空。"


def write(records: Sequence[Record]) -> Export:
    """Return the questions as a Moodle XML file, in a category for each material."""
    quiz = etree.Element("quiz")
    losses: list[Loss] = []
    category = None
    for record in records:
        if record.material != category:
            category = record.material
            _category(quiz, category)
        losses += _losses(record)
        if not isinstance(record.content, Ordering):
            _question(quiz, record)
    made = etree.tostring(quiz, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Export(made, tuple(losses))


def _losses(record: Record) -> Iterator[Loss]:
    match record.content:
        case Cloze(order_free=True):
            yield Loss(record.name, ORDER_FREE)
        case Recall(order_free=order_free):
            yield Loss(record.name, RECALLED + (ORDER_FREE if order_free else ""))
        case Written():
            yield Loss(record.name, FORM)
        case Ordering():
            yield Loss(record.name, f"{LEFT_OUT}：Moodle XML 没有统一的排序题格式。")


def _category(quiz: Element, material: str) -> None:
    question = etree.SubElement(quiz, "question", type="category")
    name = material.replace("/", "／")
    _text(
        etree.SubElement(question, "category"), f"$course$/top/{name}" if name else "$course$/top"
    )


def _question(quiz: Element, record: Record) -> None:
    question = etree.SubElement(quiz, "question", type=_type(record))
    _text(etree.SubElement(question, "name"), _stem(record)[:LONGEST_NAME])
    asked = etree.SubElement(question, "questiontext", format="html")
    _text(asked, _asked(record))
    said = map(_paragraph, (explanation(record, record.content), record.origin))
    _text(etree.SubElement(question, "generalfeedback", format="html"), "".join(said))
    if not isinstance(record.content, Cloze | Recall):
        etree.SubElement(question, "defaultgrade").text = "1"
    etree.SubElement(question, "penalty").text = "0.3333333"
    etree.SubElement(question, "hidden").text = "0"
    etree.SubElement(question, "idnumber").text = record.name
    _answers(question, record)
    if record.tags:
        tags = etree.SubElement(question, "tags")
        for tag in record.tags:
            _text(etree.SubElement(tags, "tag"), tag)


def _type(record: Record) -> str:
    match record.content:
        case Cloze() | Recall():
            return "cloze"
        case Matching():
            return "matching"
        case Choice() | Multiple():
            return "multichoice"
        case Judgement():
            return "truefalse"
        case _:
            return "essay"


def _stem(record: Record) -> str:
    match record.content:
        case Matching(directions=words) | Judgement(statement=words):
            return words
        case Cloze() | Choice() | Multiple() | Recall() | Written() | Ordering() as content:
            return content.stem
        case _ as never:
            assert_never(never)


def _asked(record: Record) -> str:
    match record.content:
        case Cloze() as cloze:
            first, *rest = map(_marked_up, cloze.pieces())
            gaps = map("".join, zip(_blanks(cloze), rest, strict=True))
            return f"<p>{first}{''.join(gaps)}</p>"
        case Recall() as recall:
            blanks = enumerate(_blanks(recall), start=1)
            lines = (f"<p>（{number}）{blank}</p>" for number, blank in blanks)
            return _paragraph(recall.stem) + "".join(lines)
        case _:
            return _paragraph(_stem(record))


def _paragraph(words: str) -> str:
    return f"<p>{_marked_up(words)}</p>" if words else ""


def _marked_up(words: str) -> str:
    return html.escape(words, quote=False).replace("\n", "<br>")


def _blanks(content: Cloze | Recall) -> Iterator[str]:
    """Yield the Cloze code of each blank."""
    for words in taken(content):
        yield "{1:SA:" + "~".join(f"={_escaped(word)}" for word in words) + "}"


def _escaped(word: str) -> str:
    """Return an answer that the importer reads back: it un-escapes } and # alone."""
    plain = html.escape(word.translate(WIDE), quote=False)
    return plain.replace("}", "\\}").replace("#", "\\#")


def _answers(question: Element, record: Record) -> None:
    match record.content:
        case Choice(options=options, answer=answer):
            _options(question, options, {answer}, single=True)
        case Multiple(options=options, answers=answers):
            _options(question, options, set(answers), single=False)
        case Judgement(truth=truth):
            for word, is_right in (("true", truth), ("false", not truth)):
                _answer(question, word, 100 if is_right else 0, "moodle_auto_format")
        case Matching(pairs=pairs, extra=extra):
            etree.SubElement(question, "shuffleanswers").text = "true"
            for left, right in (*pairs, *(("", one) for one in extra)):
                part = etree.SubElement(question, "subquestion", format="html")
                etree.SubElement(part, "text").text = _paragraph(left)
                _text(etree.SubElement(part, "answer"), right)
        case Written() as written:
            etree.SubElement(question, "responseformat").text = "editor"
            points = "".join(map(_paragraph, pointed(written)))
            _text(etree.SubElement(question, "graderinfo", format="html"), points)


def _options(question: Element, options: Sequence[str], right: set[str], *, single: bool) -> None:
    etree.SubElement(question, "single").text = "true" if single else "false"
    etree.SubElement(question, "shuffleanswers").text = "true"
    etree.SubElement(question, "answernumbering").text = "ABCD"
    share = 100 / len(right)
    wrong = 0.0 if single else -100 / max(1, len(options) - len(right))
    for option in options:
        _answer(question, _paragraph(option), share if option in right else wrong, "html")


def _answer(question: Element, words: str, fraction: float, written: str) -> None:
    answer = etree.SubElement(question, "answer", fraction=f"{fraction:.5g}", format=written)
    etree.SubElement(answer, "text").text = words
    _text(etree.SubElement(answer, "feedback", format="html"), "")


def _text(parent: Element, words: str) -> None:
    etree.SubElement(parent, "text").text = words
