"""Phrases that may stand beside right ones: of all lists and pairs, found by how they look."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from question_bank.questions.options.models import DOES, cores_of, tone_of
from question_bank.questions.typesetting import typeset
from question_bank.requirements.frames import UNNAMED
from question_bank.requirements.likeness import TORN
from question_bank.requirements.model import Pairs, RequirementList, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.requirements.model import Requirement
    from question_bank.speech.span import Span

AROUND, WIDE, FAR = 40, 400, 40
CLAUSE_END = re.compile(r"[，,；;。：:\n]")
# Whole phrases of Chinese words; somebody's name, or that of another list, is no wrong option.
WHOLE = re.compile(r"[一-鿿“”‘’《》、，]{2,30}")
RAGGED = re.compile(
    r"^[的地得了着等和与及并而且也还又各、，]|[的地得等及、，]$|等等|^(?:我们|大家|同志)"
)
COUNTED = re.compile(r"[一二三四五六七八九十两](?:[个项种条大件张步道]|要|是)")
PEOPLE = re.compile(
    r"书记|主席|总理|省长|市长|县长|州长|同志|习近平|毛泽东|邓小平|江泽民|胡锦涛|周恩来|马克思|列宁|[我你他她]们?"
)


@dataclass(frozen=True, slots=True)
class Sibling:
    """A list that stands in the bank already: its name, and the words of its items."""

    name: str | None
    items: tuple[str, ...]


def siblings_to_json(siblings: Iterable[Sibling]) -> str:
    """Return siblings as another process can read them."""
    return json.dumps([asdict(sibling) for sibling in siblings], ensure_ascii=False)


def siblings_from_json(stored: str | bytes) -> tuple[Sibling, ...]:
    """Return the siblings that `siblings_to_json` gave."""
    return tuple(Sibling(one["name"], tuple(one["items"])) for one in json.loads(stored))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a list. Phrases of one list share its `family`: the folded words of all.

    `place` orders phrases as the text does, those of the bank behind them all; `relation` is that
    of the pairs it is the right side of; `span` is where it stands, if in this speech, and `stand`
    what stands around it or its whole list there. `core` is what it says beside the words that its
    list has in common at its ends (`framed`), `kin` the cores of the whole list; `ordered` tells
    that it is a step or a heading among others, `tone` that its list forbids or fights things.
    """

    text: str
    key: str
    place: int
    name: str | None
    family: frozenset[str]
    under: tuple[int, ...] = ()
    relation: str | None = None
    span: Span | None = None
    stand: str | None = None
    ordered: bool = False
    core: str = ""
    kin: tuple[str, ...] = ()
    tone: str = ""

    @property
    def framed(self) -> bool:
        """Whether its list has words in common at an end."""
        return len(self.core) < len(self.text)

    @property
    def lends(self) -> bool:
        """Whether its list has in common what tells how or whether something is done: 带头…."""
        return self.framed and DOES.fullmatch(self.text.removesuffix(self.core)) is not None


@dataclass(slots=True)
class Shelf:
    """All phrases of a speech and of the bank that could be an option, kept by length and ends."""

    _kept: dict[tuple[int, str, str], list[Phrase]] = field(default_factory=dict)
    _lent: dict[int, list[Phrase]] = field(default_factory=dict)
    _free: dict[int, list[Phrase]] = field(default_factory=dict)
    _related: dict[str, list[Phrase]] = field(default_factory=dict)
    _named: dict[str, set[str]] = field(default_factory=dict)
    _said: dict[str, Span] = field(default_factory=dict)

    def put(self, phrase: Phrase) -> None:
        """Keep a phrase; phrases come in the order of their places."""
        if phrase.name:
            self._named.setdefault(phrase.name, set()).update(phrase.family)
        if phrase.relation:
            self._related.setdefault(phrase.relation, []).append(phrase)
        if not _is_whole(phrase.text):
            return
        first, last = phrase.key[:1], phrase.key[-1:]
        for ends in (("", ""), (first, ""), ("", last), (first, last)):
            self._kept.setdefault((len(phrase.text), *ends), []).append(phrase)
        if phrase.lends:
            self._lent.setdefault(len(phrase.core), []).append(phrase)
        elif phrase.name and not phrase.framed:
            self._free.setdefault(len(phrase.text), []).append(phrase)

    def of_name(self, name: str | None) -> set[str]:
        """Return every item, folded, of any list of that name."""
        return self._named.get(name, set()) if name else set()

    def said_by(self, name: str) -> Span | None:
        """Return who is said to have proposed a list of that name."""
        return self._said.get(name)

    def credit(self, name: str, who: Span) -> None:
        """Keep in mind who proposed a list of that name: the first who is said to have."""
        self._said.setdefault(name, who)

    def related(self, relation: str, place: int) -> Sequence[Phrase]:
        """Return right sides of other pairs of a relation that stand around a place."""
        return _around(self._related.get(relation, []), place)

    def near(
        self, place: int, *, shortest: int, longest: int, first: str = "", last: str = ""
    ) -> Iterator[Phrase]:
        """Yield phrases of these lengths and ends: the nearest to the place first."""
        found: list[Phrase] = []
        for length in range(shortest, longest + 1):
            found += _around(self._kept.get((length, first, last), []), place)
        yield from _nearest(found, place)

    def lent(self, place: int, *, shortest: int, longest: int) -> Iterator[Phrase]:
        """Yield phrases that tell how or whether something is done, whose cores are that long."""
        found: list[Phrase] = []
        for length in range(shortest, longest + 1):
            found += _around(self._lent.get(length, []), place, WIDE)
        yield from _nearest(found, place)

    def free(self, place: int, *, shortest: int, longest: int) -> Iterator[Phrase]:
        """Yield phrases of these lengths, of named lists that have nothing in common at an end."""
        found: list[Phrase] = []
        for length in range(shortest, longest + 1):
            found += _around(self._free.get(length, []), place, WIDE)
        yield from _nearest(found, place)


