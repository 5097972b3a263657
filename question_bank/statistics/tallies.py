"""What people answered, part by part: how many were right, and what the others wrote or chose."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from question_bank.questions.choice import Choice
from question_bank.questions.content import keys
from question_bank.questions.judgement import RIGHT, WRONG, Judgement
from question_bank.questions.marking import comparable
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.questions.content import Content

Part: TypeAlias = tuple[str, str, bool]
"""A part of an answer as it was marked: the key, what was written or chosen, and whether right."""

MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong answer, and how many people gave it."""

    words: str
    people: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How one part of a question was answered by `n` people: a blank, a pair, an option.

    `label` is what it is told by, `key` the right answer. `right` people were right and `empty`
    ones left it out; `slips` are what the others gave, the most frequent first, at most six, and
    of options those too that nobody chose.
    """

    label: str
    key: str
    n: int
    right: int
    empty: int
    slips: tuple[Slip, ...]

    @property
    def share(self) -> float:
        """The share of people who were right."""
        return self.right / self.n


def tallied(content: Content, answers: Iterable[Sequence[Part]]) -> tuple[Tally, ...]:
    """Return how each part of a question was answered, in the order of the question.

    Answers to an older wording count where it asked for the same; what it asked for besides comes
    last. Of several options each is a part, told by how many chose it or left it alone rightly.
    """
    if isinstance(content, Multiple):
        return _options(content, answers)
    of_key: defaultdict[str, list[Part]] = defaultdict(list)
    for parts in answers:
        for part in parts:
            of_key[part[0]].append(part)
    order = [*dict.fromkeys(keys(content)), *of_key]
    pairs = content.pairs if isinstance(content, Matching) else ()
    labels = {right: left for left, right in pairs}
    return tuple(
        _tally(labels.get(key, key), key, of_key[key], _offered(content, key))
        for key in dict.fromkeys(order)
        if of_key[key]
    )


def commonest(tallies: Iterable[Tally]) -> Slip | None:
    """Return the wrong answer that most people gave, if two did: 常见错误."""
    slips = [slip for tally in tallies for slip in tally.slips if slip.people > 1]
    return max(slips, key=lambda slip: slip.people, default=None)


def _tally(label: str, key: str, parts: Sequence[Part], offered: Iterable[str]) -> Tally:
    right = sum(is_right for *_, is_right in parts)
    empty = sum(not is_right and not comparable(written) for _, written, is_right in parts)
    wrong = [written for _, written, is_right in parts if not is_right and comparable(written)]
    slips = [*_slips(wrong, offered)][:MOST_SHOWN]
    return Tally(label, key, len(parts), right, empty, tuple(slips))


def _slips(wrong: Iterable[str], offered: Iterable[str]) -> Iterator[Slip]:
    """Yield wrong answers by frequency, spelt as most people spelt them."""
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words in offered:
        spelt[comparable(words)][words] += 0
    for words in wrong:
        spelt[comparable(words)][words] += 1
    for spellings in sorted(spelt.values(), key=lambda found: (-found.total(), min(found))):
        [(words, _)] = spellings.most_common(1)
        yield Slip(words, spellings.total())


def _offered(content: Content, key: str) -> list[str]:
    """Return the wrong answers that could be chosen."""
    if isinstance(content, Choice):
        return [option for option in content.options if option != key]
    if isinstance(content, Judgement):
        return [verdict for verdict in (RIGHT, WRONG) if verdict != key]
    return []


def _options(content: Multiple, answers: Iterable[Sequence[Part]]) -> tuple[Tally, ...]:
    """Return for each option how many took it as they should: left out is empty, else a slip."""
    marked = [parts for parts in answers if len(parts) == len(content.options)]
    found = []
    for place, option in enumerate(content.options if marked else ()):
        column = [parts[place] for parts in marked]
        taken = sum(bool(written) for _, written, _ in column)
        right = sum(is_right for *_, is_right in column)
        is_key = option in content.answers
        slips = () if is_key or not taken else (Slip(option, taken),)
        empty = len(column) - taken if is_key else 0
        found.append(Tally(option, option if is_key else "", len(column), right, empty, slips))
    return tuple(found)
