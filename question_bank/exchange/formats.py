"""The formats that questions are exported in: what each is called, and who writes it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from question_bank.exchange.record import Export, Record

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ANKI = "anki"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Format:
    """A format as a person chooses it; `common` ones stand in front.

    `writer` is a module of `exchange.writers` and its function, loaded when it is needed.
    """

    name: str
    label: str
    hint: str
    extension: str
    mimetype: str
    writer: str
    common: bool = False

    def write(self, records: Sequence[Record]) -> Export:
        """Return the file of the records, with what it could not hold."""
        module, _, function = self.writer.partition(".")
        found = import_module(f"question_bank.exchange.writers.{module}")
        write = cast("Callable[[Sequence[Record]], Export]", getattr(found, function))
        return write(records)


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(
            "excel",
            "Excel 表格",
            "一行一题，改好以后可以再导入。",
            "xlsx",
            XLSX,
            "excel.write",
            common=True,
        ),
        Format(
            "excel-options",
            "Excel 表格（一行一个选项）",
            "不少考试系统这样导入选择题和判断题。",
            "xlsx",
            XLSX,
            "excel.write_by_option",
            common=True,
        ),
        Format(
            "word",
            "Word 文档",
            "按题型排列，答案写在每题下面，改好以后可以再导入。",
            "docx",
            DOCX,
            "word.write",
            common=True,
        ),
        Format("csv", "CSV", "和 Excel 表格内容相同的文本。", "csv", "text/csv", "excel.write_csv"),
        Format(
            "json",
            "JSON",
            "本系统之间互相传，一点不丢。",
            "json",
            "application/json",
            "lossless.write",
        ),
        Format("moodle", "Moodle XML", "导入 Moodle。", "xml", "application/xml", "moodle.write"),
        Format("qti", "QTI 2.1", "国际通用的试题包。", "zip", "application/zip", "qti.write"),
        Format(
            "qti3", "QTI 3.0", "较新的国际通用试题包。", "zip", "application/zip", "qti.write_3"
        ),
        Format("gift", "GIFT", "Moodle 等系统的文本格式。", "txt", "text/plain", "gift.write"),
        Format(
            ANKI,
            "Anki 牌组",
            "在 Anki 里背；会传到个人手机，内部材料不导出。",
            "apkg",
            "application/octet-stream",
            "anki.write",
        ),
    )
}
