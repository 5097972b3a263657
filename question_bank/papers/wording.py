"""The words of a printed test: every sentence that Word, PDF and the preview have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.bank.kinds import NAMES
from question_bank.questions import content as contents
from question_bank.questions.cloze import Cloze
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.bank.kinds import Kind
    from question_bank.papers.dress import Dress
    from question_bank.papers.paper import Item, Paper, Section
    from question_bank.questions.matching import Matching

ANY_ORDER = "（顺序不限）"
NOTES = (
    "答题前，请先填写单位和姓名。",
    "请用黑色或蓝色的钢笔、签字笔作答，字迹要清楚。",
    "请检查试卷有无缺页、漏印；考试中不对试题内容作解释。",
)
ANSWER_SHEET = "答题纸"
HANDOUTS = {
    "handout": "学习资料",
    "answered": "学习资料（附答案）",
    "deck": "记忆卡",
    "review": "试题送审稿",
}
KEY = "参考答案及评分标准"
SECRECY = "内部资料　考前保密"
ROWS = ("题号", "题分", "得分")
SIGNATURES = ("核分人", "复查人")
KEY_COLUMNS = ("题号", "参考答案", "分值", "材料")
PASSAGE = "原文："
FIELDS = ("单位", "姓名", "得分")
SEALED_FIELDS = ("单位", "姓名", "职务", "考号")
SEAL = "密封线"
SEALED = "密封线内不要答题"
MARKS = ("得分", "评卷人")
NUMERALS = "一二三四五六七八九十"
PARTS: dict[Kind, str] = {"cloze": "空", "matching": "对"}  # what a section's head counts by
POINT = "点"  # 采分点: what a key counts by where the head does not
RULES: dict[Kind, str] = {
    "cloze": "根据所学材料填空，文字以原文为准。",
    "choice": "每题只有一个正确选项，将它的字母填入括号内。",
    "multiple": "每题有两个或两个以上正确选项，将字母填入括号内；多选、少选、错选均不得分。",
    "judgement": "与材料原文一致的，在括号内打“√”；不一致的，打“×”。",
    "matching": "从右栏选出与左栏各项对应的内容，将字母填入括号内；右栏可有多余项。",
    "ordering": "按材料中的先后顺序，将各项的字母依次填入括号内；全部正确才得分。",
    "recall": "根据所学材料列出要点，按要点给分。",
    "written": "结合所学材料作答，按要点给分。",
}
WORD_BANK = "选词填空题"
IN_OTHER_FORMS = {
    WORD_BANK: "从方框内选出恰当的词语填在横线上，每个词语只用一次。",
    "lines": "用直线把左栏各项与右栏中对应的内容连起来；右栏可有多余项。",
}
NOWHERE = "—"  # where a task has no material
LINE = 20  # Chinese characters of a title on one line: 156 mm at 22 pt
COLUMN = 17  # characters of a matching's column that is half as wide as the text
OPTION_COLUMNS = ((6, 4), (14, 2))  # so many characters at most go into so many columns
WRITTEN_LINE = 24  # characters that a hand writes on one line
LEAST_LINES, MOST_LINES = 6, 24  # of an essay
GOOD_BREAK = re.compile(
    r"(?<=[年度》”）、])|(?<=精神)|(?<=讲话)(?!精神)|(?=学习)|(?<!学习)(?=贯彻)|(?=专题|知识|理论)"
)


def figure(points: float) -> str:
    """Return points as they are printed: 2, 2.5."""
    return f"{points:g}"


def letter(place: int) -> str:
    """Return the letter of a right side: A, B, C and so on."""
    return chr(ord("A") + place)


def booklet(paper: Paper) -> str:
    """Return 试卷, or 试卷（A卷） where there are several."""
    return f"试卷（{paper.booklet}卷）" if paper.booklet else "试卷"


def title_lines(paper: Paper, last: str) -> tuple[str, ...]:
    """Return the title with what kind of sheet this is: on one line if short, else on several.

    A long title is broken where the instructor left a space, or at a word near its middle. What
    kind of sheet an examination's is always stands on a line of its own.
    """
    title = paper.title.removesuffix("试卷").strip()
    *above, below = _broken(title)
    if paper.dress.unit and paper.dress.unit not in title:
        above = [*_broken(paper.dress.unit), *above]
    if not paper.dress.formal and _width(below + last) <= LINE:
        return (*above, below + last)
    return (*above, below, last)


def _broken(title: str) -> tuple[str, ...]:
    if _width(title) <= LINE:
        return (title,)
    places = [place.start() for place in re.finditer(" ", title)]
    places = places or [place.start() for place in GOOD_BREAK.finditer(title)]
    fitting = [place for place in places if 0 < _width(title[:place]) <= LINE]
    middle = len(title) // 2
    place = min(fitting, key=lambda place: abs(place - middle), default=min(middle, LINE))
    return title[:place].rstrip(), *_broken(title[place:].lstrip())


def _width(words: str) -> float:
    """Return how wide words are, in Chinese characters."""
    return sum(0.5 if character.isascii() else 1 for character in words)


def edition(paper: Paper) -> str:
    """Return 勘误第2版; "" for a paper that was not corrected."""
    return f"勘误第{paper.edition}版" if paper.edition > 1 else ""


def conditions(paper: Paper) -> str:
    """Return （闭卷　时间 60 分钟　满分 100 分）, with 勘误第2版 first where it was corrected."""
    minutes = f"时间 {paper.minutes} 分钟　" if paper.minutes else ""
    corrected = f"{edition(paper)}　" if edition(paper) else ""
    return f"（{corrected}闭卷　{minutes}满分 {figure(paper.total)} 分）"


def section_head(section: Section, place: int) -> str:
    """Return 一、填空题（每空 2 分，共 20 分）; `place` counts from 0."""
    each = {points for item in section.items for points in item.points}
    name = f"{NUMERALS[place]}、{section_name(section)}"
    if len(each) == 1 and section.kind in PARTS:
        unit, points = PARTS[section.kind], each.pop()
    else:
        unit, points = "题", section.points
    return f"{name}（每{unit} {figure(points)} 分，共 {figure(section.total)} 分）"


def section_name(section: Section) -> str:
    """Return what a section is called: its kind, or the form its essays share, such as 论述题."""
    if section.bank:
        return WORD_BANK
    forms = {item.content.form for item in section.items if isinstance(item.content, Written)}
    return forms.pop() if len(forms) == 1 else NAMES[section.kind]


def rule(section: Section, dress: Dress) -> str:
    """Return how a section is answered, and how it is marked where that is not plain."""
    rule = RULES[section.kind]
    if section.bank:
        rule = IN_OTHER_FORMS[WORD_BANK]
    elif section.kind == "matching" and dress.lines:
        rule = IN_OTHER_FORMS["lines"]
    each = {points for item in section.items for points in item.points}
    if len(each) > 1 and section.kind in PARTS:
        return f"{rule}各题分值按{PARTS[section.kind]}分摊。"
    return rule


def left_share(item: Item, matching: Matching) -> float:
    """Return the left column's share of a matching's width: half, or what its words ask for."""
    left = max(map(len, matching.lefts)) + 6  # with bracket and number
    right = max(map(len, item.offered)) + 3  # with its letter
    if max(left, right) <= COLUMN:
        return 0.5
    return min(max(left / (left + right), 0.26), 0.74)


def seal() -> str:
    """Return what stands along the line that a sheet is sealed by."""
    return "　　　　".join(SEAL)


def score_table(paper: Paper) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the heads and the points of the score table: a column a section, and the sum."""
    heads = (*NUMERALS[: len(paper.sections)], "总分")
    return heads, (*(figure(section.total) for section in paper.sections), figure(paper.total))


