"""One QTI item → a question: what its interactions ask, and what its declarations say is right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.exchange.found import Unfit, blanked, choice, points_of
from question_bank.exchange.readers.cells import FALSE, OPEN, TRUE
from question_bank.exchange.rows import SHOULD_BE
from question_bank.questions.blank import BLANK
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from question_bank.exchange.readers.markup import Element
    from question_bank.questions.content import Content

BLOCKS = {"p", "div", "li", "br", "tr", "prompt", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
UNSEEN = {"feedbackBlock", "feedbackInline", "modalFeedback", "rubricBlock", "style", "script"}
LINE_END = re.compile(r"(?<![ \t\r])[ \t\r]*\n\s*")
NUMBER = re.compile(r"\s*(\d{1,9}(?:\.\d{1,9})?)\s*")
INLINE = ("textEntryInteraction", "inlineChoiceInteraction")


def content_of(item: Element) -> Content:
    """Return the question that an item asks.

    Raises:
        Unfit: it asks none that there is here.

    """
    body = item.find("itemBody")
    asked = [] if body is None else [one for one in body.iter() if _is_interaction(one)]
    if body is None or not asked:
        raise Unfit("这一题里没有要作答的地方。")
    kinds = {str(one.tag) for one in asked}
    if kinds <= set(INLINE):
        return _inline(item, body, asked)
    if len(asked) > 1:
        raise Unfit("这一题里有几处不同的作答，没有对应的题型。")
    make = MAKERS.get(asked[0].tag)
    if make is None:
        raise Unfit(f"QTI 的 {asked[0].tag[:40]} 没有对应的题型。")
    return make(item, body, asked[0])


def _is_interaction(element: Element) -> bool:
    return str(element.tag).endswith("Interaction")


def _right(item: Element, interaction: Element) -> list[str]:
    """Return what is right, as the declaration says: best first, and what else is worth as much."""
    named = interaction.get("responseIdentifier")
    for declaration in item.iterfind("responseDeclaration"):
        if declaration.get("identifier") == named:
            values = declaration.iterfind("correctResponse/value")
            right = [(one.text or "").strip() for one in values]
            return list(dict.fromkeys((*right, *_best(declaration, right))))
    return []


def _best(declaration: Element, right: list[str]) -> list[str]:
    """Return what the mapping gives as much for as for the right answer."""
    shares = {
        entry.get("mapKey", "").strip(): float(worth[1])
        for entry in declaration.iterfind("mapping/mapEntry")
        if (worth := NUMBER.fullmatch(entry.get("mappedValue", "")))
    }
    if declaration.get("cardinality", "single") != "single":
        return [] if right else [key for key, share in shares.items() if share > 0]
    most = max([*(shares.get(one, 0) for one in right), 0]) or max(shares.values(), default=0)
    return [key for key, share in shares.items() if share >= most > 0]


def _words(element: Element, gaps: Callable[[Element], str] = lambda _gap: "") -> str:
    """Return what an element says, a line a paragraph, with `gaps` where interactions stand."""
    return "\n".join(filter(None, (line.strip() for line in _said(element, gaps).split("\n"))))


def _said(element: Element, gaps: Callable[[Element], str]) -> str:
    if element.tag in UNSEEN:
        return ""
    if _is_interaction(element) or element.tag == "gap":
        return gaps(element)
    end = "\n" if element.tag in BLOCKS else ""
    parts = [end, _joined(element.text)]
    for one in element:
        parts += (_said(one, gaps), _joined(one.tail))
    return "".join((*parts, end))


def _joined(words: str | None) -> str:
    return LINE_END.sub(" ", words or "")


def _stem(body: Element, interaction: Element) -> str:
    """Return what stands before and in an interaction's prompt."""
    prompt = interaction.find("prompt")
    lines = (_words(body), "" if prompt is None else _words(prompt))
    return "\n".join(filter(None, lines))


def _named(interaction: Element, name: str) -> dict[str, str]:
    return {one.get("identifier", ""): _words(one) for one in interaction.iter(name)}


def _chosen(names: list[str], words: dict[str, str]) -> tuple[str, ...]:
    if not names:
        raise Unfit("没有写明正确答案。")
    if not set(names) <= words.keys():
        raise Unfit("答案不在选项之中。")
    return tuple(words[name] for name in names)


