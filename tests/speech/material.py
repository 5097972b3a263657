"""A speech written for these tests, and pages and papers made of it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import typst

from question_bank.speech.reading import read_speech

if TYPE_CHECKING:
    from question_bank.speech.speech import Speech

TITLE = "在全县值班工作会议上的讲话"
PARAGRAPHS = (
    "同志们：",
    "今天召开全县值班工作会议，主要任务是分析当前形势，研究部署下一步工作。下面，我讲两点意见。",
    "一、充分认识值班工作的重要意义",
    "值班工作是机关运转的“前哨”，是联系群众的“窗口”。近年来，各单位坚持昼夜值守，及时处置了多起突发情况。",
    "二、扎实做好值班工作",
    "（一）健全制度。各单位要完善带班制度、交接制度、登记制度，做到岗位不空、电话不断、信息不漏。",
    "（二）锤炼作风。值班人员要反应快、判断准、处置稳，遇到紧急情况第一时间报告。",
    "同志们，值班无小事。希望大家以高度负责的精神，把各项工作落到实处。",
)
TEXT = "\n".join((TITLE, *PARAGRAPHS))


def read(text: str, name: str = "讲话.txt") -> Speech:
    """Return the reading of a text saved as UTF-8."""
    return read_speech(name, text.encode())


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


def word_file(lines: tuple[str, ...]) -> bytes:
    """Return a .docx of these paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_file(lines: tuple[str, ...], width: str = "120mm", numbered: str = "none") -> bytes:
    """Return a PDF of these paragraphs on pages so narrow that sentences break."""
    import pylopdf_fonts_zh_cn  # noqa: PLC0415 - only the PDF tests want the fonts

    fonts = Path(str(pylopdf_fonts_zh_cn.__file__)).parent
    source = f"""
#set page(width: {width}, height: 90mm, margin: 15mm, numbering: {numbered})
#set text(size: 12pt, lang: "zh", font: ("Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC"))
#set par(first-line-indent: (amount: 2em, all: true))
"""
    source += "\n\n".join(lines)
    return typst.compile(source.encode(), font_paths=[str(fonts)])
