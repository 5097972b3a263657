"""Where the first item of a list begins and its last one ends, in the words around them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import MARKS, enclosures
from question_bank.requirements.likeness import JOINTS, LEADS, TAILS, VERB, Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from question_bank.speech.span import Span

LONGEST = 30
JOINED = 1.3  # more than the words before an item can say for it
FITTING = 3.0  # so well fits what has the length of all others and an end or opening of theirs
EVEN = 2.0  # so well fits what has just the length of all others
SUFFIXES = "性化者型式员们般"
WORDS = re.compile(
    "[重主必需纪概摘首]要|以[为来后前上下内外]|[共不合相]同|同[志时意样步]|现代|[现所存正实]在|[认作行成称]为|[可功职智性动]能|能力"
    "|[使作应利]用|有关|[所没拥]有|对[象策应话外口准照接标]|工[程作业具商会资]|[报转通公警劝]告|从[事而此]|将[来近]|按[照时期]|[余基场境领土内当本]地|[地得]失|目的|的确|了解|[看问查]得|清楚|明白|集[中体合]|[讲说写问弄搞看]清楚|[讲写记说问查分理算看认搞]清(?![廉白理单洁晰楚])|致富|准确|彻底|仔细|到位|[理自缘]由"
)
# Verbs and adverbs with which no name of a thing begins.
# 加强对|客运车辆、农村面包车的检查
REACHES = re.compile("(?:加强|强化|深化|开展|做好|抓好|实施|实行|进行|注重|突出|落实)$")
DOING = re.compile(
    "有(?![关效力序机利]|.必)|(?:[做搞抓办当管用写讲守走算备]|履行|发挥|处理|协调|规范)好|不断|切实|大力|进一步|努力|着力"
)
TAKEN = re.compile("[把将][一-鿿“”]{2,12}$")  # 把任务|分解到组
WANTED = re.compile("(?<![重主必需机])要(?![求素点害])")
TELLS = re.compile(rf"[一-鿿]{{2,8}}?{WANTED.pattern}")
ASKS = re.compile("有无|有没有|是否")  # what it asks of holds the things a joint adds


def first_item(
    segment: Span, models: Sequence[str], *, of_things: bool = False, least: float = -math.inf
) -> tuple[Span, float]:
    """Return the end of a stretch that looks most like the models, and how well it fits.

    Where nothing fits as well as `least`, the stretch is returned as fitting badly.
    """
    text, family = segment.text, Family.of(models)
    manner = Manner.of(models, of_things=of_things)
    longest = min(family.high, LONGEST) * 2 + 2
    places = _open_places(text, range(max(0, len(text) - longest), len(text) - 1))
    best = (least, -len(text))
    for begin in sorted(places, key=lambda at: family.off(len(text) - at)):
        if family.most(len(text) - begin) + JOINED < best[0]:
            break
        likely = family.likeness(text[begin:], best[0] - JOINED)
        if likely + JOINED < best[0]:
            continue
        score = likely - manner.strangeness(text, begin)
        if score + JOINED < best[0]:
            continue
        opens = bool(family.opening) and text.startswith(family.opening, begin)
        if begin and not opens and _parts_a_word(text, begin):
            continue
        led = begin > 0 and _is_led(text, begin, family) and not _tears_a_word(text, begin)
        if begin == 1 and not (led or opens):
            continue  # one character alone is part of a word: 老|年人优先
        if led or begin == 0 or text.endswith(family.ending[-1:]):  # "" ends every text
            kin = bool(family.ending) and score >= FITTING
            kin = kin or (score >= EVEN and bool(VERB.match(text, begin)))
            led = led or (begin > 0 and opens and len(family.opening) > 1)
            joint = 1.2 if begin == 0 else 1.0 if led else -1.2 if kin else -2.5
            best = max(best, (score + joint, -begin))
    fit, begin = best if -best[1] < len(text) else (-9.0, 0)
    return segment[-begin:], fit


@dataclass(frozen=True, slots=True)
class Manner:
    """Whether the models of a list name things, or all tell to do something."""

    models: Sequence[str]
    things: bool
    verbs: bool

    @classmethod
    def of(cls, models: Sequence[str], *, of_things: bool) -> Manner:
        """Return the manner of some phrases; only where a list may be `of_things` it is."""
        verbs = sum(VERB.match(model) is not None for model in models)
        return cls(
            models,
            of_things and 2 * verbs <= len(models),
            len(models) > 1 and verbs > 0.6 * len(models),
        )

    def strangeness(self, text: str, begin: int) -> float:
        """Return how ill a phrase that begins at the place would stand among the models."""
        verb = VERB.match(text, begin) is not None
        strange = 1.0 if self.verbs and not verb else 0.0
        if (
            self.verbs
            and begin == 0
            and TELLS.match(text)
            and not any(map(WANTED.search, self.models))
        ):
            strange += 2.0  # 财政局要|用好专项债、争取资金
        if not self.things:
            return strange
        if WANTED.search(text, begin) and not any(map(WANTED.search, self.models)):
            strange += 0.5
        doing = DOING.match(text, begin) and not any(map(DOING.match, self.models))
        return strange + (4 if doing else 1.5 * verb)


def _is_led(text: str, begin: int, family: Family) -> bool:
    """Return whether a word that a list may follow stands before the place, not negated."""
    near = text[max(0, begin - 8) : begin]
    lead = LEADS.search(near)
    if lead is None and family.low == family.high == len(text) - begin:
        return TAKEN.search(text[max(0, begin - 14) : begin]) is not None
    return lead is not None and near[max(0, lead.start() - 1) : lead.start()] not in set("不未没无")


def _tears_a_word(text: str, cut: int) -> bool:
    """Return whether a cut would part a verb or a suffix: 用|好组织协调权, 创新|型."""
    return text[cut] in SUFFIXES or _parts_a_word(text, cut)


def _parts_a_word(text: str, cut: int) -> bool:
    reaches = text[cut] == "对" and REACHES.search(text[:cut])
    return bool(reaches) or _spans(VERB, text, cut) or _spans(WORDS, text, cut)


def _spans(words: re.Pattern[str], text: str, cut: int) -> bool:
    near = max(0, cut - 3)
    found = words.finditer(text[near : cut + 2])
    return any(near + word.start() < cut < near + word.end() for word in found)


def last_items(
    segment: Span, models: Sequence[str], least: float = -math.inf
) -> tuple[tuple[Span, ...], float]:
    """Return the one or two items that the segment begins with, and how well they fit.

    Where nothing fits as well as `least`, the segment is returned as fitting badly.
    """
    text = segment.text
    longest = min(max(map(len, models), default=12), LONGEST) * 2 + 2
    fit, end = _best_end(text, models, longest, least) if models else (-9.0, 0)
    best: tuple[Span, ...] = (segment[:end] if end else segment,)
    for joint in JOINTS.finditer(text):
        one, begin = segment[: joint.start()], joint.end()
        parted = 2 <= len(one) <= longest and not ASKS.search(one.text)
        if not parted or not _open_places(text, [joint.start()]):
            continue
        whole = Family.of(models).likeness(one.text) if models else 2.0
        family = Family.of([*models, one.text])
        for end in _open_places(text, range(begin + 2, min(len(text), begin + longest) + 1)):
            if min(whole, family.most(end - begin)) + JOINED > fit:
                likely = min(whole, family.likeness(text[begin:end], fit - JOINED))
                both = likely + _tail(text, end) + 0.1 if likely + JOINED > fit else fit
                if both > fit:
                    fit, best = both, (one, segment[begin:end])
    return best, fit


def _best_end(text: str, models: Sequence[str], longest: int, least: float) -> tuple[float, int]:
    """Return how well the item that fits best fits, and where it ends; 0 if there is none."""
    family, best = Family.of(models), (least, -len(text) - 1)
    places = _open_places(text, range(2, min(len(text), longest) + 1))
    for end in sorted(places, key=family.off):
        if family.most(end) + JOINED < best[0]:
            break
        likely = family.likeness(text[:end], best[0] - JOINED)
        if likely + JOINED >= best[0]:
            best = max(best, (likely + _tail(text, end, family), -end))
    return (best[0], -best[1]) if -best[1] <= len(text) else (-9.0, 0)


def _tail(text: str, end: int, family: Family | None = None) -> float:
    if end == len(text):
        return 1.2
    exact = family is not None and family.low == family.high == end
    verb = VERB.match(text[end : end + 4]) if exact else None
    if verb and text[end + verb.end() :] and not TAILS.match(text[end + verb.end() :]):
        return 0.6
    torn = text[end] in SUFFIXES or _spans(WORDS, text, end)
    return 1.0 if TAILS.search(text[end : end + 12]) and not torn else -3.5


def _open_places(text: str, places: Iterable[int]) -> Iterable[int]:
    """Return the places where a cut tears no quotation or bracket apart."""
    enclosed = enclosures(text) if MARKS.search(text) else []
    if not enclosed:
        return places
    return [at for at in places if not any(begin < at <= end for begin, end in enclosed)]
