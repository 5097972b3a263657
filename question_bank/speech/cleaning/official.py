"""The paper a speech was sent round on: its number, its readers, its covering note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import SPEECH_TITLE, lines_of
from question_bank.speech.cleaning.wording import LABEL as TITLE_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.cleaning.lines import Line

MARK = re.compile(
    r"^(?:(?:No\.?\s?)?\d{6}|(?:绝密|机密|秘密)(?:\s*[★☆*].{0,8})?|特急|加急|平急|特提|急件"
    r"|[\u4e00-\u9fff（）()、]{4,30}文件|\S{0,14}[〔\[(（]\s?\d{4}\s?[〕\])）]\s?第?\s?\d{1,4}\s?[号期](?:\s?[（(]\S{1,12}[)）])?"
    r"|签发人?[:：]\s*\S{2,10}|[（(]?(?:内部(?:资料|文件|材料)|仅供|此件|会后收回|注意保存|征求意见稿|送审稿)[^。]{0,24}[)）]?"
    r"|[（(]?共印\s?\d{1,5}\s?份[)）]?|[（(]?(?:根据录音整理|未经本人审阅|记录稿)[^。]{0,16}[)）]?|.{0,40}\d日印发)$"
)
ROUND = re.compile(
    r"^(?:主题词|抄送|抄报|抄发|分送|主送|发送|印发|分发|送|报|发)[:：]\s*[\u4e00-\u9fff“（(]"
)
NOTE = re.compile(r"^现将.{2,100}(?:印发|转发|下发|发)(?:给|至)?(?:你们|各|大家)")
FIELD = re.compile(r"^(?P<name>[\u4e00-\u9fff](?:[\s\u3000]*[\u4e00-\u9fff]){1,7})\s*[:：]\s*\S")
ADDRESSED = re.compile("^(?:第.)?篇|范文|例文|同志|各位|领导|代表|委员|朋友|老师|同学|女士|先生")
LEAST_FIELDS = 2
REACH = 40
FAR_REACH = 16


def marks(text: str) -> Iterator[Cut]:
    """Yield number, secrecy and urgency above a speech, its circulation list below."""
    lines = [line for line in lines_of(text) if not line.is_blank]
    for line in (*lines[:REACH], *lines[max(REACH, len(lines) - FAR_REACH) :]):
        if MARK.match(line.words):
            yield Cut(line.a, line.b, "公文标识")
    for line in lines[max(1, len(lines) - FAR_REACH) :]:
        if ROUND.match(line.words):
            yield Cut(line.a, line.b, "抄送栏")


def covering_note(text: str) -> Iterator[Cut]:
    """Yield the circular above a speech that it was sent round with, to where the title comes."""
    lines = [line for line in lines_of(text) if not line.is_blank]
    for number, line in enumerate(lines[:REACH]):
        if NOTE.match(line.words):
            title = _title_below(lines, number)
            if title:
                yield Cut(lines[0].a, lines[title - 1].b, "印发通知")
            return


def _title_below(lines: Sequence[Line], number: int) -> int:
    """Return the index of the speech's own title below a covering note, 0 where none comes."""
    for at in range(number + 1, min(number + 10, len(lines) - 1)):
        if lines[at].is_title_like and SPEECH_TITLE.search(lines[at].words):
            return at
    return 0


def fields(text: str) -> Iterator[Cut]:
    """Yield runs of labelled lines above the text, as 时间：… and 出席：… of minutes."""
    run: list[Line] = []
    for line in [line for line in lines_of(text) if not line.is_blank][:REACH]:
        if _is_field(line):
            run.append(line)
            continue
        yield from _cuts(run)
        run = []
        if line.is_prose or line.is_salutation:
            return
    yield from _cuts(run)


def _is_field(line: Line) -> bool:
    match = FIELD.match(line.words)
    return bool(
        match
        and not TITLE_LABEL.match(line.words)
        and not line.is_ended
        and not line.is_numbered
        and not ADDRESSED.search(match["name"])
    )


def _cuts(run: list[Line]) -> Iterator[Cut]:
    if len(run) >= LEAST_FIELDS:
        yield from (Cut(line.a, line.b, "登记栏") for line in run)
