"""A paper or its key → PDF: the only door to typst. The same paper gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

import pylopdf_fonts_zh_cn
import typst

from question_bank.papers import wording
from question_bank.questions.cloze import Cloze
from question_bank.questions.matching import Matching

if TYPE_CHECKING:
    from question_bank.papers.paper import Item, Paper, Section

SHEETS = Path(__file__).parent / "sheets"
TITLE_FACES = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05")
LONG_MATCHING = 600  # characters in its columns, from which a matching may run over a page's end


def print_paper(paper: Paper, *, font_dir: Path | None = None) -> bytes:
    """Return the test as a PDF; a face of `font_dir` comes before our own."""
    sections = [
        {
            "head": wording.section_head(section, place),
            "rule": wording.rule(section),
            "items": [_laid_out(item) for item in section.items],
        }
        for place, section in enumerate(paper.sections)
    ]
    sheet = {
        "title": wording.title_lines(paper, wording.booklet(paper)),
        "conditions": wording.conditions(paper),
        "fields": wording.FIELDS,
        "rows": wording.ROWS,
        "scores": wording.score_table(paper),
        "signatures": wording.SIGNATURES,
        "notes": paper.notes,
        "blank": wording.blank_width(paper),
        "sections": sections,
        "code": paper.code,
    }
    return _compiled("paper.typ", sheet, font_dir)


def print_key(paper: Paper, *, font_dir: Path | None = None) -> bytes:
    """Return the key to the test as a PDF of its own."""
    materials = wording.materials(paper)
    sheet = {
        "title": wording.title_lines(paper, wording.booklet(paper) + wording.KEY),
        "conditions": wording.conditions(paper),
        "secrecy": wording.SECRECY,
        "materials": materials,
        "columns": wording.KEY_COLUMNS,
        "sections": [
            _key_of(section, place, materials) for place, section in enumerate(paper.sections)
        ],
        "code": paper.code,
    }
    return _compiled("key.typ", sheet, font_dir)


def _laid_out(item: Item) -> dict[str, Any]:
    content = item.content
    match content:
        case Cloze():
            return {"kind": "cloze", "number": item.number, "pieces": content.pieces()}
        case Matching():
            rights = [
                [f"{wording.letter(place)}.", right] for place, right in enumerate(item.offered)
            ]
            return {
                "kind": "matching",
                "number": item.number,
                "directions": content.directions,
                "lefts": content.lefts,
                "rights": rights,
                "left": wording.left_share(item, content),
                "long": sum(map(len, (*content.lefts, *item.offered))) > LONG_MATCHING,
            }
        case _:
            assert_never(content)


def _key_of(section: Section, place: int, materials: list[str]) -> dict[str, Any]:
    items = [
        {
            "number": item.number,
            "answer": wording.answer(item),
            "worth": wording.worth(item, section.kind),
            "material": materials.index(item.origin) + 1,
        }
        for item in section.items
    ]
    return {"head": wording.section_head(section, place), "items": items}


def _compiled(name: str, sheet: dict[str, Any], font_dir: Path | None) -> bytes:
    """Set a sheet. What is printed goes in as JSON, so that typst never runs it."""
    folders = [str(Path(pylopdf_fonts_zh_cn.__file__).parent)]
    if font_dir:
        folders.insert(0, str(font_dir))
    fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
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
