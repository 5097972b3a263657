"""A recording set down by machine: who spoke and when, and what others threw in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import han_in, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.cleaning.lines import Line

CLOCK = (
    r"[\[【(（]?(?:\d{4}-\d{1,2}-\d{1,2}\s+)?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\]】)）]?"
)
LABEL = "(?:说话人|发言人|讲话人|主持人|主讲人|嘉宾|[Ss]peaker)"
WHO = rf"(?P<who>{LABEL}\s?\w{{0,3}}|[\u4e00-\u9fff·-]{{2,12}})"
TURN = re.compile(
    rf"^(?:{WHO}\s*+[:：]?\s*+{CLOCK}|{CLOCK}\s*{WHO.replace('who', 'name')})\s*[:：]?$"
)
STAMP = re.compile(rf"{CLOCK}(?:\s*(?:-->|[-—~–])\s*{CLOCK})?\s*")
THROWN_IN = re.compile(
    r"^(?:\[[\u4e00-\u9fffA-Z]{1,6}\]\s*)+$|撤回了一条消息$|^\[文件\]|的聊天记录如下[:：]?$|^[—-]{3,}\s*\d{4}-\d{2}-\d{2}"
    r"|^(?:收到|好的|OK|谢谢)[。！!~]*(?:\[[\u4e00-\u9fffA-Z]{1,6}\])*$|^@所有人"
)
STAGE = re.compile(
    r"[（(\[](?:全场|热烈|长时间|台下|会场)?(?:的)?(?:鼓掌|掌声|笑声?|停顿|起立|敬礼|转身|音乐|奏(?:国歌|乐)|欢呼)[^（()）\[\]。]{0,12}[)）\]]"
)
CUE = re.compile(
    r"^(?:\d{1,5}\s*\n)?\d{1,2}:\d{2}:\d{2}[,.]\d{3}\s*-->\s*\d{1,2}:\d{2}:\d{2}[,.]\d{3}\s*$",
    re.MULTILINE,
)
# what a host does, set down among his words
DIRECTION = re.compile(
    r"^[（(\[【][^（()）\[\]【】]{0,30}?(?:鼓掌|掌声|停顿|环视|放慢|播放|工作人员|签到|入场|起立|奏唱?|稍候|稿另附|同志(?:作|发言|讲话|宣读)|上台|颁奖)[^（()）\[\]【】]{0,16}[)）\]】]$"
)
AGENDUM = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]）)?\s*(?:会前(?:导语|准备)|开场(?:白|语)|宣布(?:开会|散会)"
    r"|(?:现在)?进行(?:会议)?第[一二三四五六七八九十]{1,2}项(?:议程|内容)?|第[一二三四五六七八九十]{1,2}项议程)[。：:]?$"
)
LEAST = 3
MAIN_SHARE = 0.8
LONGEST_ASIDE = 80


@dataclass(slots=True)
class _Turn:
    who: str
    label: Line
    lines: list[Line]

    @property
    def size(self) -> int:
        return sum(han_in(line.words) for line in self.lines)


def turns(text: str) -> Iterator[Cut]:
    """Labels of the speakers with their time, and what others throw in."""
    found = list(_turns(text))
    if len(found) < LEAST:
        return
    asides = [line for turn in _of_others(found) for line in turn.lines]
    yield from (Cut(turn.label.a, turn.label.b, "发言人标签") for turn in found)
    yield from (Cut(line.a, line.b, "他人插话") for line in asides)
    for line in lines_of(text):
        if THROWN_IN.search(line.words):
            yield Cut(line.a, line.b, "聊天附语")


def agenda(text: str) -> Iterator[Cut]:
    """Yield a host's stage directions and agenda lines that say nothing else."""
    for line in lines_of(text):
        if DIRECTION.match(line.words) or AGENDUM.match(line.words):
            yield Cut(line.a, line.b, "会场说明")


def _of_others(found: list[_Turn]) -> list[_Turn]:
    """Return the short turns of others where one person says nearly everything."""
    sizes: Counter[str] = Counter()
    for turn in found:
        sizes[turn.who] += turn.size
    main, most = sizes.most_common(1)[0]
    if most < MAIN_SHARE * sizes.total():
        return []
    return [turn for turn in found if turn.who != main and turn.size <= LONGEST_ASIDE]


def _turns(text: str) -> Iterator[_Turn]:
    turn: _Turn | None = None
    for line in lines_of(text):
        match = TURN.match(line.words)
        if match:
            if turn is not None:
                yield turn
            turn = _Turn("".join((match["who"] or match["name"]).split()), line, [])
        elif turn is not None and line.words:
            turn.lines.append(line)
    if turn is not None:
        yield turn


def stamps(text: str) -> Iterator[Cut]:
    """Yield what a hall does, and times, at the beginnings of many lines or as subtitles."""
    for match in STAGE.finditer(text):
        yield Cut(match.start(), match.end(), "会场说明")
    for match in CUE.finditer(text):
        yield Cut(match.start(), match.end(), "时间码")
    stamped = ((line, STAMP.match(line.words)) for line in lines_of(text))
    found = [(line, stamp.end()) for line, stamp in stamped if stamp]
    for line, size in found if len(found) >= LEAST else []:
        begin = text.index(line.words, line.a)
        yield Cut(begin, begin + size, "时间码")
