"""Printed tests of our own and of other people: answers beside the questions, or in a key."""

from __future__ import annotations

import io

import pytest
from docx import Document

from question_bank.errors import Refused
from question_bank.exchange.readers import papers
from question_bank.exchange.readers.recognised import read
from question_bank.papers.word.key import print_key
from question_bank.papers.word.test import print_test
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import keys
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written
from tests.papers.material import a_paper_of_every_kind

LED = Choice("谁负责带班（　　）", ("领导", "职员", "门卫", "厨师"), "领导")
ODD = Choice("下列不属于“三服务”的是（　　）。", ("领导", "群众", "招商"), "招商", negative=True)
TWO = Multiple("包括（　　）", ("登记", "初审", "喝茶"), ("登记", "初审"))
TRUE, FALSE = Judgement("要讲时效。", truth=True), Judgement("要讲质量。", truth=False)
BLANKS = Cloze("要讲____、讲____。", ("政治", "规矩"), ((), ()))
LIST = Recall("简述“三个讲”。", ("讲政治", "讲效率", "讲规矩"), ((), (), ()))
ESSAY = Written("怎样办好会议？", (("环节齐全", 12), ("条理清楚", 8)), "论述题")
ASKED = """某县2025年业务知识测试卷
注意事项
1. 请写清姓名
2. 请勿涂改
一、单选题（每题2分，共4分）
1.谁负责带班（  ）
A.领导  B.职员  C.门卫
D.厨师
2、（2分）下列不属于“三服务”的是（ ）。A、领导 B、群众 C、招商
二、多项选择题
3．包括（    ）
(A) 登记
(B) 初审
(C) 喝茶
三、判断题
4. 要讲时效。（ ）
5. 要讲质量。（  ）
四、填空题
6. 要讲____、讲______。
五、简答题
7. 简述“三个讲”。

六、论述题
8. 怎样办好会议？
"""
EVERY = [LED, ODD, TWO, TRUE, FALSE, BLANKS, LIST, ESSAY]
POINTS = "六、论述题\n8. 环节齐全（12分）；条理清楚（8分）"
KEYS = {
    "ranges": f"""参考答案
一、单选题
1-2 AC
二、多选题：3. AB
三、判断题
4-5：√×
四、填空题
6. 政治、规矩
五、简答题
7.（1）讲政治（2）讲效率（3）讲规矩
{POINTS}""",
    "one a line": f"""附：试题参考答案及评分标准
一、1.A  2.C
二、
3、AB
三、4．对 5．错
四、6. 政治；规矩
五、
7. ①讲政治；②讲效率；③讲规矩。
{POINTS}""",
    "without heads": """答案：
1. A 2. C 3. AB 4. 正确 5. 错误
6. 政治  规矩
7. （1）讲政治；
（2）讲效率；
（3）讲规矩。
8. 环节齐全（12分）
条理清楚（8分）""",
}


@pytest.mark.parametrize("form", KEYS)
def test_a_key_at_the_end_answers_by_section_and_number(form: str) -> None:
    found = papers.read(f"{ASKED}\n{KEYS[form]}\n")

    assert found.problems == ()
    assert [one.content for one in found.questions] == EVERY


def test_a_key_may_be_a_file_of_its_own() -> None:
    found = read(ASKED.encode(), KEYS["ranges"].encode("gb18030"))

    assert [one.content for one in found.questions] == EVERY


def test_a_key_may_be_a_table_with_numbers_above_answers() -> None:
    sheet = Document()
    for line in ASKED.partition("三、判断题")[0].split("\n"):
        sheet.add_paragraph(line)
    sheet.add_paragraph("参考答案")
    table = sheet.add_table(2, 4)
    for row, words in zip(
        table.rows, (("题号", "1", "2", "3"), ("答案", "A", "C", "AB")), strict=True
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    out = io.BytesIO()
    sheet.save(out)

    found = read(out.getvalue())

    assert [one.content for one in found.questions] == [LED, ODD, TWO]


def test_answers_beside_the_questions_in_any_dress() -> None:
    found = papers.read("""1. 谁负责带班（ A ）
A. 领导  B. 职员  C. 门卫 D. 厨师
2. 要讲时效。（√）
3.【多选】包括（ ）
A. 登记 B. 初审 C. 喝茶
【答案】AB
【解析】见第2条。
难度：易
4. 要讲____、讲____。
答案：政治|规矩
5. 简述“三个讲”。
参考答案：
1. 讲政治
2. 讲效率
3. 讲规矩
6. 怎样办好会议？
答案要点：（1）环节齐全（12分）（2）条理清楚（8分）
7. 要讲质量。 答案：错
""")

    assert found.problems == ()
    assert [one.content for one in found.questions] == [
        LED, TRUE, TWO, BLANKS, LIST, ESSAY, FALSE
    ]  # fmt: skip


def test_sections_may_begin_their_numbers_again() -> None:
    found = papers.read("""一、判断题
1. 要讲时效。
答案：对
二、判断题
1. 要讲质量。
答案：错
""")

    assert [one.content for one in found.questions] == [TRUE, FALSE]


def test_matching_and_ordering_of_other_people() -> None:
    found = papers.read("""一、连线题
1. 把工作与要求连起来。
1. 文稿    A. 快
2. 公文    B. 准
二、排序题
2. 按先后排列。
A. 初审  B. 签收  C. 登记
答案：B→C→A
""")
    pairs = papers.read(
        "一、配对题\n1. 配对。\n（1）文稿\n（2）公文\nA. 快 B. 准 C. 细\n答案：1-B，2-A\n"
    )

    assert [one.content for one in found.questions] == [
        Ordering("按先后排列。", ("签收", "登记", "初审"))
    ]
    assert [one.sentence for one in found.problems] == ["“把工作与要求连起来。”：没有答案。"]
    assert [one.content for one in pairs.questions] == [
        Matching("配对。", (("文稿", "准"), ("公文", "快")), ("细",))
    ]


def test_a_question_without_an_answer_is_named_by_its_words() -> None:
    found = papers.read(ASKED)

    assert found.unit == "题"
    assert [(one.line, one.sentence) for one in found.problems][:2] == [
        (1, "“谁负责带班（  ）”：没有答案。"),
        (2, "“下列不属于“三服务”的是（ ）。”：没有答案。"),
    ]
    assert len(found.problems) == len(EVERY)


def test_our_own_printed_test_and_its_key_come_back() -> None:
    paper = a_paper_of_every_kind()

    found = read(print_test(paper), print_key(paper))

    assert found.problems == ()
    for one, item in zip(found.questions, paper.items, strict=True):
        printed, asked = one.content, item.content
        if isinstance(asked, Choice | Multiple):  # a booklet has an order of its own
            assert isinstance(printed, Choice | Multiple)
            assert printed.options == item.offered
            assert (printed.stem, set(keys(printed))) == (asked.stem, set(keys(asked)))
        else:
            assert printed == asked


def test_what_is_no_test_is_refused() -> None:
    with pytest.raises(Refused, match="no_test"):
        papers.read("同志们：\n今天讲三点。\n")
    with pytest.raises(Refused, match="key_apart"):
        read("题型,题干,答案\n判断题,要讲时效。,对\n".encode(), b"1. A")
