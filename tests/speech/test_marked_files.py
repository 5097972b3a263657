"""Files that bear a mark of secrecy, wherever their format has a place for one."""

from __future__ import annotations

import io

import docx
import pytest

from question_bank.errors import UnreadableFile
from question_bank.speech.reading import read_speech
from question_bank.speech.secrecy import MARKED, Guard
from tests.speech.material import PARAGRAPHS, SPACES, TEXT, TITLE, pdf_file, saved, word_of
from tests.speech.test_refusals import archived

PAGE = "<html><head><title>{}</title></head><body>{}<h1>" + TITLE + "</h1>{}</body></html>"
PROSE = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
BODY = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in (TITLE, *PARAGRAPHS))


def word_with(*, header: str = "", footer: str = "", keywords: str = "") -> bytes:
    document = docx.Document()
    for words in (TITLE, *PARAGRAPHS):
        document.add_paragraph(words)
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    document.core_properties.keywords = keywords
    return saved(document)


def word_with_first_page_header(words: str) -> bytes:
    document = docx.Document(io.BytesIO(word_with()))
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = words
    return saved(document)


def word_with_watermark(words: str) -> bytes:
    document = docx.Document(io.BytesIO(word_with()))
    paragraph = document.sections[0].header.paragraphs[0]._p
    shape = (
        f'<w:r {SPACES}><w:pict><v:shape><v:textpath string="{words}"/></v:shape></w:pict></w:r>'
    )
    paragraph.append(docx.oxml.parse_xml(shape))
    return saved(document)


def html(*, title: str = "讲话", above: str = "") -> bytes:
    return PAGE.format(title, above, PROSE).encode()


MARKED_FILES = {
    "text.txt": f"机密★10年\n{TEXT}".encode(),
    "gbk.txt": f"秘密★10年\n{TEXT}".encode("gb18030"),
    "utf16.txt": f"绝密★30年\n{TEXT}".encode("utf-16"),
    "body.docx": word_of(BODY.replace(TITLE, "机 密 ★ 10 年", 1)),
    "box.docx": word_of(BOX.format("秘密★10年") + BODY),
    "bare-box.docx": word_of(BOX.format("机密") + BODY),
    "header.docx": word_with(header="机密★10年"),
    "bare-header.docx": word_with(header="某县县委办公室\t机密\t第 1 页"),
    "footer.docx": word_with(footer="秘密"),
    "first-page.docx": word_with_first_page_header("机密★长期"),
    "watermark.docx": word_with_watermark("机密"),
    "keywords.docx": word_with(keywords="密级：机密"),
    "head.pdf": pdf_file(("机密★10年", TITLE, *PARAGRAPHS)),
    "running-head.pdf": pdf_file((TITLE, *PARAGRAPHS), "120mm", "none, header: [秘密★10年]"),
    "running-grade.pdf": pdf_file((TITLE, *PARAGRAPHS), "120mm", "none, footer: [机密]"),
    "page.html": html(above="<div class='mark'>机密★10年</div>"),
    "named.html": html(title="机密★10年"),
    "page.mht": archived(html(above="<p>机密★10年</p>")),
    "讲话（机密）.txt": TEXT.encode(),
}
HARMLESS_FILES = {
    "讲话.txt": TEXT.encode(),
    "讲话.docx": word_with(header="某县县委办公室", footer="第 1 页", keywords="保密, 机密, 值班"),
    "讲话.pdf": pdf_file(),
    "讲话.html": html(title="保密工作", above="<p>做好保密工作</p>"),
    "讲话.mht": archived(html()),
}
ASKED_FILES = {
    "讲话.txt": f"（会后收回）\n{TEXT}".encode(),
    "讲话.docx": word_with(header="内部资料　注意保管"),
}


@pytest.mark.parametrize("name", MARKED_FILES)
@pytest.mark.parametrize("guard", [Guard.ASKING, Guard.CONFIRMED])
def test_a_marked_file_is_refused_whatever_was_confirmed(name: str, guard: Guard) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_speech(name, MARKED_FILES[name], guard=guard)
    assert refused.value.reason == MARKED


@pytest.mark.parametrize("name", HARMLESS_FILES)
def test_a_harmless_file_is_read_without_a_question(name: str) -> None:
    assert PARAGRAPHS[1] in read_speech(name, HARMLESS_FILES[name], guard=Guard.ASKING).text


@pytest.mark.parametrize("name", ASKED_FILES)
def test_what_is_asked_about_is_read_once_somebody_has_checked(name: str) -> None:
    with pytest.raises(UnreadableFile):
        read_speech(name, ASKED_FILES[name], guard=Guard.ASKING)
    assert PARAGRAPHS[1] in read_speech(name, ASKED_FILES[name], guard=Guard.CONFIRMED).text
