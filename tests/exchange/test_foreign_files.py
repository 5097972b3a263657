"""Files that other people made: headings of many names, answers in many signs, slips."""

from __future__ import annotations

import pytest

from question_bank.errors import Refused
from question_bank.exchange.readers import gift, lossless, moodle, table
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.recall import Recall

HEADINGS = [
    "序号",
    "试题类型",
    "题目（必填）",
    "选项A（必填）",
    "选项B（必填）",
    "选项C",
    "正确选项（必填）",
]


def row(*cells: str) -> list[str]:
    return list(cells)


def test_headings_of_other_systems_are_known_below_a_title() -> None:
    findings = table.read(
        [
            row("某县题库"),
            HEADINGS,
            row("1", "单选题", "谁负责带班（ ）", "领导", "职员", "", "A"),
            row("2", "多选题", "包括（ ）", "登记", "初审", "喝茶", "A、B"),
            row("3", "判断题", "要讲时效。", "正确", "错误", "", "A"),
        ]
    )

    assert [one.content for one in findings.questions] == [
        Choice("谁负责带班（　　）", ("领导", "职员"), "领导"),
        Multiple("包括（　　）", ("登记", "初审", "喝茶"), ("登记", "初审")),
        Judgement("要讲时效。", truth=True),
    ]
    assert [one.line for one in findings.questions] == [3, 4, 5]


@pytest.mark.parametrize(
    ("stem", "answer", "answers", "accepted"),
    [
        ("讲____、讲____", "政治|规矩", ("政治", "规矩"), ((), ())),
        ("讲____、讲____", "政治；规矩", ("政治", "规矩"), ((), ())),
        ("讲____、讲____", "政治;讲政治|规矩", ("政治", "规矩"), (("讲政治",), ())),
        ("讲（ ）。", "政治；讲政治", ("政治",), (("讲政治",),)),
        ("讲【　】。", "政治", ("政治",), ((),)),
    ],
)
def test_what_parts_answers_is_decided_by_counting_blanks(
    stem: str, answer: str, answers: tuple[str, ...], accepted: tuple[tuple[str, ...], ...]
) -> None:
    findings = table.read([row("题型", "题干", "答案"), row("填空题", stem, answer)])

    (found,) = findings.questions
    assert isinstance(found.content, Cloze)
    assert (found.content.answers, found.content.accepted) == (answers, accepted)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (("填空题", "讲____、讲____、讲____", "政治|规矩"), "题干有 3 个空"),
        (("填空题", "没有空的题干", "政治"), "题干里没有空"),
        (("单选题", "谁（ ）", "AB"), "只能有一个"),
        (("单选题", "谁（ ）", "D"), "超出了选项"),
        (("判断题", "要讲时效。", "也许"), "正确”或“错误"),
        (("听力题", "听录音", "A"), "不认得题型“听力题”"),
        (("填空题", "", "A"), "没有题干"),
        (("填空题", "讲____", ""), "没有答案"),
        (("", "随便写写", "什么也不是"), "看不出"),
        (("配对题", "将下列配对\n1. 文稿\n2. 公文", "1-A"), "对不上"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_with_its_line(
    cells: tuple[str, str, str], sentence: str
) -> None:
    kind, stem, answer = cells
    findings = table.read(
        [
            row("题型", "题干", "选项A", "选项B", "答案"),
            row("单选题", "谁带班（ ）", "领导", "职员", "A"),
            row(kind, stem, "甲", "乙", answer),
        ]
    )

    assert len(findings.questions) == 1
    (problem,) = findings.problems
    assert problem.line == 3
    assert sentence in problem.sentence


def test_kinds_are_seen_where_no_column_names_them() -> None:
    findings = table.read(
        [
            row("题目", "A", "B", "答案"),
            row("谁带班（ ）", "领导", "职员", "A"),
            row("包括（ ）", "登记", "初审", "AB"),
            row("要讲____。", "", "", "时效"),
            row("要讲时效。", "", "", "√"),
        ]
    )

    kinds = [one.content.kind for one in findings.questions]
    assert kinds == ["choice", "multiple", "cloze", "judgement"]


def test_an_answer_in_numbered_points_is_a_list() -> None:
    answer = "（1）讲政治；（2）讲效率；（3）讲规矩。"

    findings = table.read([row("题型", "题目", "参考答案"), row("简答题", "简述“三个讲”", answer)])

    (found,) = findings.questions
    assert isinstance(found.content, Recall)
    assert found.content.items == ("讲政治", "讲效率", "讲规矩。")


def test_a_table_without_headings_is_refused() -> None:
    with pytest.raises(Refused, match="no_headings"):
        table.read([row("谁带班", "领导")])


def test_an_aiken_file_is_read() -> None:
    text = "谁负责带班？\nA. 领导\nB) 职员\nANSWER: A\n\n没有答案的题\nA. 甲\nB. 乙\nANSWER: C\n"

    findings = gift.read(text.encode())

    assert [one.content for one in findings.questions] == [
        Choice("谁负责带班？", ("领导", "职员"), "领导")
    ]
    assert [problem.line for problem in findings.problems] == [6]


def test_gift_of_other_people_is_read() -> None:
    text = """// 一季度
$CATEGORY: $course$/top/值班

::一::谁带班\\: {=领导#对 ~职员#不对}

要讲{=时效 =效率}。

::配::配对 { =文稿 -> 准 =公文 -> 快 }

{#3:2}
"""
    findings = gift.read(text.encode())

    assert [one.content for one in findings.questions] == [
        Choice("谁带班:", ("领导", "职员"), "领导"),
        Cloze("要讲____。", ("时效",), (("效率",),)),
        Matching("配对", (("文稿", "准"), ("公文", "快"))),
    ]
    assert findings.questions[0].material == "值班"
    assert [problem.sentence for problem in findings.problems] == ["数值题没有对应的题型。"]


def test_a_short_answer_and_an_unknown_type_of_moodle() -> None:
    xml = """<?xml version="1.0"?><quiz>
    <question type="shortanswer">
      <questiontext format="html"><text>&lt;p&gt;谁带班？&lt;/p&gt;</text></questiontext>
      <answer fraction="100"><text>领导</text></answer>
      <answer fraction="50"><text>干部</text></answer>
    </question>
    <question type="calculated"><questiontext><text>1+1</text></questiontext></question>
    </quiz>"""

    findings = moodle.read(xml.encode())

    assert [one.content for one in findings.questions] == [Cloze("谁带班？____", ("领导",), ((),))]
    assert [problem.sentence for problem in findings.problems] == [
        "Moodle 的 calculated 题型没有对应的题型。"
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html/>",
        b"<quiz><question>",
        b'<!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>',
        "<quiz/>".encode("utf-16-be"),
    ],
)
def test_a_broken_or_foreign_xml_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="broken_xml"):
        moodle.read(content)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"format": "other", "questions": []}', b"\xff", b"[" * 10000]
)
def test_a_json_that_is_not_ours_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="foreign_json"):
        lossless.read(content)


def test_an_item_of_ours_that_was_edited_by_hand_is_told() -> None:
    content = """{"format": "quizapp questions 1", "questions": [
      {"name": "a", "material": "", "tags": [], "content": {"kind": "cloze"}},
      {"name": "b", "material": "", "tags": [], "content": {"kind": "judgement",
       "statement": "要讲时效。", "truth": true, "correction": null}}]}"""

    findings = lossless.read(content.encode())

    assert [one.name for one in findings.questions] == ["b"]
    assert [problem.line for problem in findings.problems] == [1]
