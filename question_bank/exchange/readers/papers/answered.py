"""A question of a printed test and its answer → the cells that a row of a table would hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from question_bank.exchange.readers.cells import (
    GAP,
    NUMBERED,
    YES,
    Cells,
)
from question_bank.exchange.readers.papers import signs
from question_bank.exchange.rows import BETWEEN, OR, SHOULD_BE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.exchange.readers.papers.body import Asked

ANY_ORDER = re.compile(r"[（(]\s*(?:各空|各项|答案)?顺序(?:不限|可换|可以?颠倒)\s*[）)]")
OTHERS = re.compile(r"[（(]\s*或(?:者|写|为)?\s*[：:]?\s*([^（）()]+)[）)]")
ARROWS = re.compile(r"\s*(?:→|->|—|＞|>|-)\s*")
JUDGED = re.compile(r"^[（(]?\s*(正确|错误|[√✓×✗对错是否]|[TFYN](?![a-z]))")
CORRECTED = re.compile(r"[（(](?:原文|应为|改为)[：:]\s*(.+)[）)]$")
POINTED = re.compile(r"[（(]\s*\d{1,3}(?:\.\d)?\s*分\s*[）)]")
POINT = re.compile(r"[①-⑳]|(?<=\S)[（(]\d{1,2}[）)]")
BY_COUNT = (r"[|｜]", r"[;；\n]", r"[/／]", r"\t|\s{2,}|\u3000+", "、", "[,，]", r"\s")
MANY = re.compile("[、，,；;]")


def cells_of(asked: Asked, answer: str, *, is_ours: bool) -> Cells:
    """Return the cells of a question; `is_ours` says that its answer stands in our own key."""
    stem, bracketed = _stem(asked)
    said = answer or bracketed
    kind = asked.kind or _kind(asked, said)
    plain = ANY_ORDER.sub("", said).strip()
    free = plain != said.strip() or asked.said.get("顺序不限", "") in YES
    if asked.lefts:
        kind = kind or "配对题"
        stem = "\n".join((stem, *(f"{n}. {left}" for n, left in enumerate(asked.lefts, start=1))))
    judged = CORRECTED.search(plain)
    written = _written(kind, plain, len(GAP.findall(stem)), is_ours=is_ours)
    return Cells(
        kind,
        stem,
        tuple(asked.options),
        written,
        any_order=free,
        said=f"{SHOULD_BE}{judged[1]}" if judged else asked.said.get("解析", ""),
    )


def _stem(asked: Asked) -> tuple[str, str]:
    """Return the stem, and the answer if somebody wrote it into its brackets."""
    stem = "\n".join(asked.stem)
    found = list(signs.BRACKETED.finditer(stem))
    if asked.answer or not found or GAP.search(stem):
        return stem, ""
    last = found[-1]
    return f"{stem[: last.start()]}（　）{stem[last.end() :]}", last[1]


def _kind(asked: Asked, answer: str) -> str:
    """Return the kind of what stands under no head that names one; empty where cells show it."""
    if asked.options or JUDGED.match(answer) or GAP.search("\n".join(asked.stem)):
        return ""
    return "论述题" if POINTED.search(answer) else "简答题"


def _written(kind: str, answer: str, blanks: int, *, is_ours: bool) -> str:
    """Return an answer as a cell holds it: | between blanks or items, ; between what is as good."""
    if BETWEEN in answer:
        return answer
    if kind.startswith("填空"):
        return BETWEEN.join(map(_either, _parted(answer, blanks)))
    if kind.startswith("排序"):
        return ARROWS.sub("", answer)
    if POINTED.search(answer):
        return BETWEEN.join(_numbered(POINTED.sub(lambda found: f"{found[0]}\n", answer)))
    if kind.startswith(("简答", "问答", "列举")):
        points = list(map(_either, _numbered(answer)))
        is_free = not is_ours and len(points) > 1
        return "\n".join(map("1. {}".format, points)) if is_free else BETWEEN.join(points)
    judged = JUDGED.match(normalize("NFKC", answer)) if kind in {"", "判断", "判断题"} else None
    return judged[1] if judged else answer


def _either(words: str) -> str:
    """Return an answer with what is right too: 甲（或：乙、丙） as 甲;乙;丙."""
    others = [one for found in OTHERS.findall(words) for one in MANY.split(found)]
    return OR.join(filter(None, (part.strip() for part in (OTHERS.sub("", words), *others))))


def _parted(answer: str, blanks: int) -> Sequence[str]:
    """Return the answers of the blanks: parted by the first sign that gives one for each."""
    numbered = _numbered(answer)
    if blanks < 2 or len(numbered) == blanks:
        return numbered if len(numbered) == blanks else [answer]
    held = OTHERS.sub(lambda found: found[0].replace("、", "\x00").replace("，", "\x00"), answer)
    for sign in BY_COUNT:
        parts = [part.strip() for part in re.split(sign, held) if part.strip()]
        if len(parts) == blanks:
            return [part.replace("\x00", "、") for part in parts]
    return [answer]


def _numbered(answer: str) -> list[str]:
    """Return the points of （1）甲；（2）乙, of ①甲②乙, or of lines with numbers."""
    marked = POINT.sub("\n1. ", answer)
    parts = (part.strip(" ；;。\n") for line in marked.split("\n") for part in NUMBERED.split(line))
    return list(filter(None, parts))
