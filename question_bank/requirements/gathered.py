"""Pairs that a speech states one sentence at a time: 甲就是要…, demand ↔ role, paper ↔ time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from question_bank.requirements.deadlines import deadlines
from question_bank.requirements.frames import are_pairs
from question_bank.requirements.model import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.speech.span import Span

Row = TypeVar("Row")
FAR = 3000  # characters that may stand between two sentences of one set
TOGETHER = 400  # and between two things of which each has its time
MOST = 8


@dataclass(frozen=True, slots=True)
class Way:
    """How a sentence states a pair: what the pair is called, and the sentence's pattern."""

    relation: str
    pattern: re.Pattern[str]


WAYS = (
    Way(
        "岗位 ↔ 负责的事项",
        re.compile(
            r"^(?P<l>[一-鿿]{2,8}?)(?:[,，](?:也就是|即|包括)[^,，]{1,8})?[,，]?(?:要|应当?|须|都|均)?"
            r"对(?P<r>[^,，]{2,12})负(?:总|主要|直接|全面)?责$"
        ),
    ),
    Way(
        "提法 ↔ 含义",
        re.compile(
            r"^(?P<l>(?!这|那|也|其|它|我们|如果|因此|所以|特别|主要|不)[一-鿿“”、]{2,14})[,，]?就是要?"
            r"(?P<r>(?!说|因为|这|那|一个)[^,，]{4,40})"
        ),
    ),
    Way(
        "名称 ↔ 含义",
        re.compile(r"^(?:所谓)?“?(?P<l>[一-鿿]{2,12})”?[,，]?(?:是指|指的是)(?P<r>[^,，]{4,40})"),
    ),
    Way(
        "对象 ↔ 要求",
        re.compile(
            r"^对(?P<l>(?!此|这|那)[一-鿿]{2,8})[,，](?P<r>(?:要(?![求素点])|多|少|应当?|必须)[^,，]{3,14})$"
        ),
    ),
    Way(
        "工作 ↔ 用力的方向",
        re.compile(
            r"^[^，,把]{0,5}[，,]?(?:是|要)?把(?P<l>[一-鿿]{2,10}?)(?P<r>往[一-鿿][里处深实][一-鿿]{0,2})$"
        ),
    ),
    Way(
        "要做到什么 ↔ 必须怎样",
        re.compile(r"^要(?P<l>.{4,40})[,，]就?(?:必须|一定要)(?P<r>[^,，]{4,40})"),
    ),
)
# Who is to do the same with each something of his own: 车间主任要管住人, 班组长要管住手.
EACH_HIS = re.compile(
    r"^(?P<l>[一-鿿]{2,8}?)要(?P<verb>(?:管|守|当|把|抓|带|做|用|练|看)[住好稳牢准]|扛起|履行好?|落实好?)"
    r"(?P<r>[^，,。；;：:]{1,14})(?=$|[，,])"
)
# 做群众身边的“老实人”, at the end of a sentence
ROLE = re.compile(r"[做当成]为?好?[^“”,，]{0,12}[“‘](?P<r>[一-鿿]{2,6})[”’]$")
TOPIC = re.compile(r"^要?(?:坚持|突出|做到|强化|注重|抓好|善于|学会)?(?P<l>[一-鿿]{2,10})[,，]")


def gathered_pairs(told: Iterable[Sequence[Span]]) -> Iterator[Pairs]:
    """Yield the pairs that three or more sentences of one form state, near each other.

    `told` holds the sentences of each paragraph.
    """
    said = [one for sentences in told for one in sentences]
    for way in WAYS:
        rows = [(one, match) for one in said if (match := way.pattern.match(one.text))]
        for near in _near(rows):
            sides = [
                (one.group(match, "l").strip("“”"), one.group(match, "r")) for one, match in near
            ]
            yield from _pairs(way.relation, sides, near[0][0])
    for verb, rows in _by_verb(said).items():
        for near in _near(rows):
            sides = [(one.group(match, "l"), one.group(match, "r")) for one, match in near]
            yield from _pairs(f"主体 ↔ 要{verb}的", sides, near[0][0])
    roles = [
        (one, role, topic)
        for one in said
        if (role := ROLE.search(one.text)) and (topic := TOPIC.match(one.text))
    ]
    for group in _near([(one, (role, topic)) for one, role, topic in roles]):
        sides = [(one.group(topic, "l"), one.group(role, "r")) for one, (role, topic) in group]
        yield from _pairs("要求 ↔ 要当的角色", sides, group[0][0])
    for timed in _near([(one.thing, one.time) for one in deadlines(said)], far=TOGETHER):
        yield from _pairs("事项 ↔ 时限", timed, timed[0][0])


def _by_verb(said: Iterable[Span]) -> dict[str, list[tuple[Span, re.Match[str]]]]:
    """Return the sentences that tell each of several to do one thing, by the verb that says it."""
    rows: dict[str, list[tuple[Span, re.Match[str]]]] = {}
    for one in said:
        if match := EACH_HIS.match(one.text):
            rows.setdefault(match["verb"], []).append((one, match))
    return rows


def _near(rows: Sequence[tuple[Span, Row]], far: int = FAR) -> Iterator[Sequence[tuple[Span, Row]]]:
    begin = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or rows[end][0].a - rows[end - 1][0].b > far:
            if 3 <= end - begin <= MOST:
                yield rows[begin:end]
            begin = end


def _pairs(relation: str, sides: Sequence[tuple[Span, Span]], first: Span) -> Iterator[Pairs]:
    if not are_pairs(sides):
        return
    text, begin, end = first.of.text, first.a, sides[-1][1].b
    if "\n" in text[begin:end]:  # what opens the first paragraph is not the matter of all
        begin = text.rfind("\n", 0, begin) + 1
    yield Pairs(relation=relation, pairs=tuple(sides), place=first.of.whole()[begin:end])
