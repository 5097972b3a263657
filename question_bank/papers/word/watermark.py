"""A watermark in Word: turned words behind the text, hung in each header as Word itself does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.oxml import parse_xml

from question_bank.papers.watermark import ems, size
from question_bank.papers.word.strokes import frozen, printable, run

if TYPE_CHECKING:
    from docx.section import Section, _Header

SHAPE = """
<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
  <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
      path="m@7,l@8,m@5,21600l@6,21600e">
    <v:formulas>
      <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
      <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
      <v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>
    </v:formulas>
    <v:path textpathok="t" o:connecttype="rect"/>
    <v:textpath on="t" fitshape="t"/>
  </v:shapetype>
  <v:shape id="watermark{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136" o:allowincell="f"
      style="position:absolute;width:{width}pt;height:{height}pt;rotation:325;z-index:-251658752;\
mso-position-horizontal:center;mso-position-horizontal-relative:page;\
mso-position-vertical:center;mso-position-vertical-relative:page"
      fillcolor="#d9d9d9" stroked="f">
    <v:textpath style="font-family:&quot;SimHei&quot;;font-size:1pt" string={words}/>
  </v:shape>
</w:pict>
"""
FIRST = 2049  # numbers that Word gives to shapes of headers


def watermarked(made: bytes, words: str) -> bytes:
    """Return a Word file of ours with words across each of its sheets."""
    sheet = Document(io.BytesIO(made))
    odd_and_even = sheet.settings.odd_and_even_pages_header_footer
    number = 0
    for section in sheet.sections:
        for header in _headers(section, odd_and_even=odd_and_even):
            number += 1
            _hang(header, words, number)
    return frozen(sheet)


def _headers(section: Section, *, odd_and_even: bool) -> list[_Header]:
    found = [section.header]
    if section.different_first_page_header_footer:
        found.append(section.first_page_header)
    if odd_and_even:
        found.append(section.even_page_header)
    return found


def _hang(header: _Header, words: str, number: int) -> None:
    header.is_linked_to_previous = False
    em = size(words)
    shape = SHAPE.format(
        number=number,
        spid=FIRST + number,
        width=round(em * ems(words)),
        height=round(em),
        words=quoteattr(printable(words)),
    )
    run(header.paragraphs[0], "")._r.append(parse_xml(shape))
