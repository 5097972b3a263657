"""Headings without a numeral: titles within the text, rows of 要…, and rows a count announces."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from question_bank.outline.cautions import stated_at_end
from question_bank.outline.numerals import Marker
from question_bank.speech.cleaning.byline import is_byline
from question_bank.speech.cleaning.lines import SALUTATION as ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.span import Span

LONG_LINE = 20
LABELLED = re.compile(
    r"^(?!.{0,6}(?:时间|地点|单位|来源|电话|人))[\u4e00-\u9fff“”]{1,14}[：:][^。！？；：:;!?…]{4,30}[^。！？；，：:,;!?、…]$"
)
SUBHEAD = re.compile(
    r"^[^。！？；，：:,;!?\d—\-（(《…][^。！？；：:;!?]{2,38}[^。！？；，：:,;!?、…]$"
)
BOXED = re.compile(r"^【[\u4e00-\u9fff“”，、]{4,24}】$")
SHORT = 7  # a shorter line is a heading only among others of its kind
SALUTATION = re.compile(r"^(?:同志们|各位|女士们|朋友们|老师们|同学们|谢谢|大家好|尊敬的)")
CAPTION = re.compile(
    r"^(?:图[\d一二三四五为：:]|表\s?[\d一二三四五]|附[件表：:]|资料来源|来源|注[：:]|本报|记者|作者|编辑|责任编辑|供稿"
    r"|摄影|发送|抄[送报]|主题词|签发|目\s?录|[【\[#])|点击|扫码|关注|收看|(?:摄|图|供稿|编辑|报道|印发?|转载|启|办公[室厅]|委员会|领导小组)$|[○〇\d]\s?日$"
)
MUST = re.compile(r"^要(?![素点件领害么不])")
FIRST_SENTENCE = re.compile(r"[^。！？!?；;：:，,]{3,20}[。！？!?]")
LEAST_ANNOUNCED = 3


def subheads(paragraphs: Sequence[Span], openings: Sequence[Marker | None]) -> dict[int, Marker]:
    """Return markers for the paragraphs that are or open with a heading without a numeral."""
    found = _announced(paragraphs, openings) | _parallel(paragraphs, openings)
    found |= _implied(paragraphs, openings)
    found |= _boxed(paragraphs)
    titles = [
        place
        for place, marker in enumerate(openings)
        if marker is None and place not in found and _is_title(paragraphs, openings, place)
    ]
    alone = len(titles) < 2
    for place in titles:
        words = paragraphs[place].text
        if not alone or (len(words) >= SHORT and SUBHEAD.match(words)):
            found[place] = Marker(paragraphs[place].a, paragraphs[place].a, "", 0)
    return found


def _is_title(paragraphs: Sequence[Span], openings: Sequence[Marker | None], place: int) -> bool:
    """Return whether an unnumbered line between paragraphs reads as their title."""
    words = paragraphs[place].text
    if not 0 < place < len(paragraphs) - 1 or not (SUBHEAD.match(words) or LABELLED.match(words)):
        return False
    if SALUTATION.match(words) or CAPTION.search(words) or is_byline(words):
        return False
    above, below = paragraphs[place - 1].text, paragraphs[place + 1].text
    if openings[place + 1] is not None and stated_at_end(words):
        return False
    if ADDRESS.match(below):
        return False
    return above[-1] in "。！？!?”；" and len(above) > LONG_LINE and below[-1] in "。！？!?”；："


def _boxed(paragraphs: Sequence[Span]) -> dict[int, Marker]:
    """Return markers for lines in 【】 that head paragraphs, two and more of them."""
    last = len(paragraphs) - 1
    places = [
        place
        for place, one in enumerate(paragraphs)
        if place < last and BOXED.match(one.text) and len(paragraphs[place + 1]) > LONG_LINE
    ]
    if len(places) < 2:
        return {}
    return {place: Marker(paragraphs[place].a, paragraphs[place].a, "", 0) for place in places}


def _announced(paragraphs: Sequence[Span], openings: Sequence[Marker | None]) -> dict[int, Marker]:
    """Return markers for as many paragraphs as the one above counts, if each opens with a title.

    我们的办法是“四个一”： and below it four paragraphs, each a few words, a full stop and a body.
    """
    found: dict[int, Marker] = {}
    for place, paragraph in enumerate(paragraphs):
        if paragraph.text[-1] not in "：:" or openings[place + 1 : place + 2] != [None]:
            continue
        count = stated_at_end(paragraph.text)
        below = paragraphs[place + 1 : place + 1 + count]
        if LEAST_ANNOUNCED <= count == len(below) and all(map(_opens_with_title, below)):
            for number, one in enumerate(below, start=1):
                found[place + number] = Marker(one.a, one.a, "", 0)
    return found


def _parallel(paragraphs: Sequence[Span], openings: Sequence[Marker | None]) -> dict[int, Marker]:
    """Return markers for three paragraphs and more that open with a title of one frame.

    从“收发室”向“参谋部”转变。… 从“人找事”向“事找人”转变。…: each with a body behind it.
    """
    found: dict[int, Marker] = {}
    frames = [
        None if marker is not None or MUST.match(one.text) else _frame(one)
        for one, marker in zip(paragraphs, openings, strict=True)
    ]
    for frame, row in groupby(range(len(paragraphs)), key=frames.__getitem__):
        places = list(row)
        if frame is not None and len(places) >= LEAST_ANNOUNCED:
            for place in places:
                found[place] = Marker(paragraphs[place].a, paragraphs[place].a, "", 0)
    return found


def _frame(paragraph: Span) -> tuple[str, str] | None:
    """Return the first and the last characters of a paragraph's title; None where it has none."""
    match = FIRST_SENTENCE.match(paragraph.text)
    if match is None or len(paragraph) <= match.end() + 5:
        return None
    return match.group()[0], match.group()[-3:-1]


def _opens_with_title(paragraph: Span) -> bool:
    match = FIRST_SENTENCE.match(paragraph.text)
    return match is not None and len(paragraph) > match.end() + 5


def _implied(paragraphs: Sequence[Span], openings: Sequence[Marker | None]) -> dict[int, Marker]:
    """Return markers for paragraphs that open with a bare 要, below a numbered heading.

    They come in company: two and more in a row, or before a 三要 that tells their numbers.
    """
    found: dict[int, Marker] = {}
    run: list[int] = []
    numbered = False
    for place, paragraph in enumerate(paragraphs):
        marker = openings[place]
        if marker is None and numbered and MUST.match(paragraph.text):
            run.append(place)
            continue
        counted = marker is not None and marker.form == "一要" and marker.number == len(run) + 1
        found.update(_run(paragraphs, run, counted=counted))
        run = []
        numbered = numbered or marker is not None
    return found | dict(_run(paragraphs, run, counted=False))


def _run(
    paragraphs: Sequence[Span], run: list[int], *, counted: bool
) -> Iterator[tuple[int, Marker]]:
    if len(run) < 2 and not counted:
        return
    for number, place in enumerate(run, start=1):
        begin = paragraphs[place].a
        yield place, Marker(begin, begin + 1, "一要", number * counted)


def closing_of(paragraphs: Sequence[Span], openings: Sequence[Marker | None]) -> int:
    """Return where the closing words to the audience begin, below the last numbered paragraph."""
    for place in range(len(paragraphs) - 1, 0, -1):
        if openings[place] or MUST.match(paragraphs[place].text):
            break
        if SALUTATION.match(paragraphs[place].text):
            return paragraphs[place].a
    return paragraphs[-1].b if paragraphs else 0
