"""Lists parted by 、: where the first item begins and the last one ends."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import enclosures, pieces
from question_bank.requirements.counts import MEASURES, NUMERALS
from question_bank.requirements.edges import LONGEST, first_item, last_items
from question_bank.requirements.likeness import (
    JOINED_NAME,
    JOINTS,
    VERB,
    common_end,
    common_start,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.span import Span

NUMBERED = re.compile(r"第?[一二三四五六七八九十]+(?:[是要、,，]|[步条项点个])|[(（①-⑩\d]")
# 等 that closes a list in the middle of a stretch: 重大项目推动等方面同向发力、步调一致
CLOSES = re.compile(
    r"(?<![平均高相中初优对不同头上下同])等(?:等)?(?=方面|工作|环节|领域|问题|内容|措施|形式|方式|各|一系列|一整套|[\d一二三四五六七八九十]+[个项种条类])"
)
# 等 that leaves a list open, wherever it stands in its last stretch.
OPEN = re.compile(r"(?<![平均高相中初优对不同头上下])等(?![级待候同于号高额次距离式边效着])")
# Who is told to do something within a list: 各乡镇、各部门要从|讲政治、讲大局….
TOLD = re.compile(
    r"[一-鿿]{2,10}?(?:一定要|必须|应当|务必|不得|不准|严禁|禁止|(?<![重主需首必概纪机])要(?![求素点害闻]))(?=[一-鿿]{2})"
)
VERBS_JOINED = re.compile(rf"(?<=..)(?:{VERB.pattern})(?:和|与|及|并)(?:{VERB.pattern})(?=..)")
# The number of all items behind the last one: 现金、印章、密押|四个要害.
COUNT_BEHIND = re.compile(
    rf"(?<=..)(?P<count>[{''.join(NUMERALS)}])(?:(?:[{MEASURES}]|大)[一-鿿]{{1,6}}|关(?![一-鿿]))"
)
# Each stretch names two things: “面子”与“里子”、烟火气与清净气的关系.
TWO_OF_THEM = re.compile("[一-鿿”’](?:与|同)[一-鿿“‘]")
GOVERNS = re.compile("[用管守]好(?=...)")
ANSWERS_FOR = re.compile("(?<=..)负[总全主]?[面要]?责$")  # 对…、…和绩效结果|负责
BANS = re.compile("严禁|不准|不得|禁止|不许")
# A body whose name holds a joint, whatever is told of all: 人力资源和社会保障局|组成检查组.
BODY = re.compile(f"[一-鿿]{{2,6}}和{JOINED_NAME}")
UNFINISHED = re.compile("(?:进一步|不断|更加|首位)$")
SURE = 0.9  # how well the first and the last item must fit together
POOR = -1.1  # what neither of them may fall below
MANY = 4  # so many stretches make a list whatever its ends look like


def enumerations(clause: Span) -> Iterator[tuple[Span, ...]]:
    """Yield the items of the lists that a clause holds, if it parts three or more things by 、."""
    if "、" not in clause.text:
        return
    for segments in _closed(_told(pieces(clause, "、"))):
        few = len(segments) < 2 or (len(segments) == 2 and not _joins_things(segments[1].text))
        if few or max(map(len, segments[1:-1]), default=0) > LONGEST:
            continue
        if "关系" in segments[-1].text and all(TWO_OF_THEM.search(one.text) for one in segments):
            continue
        items = trimmed(segments)
        if items and is_list([item.text for item in items]):
            yield items


def _joins_things(last: str) -> bool:
    """Return whether a joint may part two items: not 安排 and 部署 of 县政府安排和部署下一步."""
    joint = JOINTS.search(last)
    return joint is not None and VERBS_JOINED.search(last) is None


def quoted(sentence: Span) -> Iterator[tuple[Span, ...]]:
    """Yield the items of quotations that follow each other without a mark: “盆景式”“跟风式”."""
    text = sentence.text
    if "“" not in text:
        return
    marks = [(a, b) for a, b in enclosures(text) if text[a] == "“" and b - a <= 2 * LONGEST]
    row: list[tuple[int, int]] = []
    for begin, end in [*marks, (len(text) + 2, 0)]:
        if row and (begin - row[-1][1] > 2 or text[row[-1][1] + 1 : begin] not in {"", "、"}):
            items = [part for a, b in row for part in pieces(sentence[a + 1 : b], "、")]
            bare = len(items) <= 2 * len(row) and any(
                one[1] + 1 == two[0] for one, two in itertools.pairwise(row)
            )
            if bare and is_list([item.text for item in items]):
                yield tuple(items)
            row = []
        if not row or begin > row[-1][1]:
            row.append((begin, end))


def _closed(segments: Sequence[Span]) -> Iterator[list[Span]]:
    """Part the segments behind each one in which 等 closes a list."""
    group: list[Span] = []
    for segment in segments:
        group.append(segment)
        end = _closes(group)
        if end:
            yield group
            group = [segment[end:]]
    if len(group) > 1:
        yield group


def _told(segments: list[Span]) -> list[Span]:
    """Return the segments from what is to be done, where those before tell only who does it."""
    told = [at for at, one in enumerate(segments) if TOLD.match(one.text)]
    if len(told) != 1 or not 0 < told[0] < len(segments) - 1:
        return segments
    match = TOLD.match(segments[told[0]].text)
    end = match.end() if match else 0
    return [segments[told[0]][end:], *segments[told[0] + 1 :]]


def _closes(group: Sequence[Span]) -> int:
    """Return where in its last stretch a list is over: behind 等方面, before another verb."""
    *before, last = group
    closing = CLOSES.search(last.text, 2) if before else None
    if closing:
        return closing.end()
    sizes = {len(one) for one in before[-2:]}
    if len(before) < 2 or len(sizes) > 1:
        return 0
    (size,) = sizes
    return size if VERB.match(last.text, size) and len(last) > size + 3 else 0


def trimmed(segments: Sequence[Span]) -> tuple[Span, ...]:
    """Return the segments as items: the first without its lead, the last without its tail.

    The segments in the middle are whole items and serve as models; with two segments only, the
    two things that a joint parts are each other's models. A joint such as 和 in the last segment
    may part two items.
    """
    first, *middle, last = segments
    if banned := _banned(segments):
        return banned
    stop = OPEN.search(last.text, 2)
    last = last[: stop.start()] if stop else last
    last = _uncounted(last, len(segments))
    if "对" in first.text and (answers := ANSWERS_FOR.search(last.text)):
        last = last[: answers.start()]
    models = [one.text for one in middle]
    if not models and not JOINTS.search(last.text):
        models = [first_item(first, [last.text])[0].text]
    poor = POOR if len(segments) <= MANY else 2 * POOR
    sure = SURE if len(segments) < MANY else SURE / 3
    body = BODY.match(last.text)
    end, end_fit = ((last[: body.end()],), sure) if body else last_items(last, models, poor)
    if end_fit < poor:
        return ()
    models = [end[0].text] if not middle and len(end) == 1 else [*models, *(e.text for e in end)]
    least = max(poor, sure - end_fit) - 0.01  # sums of fractions are rounded
    head, head_fit = first_item(first, models, of_things=True, least=least)
    if head_fit < poor or head_fit + end_fit < sure:
        return ()
    items = (_governed(head, models), *middle, *end)
    return unquoted(items) if middle or _are_even([item.text for item in items]) else ()


def _banned(segments: Sequence[Span]) -> tuple[Span, ...]:
    """Return things nobody may do, from the first ban to the end of the clause: 文件|严禁拍照."""
    first, *others = segments
    ban = BANS.search(first.text)
    if ban is None or not others or not all(one.text.startswith(ban[0]) for one in others):
        return ()
    return first[ban.start() :], *others


def _governed(head: Span, models: Sequence[str]) -> Span:
    """Return the first item without the verb that governs all: 用好|组织协调权、督查通报权."""
    verb = GOVERNS.match(head.text)
    return head[verb.end() :] if verb and not any(map(VERB.match, models)) else head


def _uncounted(last: Span, count: int) -> Span:
    """Return the last segment without the number of all segments and what comes behind it."""
    behind = COUNT_BEHIND.search(last.text)
    return last[: behind.start()] if behind and NUMERALS[behind["count"]] == count else last


def _are_even(texts: Sequence[str]) -> bool:
    """Return whether things of which a joint parts the last two are of one kind and size."""
    lengths = sorted(map(len, texts))
    kind = [VERB.fullmatch(text) is not None for text in texts]
    return len(set(kind)) == 1 and (lengths[-1] - lengths[0] <= 2 or common_end(texts) > 0)


def unquoted(items: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the items without their quotation marks, if each stands in some of its own."""
    if all(enclosures(item.text)[:1] == [(0, len(item) - 1)] for item in items):
        return tuple(item[1:-1] for item in items)
    return items


def is_list(items: Sequence[str], longest: int = LONGEST) -> bool:
    """Return whether the phrases make a list worth keeping: three or more, distinct, alike."""
    if len(items) < 3 or len(set(items)) < len(items):
        return False
    lengths = sorted(map(len, items))
    if lengths[0] < 2 or lengths[-1] > longest:
        return False
    if any(map(UNFINISHED.search, items)):
        return False
    if sum(NUMBERED.match(item) is not None for item in items) >= len(items) - 1:
        return False
    even = lengths[-1] <= (2.5 if len(items) < MANY else 3) * lengths[len(lengths) // 2]
    return even or common_start(items) > 0 or common_end(items) > 0
