"""A Word file gives its text as Word shows it with all changes accepted."""

from __future__ import annotations

import docx
import pytest

from question_bank.speech.readers.word import read
from question_bank.speech.reading import read_speech
from tests.speech.material import PARAGRAPHS, TEXT, TITLE, repacked, saved, word_file, word_of

BODY = "值班工作是机关运转的前哨，是联系群众的窗口，必须抓紧抓实。"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def par(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def lines(body: str, styles: str = "") -> list[str]:
    return read(word_of(body, styles=styles)).split("\n")


def test_a_word_file_gives_its_paragraphs() -> None:
    assert read_speech("讲话.docx", word_file()).text == TEXT


COMMENT = """<w:commentRangeStart w:id="1"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id="1"/>
<w:r><w:commentReference w:id="1"/></w:r>"""
PROMPT = f"""<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run("单击此处输入文字")}
</w:sdtContent></w:sdt>"""
RUBY = f"<w:r><w:ruby><w:rt>{run('gù')}</w:rt><w:rubyBase>{run('顾')}</w:rubyBase></w:ruby></w:r>"
EQUATION = """<m:oMathPara><m:oMath><m:r><m:t>a</m:t></m:r><m:f><m:num><m:r><m:t>=1</m:t></m:r>
</m:num></m:f></m:oMath></m:oMathPara>"""
EMOJI = """<w:r><mc:AlternateContent><mc:Choice Requires="w16se">
<w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="2705"/></mc:Choice>
<mc:Fallback><w:t>✅</w:t></mc:Fallback></mc:AlternateContent></w:r>"""


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("值") + run("班"), "值班"),
        ('<w:r><w:t xml:space="preserve"> 甲 </w:t></w:r>' + run("乙"), " 甲 乙"),
        ("<w:r><w:t>\n  值班\n  </w:t></w:r>", "值班"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', "甲\n乙"),
        ("<w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ("<w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>5</w:t></w:r>", "3-5"),
        ("<w:r><w:t>甲</w:t><w:softHyphen/><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r>", "甲乙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("到岗"), "☑到岗"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F082"/></w:r>' + run("到岗"), "②到岗"),
        ('<w:r><w:sym w:font="Webdings" w:char="F0AA"/></w:r>', "□"),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>', "①"),
        ('<w:r><w:sym w:font="宋体" w:char="x"/></w:r>' + run("甲"), "甲"),
        (f"<w:hyperlink>{run('县政府')}</w:hyperlink>{run('网站')}", "县政府网站"),
        (f"<w:smartTag><w:smartTag>{run('三月')}</w:smartTag></w:smartTag>", "三月"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('李某')}</w:sdtContent></w:sdt>", "李某"),
        (PROMPT, ""),
        (RUBY, "顾"),
        (EQUATION, "a=1"),
        (EMOJI, "✅"),
        (COMMENT, "甲"),
    ],
)
def test_what_stands_in_a_line(inner: str, text: str) -> None:
    assert "\n".join(lines(par(inner))) == text


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{told}</w:instrText></w:r>'
    '{middle}{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
MIDDLE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (FIELD.format(told="DATE", middle=MIDDLE, shown=run("3月5日")), "3月5日"),
        (f'<w:fldSimple w:instr="AUTHOR">{run("张某")}</w:fldSimple>', "张某"),
        (
            FIELD.format(
                told="IF",
                middle=FIELD.format(told="X", middle=MIDDLE, shown=run("条件")) + MIDDLE,
                shown=run("结果"),
            ),
            "结果",
        ),
        (FIELD.format(told=r"eq \o\ac(○,3)", middle="", shown=""), "③"),
        (
            FIELD.format(
                told=r'EQ \* jc2 \* "Font:宋体" \o\ad(\s\up 9(gù),顾)', middle="", shown=""
            ),
            "顾",
        ),
        (FIELD.format(told="PAGE", middle="", shown=""), ""),
        ('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText></w:r>', ""),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("甲"), "甲"),
    ],
)
def test_a_field_shows_its_result(inner: str, text: str) -> None:
    assert lines(par(inner) + par(run("其后"))) == [text, "其后"]


HIDDEN_STYLES = """
<w:style w:type="paragraph" w:styleId="top"><w:name w:val="HTML Top of Form"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="under"><w:basedOn w:val="top"/></w:style>
<w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>
"""


def test_hidden_text_is_left_out() -> None:
    body = (
        par(run("甲") + run("藏", "<w:vanish/>") + run("乙", '<w:vanish w:val="0"/>'))
        + par(run("窗体顶端"), '<w:pStyle w:val="under"/>')
        + par(run("丙") + run("密", '<w:rStyle w:val="secret"/>'))
    )
    assert lines(body, HIDDEN_STYLES) == ["甲乙", "丙"]


