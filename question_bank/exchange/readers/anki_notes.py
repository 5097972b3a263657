"""The fields of an Anki note, as plain text → a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from question_bank.exchange.found import POINT, Unfit, choice, fit, points_of
from question_bank.exchange.readers.cells import FALSE, TRUE
from question_bank.exchange.rows import LETTERS, SHOULD_BE
from question_bank.questions.blank import BLANK
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.content import Content

GAP = re.compile(r"\{\{c\d{1,3}::((?:(?!\}\}|\{\{).)*)\}\}", re.DOTALL)
ITEM = re.compile(r"^（(\d{1,2})）(.+)$")
OPTION = re.compile(r"^([A-Z])[.、．]\s*(.+)$")
LEFT = re.compile(r"^(\d{1,2})[.、．]\s*(.+)$")
ARROW = " → "
LONGEST_BLANK = 30  # a longer answer is told in one's own words


def content_of(notes: Sequence[tuple[str, ...]], *, is_cloze: bool) -> Content:
    """Return the question of a note, or of the notes that leave out a list's items in turn.

    Raises:
        Unfit: they are none.

    """
    fields = notes[0]
    if is_cloze:
        if found := listed([note[0] for note in notes]):
            return fit(found)
        return fit(_cloze(fields[0]))
    if len(fields) < 2 or not fields[1]:
        raise Unfit("没有答案。")
    return fit(_asked(fields[0].split("\n"), fields[1].split("\n")))


def listed(texts: Sequence[str]) -> Recall | None:
    """Return the list whose items these clozes leave out, one each in turn; None if they do not."""
    lines = [text.split("\n") for text in texts]
    whole = {tuple(GAP.sub(_answer, line) for line in text) for text in lines}
    left_out = [[place for place, line in enumerate(text) if GAP.search(line)] for text in lines]
    if len(whole) != 1 or left_out != [[place] for place in range(1, len(lines[0]))]:
        return None
    stem, *rest = whole.pop()
    items = [ITEM.match(line) for line in rest]
    words = tuple(one[2] for one in items if one)
    return Recall(stem, words, tuple(() for _ in words)) if len(words) == len(rest) else None


def _answer(gap: re.Match[str]) -> str:
    return gap[1].partition("::")[0].strip()


def _cloze(text: str) -> Cloze:
    answers = tuple(map(_answer, GAP.finditer(text)))
    if not answers:
        raise Unfit("填空里没有空。")
    if "{{c" in GAP.sub("", text):
        raise Unfit("空里还套着空，没有对应的题型。")
    return Cloze(GAP.sub(BLANK, text), answers, tuple(() for _ in answers))


def _asked(front: list[str], back: list[str]) -> Content:
    above, options = _lettered(front)
    if len(options) < 2:
        return _open("\n".join(front), back)
    stem, lefts = _numbered(above)
    pairs = [(left, right) for left, _, right in (line.partition(ARROW) for line in back)]
    if lefts and [left for left, _ in pairs] == lefts:
        rights = {right for _, right in pairs}
        extra = tuple(one for one in options if one not in rights)
        return Matching("\n".join(stem), tuple(pairs), extra)
    return _offered("\n".join(above), options, back)


def _lettered(lines: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines above the options A, B, C … that stand at the end, and the options."""
    found = [OPTION.match(line) for line in lines]
    for place in range(1, len(lines)):
        letters = "".join(one[1] if one else " " for one in found[place:])
        if letters == LETTERS[: len(letters)]:
            return lines[:place], tuple(one[2] for one in found[place:] if one)
    return lines, ()


def _numbered(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines above the left sides 1, 2, 3 … that stand at the end, and these."""
    for place in range(1, len(lines)):
        found = [LEFT.match(line) for line in lines[place:]]
        if [one and int(one[1]) for one in found] == list(range(1, len(found) + 1)):
            return lines[:place], [one[2] for one in found if one]
    return lines, []


def _offered(stem: str, options: tuple[str, ...], back: list[str]) -> Content:
    """Return the question whose front offers lettered words; its back names or orders them."""
    placed = [found[2] for line in back if (found := LEFT.match(line))]
    if len(placed) > 1 and set(placed) == set(options):
        return Ordering(stem, tuple(placed))
    named = [_by_letter(line, options) for line in back]
    return Multiple(stem, options, tuple(named)) if len(named) > 1 else choice(stem, options, named)


def _by_letter(line: str, options: tuple[str, ...]) -> str:
    """Return the option that a line names, by its words or its letter."""
    letter = normalize("NFKC", line).strip(" .。").upper()
    place = ord(letter) - ord("A") if len(letter) == 1 else len(options)
    return options[place] if line not in options and 0 <= place < len(options) else line


def _open(stem: str, back: list[str]) -> Content:
    word = normalize("NFKC", back[0]).strip(" .。").upper()
    if word in TRUE | FALSE and (len(back) == 1 or back[1].startswith(SHOULD_BE)):
        correction = "\n".join(back[1:]).removeprefix(SHOULD_BE)
        return Judgement(stem, truth=word in TRUE, correction=correction or None)
    if all(map(POINT.match, back)):
        return Written(stem, points_of(back), "主观题")
    if len(back) == 1 and len(back[0]) <= LONGEST_BLANK:
        return Cloze(f"{stem}{BLANK}", (back[0],), ((),))
    return Recall(stem, tuple(back), tuple(() for _ in back))
