from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from docx import Document

from question_bank.papers.notebook import notebook
from question_bank.papers.printing import printed
from tests.study.lessons import OF_EVERY_KIND

if TYPE_CHECKING:
    from question_bank.papers.paper import Paper


def everything() -> Paper:
    return notebook("错题本", [(number, one, "某材料") for number, one in enumerate(OF_EVERY_KIND)])


def test_questions_stand_by_kind_numbered_through_without_points() -> None:
    paper = everything()

    assert [item.number for item in paper.items] == list(range(1, len(OF_EVERY_KIND) + 1))
    assert [section.kind for section in paper.sections] == [
        "cloze",
        "choice",
        "multiple",
        "judgement",
        "matching",
        "ordering",
        "recall",
    ]


def test_word_has_the_questions_first_and_the_answers_on_a_page_of_their_own() -> None:
    file = printed(everything(), "notebook", "docx")
    lines = [one.text for one in Document(io.BytesIO(file)).paragraphs]
    head = lines.index("答案")
    asked, told = "\n".join(lines[:head]), "\n".join(lines[head:])

    assert lines[0] == "错题本"
    assert "一、填空题" in asked
    assert "及时收集、____" in asked.replace("_" * 12, "____")
    assert "及时整理" not in lines[2]
    assert re.search(r"^1\.\t及时整理$", told, re.MULTILINE)
    assert "分" not in asked.replace("分解", "")
    assert printed(everything(), "notebook", "docx") == file
