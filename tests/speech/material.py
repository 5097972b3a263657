"""A speech written for these tests, and the files that hold it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pylopdf_fonts_zh_cn
import typst
from docx.oxml import parse_xml

from question_bank.speech.reading import read_speech

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document

    from question_bank.speech.speech import Speech

TITLE = "在全县值班工作会议上的讲话"
PARAGRAPHS = (
    "同志们：",
    "今天召开全县值班工作会议，主要任务是分析当前形势，研究部署下一步工作。下面，我讲两点意见。",
    "一、充分认识值班工作的重要意义",
    "值班工作是机关运转的“前哨”，是联系群众的“窗口”。近年来，各单位坚持昼夜值守，处置了多起突发情况。",
    "二、扎实做好值班工作",
    "（一）健全制度。各单位要完善带班制度、交接制度、登记制度，做到岗位不空、电话不断、信息不漏。",
    "（二）锤炼作风。值班人员要反应快、判断准、处置稳，遇到紧急情况第一时间报告。",
    "同志们，值班无小事。希望大家以高度负责的精神，把各项工作落到实处。",
)
TEXT = "\n".join((TITLE, *PARAGRAPHS))
SHARED = Path(__file__).resolve().parents[3] / "shared"
NOT_HERE = "the shared real speeches are not beside this checkout"


def read(text: str, name: str = "讲话.txt") -> Speech:
    """Return the reading of a text saved as UTF-8."""
    return read_speech(name, text.encode())


def with_body(*, head: str = TITLE, body: str = "", foot: str = "") -> str:
    """Return the speech with lines put above, into (before 二、) and below it."""
    before, after = PARAGRAPHS[:4], PARAGRAPHS[4:]
    return "\n".join(part for part in (head, *before, body, *after, foot) if part)


def rebuilt(speech: Speech) -> str:
    """Return what the raw text becomes once everything removed and repaired is applied to it."""
    edits = [(one.start, one.end, "") for one in speech.removed]
    edits += [(one.start, one.end, one.meant) for one in speech.repairs]
    parts, done = [], 0
    for start, end, meant in sorted(edits):
        assert start >= done, "what was taken out overlaps"
        parts += [speech.raw[done:start], meant]
        done = end
    return "".join((*parts, speech.raw[done:]))


def reasons(speech: Speech) -> set[str]:
    """Return the names of the rules that took something out, white space aside."""
    return {one.why for one in speech.removed} - {"空白", "断行"}


def saved(document: Document) -> bytes:
    """Return a Word document's file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_file(lines: tuple[str, ...] = (TITLE, *PARAGRAPHS)) -> bytes:
    """Return a .docx of these paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


SPACES = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"
    xmlns:v="urn:schemas-microsoft-com:vml"
"""


def word_of(
    body: str, *, styles: str = "", numbering: str = "", notes: Mapping[str, str] | None = None
) -> bytes:
    """Return a .docx whose body, and what is said of styles, numbers and notes, is this XML."""
    document = docx.Document()
    end = document.element.body.sectPr
    for element in list(parse_xml(f"<w:body {SPACES}>{body}</w:body>")):
        end.addprevious(element)
    for part, added in (
        (document.styles.element, styles),
        (document.part.numbering_part.element, numbering),
    ):
        if added:
            for old in list(part) if part.tag.endswith("numbering") else []:
                part.remove(old)
            part.extend(list(parse_xml(f"<w:x {SPACES}>{added}</w:x>")))
    parts = {
        f"word/{name}.xml": f"<w:{name} {SPACES}>{xml}</w:{name}>".encode()
        for name, xml in (notes or {}).items()
    }
    related = "".join(
        f'<Relationship Id="n{name}" Type="http://schemas.openxmlformats.org/officeDocument/2006'
        f'/relationships/{name}" Target="{name}.xml"/>'
        for name in notes or {}
    )
    data = saved(document)
    links = "word/_rels/document.xml.rels"
    old = zipfile.ZipFile(io.BytesIO(data)).read(links)
    end_tag = b"</Relationships>"
    return repacked(data, parts | {links: old.replace(end_tag, related.encode() + end_tag)})


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive written anew with these members put in or in the place of others."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in dict.fromkeys([*source.namelist(), *parts]):
            target.writestr(name, parts[name] if name in parts else source.read(name))
    return stream.getvalue()


def pdf_file(
    lines: tuple[str, ...] = (TITLE, *PARAGRAPHS), width: str = "120mm", numbers: str = "none"
) -> bytes:
    """Return a PDF of these paragraphs on pages so small that sentences and pages break."""
    settings = f"""
#set page(width: {width}, height: 90mm, margin: 15mm, numbering: {numbers})
#set text(size: 12pt, lang: "zh", font: "Noto Serif SC")
#set par(first-line-indent: (amount: 2em, all: true))
"""
    fonts = Path(pylopdf_fonts_zh_cn.__file__).parent
    return typst.compile((settings + "\n\n".join(lines)).encode(), font_paths=[fonts])
