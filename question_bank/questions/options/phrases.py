"""Phrases that may stand beside right ones: what each of them is, and what its list is like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.questions.options.models import DOES, cores_of, tone_of
from question_bank.questions.typesetting import typeset
from question_bank.requirements.frames import UNNAMED
from question_bank.requirements.likeness import TORN
from question_bank.requirements.model import Pairs, RequirementList, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.options.shelf import Sibling
    from question_bank.requirements.model import Requirement
    from question_bank.speech.span import Span

FAR = 40
CLAUSE_END = re.compile(r"[，,；;。：:\n]")
# Whole phrases of Chinese words; somebody's name, or that of another list, is no wrong option.
WHOLE = re.compile(r"[一-鿿“”‘’《》、，]{2,30}")
RAGGED = re.compile(
    r"^经过|^[的了等且又、，]|^地(?![点区方址位域质铁下名])|^得(?![失当体])|^着(?![力眼重手装])"
    r"|^和(?![谐平睦气])|^与(?![时会民人])|^及(?![时早])|^并(?![联购网列])|^而(?!今)|^也|^还(?![款贷田])"
    r"|^各(?![级类项个部单科处地有区县市乡镇])|的$|(?<![落土基各当属见余实田耕园林产驻工])地$"
    r"|(?<![获取值懂觉记心所])得$|(?<![平同对上中高])等$|(?<![普涉顾波触])及$|[、，]$|等等|^(?:我们|大家|同志)"
)
COUNTED = re.compile(r"[一二三四五六七八九十两](?:[个项种条大件张步道]|要|是)")
PEOPLE = re.compile(
    r"书记|主席|总理|省长|市长|县长|州长|同志|习近平|毛泽东|邓小平|江泽民|胡锦涛|周恩来|马克思|列宁|[我你他她]们?"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a list. Phrases of one list share its `family`: the folded words of all.

    `place` orders phrases as the text does, those of the bank behind them all; `relation` is that
    of the pairs it is the right side of, and `left` what it belongs to; `span` is where it stands,
    if in this speech, and `stand` what stands around it or its whole list there. `core` is what it
    says beside the words that its list has in common at its ends (`framed`), `kin` the cores of the
    whole list; `ordered` tells that it is a step or a heading among others, `tone` that its list
    forbids or fights things.
    """

    text: str
    key: str
    place: int
    name: str | None
    family: frozenset[str]
    under: tuple[int, ...] = ()
    relation: str | None = None
    left: str = ""
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


def borrowed(sibling: Sibling) -> Iterator[Phrase]:
    """Yield the phrases of a list or of pairs that the bank holds already."""
    family = frozenset(folded(item) for item in sibling.items)
    texts = [typeset(item) for item in sibling.items]
    kin, tone = cores_of(texts), tone_of(texts, sibling.name or "")
    lefts = sibling.lefts or ("",) * len(texts)
    for text, core, left in zip(texts, kin, lefts, strict=True):
        yield Phrase(
            text=text,
            key=folded(text),
            place=0,
            name=sibling.name,
            family=family,
            relation=sibling.relation,
            left=folded(left),
            core=core,
            kin=kin,
            tone=tone,
        )


def is_whole(text: str) -> bool:
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


def phrases_of(found: Requirement) -> Iterator[Phrase]:
    """Yield the items of a whole list of the speech, or the right sides of pairs."""
    ordered = False
    if isinstance(found, Pairs) and found.relation != UNNAMED:
        spans, relation = [right for _, right in found.pairs], found.relation
        lefts = [folded(left.text) for left, _ in found.pairs]
    elif isinstance(found, RequirementList) and found.complete and len(found.items) > 2:
        spans, relation, ordered = list(found.items), None, found.ordered or not found.runs
        lefts = [""] * len(spans)
    else:
        return
    texts = [typeset(span.text).strip("，；：。、") for span in spans]
    family = frozenset(map(folded, texts))
    kin, tone = cores_of(texts), tone_of(texts, _called(found))
    for span, text, core, left in zip(spans, texts, kin, lefts, strict=True):
        yield Phrase(
            text=text,
            key=folded(text),
            place=span.a,
            name=found.name,
            family=family,
            under=found.under,
            relation=relation,
            left=left,
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
