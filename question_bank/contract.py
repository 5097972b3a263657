"""What the generator prints: the JSON that other programs, and our own bank, read."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, assert_never

from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written
from question_bank.requirements.model import Duty, Pairs, RequirementList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.generator import Made
    from question_bank.outline.quotations import Quotation
    from question_bank.outline.tree import Outline
    from question_bank.questions.draft import Draft
    from question_bank.requirements.model import Requirement
    from question_bank.speech.span import Span
    from question_bank.speech.speech import Speech

CONTRACT = 1
ANY_ORDER = "（各空顺序不限）"


def printed(made: Made) -> dict[str, Any]:
    """Return the contract's object for one file: places count code points of `speech.raw`."""
    return {
        "contract": CONTRACT,
        "file": made.speech.file,
        "speech": _speech(made.speech),
        "outline": _outline(made.outline),
        "requirements": [_requirement(found, made.speech) for found in made.requirements],
        "questions": [_question(draft, made.speech) for draft in made.drafts],
        "quotations": [_quotation(one) for one in made.outline.quotations],
        "outline_warnings": [_words_at(one.words, one.place) for one in made.outline.warnings],
    }


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _words_at(words: str, span: Span) -> dict[str, Any]:
    return {"text": words, **_place(span)}


def _words(span: Span) -> dict[str, Any]:
    return _words_at(span.text, span)


def _speech(speech: Speech) -> dict[str, Any]:
    return {
        "title": speech.title,
        "sha256": speech.sha256,
        "script": speech.script,
        "characters": len(speech.text),
        "facts": asdict(speech.facts),
        "raw": speech.raw,
        "text": speech.text,
        "removed": [{"start": r.start, "end": r.end, "why": r.why} for r in speech.removed],
        "repairs": [
            {"start": r.start, "end": r.end, "from": r.found, "to": r.meant, "why": r.why}
            for r in speech.repairs
        ],
        "slips": [{**_words(slip.words), "why": slip.why} for slip in speech.slips],
        "cut": speech.cut,
        "warnings": list(speech.warnings),
    }


def _outline(outline: Outline) -> list[dict[str, Any]]:
    return [
        {
            "level": heading.level,
            "marker": heading.marker,
            "heading": heading.words.text,
            **_place(heading.words),
            "parent": heading.parent,
        }
        for heading in outline.headings
    ]


def _quotation(quotation: Quotation) -> dict[str, Any]:
    return {"who": _words(quotation.who), "kind": quotation.kind, **_place(quotation.words)}


def _item(item: Span, speech: Speech) -> dict[str, Any]:
    return {**_words(item), "repaired": speech.is_repaired(item)}


def _requirement(found: Requirement, speech: Speech) -> dict[str, Any]:
    shared = {
        "id": found.id,
        "kind": found.kind,
        "under": list(found.under),
        "said_by": _words(found.said_by) if found.said_by else None,
        **_place(found.place),
    }
    match found:
        case RequirementList():
            return shared | {
                "name": found.name,
                "intro": found.intro.text if found.intro else None,
                "stated": found.stated,
                "complete": found.complete,
                "ordered": found.ordered,
                "items": [_item(item, speech) for item in found.items],
            }
        case Pairs():
            return shared | {
                "name": found.name,
                "relation": found.relation,
                "complete": found.complete,
                "pairs": [{"left": _words(one), "right": _words(two)} for one, two in found.pairs],
            }
        case Duty():
            return shared | {"role": _words(found.role), "duty": _words(found.duty)}
        case _:
            assert_never(found)


def _question(draft: Draft, speech: Speech) -> dict[str, Any]:
    return {
        "id": draft.id,
        "kind": draft.content.kind,
        "requirement": draft.requirement,
        "sources": [_place(draft.source)],
        "source": _place(draft.source),
        "parts": [_place(part) for part in draft.parts],
        "ready": draft.ready,
        "chosen": draft.chosen,
        "score": round(draft.score, 3),
        "notes": list(draft.notes),
        **_content(draft, speech),
    }


def own_stem(question: dict[str, Any]) -> str:
    """Return the stem of a printed question without what its pages and papers show beside it."""
    return str(question["stem"]).partition("\n")[0].removesuffix(ANY_ORDER)


def _content(draft: Draft, speech: Speech) -> dict[str, Any]:
    """Return the keys that only a question's kind has.

    A stem is printed so that it can be read alone: with the items to be put in order, and with
    word that the order of the blanks is free (`own_stem` takes that off again).
    """
    match content := draft.content:
        case Cloze(stem=stem, order_free=free):
            blanks = _parts("answer", content.answers, draft.parts, speech)
            return {
                "stem": stem + ANY_ORDER * free,
                "order_free": free,
                "blanks": _with_accepted(blanks, content.accepted),
            }
        case Matching(directions=directions, extra=extra):
            pairs = [{"left": left, "right": right} for left, right in content.pairs]
            return {"directions": directions, "pairs": pairs, "extra": list(extra)}
        case Ordering(stem=stem):
            items = _parts("text", content.items, draft.parts, speech)
            shown = "；".join(content.offered(seed=draft.id))
            return {"stem": f"{stem}\n{shown}", "items": items, "order_free": False}
        case Recall(stem=stem, order_free=free):
            items = _parts("text", content.items, draft.parts, speech)
            return {
                "stem": stem,
                "items": _with_accepted(items, content.accepted),
                "order_free": free,
            }
        case Written(stem=stem, form=form):
            points = [{"text": words, "marks": marks} for words, marks in content.points]
            return {"stem": stem, "points": points, "form": form}
        case Choice() | Multiple() | Judgement():  # plain values, printed as they are
            return asdict(content)
        case _:
            assert_never(content)


def _parts(
    name: str, words: Sequence[str], places: Sequence[Span], speech: Speech
) -> list[dict[str, Any]]:
    return [
        {name: said, **_place(place), "repaired": speech.is_repaired(place)}
        for said, place in zip(words, places, strict=True)
    ]


def _with_accepted(
    parts: list[dict[str, Any]], accepted: Sequence[Sequence[str]]
) -> list[dict[str, Any]]:
    return [
        {**part, "accepted": list(variants)} for part, variants in zip(parts, accepted, strict=True)
    ]
