"""What a Word file says, with its marks written out."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator


def told(made: bytes) -> str:
    """Return a Word file's body as lines a person can check, without the lines to write on."""
    body = Document(io.BytesIO(made)).element.body
    lines: list[str] = []
    for child in body:
        if child.tag == qn("w:p"):
            lines.append(_told(child))
        elif child.tag == qn("w:tbl"):
            for row in Table(child, None).rows:
                cells = (" ".join(_told(one._p) for one in cell.paragraphs) for cell in row.cells)
                lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(line.rstrip() for line in lines if line.strip(" ▁"))


def _told(element: object) -> str:
    paragraph = Paragraph(element, None)
    words = "".join(_runs(paragraph))
    layout = paragraph.paragraph_format
    if not words.strip() or element.getparent().tag == qn("w:tc"):
        return words
    marks = "[居中] " * (layout.alignment == 1) + "[与下段同页] " * bool(layout.keep_with_next)
    return marks + words


def _runs(paragraph: Paragraph) -> Iterator[str]:
    for run in paragraph.runs:
        words = run.text.replace("\t", "→").replace("__", "▁")
        whole = run._r.rPr is not None and run._r.rPr.find(qn("w:fitText")) is not None
        yield f"⟦{words}⟧" if whole else words