def test_changes_are_read_as_accepted() -> None:
    body = (
        par(
            run("坚持")
            + f"<w:del>{run('旧')}<w:r><w:delText>旧的</w:delText></w:r></w:del>"
            + f"<w:ins>{run('新的')}</w:ins>"
            + f"<w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('移来')}</w:moveTo>"
        )
        + par(run("值班"), "<w:rPr><w:del/></w:rPr>")
        + par(run("制度"))
        + par(f"<w:del>{run('整段删去')}</w:del>", "<w:rPr><w:del/></w:rPr>")
        + par(run("新增一段"), "<w:rPr><w:ins/></w:rPr>")
        + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
        + f"<w:tr><w:trPr><w:ins/></w:trPr><w:tc>{par(run('新增一行'))}</w:tc></w:tr></w:tbl>"
        + par(run("末段"), "<w:rPr><w:del/></w:rPr>")
    )
    assert lines(body) == ["坚持新的移来", "值班制度", "新增一段", "新增一行", "末段"]


def test_a_large_initial_belongs_to_its_word() -> None:
    body = par(run("值"), '<w:framePr w:dropCap="drop" w:lines="2"/>') + par(run("班无小事。"))
    assert lines(body) == ["值班无小事。"]


def test_cells_are_read_in_order_and_merged_cells_once() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(run(text))}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('内一')}{cell('内二')}</w:tr></w:tbl>"
    wide = cell("单位", '<w:gridSpan w:val="3"/>')
    high = cell("备注", '<w:vMerge w:val="restart"/>')
    body = (
        "<w:tbl>"
        f"<w:tr>{wide}{high}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr>{cell('甲')}{cell('乙')}{cell('丙')}"
        f"{cell('不显示', '<w:vMerge/>')}</w:tr></w:sdtContent></w:sdt>"
        f"<w:tr><w:sdt><w:sdtContent>{cell('丁')}</w:sdtContent></w:sdt>"
        f"<w:tc>{inner}{par(run('表后'))}</w:tc></w:tr></w:tbl>"
    )
    shown = ["单位", "备注", "甲", "乙", "丙", "丁", "内一", "内二", "表后"]
    assert lines(body + par(run("完"))) == [*shown, "完"]


def test_a_text_box_is_read_once_below_its_paragraph() -> None:
    box = f"<w:txbxContent>{par(run('内部材料'))}{par(run('注意保存'))}</w:txbxContent>"
    shape = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    art = '<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>'
    body = par(run("值班") + shape + run("工作")) + par(old + run("其后")) + par(art)
    boxed = ["内部材料", "注意保存"]
    assert lines(body) == ["值班工作", *boxed, "其后", *boxed, "", "艺术字"]


def test_headings_are_lines_and_the_table_of_contents_is_left_out() -> None:
    document = docx.Document()
    document.add_heading("总体要求", level=1)
    document.add_paragraph(BODY)
    styles = '<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>'
    contents = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{par(run('目录'))}</w:sdtContent></w:sdt>"
        + par(run("总体要求") + "<w:r><w:tab/></w:r>" + run("3"), '<w:pStyle w:val="toc1"/>')
    )
    assert read(saved(document)).split("\n") == ["总体要求", BODY]
    assert lines(contents + par(run(BODY)), styles) == [BODY]


NOTES = {
    "footnotes": f"""<w:footnote w:type="separator" w:id="-1">{par(run("线"))}</w:footnote>
<w:footnote w:id="2">{par("<w:r><w:footnoteRef/></w:r>" + run("见县志。"))}{par(run("第二段。"))}
</w:footnote><w:footnote w:id="9">{par(run("无人引用。"))}</w:footnote>""",
    "endnotes": f'<w:endnote w:id="1">{par(run("见年鉴。"))}</w:endnote>',
}


def test_notes_stand_below_the_text_and_leave_nothing_in_the_sentence() -> None:
    referring = par(
        run("值班")
        + '<w:r><w:endnoteReference w:id="1"/></w:r>'
        + run("工作")
        + '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>※</w:t></w:r>'
        + run("重要。")
    )
    raw = read(word_of(referring, notes=NOTES))
    assert raw == "值班工作重要。\n[1] 见年鉴。\n[2] 见县志。 第二段。"


def test_cleaning_takes_the_notes_out_and_says_so() -> None:
    body = "".join(par(run(line)) for line in (TITLE, *PARAGRAPHS[:-1]))
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body += par(run(PARAGRAPHS[-1][:8]) + mark + run(PARAGRAPHS[-1][8:]))
    speech = read_speech("讲话.docx", word_of(body, notes=NOTES))
    assert speech.text == TEXT
    assert [one.why for one in speech.removed if one.why != "空白"] == ["注释"]


def test_the_strict_edition_of_the_format_is_read() -> None:
    plain = word_of(par(run(BODY)))
    strict = par(run(BODY)).replace(
        "<w:p>", '<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">', 1
    )
    document = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
        f"{strict}</w:body></w:document>"
    )
    assert read(repacked(plain, {"word/document.xml": document.encode()})) == BODY


def test_a_part_in_another_encoding_of_unicode_is_read() -> None:
    declared = '<?xml version="1.0" encoding="UTF-16"?>'
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{par(run(BODY))}</w:body></w:document>"
    )
    part = (declared + document).encode("utf-16")
    assert read(repacked(word_file(), {"word/document.xml": part})) == BODY
