"""A paper or its key → PDF: the only door to typst. The same paper gives the same bytes."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import pylopdf_fonts_zh_cn
import typst

from question_bank.papers import wording
from question_bank.papers.answer_sheet import Grid, spaces
from question_bank.papers.answers import answer
from question_bank.papers.dress import BY_HAND, OF_DOCUMENTS, OFFICIAL, PLAIN, Page
from question_bank.papers.laid_out import laid_out
from question_bank.papers.unbroken import WHOLE
from question_bank.papers.watermark import size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from question_bank.bank.materials.paragraphs import Segment
    from question_bank.papers.handout import Deck, Handout
    from question_bank.papers.paper import Paper, Section

SHEETS = Path(__file__).parent / "sheets"
TITLE_FACES = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05")


class How(TypedDict, total=False):
    """How a sheet is set: faces of `font_dir` come before our own, a `watermark` goes across."""

    font_dir: Path | None
    watermark: str


def print_test(paper: Paper, **how: Unpack[How]) -> bytes:
    """Return the test as a PDF."""
    sections = [
        {
            "head": wording.section_head(section, place),
            "rule": wording.rule(section, paper.dress),
            "bank": section.bank,
            "items": [laid_out(item) for item in section.items],
        }
        for place, section in enumerate(paper.sections)
    ]
    sheet = {
        **_frame(paper, wording.booklet(paper)),
        **_seal(paper),
        "rows": wording.ROWS,
        "scores": wording.score_table(paper),
        "signatures": wording.SIGNATURES,
        "notes": paper.notes,
        "blank": wording.blank_width(paper),
        "joined": paper.dress.lines,
        "sections": sections,
    }
    return _compiled("paper.typ", sheet, **how)


def print_key(paper: Paper, **how: Unpack[How]) -> bytes:
    """Return the key to the test as a PDF of its own."""
    materials = wording.materials(paper)
    sheet = {
        **_frame(paper, wording.booklet(paper) + wording.KEY, PLAIN),
        "secrecy": wording.SECRECY,
        "materials": materials,
        "columns": wording.KEY_COLUMNS,
        "sections": [
            _key_of(section, place, materials) for place, section in enumerate(paper.sections)
        ],
    }
    return _compiled("key.typ", sheet, **how)


def print_answer_sheet(paper: Paper, **how: Unpack[How]) -> bytes:
    """Return what the answers are written on, as a PDF of its own."""
    sections = [
        {"head": wording.section_head(section, place), "spaces": _spaces(section)}
        for place, section in enumerate(paper.sections)
    ]
    frame = _frame(paper, wording.booklet(paper) + wording.ANSWER_SHEET)
    return _compiled("answers.typ", {**frame, **_seal(paper), "sections": sections}, **how)


def _spaces(section: Section) -> list[dict[str, Any]]:
    return [
        {"rows": space.rows, "columns": space.columns} if isinstance(space, Grid) else asdict(space)
        for space in spaces(section)
    ]


def _frame(paper: Paper, kind: str, page: Page | None = None) -> dict[str, Any]:
    """Return what the head and the foot of every sheet say, and where its text stands."""
    size, pitch = BY_HAND if page else paper.dress.type
    page = page or paper.dress.page
    return {
        "official": size > BY_HAND[0],
        "size": size,
        "pitch": pitch,
        "title": wording.title_lines(paper, kind),
        "conditions": wording.conditions(paper),
        "code": paper.code,
        "page": {**asdict(page), "text": page.text},
    }


def _seal(paper: Paper) -> dict[str, Any]:
    """Return the fields of a test: along the line that seals it, or below its title."""
    if not paper.dress.formal:
        return {"fields": wording.FIELDS}
    fields, warning = wording.SEALED_FIELDS, wording.SEALED
    seal = {"fields": fields, "warning": warning, "line": wording.seal()}
    return {"seal": seal, "marks": wording.MARKS}


def _key_of(section: Section, place: int, materials: list[str]) -> dict[str, Any]:
    items = [
        {
            "number": item.number,
            "answer": answer(item),
            "worth": wording.worth(item, section.kind),
            "passage": wording.PASSAGE + item.passage if item.passage else "",
            "material": wording.material(item, materials),
        }
        for item in section.items
    ]
    return {"head": wording.section_head(section, place), "items": items}


def faces(font_dir: Path | None) -> Sequence[str]:
    """Return the faces that papers can be set in."""
    return _fonts(font_dir).families()


def _fonts(font_dir: Path | None) -> typst.Fonts:
    folders = [str(Path(pylopdf_fonts_zh_cn.__file__).parent)]
    if font_dir:
        folders.insert(0, str(font_dir))
    return typst.Fonts(  # none but these: see `glyphs`
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )


def _compiled(name: str, sheet: dict[str, Any], **how: Unpack[How]) -> bytes:
    """Set a sheet. What is printed goes in as JSON, so that typst never runs it."""
    fonts = _fonts(how.get("font_dir"))
    sheet["whole"] = WHOLE
    words = how.get("watermark", "")
    sheet["watermark"] = {"words": words, "size": size(words)}
    # our own 宋 has no heavy weight: a fine outline stands in for 小标宋
    sheet["bold-title"] = not set(TITLE_FACES) & set(fonts.families())
    compiler = typst.Compiler(
        input=str(SHEETS / name),
        root=str(SHEETS),
        font_paths=fonts,
        sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)},
    )
    pdf = compiler.compile(format="pdf", timestamp=0)
    assert isinstance(pdf, bytes)  # noqa: S101 - without an output file it is always bytes
    return pdf


def print_handout(handout: Handout, *, answered: bool = False, **how: Unpack[How]) -> bytes:
    """Return the handout with blanks, or with the answers underlined in them."""
    pieces = [
        {"level": line.level, "pieces": [_piece(segment) for segment in line.segments]}
        for line in handout.lines
    ]
    page = {**asdict(OFFICIAL), "text": OFFICIAL.text}
    title = [handout.title, wording.HANDOUTS["answered" if answered else "handout"]]
    size, pitch = OF_DOCUMENTS
    sheet = {
        "title": title,
        "origin": handout.origin,
        "code": "",
        "page": page,
        "official": True,
        "size": size,
        "pitch": pitch,
        "lines": pieces,
        "answered": answered,
    }
    return _compiled("handout.typ", sheet, **how)


def _piece(segment: Segment) -> dict[str, Any]:
    return {"text": segment.text, "room": wording.room(segment.text) if segment.marked else 0}


def print_deck(deck: Deck, **how: Unpack[How]) -> bytes:
    """Return cards to cut out, the sides of a sheet one after the other."""
    return _compiled("deck.typ", asdict(deck), **how)


PRINTERS: dict[str, Callable[..., bytes]] = {
    "test": print_test,
    "key": print_key,
    "answers": print_answer_sheet,
    "handout": print_handout,
    "answered": partial(print_handout, answered=True),
    "deck": print_deck,
}
