"""What people and programs put into fields: plain, empty, huge, and of another kind."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

PAYLOADS = Path(__file__).parents[1] / "attacks/payloads/xss.txt"
ODD = (
    "",
    " ",
    "0",
    "1",
    "-1",
    "2",
    "1.5",
    "1e309",
    "nan",
    "inf",
    "-0",
    "01",
    "１",
    "²",
    "½",
    "9" * 40,
    "99999999999",
    "9223372036854775808",
    "2147483648",
    "true",
    "null",
    "None",
    "[]",
    "{}",
    "y",
    "on",
    "甲",
    "甲、乙；丙",
    "（一）",
    "“三个到位”",
    "龘" * 300,
    "长" * 12_000,
    "\x00",
    "a\x00b",
    "\r\n",
    "a\r\nSet-Cookie: b=c",
    "\u202e甲",
    "\u200b",
    "\ufeff",
    "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "😀" * 20,
    "é",
    "e\u0301",
    "İ",
    "ß",
    "ﬀ",
    "　",
    "%00",
    "%s%n",
    "{0}",
    "{{7*7}}",
    "${7*7}",
    "../../etc/passwd",
    "C:\\con",
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(1)",
    "\uff1d1",
    "\t=1",
    "' or 1=1 --",
    '"; drop table person; --',
    "1 union select 1",
    "%",
    "_",
    "\\",
    "2026-02-30",
    "2026-11-22",
    "0001-01-01",
    "9999-12-31",
    "2026-11-22T25:00",
    "2026-11-22T10:00",
    "10:00",
    "24:00",
    "approved",
    "draft",
    "administrator",
    "../",
    "//evil.example",
    "javascript:1",
    "A",
    "AB",
    "ABCDEFGH",
    "a" * 41,
    "a" * 201,
    "1,2,3",
    "1-2",
    "3、7-9",
    "1|2",
    "题型\t题干\t答案",
    "姓名\n张三",
)
NAMES = (
    "讲话.txt",
    "名单.xlsx",
    "a.csv",
    "../../a.docx",
    "x.pdf",
    "题.json",
    "无",
    "a.xml",
    "b.gift",
)


def texts() -> tuple[str, ...]:
    """Return all values for a field."""
    return (*ODD, *PAYLOADS.read_text(encoding="utf-8").splitlines())


def file(random: Random) -> tuple[io.BytesIO, str]:
    """Return a file that is hardly ever what its name says."""
    kinds = (
        b"",
        b"PK\x03\x04" + random.randbytes(60),
        _archive(random),
        random.randbytes(200),
        "题干,答案\n甲____,乙\n".encode(),
        "姓名,单位\n张三,办公室\n".encode("gb18030"),
        b'{"format": "quizapp", "questions": [{}]}',
        b"<quiz><question type='x'/></quiz>",
        "::甲:: 乙 { =丙 ~丁 }".encode(),
        b"%PDF-1.4 broken",
        ("值班要做到“三个到位”：人到位，车到位，岗到位。" * 4).encode(),
        random.choice(ODD).encode("utf-8", "replace"),
    )
    return io.BytesIO(random.choice(kinds)), random.choice(NAMES)


def _archive(random: Random) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "word/document.xml"):
            archive.writestr(name, random.choice((b"", b"<a/>", b"<!DOCTYPE a><a/>", b"\xff")))
    return held.getvalue()
