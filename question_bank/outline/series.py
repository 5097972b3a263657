"""Series of markers within one paragraph: which of them are headings, and which mere lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.outline.numerals import BY_NAME, INLINE_RANK, inline
from question_bank.outline.topics import LONGEST_TOPIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.outline.numerals import Marker
    from question_bank.speech.span import Span

LONGEST_HEAD = 80
LONGEST_LOOK = 400
INNER = re.compile("[(（]一[)）]")
SENTENCE_END = re.compile("[。！？!?]")


def inline_markers(
    paragraph: Span, opened: Marker | None, below: Marker | None
) -> Iterator[tuple[Marker, int]]:
    """Yield the markers within a paragraph that head a part of it, each with its rank.

    `opened` is the marker the paragraph opens with, `below` the next one that opens a paragraph: a
    series may begin in one paragraph's last words and go on in the paragraphs below.
    """
    text = paragraph.of.text
    runs = _runs(inline(text, paragraph.a, paragraph.b))
    chosen: list[tuple[Marker, int]] = []
    for run in runs:
        rank = BY_NAME[run[0].form].rank
        if _goes_on_below(paragraph, run, below):
            chosen.append((run[0], rank))
        elif _heads_parts(paragraph, run, opened):
            chosen += [(marker, INLINE_RANK + rank) for marker in run]
    return iter(sorted(chosen, key=lambda one: one[0].a))


def opens_list(paragraph: Span, opened: Marker) -> bool:
    """Return whether a paragraph opens with the first member of a list that a sentence goes on.

    一要摸清底数，…；二要搞好服务，… heads nothing, nor does 一是领导重视。二是专人负责。
    """
    if opened.number != 1:
        return False
    text = paragraph.of.text
    second = re.compile(rf"(?<=[；;，,。])二{opened.form[1]}").search(text, opened.b, paragraph.b)
    if second is None:
        whole = SENTENCE_END.search(text, opened.b, paragraph.b) is None
        return whole and text[paragraph.b - 1] in "；;"
    if text[second.start() - 1] != "。":
        return True
    runs = _runs(inline(text, opened.b, paragraph.b))
    own = [run for run in runs if run[0].form == opened.form]
    return not any(_heads_parts(paragraph, run, opened) for run in own)


def _runs(markers: Iterator[Marker]) -> list[list[Marker]]:
    """Return the markers as rising series of one kind; 首先 may lead on to 第二."""
    runs: list[list[Marker]] = []
    latest: dict[tuple[str, str], list[Marker]] = {}
    for marker in markers:
        run = latest.get(marker.kind)
        if run is None and marker.form == "第一，" and marker.number == 2:
            run = latest.pop(("首先，", ""), None)
        if run is None or marker.number <= run[-1].number:
            run = []
            runs.append(run)
        run.append(marker)
        latest[marker.kind] = run
    return runs


def _goes_on_below(paragraph: Span, run: list[Marker], below: Marker | None) -> bool:
    """Return whether a lone first member ends the paragraph and the second opens one below."""
    if len(run) > 1 or run[0].number != 1 or below is None or below.kind != run[0].kind:
        return False
    if below.number == 2 and run[0].form == "一、" and paragraph.of.text[run[0].a - 1] in "：:":
        return True  # 我讲三点意见：一、……, its body behind it
    if below.number != 2 or paragraph.b - run[0].b > LONGEST_HEAD:
        return False
    if paragraph.of.text[paragraph.b - 1] in "；;":
        return False
    return len(SENTENCE_END.findall(paragraph.of.text, run[0].b, paragraph.b)) <= 1


def _heads_parts(paragraph: Span, run: list[Marker], opened: Marker | None) -> bool:
    """Return whether the members are parted by full stops and have bodies of their own."""
    text = paragraph.of.text
    goes_on = opened is not None and opened.kind == run[0].kind
    first = opened.number + 1 if opened is not None and goes_on else 1
    if run[0].number != first or any(text[marker.a - 1] in "；;" for marker in run[1:]):
        return False
    if len(run) == 1 and not goes_on and not _stands_alone(paragraph, run[0]):
        return False
    ends = [*(marker.a for marker in run[1:]), paragraph.b]
    members = [
        text[marker.b : min(end, marker.b + LONGEST_LOOK)]
        for marker, end in zip(run, ends, strict=True)
    ]
    # behind the last member the paragraph may go on with other things
    return any(_has_body(member) for member in members[:-1] or members)


def _stands_alone(paragraph: Span, marker: Marker) -> bool:
    """Return whether a marker without another of its series heads a part.

    一是 does where no 二是 goes on in its sentence, 一、 where a （一） follows below it.
    """
    text = paragraph.of.text
    if marker.form == "一、":
        return INNER.search(text, marker.b, marker.b + LONGEST_HEAD) is not None
    if marker.form == "一是":
        return re.compile("[；;，,]二是").search(text, marker.b, paragraph.b) is None
    return marker.form == "第一个"


def _has_body(member: str) -> bool:
    """Return whether more than one sentence stands in a member, or one that is more than a head."""
    sentences = [part for part in SENTENCE_END.split(member) if part.strip("”’）)")]
    return len(sentences) > 1 or len(member) > LONGEST_TOPIC
