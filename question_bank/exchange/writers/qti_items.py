"""One question as an IMS QTI 2.1 assessmentItem.

Elements, response declarations and processing: IMS Question & Test Interoperability Assessment
Test, Section, and Item Information Model, version 2.1 final (2012). Identifiers are ASCII.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from lxml import etree

from question_bank.exchange.rows import FALSE, SHOULD_BE, TRUE, pointed, taken
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import prompt
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.options.shown import shuffled
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from question_bank.exchange.record import Record

    Element = etree._Element

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
MATCH_CORRECT = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
MAP_RESPONSE = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"
LONGEST_TITLE = 60
RESPONSE = "RESPONSE"


def item(record: Record, identifier: str) -> Element:
    """Return the question as an assessmentItem."""
    root = unprefixed(
        NAMESPACE,
        "assessmentItem",
        {
            "identifier": identifier,
            "title": prompt(record.content)[:LONGEST_TITLE],
            "adaptive": "false",
            "timeDependent": "false",
        },
    )
    body = etree.Element(f"{{{NAMESPACE}}}itemBody")
    processing = _asked(root, body, record)
    outcome = {"identifier": "SCORE", "cardinality": "single", "baseType": "float"}
    _add(root, "outcomeDeclaration", **outcome)
    root.append(body)
    if processing is not None:
        root.append(processing)
    return root


def unprefixed(namespace: str, name: str, attributes: Mapping[str, str]) -> Element:
    """Return an element whose namespace is the default one."""
    return etree.Element(
        f"{{{namespace}}}{name}",
        dict(attributes),
        nsmap={None: namespace},  # type: ignore[dict-item] # the stubs know no default namespace
    )


def _asked(  # noqa: C901, PLR0911 - a branch a kind
    root: Element, body: Element, record: Record
) -> Element | None:
    """Write declarations and body; return how answers are marked, None where a person does it."""
    match record.content:
        case Cloze() as cloze:
            _declare_blanks(root, cloze)
            _blanks(body, cloze.pieces())
            return _summed(len(cloze.answers))
        case Recall(stem=stem, items=items) as recall:
            _declare_blanks(root, recall)
            return _numbered_blanks(body, stem, len(items))
        case Choice(stem=stem, options=options, answer=answer):
            return _choice(root, body, stem, options, [answer])
        case Multiple(stem=stem, options=options, answers=answers):
            return _choice(root, body, stem, options, answers, most=0)
        case Judgement(statement=statement, truth=truth, correction=correction):
            _for_scorers(body, [f"{SHOULD_BE}{correction}"] if correction else [])
            return _choice(root, body, statement, (TRUE, FALSE), [TRUE if truth else FALSE])
        case Matching() as matching:
            return _matching(root, body, matching, record.name)
        case Ordering() as ordering:
            return _ordering(root, body, ordering, record.name)
        case Written(stem=stem) as written:
            _for_scorers(body, pointed(written))
            _declare(root, RESPONSE, "single", "string", ())
            block = _add(body, "extendedTextInteraction", responseIdentifier=RESPONSE)
            _say(_add(block, "prompt"), stem)
            return None
        case _ as never:
            assert_never(never)


def _numbered_blanks(body: Element, stem: str, count: int) -> Element:
    _paragraph(body, stem)
    for place in range(count):
        _blanks(body, (f"（{place + 1}）", ""), start=place)
    return _summed(count)


def _add(parent: Element, name: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def _paragraph(parent: Element, words: str) -> None:
    _say(_add(parent, "p"), words)


def _say(element: Element, words: str) -> None:
    """Write words into an element, a break between their lines."""
    element.text, *lines = words.split("\n")
    for line in lines:
        _add(element, "br").tail = line


def _declare(
    root: Element, identifier: str, cardinality: str, base: str, right: Sequence[str]
) -> Element:
    declaration = _add(
        root,
        "responseDeclaration",
        identifier=identifier,
        cardinality=cardinality,
        baseType=base,
    )
    if right:
        correct = _add(declaration, "correctResponse")
        for value in right:
            _add(correct, "value").text = value
    return declaration


def _declare_blanks(root: Element, content: Cloze | Recall) -> None:
    for place, words in enumerate(taken(content), start=1):
        declaration = _declare(root, f"{RESPONSE}_{place}", "single", "string", words[:1])
        mapping = _add(declaration, "mapping", defaultValue="0")
        for word in words:
            _add(mapping, "mapEntry", mapKey=word, mappedValue="1")


def _for_scorers(body: Element, lines: Sequence[str]) -> None:
    """Write what only who marks may see."""
    if lines:
        rubric = _add(body, "rubricBlock", view="scorer")
        for line in lines:
            _paragraph(rubric, line)


def _blanks(body: Element, pieces: Sequence[str], *, start: int = 0) -> None:
    """Write a paragraph with a gap between each two pieces."""
    paragraph = _add(body, "p")
    _say(paragraph, pieces[0])
    for place, piece in enumerate(pieces[1:], start=start + 1):
        gap = _add(
            paragraph,
            "textEntryInteraction",
            responseIdentifier=f"{RESPONSE}_{place}",
            expectedLength="20",
        )
        gap.tail, *lines = piece.split("\n")
        for line in lines:
            _add(paragraph, "br").tail = line


def _summed(blanks: int) -> Element:
    """Return the processing that gives each blank its share: the templates know one response."""
    processing = etree.Element(f"{{{NAMESPACE}}}responseProcessing")
    total = _add(_add(processing, "setOutcomeValue", identifier="SCORE"), "sum")
    for place in range(1, blanks + 1):
        _add(total, "mapResponse", identifier=f"{RESPONSE}_{place}")
    return processing


def _template(address: str) -> Element:
    return etree.Element(f"{{{NAMESPACE}}}responseProcessing", {"template": address})


def _choice(
    root: Element,
    body: Element,
    stem: str,
    options: Sequence[str],
    right: Sequence[str],
    *,
    most: int = 1,
) -> Element:
    names = {option: f"A{place}" for place, option in enumerate(options, start=1)}
    cardinality = "single" if most == 1 else "multiple"
    _declare(root, RESPONSE, cardinality, "identifier", [names[one] for one in right])
    block = _interaction(body, "choiceInteraction", stem, maxChoices=str(most), shuffle="true")
    for option, name in names.items():
        _say(_add(block, "simpleChoice", identifier=name), option)
    return _template(MATCH_CORRECT)


def _interaction(body: Element, name: str, stem: str, **attributes: Any) -> Element:  # noqa: ANN401 - words
    block = _add(body, name, responseIdentifier=RESPONSE, **attributes)
    _say(_add(block, "prompt"), stem)
    return block


def _matching(root: Element, body: Element, matching: Matching, seed: str) -> Element:
    rights = {
        right: f"R{place}" for place, right in enumerate(matching.offered(seed=seed), start=1)
    }
    lefts = {left: f"L{place}" for place, left in enumerate(matching.lefts, start=1)}
    pairs = [f"{lefts[left]} {rights[right]}" for left, right in matching.pairs]
    declaration = _declare(root, RESPONSE, "multiple", "directedPair", pairs)
    mapping = _add(declaration, "mapping", defaultValue="0")
    for pair in pairs:
        _add(mapping, "mapEntry", mapKey=pair, mappedValue="1")
    block = _interaction(
        body,
        "matchInteraction",
        matching.directions,
        shuffle="false",
        maxAssociations=str(len(pairs)),
    )
    for names in (lefts, rights):
        side = _add(block, "simpleMatchSet")
        for words, name in names.items():
            _say(_add(side, "simpleAssociableChoice", identifier=name, matchMax="1"), words)
    return _template(MAP_RESPONSE)


def _ordering(root: Element, body: Element, ordering: Ordering, seed: str) -> Element:
    offered = shuffled(ordering.items, seed=seed, never=ordering.items)
    names = {words: f"A{place}" for place, words in enumerate(offered, start=1)}
    _declare(root, RESPONSE, "ordered", "identifier", [names[one] for one in ordering.items])
    block = _interaction(body, "orderInteraction", ordering.stem, shuffle="false")
    for words, name in names.items():
        _say(_add(block, "simpleChoice", identifier=name), words)
    return _template(MATCH_CORRECT)
