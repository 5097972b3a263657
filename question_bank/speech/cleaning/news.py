"""What a newspaper adds: captions, datelines, editors' notes, lists of notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

AGENCY = re.compile(
    r"[(（](?:[^()（）\n]{0,12}(?:记者|通讯员)[^()（）\n]{1,14}[摄文]"
    r"|(?:新华社|本报|中新社|人民网|新华网|央视网)[^()（）\n]{1,24}(?:电|讯)"
    r"|见?(?:本报|今日)[^()（）\n]{0,20}版|附图片[^()（）\n]{0,6}|[A-Z](?:、[A-Z])*版"
    r"|图片?来源[^()（）\n]{0,20})[)）]"
    r"|[(（]?(?:下转|上接|紧接)第?[一二三四五六七八九十\d]{1,3}版[)）]?"
)
DATELINE = re.compile(
    r"^(?:新华社|本报|人民网|中新社|中新网|央广网)[^\n，。]{0,24}?\d{1,2}[日号](?:电|讯)\s*"
    r"(?:[(（][^()（）\n]{1,40}[)）])?[:：]?",
    re.MULTILINE,
)
CREDIT = re.compile(r"^[(（][^()（）]{0,20}(?:记者|通讯员)?[^()（）]{1,14}摄[)）]$")
CAPTION = re.compile(
    r"^图片?[:：]$|^[▲△◆]?(?:图为|图\s?\d{0,2}[:：])|^[^。！？]{2,40}[（(][^（()）]{0,16}(?:供图|摄影?|资料图)[)）]$|^\S{0,8}(?:会议|会|活动|仪式)现场$"
)
EXTRACT = re.compile(r"现?(?:将)?(?:[^。\n]{0,16})摘[要编录登](?:刊登|发表|如下)")
PHOTOGRAPHER = re.compile(
    r"^[^。！？]{2,60}[。\s]?(?:[\u4e00-\u9fff]{0,6}(?:记者|通讯员))\s*[\u4e00-\u9fff\s]{2,10}\s*[/／]?摄影?(?:报道)?$"
)
LEAD = re.compile(
    r"^(?:以下|下面)(?:是|为).{4,90}(?:致[辞词]|讲话|发言|演[讲辞]|谈话|报告)(?:的?(?:全文|内容|摘要|要点|实录))?[：:。]?$"
)
NOTE = re.compile(
    r"^\[\d{1,3}\]\s?\S|^(?:参考文献|注释)[:：]?$|^[（(]?备?注[:：]\s?\S"
    r"|^[（(](?:本文)?作者(?:系|为|单位|是)[^()（）]{2,60}[)）]$"
)
LONGEST_CAPTION = 90
# an agency's own end of a report: …谢谢大家！（新华社北京1月1日电）
END = re.compile(
    r"[。！？”][（(](?:新华社|本报|中新社|人民网|新华网)[^()（）\n]{0,16}\d{1,2}日[^()（）\n]{0,6}(?:电|讯)[)）]\s*$",
    re.MULTILINE,
)
SHORTEST_SPEECH = 300
# what a paper or a site sets below a speech, and how a report of a meeting goes on
SIDEBAR = re.compile(
    r"^[【\[■●▲]?\s?(?:延伸阅读|新闻(?:多一点|链接|背景|延伸|资料)|记者手记|编后(?:语|记)?|编辑手记|专家点评|网友(?:热议|点评)"
    r"|名词解释|知识(?:链接|拓展|窗)|相关(?:知识|背景|链接)|小贴士|背景(?:资料|链接)|链接)\s?[】\]]?[:：]?$"
)
CLOSING = re.compile(
    r"^(?:最后，?)?(?:同志们|各位|谢谢|我的(?:讲话|发言|汇报))[^\n]*[。！!]$|谢谢(?:大家|各位)?[。！!]$"
)
REPORT = re.compile(
    r"^(?:会议(?:还|由|结束|期间)|会上，|会后，|随后，|据(?:了解|悉|介绍)|记者)"
    r"|^[^。]{4,90}(?:参加|出席|列席)(?:了)?(?:会议|活动|会见|座谈)。$|^[^。]{2,30}主持(?:了)?会议。$"
)
LAST_THIRD = 0.67


def agencies(text: str) -> Iterator[Cut]:
    """Bracketed credits of agencies and papers, and datelines."""
    for pattern, why in ((AGENCY, "新闻附注"), (DATELINE, "电头")):
        for match in pattern.finditer(text):
            yield Cut(match.start(), match.end(), why)


def captions(text: str) -> Iterator[Cut]:
    """Captions of photographs: between 图片： and the credit, or the one line above the credit."""
    lines = [line for line in lines_of(text) if not line.is_blank]
    for number, line in enumerate(lines):
        if CAPTION.match(line.words) and len(line.words) <= LONGEST_CAPTION:
            yield Cut(line.a, line.b, "图片说明")
        if PHOTOGRAPHER.match(line.words):
            yield Cut(line.a, line.b, "图片说明")
        if CREDIT.match(line.words):
            yield Cut(line.a, line.b, "图片说明")
            above = lines[number - 1] if number else line
            if len(above.words) <= LONGEST_CAPTION and not above.is_numbered:
                yield Cut(above.a, above.b, "图片说明")


def editors_notes(text: str) -> Iterator[Cut]:
    """Yield an editor's lead: all above and with the sentence that announces the extracts."""
    lines = [line for line in lines_of(text) if not line.is_blank][:6]
    for number, line in enumerate(lines):
        if EXTRACT.search(line.words) and len(line.words) <= LONGEST_CAPTION:
            for lead in lines[: number + 1]:
                yield Cut(lead.a, lead.b, "编者按")
            return
        if LEAD.match(line.words):
            yield Cut(line.a, line.b, "编者按")


def others(text: str) -> Iterator[Cut]:
    """Yield other reports behind the end of this one, where no speech goes on below."""
    end = END.search(text, SHORTEST_SPEECH)
    if end is None:
        return
    below = [line for line in lines_of(text) if line.a > end.start() and not line.is_blank]
    below = [line for line in below if line.a >= end.end()]
    if not any(line.is_numbered or line.is_salutation for line in below):
        yield from (Cut(line.a, line.b, "其他报道") for line in below)


def asides(text: str) -> Iterator[Cut]:
    """Yield what stands below a speech's end: a paper's boxes, all below them, a report's end."""
    lines = [line for line in lines_of(text) if not line.is_blank]
    numbered = max((line.a for line in lines if line.is_numbered), default=-1)
    least = max(numbered + 1, LAST_THIRD * len(text))
    tail = [line for line in lines if line.a >= least]
    closed = False
    for at, line in enumerate(tail):
        if SIDEBAR.match(line.words):
            yield from (Cut(below.a, below.b, "报道附文") for below in tail[at:])
            return
        if closed and REPORT.search(line.words):
            yield Cut(line.a, line.b, "报道附文")
        closed = closed or bool(CLOSING.search(line.words))


def notes(text: str) -> Iterator[Cut]:
    """Lines of a list of notes."""
    for line in lines_of(text):
        if NOTE.match(line.words):
            yield Cut(line.a, line.b, "注释")