def _nearest(found: Iterable[Phrase], place: int) -> list[Phrase]:
    return sorted(found, key=lambda phrase: (abs(phrase.place - place), phrase.place))


def _around(kept: list[Phrase], place: int, most: int = AROUND) -> list[Phrase]:
    at = bisect_left(kept, place, key=lambda phrase: phrase.place)
    return kept[max(0, at - most) : at + most]


def shelf_of(requirements: Iterable[Requirement], siblings: Iterable[Sibling]) -> Shelf:
    """Return the shelf with the phrases of a speech's whole lists and pairs, and of the bank's."""
    requirements = tuple(requirements)
    shelf = Shelf()
    for found in requirements:
        if isinstance(found, RequirementList | Pairs) and found.name and found.said_by:
            shelf.credit(found.name, found.said_by)
    phrases = [phrase for found in requirements for phrase in _phrases(found)]
    for phrase in sorted(phrases, key=lambda phrase: phrase.place):
        shelf.put(phrase)
    behind = max((phrase.place for phrase in phrases), default=0)
    for sibling in siblings:
        family = frozenset(folded(item) for item in sibling.items)
        texts = [typeset(item) for item in sibling.items]
        kin, tone = cores_of(texts), tone_of(texts, sibling.name or "")
        for text, core in zip(texts, kin, strict=True):
            behind += 1
            shelf.put(
                Phrase(
                    text,
                    folded(text),
                    behind,
                    sibling.name,
                    family,
                    core=core,
                    kin=kin,
                    tone=tone,
                )
            )
    return shelf


def _is_whole(text: str) -> bool:
    """Return whether a text is a phrase of its own, and of nobody by name."""
    if not WHOLE.fullmatch(text) or RAGGED.search(text):
        return False
    return not any(bar.search(text) for bar in (TORN, PEOPLE, COUNTED))


def stand_of(first: Span, last: Span) -> str:
    """Return where phrases stand: behind 的, in quotation marks, before a noun (n), or free."""
    text = first.of.text
    if text[first.a - 1] in "的“‘":
        return "的" if text[first.a - 1] == "的" else "“"
    behind = CLAUSE_END.split(text[last.b : last.b + FAR], maxsplit=1)[0]
    return "n" if "的" in behind else ""


def _phrases(found: Requirement) -> Iterator[Phrase]:
    ordered = False
    if isinstance(found, Pairs) and found.relation != UNNAMED:
        spans, relation = [right for _, right in found.pairs], found.relation
    elif isinstance(found, RequirementList) and found.complete and len(found.items) > 2:
        spans, relation, ordered = list(found.items), None, found.ordered or not found.runs
    else:
        return
    texts = [typeset(span.text).strip("，；：。、") for span in spans]
    family = frozenset(map(folded, texts))
    kin, tone = cores_of(texts), tone_of(texts, _called(found))
    for span, text, core in zip(spans, texts, kin, strict=True):
        yield Phrase(
            text=text,
            key=folded(text),
            place=span.a,
            name=found.name,
            family=family,
            under=found.under,
            relation=relation,
            span=span,
            stand=stand_of(span, span) if relation else stand_of(spans[0], spans[-1]),
            ordered=ordered,
            core=core,
            kin=kin,
            tone=tone,
        )


def _called(found: RequirementList | Pairs) -> str:
    """Return the words right before a list, and its name."""
    first = found.items[0].a if isinstance(found, RequirementList) else found.pairs[0][0].a
    before = found.place.of.text[max(0, first - FAR) : first]
    return f"{CLAUSE_END.split(before.rstrip('：:，, '))[-1]}{found.name or ''}"
