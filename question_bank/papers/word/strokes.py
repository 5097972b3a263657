"""The small things a Word sheet is made of: runs, paragraphs, cells, rules to write on."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, cast
from weakref import WeakKeyDictionary

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt

from question_bank.papers.unbroken import parts
from question_bank.questions.blank import BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.opc.part import Part
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

SONG, HEI, FANG, STANDING = "宋体", "黑体", "仿宋_GB2312", "方正小标宋简体"
TWIP = 635  # a twentieth of a point, in the units of `Length`
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
HANGING = 2.2  # characters that a question's number takes
SIZES: WeakKeyDictionary[Part, float] = WeakKeyDictionary()  # it takes long to look up
BLANKED = "Blanked"  # the style of a paragraph with lines to write on
OF_BOTH = re.compile("[“”‘’—…·×√→]")  # in Latin faces too; ours are Chinese
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(name: str, **attributes: str) -> BaseOxmlElement:
    """Return an element of WordprocessingML with attributes of the same namespace."""
    made = cast("BaseOxmlElement", OxmlElement(name))
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def set_face(properties: BaseOxmlElement, face: str) -> None:
    """Set the face of Chinese characters; Latin letters and digits stay Times New Roman."""
    fonts = element("w:rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia=face)
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, fonts)


def printable(words: str) -> str:
    """Return the words without what XML cannot hold."""
    return UNPRINTABLE.sub("", words)


def columns_of(section: Section) -> BaseOxmlElement:
    """Return what says in how many columns a sheet is set."""
    return cast("BaseOxmlElement", section._sectPr.find(qn("w:cols")))


def text_width(sheet: Document) -> Length:
    """Return how wide one column of a sheet's text is."""
    section = sheet.sections[0]
    columns = columns_of(section)
    count = int(columns.get(qn("w:num"), "1"))
    gap = int(columns.get(qn("w:space"), "0")) * TWIP * (count - 1)
    edges = (section.left_margin or 0) + (section.right_margin or 0)
    return Length(((section.page_width or 0) - edges - gap) // count)


def set_body_size(sheet: Document, points: float) -> None:
    """Set the size of a sheet's body."""
    sheet.styles["Normal"].font.size = Pt(points)
    SIZES[sheet.part] = points


def body_size(sheet: Document) -> float:
    """Return the size of a sheet's body in points."""
    return SIZES[sheet.part]


def run(paragraph: Paragraph, words: str, *, face: str = "", size: float = 0) -> Run:
    """Add words to a paragraph, in the face and size of the body unless said otherwise."""
    added = paragraph.add_run(printable(words))
    if size:
        added.font.size = Pt(size)
    if face:
        set_face(added._r.get_or_add_rPr(), face)
    if OF_BOTH.search(words):
        fonts = added._r.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:hint"), "eastAsia")
    return added


def write(paragraph: Paragraph, words: str, em: float, *, face: str = "", size: float = 0) -> None:
    """Add words of which names and short titles stay on one line; `em` is how large they are.

    Word keeps a run on one line whose width is set (调整宽度), here to the width it has anyway;
    LibreOffice takes no notice of that.
    """
    if BLANK in words:
        paragraph._p.style = BLANKED
    for part, is_whole in parts(words):
        added = run(paragraph, part, face=face, size=size)
        if is_whole:
            width = str(round(20 * em * len(part)))
            added._r.get_or_add_rPr().append(element("w:fitText", val=width))


def rule(paragraph: Paragraph, characters: int, *, size: float = 0) -> None:
    """Add a line to write on, so many characters wide, that never breaks over two lines."""
    paragraph._p.style = BLANKED
    run(paragraph, "__" * characters, size=size)  # half a character each


def shape(
    paragraph: Paragraph,
    *,
    align: WD_ALIGN_PARAGRAPH | None = None,
    before: float = 0,
    after: float = 0,
    pitch: float = 0,
    hanging: float = 0,
    with_next: bool = False,
) -> Paragraph:
    """Set what of a paragraph is not as the body has it: see `sheet.blank_sheet`; all in points."""
    layout = paragraph.paragraph_format
    if align is not None:
        layout.alignment = align
    if before:
        layout.space_before = Pt(before)
    if after:
        layout.space_after = Pt(after)
    if pitch:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
    if with_next:
        layout.keep_with_next = True
    if hanging:
        layout.left_indent, layout.first_line_indent = Pt(hanging), Pt(-hanging)
    return paragraph


def numbered(
    sheet: Document, number: str, *, size: float = 0, with_next: bool = False
) -> Paragraph:
    """Add a paragraph that hangs from its number; a smaller one stands closer to the next."""
    space, pitch = (0.0, 18.0) if size else (5.0, 0.0)
    paragraph = shape(
        sheet.add_paragraph(),
        after=space,
        pitch=pitch,
        hanging=HANGING * (size or body_size(sheet)),
        with_next=with_next,
    )
    run(paragraph, f"{number}\t", size=size)
    return paragraph


def emphasise(paragraph: Paragraph, words: str) -> None:
    """Add words with a dot under each: 着重号."""
    properties = run(paragraph, words, face=HEI)._r.get_or_add_rPr()
    properties.append(element("w:em", val="dot"))


def fill(cell: _Cell, words: str, *, size: float, face: str = "", **layout: object) -> None:
    """Write into a cell, in lines a little closer than the body's."""
    paragraph = shape(cell.paragraphs[0], pitch=max(18, 1.5 * size), **layout)  # type: ignore[arg-type] # shape's own keywords
    write(paragraph, words, size, face=face, size=size)


def box(cell: _Cell, *, top: bool, bottom: bool) -> None:
    """Draw a cell's outer lines: left and right, and the top or bottom of its column."""
    borders = element("w:tcBorders")
    drawn = {"top": top, "left": True, "bottom": bottom, "right": True}
    for side, there in drawn.items():
        if there:
            borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="auto"))
    cell._tc.get_or_add_tcPr().append(borders)


def set_widths(table: Table, widths: Sequence[Length]) -> None:
    """Give a table's columns their widths, which its words do not change."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def centre_cells(table: Table) -> None:
    """Let the words of each cell stand in the middle of its height."""
    for row in table.rows:
        for cell in row.cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def keep_row(table: Table, row: int, *, head: bool = False) -> None:
    """Keep a row on one page; a head is repeated on each."""
    properties = table.rows[row]._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if head:
        properties.append(element("w:tblHeader"))


def frozen(sheet: Document) -> bytes:
    """Return the file's bytes, without the time at which it was packed."""
    packed, again = io.BytesIO(), io.BytesIO()
    sheet.save(packed)
    with zipfile.ZipFile(packed) as parts, zipfile.ZipFile(again, "w") as kept:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name)  # of 1 January 1980
            part.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(part, parts.read(name))
    return again.getvalue()
