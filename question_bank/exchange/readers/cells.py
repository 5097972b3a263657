"""The cells of one question → its content: what kind it is, and what its answer means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from question_bank.exchange.found import POINT, Unfit, choice, fit
from question_bank.exchange.rows import BETWEEN, OR, SHOULD_BE
from question_bank.questions.blank import BLANK
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from question_bank.bank.kinds import Kind
    from question_bank.questions.choice import Choice
    from question_bank.questions.content import Content

KINDS: dict[str, Kind] = {
    **dict.fromkeys(("填空", "填空题"), "cloze"),
    **dict.fromkeys(("单选", "单选题", "单项选择", "单项选择题", "选择题", "1"), "choice"),
    **dict.fromkeys(("多选", "多选题", "多项选择", "多项选择题", "不定项选择题", "2"), "multiple"),
    **dict.fromkeys(("判断", "判断题", "是非题", "3"), "judgement"),
    **dict.fromkeys(("配对", "配对题", "匹配", "匹配题", "连线", "连线题"), "matching"),
    **dict.fromkeys(("排序", "排序题"), "ordering"),
    **dict.fromkeys(("简答", "简答题", "问答题", "列举题", "列要点", "名词解释"), "recall"),
    **dict.fromkeys(("主观", "主观题", "论述", "论述题", "案例题", "案例分析题"), "written"),
}
TRUE = {"正确", "对", "是", "√", "✓", "T", "TRUE", "Y", "YES", "同意"}
FALSE = {"错误", "错", "否", "×", "✗", "X", "F", "FALSE", "N", "NO", "不同意"}
YES = {"是", "正确", "对", "1", "TRUE", "T", "Y", "√"}
GAP = re.compile(r"_{2,}|[（(]\s*[）)]|【\s*】|\[\s*\]")
OPEN = "（　　）"
BLANKS_BETWEEN = re.compile(r"[|｜]")
LINES_BETWEEN = re.compile(r"[;；\n]")
NUMBERED = re.compile(r"(?:^|[;；。\n])[^\S\n]*[（(]?\d{1,2}[）).、．]\s*")
LEFT = re.compile(r"^\s*\d{1,2}[.、．]\s*(.+)$")
PAIR = re.compile(r"(\d{1,2})\s*[-—–:：]\s*([A-Z])")


@dataclass(frozen=True, slots=True)
class Cells:
    """What the cells of one question say, white space around them taken away; `said` is 解析."""

    kind: str
    stem: str
    options: tuple[str, ...]
    answer: str
    any_order: bool = False
    tags: str = ""
    material: str = ""
    name: str = ""
    said: str = ""


def content_of(cells: Cells) -> Content:
    """Return the question that the cells hold.

    Raises:
        Unfit: they hold none.

    """
    if not cells.stem:
        raise Unfit("没有题干。")
    if not cells.answer:
        raise Unfit("没有答案。")
    return fit(MAKERS[_kind(cells)](cells))


def _kind(cells: Cells) -> Kind:
    named = normalize("NFKC", cells.kind).strip()
    if named in KINDS:
        return KINDS[named]
    if named:
        raise Unfit(f"不认得题型“{named[:20]}”。")
    answer = normalize("NFKC", cells.answer).upper()
    if cells.options:
        return "multiple" if len(_letters(answer)) > 1 else "choice"
    if answer in TRUE | FALSE:
        return "judgement"
    if GAP.search(cells.stem):
        return "cloze"
    raise Unfit("没有写题型，从题干和答案也看不出来。")


def _cloze(cells: Cells) -> Cloze:
    stem = GAP.sub(BLANK, cells.stem)
    answers = _parted(cells.answer, stem.count(BLANK))
    keys = tuple(words[0] for words in answers)
    accepted = tuple(words[1:] for words in answers)
    return Cloze(stem, keys, accepted, order_free=cells.any_order)


def _parted(answer: str, blanks: int) -> list[tuple[str, ...]]:
    """Return the answers of each blank: `|` stands between blanks, or `;` if that counts right."""
    between = BLANKS_BETWEEN.split(answer)
    if blanks > 1 and len(between) != blanks:
        lines = _kept(LINES_BETWEEN.split(answer))
        if len(lines) == blanks and len(between) == 1:
            return [(line,) for line in lines]
        raise Unfit(f"题干有 {blanks} 个空，看不出答案怎样分到各空，请用 | 分隔。")
    if blanks == 1:
        between = [answer.replace("｜", BETWEEN).replace(BETWEEN, OR)]
    return [tuple(_kept(LINES_BETWEEN.split(words))) or ("",) for words in between]


def _kept(words: Sequence[str]) -> list[str]:
    return [word.strip() for word in words if word.strip()]


def _letters(answer: str) -> list[str]:
    return re.findall("[A-Z]", answer) if re.fullmatch(r"[A-Z、,，\s;；|]+", answer) else []


def _chosen(cells: Cells) -> list[str]:
    """Return the options that the answer names, by letter or in full."""
    letters = _letters(normalize("NFKC", cells.answer).upper())
    if letters:
        places = [ord(letter) - ord("A") for letter in letters]
        if max(places) >= len(cells.options):
            raise Unfit("答案的字母超出了选项。")
        return [cells.options[place] for place in places]
    named = _kept(BLANKS_BETWEEN.split(cells.answer))
    if set(named) <= set(cells.options):
        return named
    raise Unfit("看不出答案是哪个选项。")


def _choice(cells: Cells) -> Choice:
    return choice(_opened(cells.stem), cells.options, _chosen(cells))


def _multiple(cells: Cells) -> Multiple:
    return Multiple(_opened(cells.stem), cells.options, tuple(dict.fromkeys(_chosen(cells))))


def _opened(stem: str) -> str:
    return GAP.sub(OPEN, stem)


def _judgement(cells: Cells) -> Judgement:
    answer = normalize("NFKC", cells.answer).strip().upper()
    if cells.options and answer in {"A", "B"}:
        answer = normalize("NFKC", cells.options[ord(answer) - ord("A")]).strip().upper()
    if answer not in TRUE | FALSE:
        raise Unfit("判断题的答案要写“正确”或“错误”。")
    truth = answer in TRUE
    corrected = not truth and cells.said.startswith(SHOULD_BE)
    correction = cells.said.removeprefix(SHOULD_BE).strip() if corrected else None
    return Judgement(GAP.sub("", cells.stem).strip(), truth=truth, correction=correction or None)


def _matching(cells: Cells) -> Matching:
    directions, *lines = cells.stem.split("\n")
    lefts = [found[1].strip() for line in lines if (found := LEFT.match(line))]
    chosen = {int(number): letter for number, letter in PAIR.findall(cells.answer.upper())}
    if sorted(chosen) != list(range(1, len(lefts) + 1)):
        raise Unfit("配对题的左项和答案对不上：左项一行一个“1. …”，答案写成 1-B|2-A。")
    places = [ord(chosen[number]) - ord("A") for number in sorted(chosen)]
    if max(places) >= len(cells.options):
        raise Unfit("答案的字母超出了选项。")
    pairs = tuple((left, cells.options[place]) for left, place in zip(lefts, places, strict=True))
    used = {right for _, right in pairs}
    extra = tuple(word for word in cells.options if word not in used)
    return Matching(directions, pairs, extra)


def _ordering(cells: Cells) -> Ordering:
    chosen = _chosen(cells)
    if len(chosen) != len(cells.options):
        raise Unfit("排序题的答案要排出全部选项。")
    return Ordering(cells.stem, tuple(chosen))


def _recall(cells: Cells) -> Content:
    items = BLANKS_BETWEEN.split(cells.answer)
    if len(items) == 1:
        items = NUMBERED.split(cells.answer)
        items = items if len(_kept(items)) > 1 else [cells.answer]
        found = tuple(_kept(items))
        free = len(found) > 1 or cells.any_order
        return Recall(cells.stem, found, tuple(() for _ in found), order_free=free)
    parted = [_kept(item.split(OR)) or [""] for item in items]
    keys = tuple(words[0] for words in parted)
    accepted = tuple(tuple(words[1:]) for words in parted)
    return Recall(cells.stem, keys, accepted, order_free=cells.any_order)


def _written(cells: Cells) -> Written:
    points = []
    for words in _kept(BLANKS_BETWEEN.split(cells.answer)):
        marked = POINT.match(words)
        points.append((marked[1].strip(), int(marked[2])) if marked else (words, 1))
    return Written(cells.stem, tuple(points), cells.kind or "主观题")


MAKERS: dict[Kind, Callable[[Cells], Content]] = {
    "cloze": _cloze,
    "choice": _choice,
    "multiple": _multiple,
    "judgement": _judgement,
    "matching": _matching,
    "ordering": _ordering,
    "recall": _recall,
    "written": _written,
}
