"""What holds no speech to read is refused, with what to do about it in one sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from question_bank.errors import UnreadableFile
from question_bank.speech.formats import FOREIGN_NAMES, MOST_BYTES
from question_bank.speech.reading import MOST_CHARACTERS, MOST_LINES, read_speech
from question_bank.speech.refusals import SENTENCES, sentence
from tests.speech.material import PARAGRAPHS, TEXT, TITLE, pdf_file, word_file

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(60)
PAGE = f"<html><body><p>{'</p><p>'.join((TITLE, *PARAGRAPHS))}</p></body></html>"


def compound(stream: str) -> bytes:
    return COMPOUND + bytes(600) + stream.encode("utf-16-le") + bytes(600)


def package(*members: str, mimetype: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for member in members:
            archive.writestr(member, "x")
    return stream.getvalue()


def archived(page: bytes) -> bytes:
    """Return a page as a browser saves it in a single file."""
    head = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
    head += 'Content-Type: multipart/related;\r\n\tboundary="b"\r\n'
    part = "\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    return (head + part).encode() + page + b"\r\n--b--\r\n"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("讲话.txt", b"", "empty"),
        ("讲话.txt", b" \r\n\t ", "empty"),
        ("讲话.docx", bytes(600), "empty"),
        ("讲话.txt", "同志们：".encode(), "too_short"),
        ("讲话.txt", b"\xef\xbb\xbf", "too_short"),
        ("讲话.txt", bytes(range(256)) * 40, "mismatch"),
        ("讲话.doc", TEXT.encode(), "old_format"),
        ("讲话.wps", TEXT.encode(), "old_format"),
        ("讲话.ofd", TEXT.encode(), "ofd"),
        ("讲话.docx", COMPOUND + bytes(600), "old_format"),
        ("讲话.docx", compound("WordDocument"), "old_format"),
        ("讲话.docx", compound("EncryptedPackage"), "encrypted"),
        ("讲话.docx", compound("Workbook"), "spreadsheet"),
        ("讲话.docx", compound("PowerPoint Document"), "slides"),
        ("讲话.txt", b"{\\rtf1\\ansi", "old_format"),
        ("讲话.docx", package("OFD.xml", "Doc_0/Document.xml"), "ofd"),
        ("讲话.docx", package("xl/workbook.xml"), "spreadsheet"),
        ("讲话.docx", package("ppt/presentation.xml"), "slides"),
        ("讲话", package("讲话.txt"), "archive"),
        ("讲话.docx", package("a", mimetype="application/epub+zip"), "ebook"),
        (
            "讲话.docx",
            package("a", mimetype="application/vnd.oasis.opendocument.text"),
            "old_format",
        ),
        ("讲话.docx", TEXT.encode(), "mismatch"),
        ("讲话.pdf", word_file(), "mismatch"),
        ("讲话.txt", word_file(), "mismatch"),
        ("讲话.txt", pdf_file(), "mismatch"),
        ("讲话.docx", pdf_file(), "mismatch"),
        ("讲话.docx", PAGE.encode(), "mismatch"),
        ("讲话.txt", PICTURE, "picture"),
        ("讲话.docx", PICTURE, "picture"),
        ("讲话.pdf", b"\xff\xd8\xff\xe0" + bytes(60), "picture"),
        ("讲话", b"\x00\x00\x00\x18ftypheic" + bytes(60), "picture"),
        ("讲话.txt", b"\x00\x00\x00\x18ftypmp42" + bytes(60), "recording"),
        ("讲话.docx", b"ID3\x03" + bytes(60), "recording"),
        ("讲话.docx", b"Rar!\x1a\x07" + bytes(60), "archive"),
        ("讲话", b"MZ\x90\x00" + bytes(60), "unknown_format"),
        ("讲话.json", TEXT.encode(), "unknown_format"),
        ("讲话.pdf", b"%PDF-1.7 and nothing more", "broken"),
        ("讲话.docx", b"PK\x03\x04 and nothing more", "broken"),
        ("讲话.mht", archived(b"").replace(b"text/html", b"a/b"), "broken"),
        ("讲话.txt", b"a" * (MOST_BYTES + 1), "too_large"),
        ("讲话.txt", ("好" * (MOST_CHARACTERS + 1)).encode(), "too_large"),
        ("讲话.txt", (TEXT + "好\n" * (MOST_LINES + 1)).encode(), "too_large"),
    ],
)
def test_a_file_without_a_readable_speech_is_refused_by_reason(
    name: str, data: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_speech(name, data)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("reason", "name"),
    [(reason, name) for reason, names in FOREIGN_NAMES.items() for name in names.split()],
)
def test_a_name_alone_tells_what_is_not_read(reason: str, name: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_speech(f"讲话{name.upper()}", TEXT.encode())
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("讲话", TEXT.encode()),
        ("在全市会议上的讲话3.5", TEXT.encode()),
        ("1.关于会议的讲话", word_file()),
        ("讲话.DOCX ", word_file()),
        ("讲话.markdown", TEXT.encode()),
        ("讲话.txt", PAGE.encode("utf-16").replace(b"</html>", b"")),
        ("讲话.mht", archived(PAGE.encode("gb18030"))),
        ("讲话.mhtml", archived(PAGE.encode())),
        ("讲话", archived(PAGE.encode())),
        ("讲话.mht", PAGE.encode()),
        ("讲话.html", archived(PAGE.encode())),
    ],
)
def test_a_file_is_read_by_its_name_or_else_by_its_content(name: str, data: bytes) -> None:
    assert PARAGRAPHS[1] in read_speech(name, data).text


@pytest.mark.parametrize("reason", sorted(SENTENCES))
def test_each_refusal_is_one_sentence_that_says_what_to_do(reason: str) -> None:
    told = sentence(reason)
    assert told.endswith("。")
    assert told.count("。") == 1
    assert "请" in told or reason == "unreadable"


def test_an_office_file_of_another_make_is_refused_with_what_to_save_it_as() -> None:
    assert all("直接粘贴正文" in SENTENCES[reason] for reason in ("old_format", "ofd", "scanned"))
    assert "另存为 .docx" in SENTENCES["old_format"]
