"""A Word file of many parts, from which damaged ones are made."""

from __future__ import annotations

import io
import zipfile

from tests.speech.material import word_of

DOCUMENT = "word/document.xml"


KINDS = "[Content_Types].xml"


LINKS = "word/_rels/document.xml.rels"


WHOLE = word_of(
    """<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>
</w:numPr></w:pPr><w:r><w:t>提高认识</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/>
<w:instrText>DATE</w:instrText><w:fldChar w:fldCharType="end"/><w:sym w:font="Wingdings"
w:char="F0FE"/><w:footnoteReference w:id="1"/></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/>
</w:tcPr><w:p><w:r><w:t>带班</w:t></w:r></w:p></w:tc></w:tr></w:tbl>""",
    numbering="""<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>""",
    notes={"footnotes": '<w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>'},
)


def part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)