def blank_width(paper: Paper) -> int:
    """Return how many characters wide every blank of a paper is: room for its longest answer."""
    answers = [
        len(answer)
        for item in paper.items
        if isinstance(item.content, Cloze)
        for answer in item.content.answers
    ]
    return min(max([6, *(length + length // 2 for length in answers)]), 14)


def pieces(cloze: Cloze) -> list[str]:
    """Return the text around the blanks as it is printed: the last says where the order is free."""
    *before, last = cloze.pieces()
    return [*before, last + ANY_ORDER * cloze.order_free]


def room(words: str) -> int:
    """Return how many characters wide the blank for some words of a handout is."""
    return min(max(4, len(words) + len(words) // 2), 16)


def materials(paper: Paper) -> list[str]:
    """Return the 出处 of all questions, each once, in the order they are first needed."""
    return list(dict.fromkeys(item.origin for item in paper.items if item.origin))


def material(item: Item, materials: Sequence[str]) -> str:
    """Return the number of a question's material among those of its paper: [1]."""
    return f"[{materials.index(item.origin) + 1}]" if item.origin else NOWHERE


def worth(item: Item, kind: Kind) -> str:
    """Return how the points of a question are given: 2 分, or so many for each part."""
    total = figure(sum(item.points))
    if len(item.points) == 1:
        return f"{total} 分"
    if len(set(item.points)) == 1:
        return f"每{PARTS.get(kind, POINT)} {figure(item.points[0])} 分，共 {total} 分"
    return f"依次 {'、'.join(map(figure, item.points))} 分，共 {total} 分"


def option_columns(item: Item) -> int:
    """Return in how many columns options stand, by the longest of them."""
    longest = max(_width(option) for option in item.offered)
    return next((columns for most, columns in OPTION_COLUMNS if longest <= most), 1)


def places(item: Item) -> str:
    """Return the brackets that the letters of an order are written into."""
    return "→".join("（　　）" for _ in item.offered)


def answer_lines(item: Item) -> int:
    """Return how many ruled lines an answer gets: by its items, or by what an essay is worth."""
    if isinstance(item.content, Written):
        return min(max(LEAST_LINES, round(1.2 * sum(item.points))), MOST_LINES)
    return sum(-(-len(words) // WRITTEN_LINE) for words in contents.keys(item.content))
