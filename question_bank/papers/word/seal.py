"""密封线 in Word: a line and turned words that hang in the header, so that each front has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.shared import Length, Mm

from question_bank.papers import wording
from question_bank.papers.word.strokes import CENTRE, HEI, element, rule, run, shape

if TYPE_CHECKING:
    from docx.document import Document as Sheet
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import _Header

    from question_bank.papers.dress import Page

EDGE = Mm(18)  # from the upper edge of the sheet to the line
WORDS_AT, LINE_AT = Mm(5), Mm(25)  # from the left edge of the sheet
SMALL = 9  # points
BLANK = 11  # characters that a name or a unit has room for
NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.{place}"'
    for prefix, place in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "openxmlformats.org/drawingml/2006/main"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
ANCHOR = """
<w:drawing {namespaces}>
  <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}"
      behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">
    <wp:simplePos x="0" y="0"/>
    <wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
    <wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
    <wp:extent cx="{width}" cy="{height}"/>
    <wp:wrapNone/>
    <wp:docPr id="{number}" name="密封线 {number}"/>
    <a:graphic>
      <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
        <wps:wsp>{inside}</wps:wsp>
      </a:graphicData>
    </a:graphic>
  </wp:anchor>
</w:drawing>
"""
PLACED = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
LINE = (
    f'<wps:cNvCnPr/><wps:spPr>{PLACED}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    '<a:prstDash val="dash"/></a:ln></wps:spPr><wps:bodyPr/>'
)
WORDS = (
    f'<wps:cNvSpPr txBox="1"/><wps:spPr>{PLACED}'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
    "<wps:txbx><w:txbxContent/></wps:txbx>"
    '<wps:bodyPr vert="vert270" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>'
)


def add_seal(sheet: Sheet, page: Page) -> None:
    """Seal the fronts of a sheet that is bound at the left; the first one also asks who writes."""
    section = sheet.sections[0]
    section.different_first_page_header_footer = True
    sheet.settings.odd_and_even_pages_header_footer = True
    sheet.settings.element.insert(0, element("w:mirrorMargins"))
    length = Length(Mm(page.height) - 2 * EDGE)
    _seal(section.first_page_header, length, asks=True)
    _seal(section.header, length, asks=False)


def _seal(header: _Header, length: Length, *, asks: bool) -> None:
    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    width = Length(LINE_AT - WORDS_AT)
    first = 1 if asks else 3  # each shape of a file has a number of its own
    words = _shape(first, WORDS, left=WORDS_AT, width=width, height=length)
    for drawing in (words, _shape(first + 1, LINE, left=LINE_AT, width=Length(0), height=length)):
        run(paragraph, "")._r.append(drawing)
    _write(header, words, asks=asks)


def _shape(
    number: int, kind: str, *, left: Length, width: Length, height: Length
) -> BaseOxmlElement:
    inside = kind.format(width=width, height=height)
    place = {"left": left, "top": EDGE, "width": width, "height": height}
    drawing: BaseOxmlElement = parse_xml(
        ANCHOR.format(namespaces=NAMESPACES, number=number, inside=inside, **place)
    )
    return drawing


def _write(header: _Header, words: BaseOxmlElement, *, asks: bool) -> None:
    """Write the turned lines: who writes, the warning, and what stands along the line."""
    (box,) = words.iter("{*}txbxContent")
    who, warning, along = (shape(header.add_paragraph(), align=CENTRE, pitch=18) for _ in range(3))
    for name in wording.SEALED_FIELDS if asks else ():
        run(who, f"{name} ", size=SMALL + 1.5)
        rule(who, BLANK, size=SMALL + 1.5)
        run(who, "　", size=SMALL)
    run(warning, "　".join(wording.SEALED), face=HEI, size=SMALL)
    run(along, wording.seal(), size=SMALL)
    box.extend(line._p for line in (who, warning, along))
