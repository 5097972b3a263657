"""What every Word sheet starts from: the page, its faces, its footer, its heads."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from question_bank.papers import wording
from question_bank.papers.dress import BY_HAND, DAILY, PLAIN
from question_bank.papers.word.seal import add_seal
from question_bank.papers.word.strokes import (
    BLANKED,
    CENTRE,
    FANG,
    HEI,
    SONG,
    STANDING,
    body_size,
    columns_of,
    element,
    printable,
    rule,
    run,
    set_body_size,
    set_face,
    shape,
)

if TYPE_CHECKING:
    from docx.document import Document as Sheet
    from docx.section import Section, _Footer
    from docx.text.paragraph import Paragraph

    from question_bank.papers.dress import Dress, Page
    from question_bank.papers.paper import Paper

SMALL = 10.5  # points: 五号
NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # a file that tells no time is the same every time


def blank_sheet(
    title: str,
    code: str = "",
    page: Page = PLAIN,
    *,
    measures: tuple[float, float] = BY_HAND,
    face: str = SONG,
) -> Sheet:
    """Return a sheet with its faces and its footer, and nothing on it.

    All that is not said otherwise has the type and the distance of lines of its body, and no
    paragraph is torn.
    """
    sheet = Document()
    _lay_out(sheet.sections[0], page)
    _set_body(sheet, measures, face)
    properties = sheet.core_properties
    properties.title = printable(title)
    properties.author = properties.comments = ""
    properties.created = properties.modified = NEVER
    _add_footer(sheet, sheet.sections[0].footer, code, page)
    return sheet


def _set_body(sheet: Sheet, measures: tuple[float, float], face: str) -> None:
    normal = sheet.styles["Normal"]
    (size, pitch), layout = measures, normal.paragraph_format
    set_body_size(sheet, size)
    properties = normal.element.get_or_add_rPr()
    set_face(properties, face)
    properties.append(element("w:lang", val="en-US", eastAsia="zh-CN"))
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
    layout.keep_together = True
    # Word breaks no line among underscores, LibreOffice none that is not said to be Chinese
    blanked = sheet.styles.add_style(BLANKED, WD_STYLE_TYPE.PARAGRAPH)
    blanked.base_style = normal
    lang = element("w:lang", val="en-US", eastAsia="en-US")
    blanked.element.get_or_add_rPr().append(lang)


def _lay_out(section: Section, page: Page) -> None:
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    if page.width > page.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.inside), Mm(page.outside)
    section.footer_distance = Mm(page.bottom / 2)
    if page.columns > 1:
        columns = columns_of(section)
        columns.set(qn("w:num"), str(page.columns))
        columns.set(qn("w:space"), str(int(Mm(page.gap).twips)))


def headed_sheet(
    paper: Paper, kind: str, page: Page, *, above: str = "", dress: Dress = DAILY
) -> Sheet:
    """Return a sheet with the title and the conditions of a test."""
    face = FANG if dress.official else SONG
    sheet = blank_sheet(paper.title, paper.code, page, measures=dress.type, face=face)
    if above:
        run(shape(sheet.add_paragraph()), above, face=HEI, size=SMALL)
    for line in wording.title_lines(paper, kind):
        run(shape(sheet.add_paragraph(), align=CENTRE, pitch=32), line, face=STANDING, size=22)
    conditions = shape(sheet.add_paragraph(), align=CENTRE, before=6, after=6)
    run(conditions, wording.conditions(paper))
    return sheet


def fielded_sheet(paper: Paper, kind: str) -> Sheet:
    """Return a headed sheet with fields for whoever writes on it, along its seal if it has one."""
    page = paper.dress.page
    sheet = headed_sheet(paper, kind, page, dress=paper.dress)
    if paper.dress.formal:
        add_seal(sheet, page)
        for footer in (sheet.sections[0].first_page_footer, sheet.sections[0].even_page_footer):
            _add_footer(sheet, footer, paper.code, page)
        return sheet
    fields = shape(sheet.add_paragraph(), align=CENTRE, after=10)
    for field in wording.FIELDS:
        run(fields, f"{field} ")
        rule(fields, 5 if paper.dress.official else 8)
        run(fields, "　")
    return sheet


def _add_footer(sheet: Sheet, footer: _Footer, code: str, page: Page) -> None:
    width = Length(Mm(page.width - page.inside - page.outside))
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.style = sheet.styles["Normal"]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Length(width // 2), WD_TAB_ALIGNMENT.CENTER)
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    shape(paragraph, pitch=18)
    run(paragraph, "\t第 ", size=SMALL)
    _field(paragraph, "PAGE")
    run(paragraph, " 页　共 ", size=SMALL)
    _field(paragraph, "NUMPAGES")
    run(paragraph, f" 页\t{code}", size=SMALL)


def _field(paragraph: Paragraph, name: str) -> None:
    """Add a number that Word works out."""
    code = element("w:instrText")
    code.text = name
    for part in (element("w:fldChar", fldCharType="begin"), code):
        run(paragraph, "", size=SMALL)._r.append(part)
    run(paragraph, "", size=SMALL)._r.append(element("w:fldChar", fldCharType="end"))


def small_head(sheet: Sheet, words: str) -> None:
    """Add the head of something less than a part."""
    run(shape(sheet.add_paragraph(), before=10, with_next=True), words, face=HEI, size=SMALL)


def head(sheet: Sheet, words: str) -> Paragraph:
    """Add the head of a part of the sheet."""
    paragraph = shape(sheet.add_paragraph(), before=14, after=4, with_next=True)
    run(paragraph, words, face=HEI, size=max(14, body_size(sheet)))
    return paragraph
