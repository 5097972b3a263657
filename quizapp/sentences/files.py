"""Refusals about files of questions that are brought along."""

from __future__ import annotations

from quizapp.sentences.message import INCOMPLETE, Message

REFUSED = {
    "empty_questions": Message(INCOMPLETE, "文件是空的", "请选一个有试题的文件，再传一次。"),
    "not_questions": Message(
        INCOMPLETE,
        "这不是能读的试题文件",
        "请选 Word、Excel、CSV 等格式；PDF 请先用 WPS 或 Word 另存为 .docx。",
    ),
    "old_questions": Message(
        INCOMPLETE,
        "这是旧版 Office（.doc、.xls）文件，或者加了密码",
        "请另存为不带密码的 .docx 或 .xlsx，再传一次。",
    ),
    "broken_questions": Message(
        INCOMPLETE, "这个文件读不了", "它可能已损坏，或者不是试题文件。请重新导出，再传一次。"
    ),
    "marked_questions": Message(
        INCOMPLETE,
        "检测到密级标志，系统没有保存",
        "请勿再次上传或转发，立即按本单位保密规定处理，并向保密员报告。",
    ),
    "unchecked_questions": Message(
        INCOMPLETE,
        "文件上有“会后收回”“内部资料”一类的字样，系统还没有保存",
        "请核对：可以在本单位内部学习使用的，勾选后再传。",
    ),
    "locked_questions": Message(INCOMPLETE, "这个文件设有密码", "请去掉密码，再传一次。"),
    "large_questions": Message(
        INCOMPLETE, "这个文件太大，读到一半停下了", "请拆成几份，一份一份导入。"
    ),
    "newer_anki": Message(
        INCOMPLETE,
        "这是新版 Anki 打包的牌组",
        "请在 Anki 导出时勾选“支持旧版 Anki”，再传一次。",
    ),
    "no_items": Message(
        INCOMPLETE, "这个试题包里没有列出试题", "请重新导出 QTI 2.1 或 3.0 试题包，再传一次。"
    ),
    "no_test": Message(
        INCOMPLETE,
        "没有找到带题号的试题",
        "请在每道题前写上“1.”这样的题号，答案写在题后或者另附一份。",
    ),
    "key_apart": Message(
        INCOMPLETE, "只有 Word 试卷可以另带一份答案", "别的格式请把答案放在试题文件里。"
    ),
    "foreign_json": Message(
        INCOMPLETE, "这个 JSON 文件不是从本系统导出的", "请用题库的“导出”得到的文件。"
    ),
    "broken_xml": Message(INCOMPLETE, "这个 XML 文件读不出来", "请重新导出，再传一次。"),
    "broken_text": Message(
        INCOMPLETE, "这个文本文件不是 UTF-8 编码", "请另存为 UTF-8 编码，再传一次。"
    ),
    "no_headings": Message(
        INCOMPLETE, "表格里没有找到“题干”和“答案”两栏", "请在第一行写明各栏的名称，再传一次。"
    ),
}
