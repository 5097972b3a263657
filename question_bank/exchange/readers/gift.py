"""GIFT and Aiken → questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.errors import Refused
from question_bank.exchange.found import UNKEYED, Found, Unfit, choice, fit, read_each
from question_bank.questions.blank import BLANK
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.exchange.found import Findings
    from question_bank.questions.content import Content

PARTED = re.compile(r"\n[ \t]*\n")
COMMENT = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
CATEGORY = re.compile(r"^\$CATEGORY:\s*(.+)$", re.MULTILINE)
TITLE = re.compile(r"^::((?:\\.|[^:\\])*)::")
FORMAT = re.compile(r"^\[(?:html|plain|markdown|moodle)\]")
OPENED = re.compile(r"(?<!\\)\{")
BRACES = re.compile(r"\{((?:\\.|[^}\\])*)\}", re.DOTALL)
ANSWER = re.compile(r"(?<!\\)([=~])")
FEEDBACK = re.compile(r"(?<!\\)#.*", re.DOTALL)
WEIGHT = re.compile(r"%(-?\d{1,9}(?:\.\d{1,9})?)%")
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
AIKEN = re.compile(r"^ANSWER:\s*([A-Z])\s*$")
OPTION = re.compile(r"^([A-Z])[.)]\s+(.+)$")


def read(content: bytes) -> Findings:
    """Return the questions of a GIFT file, or of an Aiken file (each ends with `ANSWER: B`).

    Raises:
        Refused: `broken_text`, it is no UTF-8.

    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Refused("broken_text") from error
    is_aiken = any(AIKEN.match(line) for line in text.split("\n"))
    return read_each(_aiken(text), _chosen) if is_aiken else read_each(_placed(text), _found)


def _placed(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the questions, each with its line and the category it stands in."""
    material = ""
    for line, block in _blocks(text):
        if category := CATEGORY.search(block):
            material = category[1].strip().rsplit("/", 1)[-1]
        plain = CATEGORY.sub("", COMMENT.sub("", block)).strip()
        if plain:
            yield line, (material, plain)


def _found(line: int, placed: tuple[str, str]) -> Found:
    material, plain = placed
    title = TITLE.match(plain)
    content = fit(_question(plain[title.end() :] if title else plain))
    return Found(line, content, _plain(title[1]) if title else "", (), material)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield what empty lines part, each with the line that it begins in."""
    line, place = 1, 0
    for found in [*PARTED.finditer(text), None]:
        start, end = found.span() if found else (len(text), len(text))
        yield line, text[place:start]
        line, place = line + text.count("\n", place, end), end


def _question(block: str) -> Content:
    words = FORMAT.sub("", block.strip())
    opened = OPENED.search(words)
    braces = BRACES.match(words, opened.start()) if opened else None
    if braces is None:
        raise Unfit("没有花括号，看不出答案。")
    inside = braces[1].strip()
    before = _unescaped(words[: braces.start()]).lstrip()
    after = _unescaped(words[braces.end() :]).rstrip()
    stem = f"{before}{after}".strip()
    if inside.startswith("#"):
        raise Unfit("数值题没有对应的题型。")
    truth = FEEDBACK.sub("", inside).strip().upper()
    if truth in TRUTHS:
        return Judgement(stem, truth=TRUTHS[truth])
    if not inside:
        return Written(stem, UNKEYED, "主观题")
    return _answered(before, after, list(_answers(inside)))


def _answers(inside: str) -> Iterator[tuple[bool, float, str]]:
    """Yield of each answer whether it is marked `=`, its weight in percent, and its words."""
    _, *parts = ANSWER.split(inside)
    for mark, words in zip(parts[::2], parts[1::2], strict=True):
        plain = FEEDBACK.sub("", words).strip()
        weight = WEIGHT.match(plain)
        share = float(weight[1]) if weight else (100.0 if mark == "=" else 0.0)
        yield mark == "=", share, plain[weight.end() if weight else 0 :].strip()


def _answered(before: str, after: str, answers: list[tuple[bool, float, str]]) -> Content:
    stem = f"{before}{after}".strip()
    if answers and all(marked and "->" in words for marked, _, words in answers):
        sides = [words.split("->", 1) for _, _, words in answers]
        return Matching(stem, tuple((_plain(one), _plain(two)) for one, two in sides))
    words = [(share, _plain(said)) for _, share, said in answers]
    right = tuple(said for share, said in words if share > 0)
    if not right:
        raise Unfit("没有正确答案。")
    if all(marked for marked, _, _ in answers):
        return Cloze(f"{before}{BLANK}{after}", right[:1], (right[1:],))
    options = tuple(said for _, said in words)
    if len(right) == 1:
        return choice(stem, options, right)
    return Multiple(stem, options, right)


def _plain(words: str) -> str:
    return _unescaped(words).strip()


def _unescaped(words: str) -> str:
    return ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], words)


def _aiken(text: str) -> Iterator[tuple[int, tuple[list[str], dict[str, str], str]]]:
    """Yield stem, lettered options and right letter of each question, with its line."""
    stem: list[str] = []
    options: dict[str, str] = {}
    begun = 1
    for line, words in enumerate(text.split("\n"), start=1):
        answer, option = AIKEN.match(words), OPTION.match(words)
        if answer:
            yield begun, (stem, options, answer[1])
            stem, options = [], {}
        elif option and stem:
            options[option[1]] = option[2].strip()
        elif words.strip():
            begun = begun if stem else line
            stem.append(words.strip())


def _chosen(line: int, asked: tuple[list[str], dict[str, str], str]) -> Found:
    stem, options, letter = asked
    right = [options.get(letter, "")]
    return Found(line, fit(choice("\n".join(stem), tuple(options.values()), right)))
