"""A test with every kind of question: printed word for word, the same in Word and PDF."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from question_bank.bank.blueprints.points import shares
from question_bank.papers import pdf, word, wording
from question_bank.papers.answers import answer
from question_bank.papers.composing import reordered
from question_bank.papers.paper import Paper, from_json, to_json
from question_bank.questions.emphasis import emphasised
from tests.papers.material import OF_OTHER_KINDS, a_paper_of_every_kind
from tests.papers.test_printing import pages_of, text_of

WORD = """
一、填空题（每空 2 分，共 2 分）
根据所学材料填空，文字以原文为准。
1.	第1条：督查督办要坚持__导向，一抓到底，不见成效不收兵。
二、单项选择题（每题 2 分，共 2 分）
每题只有一个正确选项，将它的字母填入括号内。
2.	下列不属于办公室“三服务”的是（　　）。
A. 为企业招商服务	B. 为基层服务
C. 为机关服务	D. 为领导服务
三、多项选择题（每题 2 分，共 2 分）
每题有两个或两个以上正确选项，将字母填入括号内；多选、少选、错选均不得分。
3.	督查工作要做到的“三个不放过”包括（　　）。
A. 文字没有校对的不放过，装订没有检查的也不放过
B. 问题没有查清的不放过
C. 群众不满意的不放过
D. 任务没有落实的不放过
四、判断题（每题 2 分，共 4 分）
与材料原文一致的，在括号内打“√”；不一致的，打“×”。
4.	值班工作实行全天领导带班制度。（　　）
5.	公文办理要讲质量。（　　）
五、配对题（每对 2.5 分，共 10 分）
从右栏选出与左栏各项对应的内容，将字母填入括号内；右栏可有多余项。
6.	把下列工作与对它的要求对应起来。
六、排序题（每题 2 分，共 2 分）
按材料中的先后顺序，将各项的字母依次填入括号内；全部正确才得分。
7.	请按收文办理的先后排列。
A. 初审	B. 登记	C. 承办	D. 签收
（　　）→（　　）→（　　）→（　　）
七、简答题（每题 10 分，共 10 分）
根据所学材料列出要点，按要点给分。
8.	简述办公室工作的“三个讲”（3 项）。
__
__
__
八、论述题（每题 20 分，共 20 分）
结合所学材料作答，按要点给分。
9.	结合岗位谈谈怎样办好一次会议。
""".strip()
KEY = """
1 问题 | 2 分
2 A | 2 分
3 BCD | 2 分
4 √ | 2 分
5 ×（原文：公文办理要讲时效。） | 2 分
6 1—D　2—B　3—C　4—E | 每对 2.5 分，共 10 分
7 D→B→A→C | 2 分
8 （1）讲政治；（2）讲效率（或：讲时效）；（3）讲规矩（顺序不限） | 依次 3.5、3.5、3 分，共 10 分
9 （1）方案、通知、材料、会场各环节齐全（12 分）；（2）条理清楚（4 分）；（3）联系实际（4 分） | 依次 12、4、4 分，共 20 分
""".strip()  # noqa: E501 - a line a question


@pytest.fixture(scope="module")
def paper() -> Paper:
    return a_paper_of_every_kind()


def squeezed(text: str) -> str:
    return re.sub(r"[\s　_]", "", text)


def test_the_word_file_says_this_word_for_word(paper: Paper) -> None:
    sheet = Document(io.BytesIO(word.print_test(paper)))
    lines = [re.sub("_+", "__", one.text) for one in sheet.paragraphs if one.text.strip()]

    printed = "\n".join(lines)
    assert printed[printed.index("一、") :].startswith(WORD)
    assert printed.endswith("\n__" * 24)  # room for an essay of twenty points


def test_the_pdf_says_the_same(paper: Paper) -> None:
    printed = "".join(pages_of(pdf.print_test(paper)))
    printed = re.sub(r"第\d页共\d页", "", printed)

    for line in WORD.splitlines():
        if words := squeezed(line):
            assert words in printed


def test_the_key_says_this_word_for_word(paper: Paper) -> None:
    said = [f"{one.number} {answer(one)} | {wording.worth(one, one.content.kind)}"
            for one in paper.items]  # fmt: skip

    assert "\n".join(said) == KEY
    for made in (text_of(word.print_key(paper)), "".join(pages_of(pdf.print_key(paper)))):
        for item in paper.items:
            assert squeezed(answer(item)) in squeezed(made)


def test_a_negation_has_a_dot_under_each_of_its_characters_in_word(paper: Paper) -> None:
    with zipfile.ZipFile(io.BytesIO(word.print_test(paper))) as parts:
        document = parts.read("word/document.xml").decode()

    dotted = re.findall(r'<w:em w:val="dot"/></w:rPr><w:t[^>]*>([^<]+)', document)
    assert dotted == ["不属于"]


def test_a_frozen_paper_keeps_the_order_of_every_option(paper: Paper) -> None:
    stored = json.loads(json.dumps(to_json(paper)))

    assert from_json(stored) == paper
    assert [item.offered for item in from_json(stored).items] == [
        item.offered for item in paper.items
    ]


@pytest.mark.parametrize("seed", range(8))
def test_booklet_b_letters_anew_and_its_key_follows(paper: Paper, seed: int) -> None:
    other = {item.version_id: item for item in reordered(paper, booklet="B", seed=seed).items}

    for item in paper.items:
        mine = other[item.version_id]
        assert (mine.offered != item.offered) == bool(item.offered)
        assert sorted(mine.offered) == sorted(item.offered)
    ordering = next(item for item in other.values() if item.content.kind == "ordering")
    letters = answer(ordering).split("→")
    assert [ordering.offered["ABCD".index(one)] for one in letters] == list(ordering.content.items)
    assert letters != sorted(letters)  # the order of the letters would be the answer


def test_essays_of_several_forms_share_the_general_name(paper: Paper) -> None:
    section = paper.sections[-1]
    essay = section.items[0]
    other = replace(essay, content=replace(essay.content, form="案例分析题"))

    assert wording.section_name(section) == "论述题"
    assert wording.section_name(replace(section, items=(essay, other))) == "主观题"


@pytest.mark.parametrize(
    ("points", "weights", "spread"),
    [
        (20, (12, 4, 4), (12, 4, 4)),
        (10, (12, 4, 4), (6, 2, 2)),
        (15, (5, 5, 3), (6, 5.5, 3.5)),
        (2, (1,), (2,)),
    ],
)
def test_points_follow_what_each_part_of_an_essay_weighs(
    points: float, weights: tuple[int, ...], spread: tuple[float, ...]
) -> None:
    assert shares(points, weights) == spread
    assert sum(spread) == points


@pytest.mark.parametrize(
    ("stem", "word_found"),
    [
        ("下列不属于“五个不准”的是（　　）。", "不属于"),
        ("“三个不属于自己”的要求不包括（　　）。", "不包括"),
        ("下列属于“五个不准”的是（　　）。", ""),
    ],
)
def test_the_negation_is_the_last_of_the_stem(stem: str, word_found: str) -> None:
    assert emphasised(stem)[1] == word_found
    assert "".join(emphasised(stem)) == stem


def test_every_kind_that_is_marked_has_its_contents_here() -> None:
    assert {one.kind for one in OF_OTHER_KINDS} | {"cloze", "matching"} == {
        section.kind for section in a_paper_of_every_kind().sections
    }