def _inline(item: Element, body: Element, asked: list[Element]) -> Content:
    sets: list[tuple[str, ...]] = []
    for one in asked:
        right = _right(item, one)
        is_typed = one.tag == INLINE[0]
        sets.append(tuple(right) if is_typed else _chosen(right, _named(one, "inlineChoice")))
    if not all(sets):
        raise Unfit("有一个空没有正确答案。")
    if len(asked) == 1 and asked[0].tag == INLINE[1]:
        options = tuple(_named(asked[0], "inlineChoice").values())
        return choice(_words(body, lambda _gap: OPEN), options, sets[0])
    stem = _words(body, lambda _gap: BLANK)
    return blanked(stem, sets)


def _choice(item: Element, body: Element, interaction: Element) -> Content:
    options = _named(interaction, "simpleChoice")
    right = _chosen(_right(item, interaction), options)
    stem, words = _stem(body, interaction), tuple(options.values())
    if len(words) == 2 and words[0].upper() in TRUE | FALSE and words[1].upper() in TRUE | FALSE:
        return _judgement(stem, _scorers(body), truth=right[0].upper() in TRUE)
    if interaction.get("maxChoices", "1") == "1":
        return choice(stem, words, right)
    return Multiple(stem, words, right)


def _judgement(stem: str, said: list[str], *, truth: bool) -> Judgement:
    is_corrected = not truth and said[:1] and said[0].startswith(SHOULD_BE)
    correction = said[0].removeprefix(SHOULD_BE) if is_corrected else None
    return Judgement(stem, truth=truth, correction=correction)


def _scorers(body: Element) -> list[str]:
    """Return what is written for those who mark, line by line."""
    rubrics = [one for one in body.iterfind("rubricBlock") if "scorer" in one.get("view", "")]
    return [line for one in rubrics for part in one for line in _words(part).split("\n")]


def _order(item: Element, body: Element, interaction: Element) -> Content:
    options = _named(interaction, "simpleChoice")
    right = _chosen(_right(item, interaction), options)
    if len(right) != len(options):
        raise Unfit("排序题的答案要排出全部选项。")
    return Ordering(_stem(body, interaction), right)


def _pairs(item: Element, interaction: Element) -> list[tuple[str, str]]:
    sides = [value.split() for value in _right(item, interaction)]
    if not sides or any(len(pair) != 2 for pair in sides):
        raise Unfit("没有写明哪些项相配。")
    return [(one, two) for one, two in sides]


def _match(item: Element, body: Element, interaction: Element) -> Content:
    """Return the pairs of a match, of two sets, or of an associate, of one."""
    pairs = _pairs(item, interaction)
    words = _named(interaction, "simpleAssociableChoice")
    sets = interaction.findall("simpleMatchSet")
    second = _named(sets[1], "simpleAssociableChoice") if len(sets) == 2 else words
    if any(left in second and right not in second for left, right in pairs):
        pairs = [(right, left) for left, right in pairs]
    sides = zip(
        _chosen([a for a, _ in pairs], words), _chosen([b for _, b in pairs], words), strict=True
    )
    used = {name for pair in pairs for name in pair}
    extra = tuple(said for name, said in second.items() if name not in used)
    return Matching(_stem(body, interaction), tuple(sides), extra)


def _gap_match(item: Element, body: Element, interaction: Element) -> Content:
    """Return the text with its gaps as blanks; the word bank is not kept."""
    words = _named(interaction, "gapText")
    filled = {gap: word for word, gap in _pairs(item, interaction)}
    gaps = [gap.get("identifier", "") for gap in interaction.iter("gap")]
    answers = _chosen([filled.get(gap, "") for gap in gaps], words)
    text = [one for one in interaction if one.tag not in {"gapText", "gapImg", "prompt"}]
    lines = [_stem(body, interaction), *(_words_with_gaps(one) for one in text)]
    return blanked("\n".join(filter(None, lines)), [(answer,) for answer in answers])


def _words_with_gaps(element: Element) -> str:
    return _words(element, lambda _gap: BLANK)


def _extended(_item: Element, body: Element, interaction: Element) -> Content:
    return Written(_stem(body, interaction), points_of(_scorers(body)), "主观题")


MAKERS: dict[str, Callable[[Element, Element, Element], Content]] = {
    "choiceInteraction": _choice,
    "orderInteraction": _order,
    "matchInteraction": _match,
    "associateInteraction": _match,
    "gapMatchInteraction": _gap_match,
    "extendedTextInteraction": _extended,
}
