"""Where a question stands: whom the speech addresses and under which heading it speaks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.questions.typesetting import typeset
from question_bank.questions.words import grammar
from question_bank.requirements.clauses import COMMAS, pieces
from question_bank.requirements.likeness import OPENS_WITH_VERB

if TYPE_CHECKING:
    from collections.abc import Iterable

    from question_bank.outline.tree import Outline
    from question_bank.speech.span import Span
    from question_bank.speech.speech import Speech

BODIES = "系统|办公室|办公厅|部门|单位|机关|干部|人员"
ADDRESSED = re.compile(
    rf"(?<![一-鿿])(?P<who>(?:全[国省市县州区]|各级|各)?[一-鿿]{{0,10}}?(?:{BODIES}))(?:都|们)?(?=(?:自己|也|更|还|就)*(?:一定要|要|必须|应当|应该))"
)
# What may run into a name from before it: 由县委办公室, 因此各单位.
LED_BY = re.compile(r"^(?:尤其是|特别是|因此|所以|同时|并|由|请|把|将|对|向|是|凡是|凡|希望)")
IN_TITLE = re.compile(r"^在?(?P<where>[一-鿿\s]{2,24}?)(?:会议?|大会|班|论坛|仪式|典礼)上")
BODY = re.compile(r".*(?:系统|办公[室厅]|部门|单位|机关|[委局厅院校]|公司|企业)")
KINDS = (
    (re.compile(r"讲话|致[辞词]|发言|讲稿|动员|谈话|演讲"), "讲话"),
    (re.compile(r"报告"), "报告"),
    (re.compile(r"意见|规划|通知|决定|方案|纲要|条例|办法|规定|制度|细则|规则|纪要|通报"), "文件"),
)
# Somebody or something that the words are of: the material, a body, a post, a work.
OWNED = re.compile(
    r"讲话|报告|文件|[《“]|书记|主席|总理|同志|系统|办公|部门|单位|机关|干部|人员|党委|政府|党组|党支部|党员|委员会|[党州省市县区镇乡]委"
    r"|学校|医院|公司|企业|集团|中心|[委局厅院站所队组科股][^长]|各级|各地|岗|[一-鿿]员|责任人|值班人|领导|公文|制度|[一-鿿]{2}工作(?=.{0,4}(?:要|应|必须|是|坚持|实行|由))"
)
NEAR = 16
NO_TOPIC = re.compile(
    r"[我你他她]|^(?:讲|谈|说)一?[下讲谈说]|导语|祝|谢|[？?！!]|^(?:按照|根据|为|既|不仅|只有|几点|这)|指导思想|总体要求|基本原则|^[总附罚]则$|(?:不够|不足|问题|不高|不好|不细|不紧|不强|不严|差距|短板)$|感受|[是也].{3,}的|重要性$|的$|应当|负责|包括|下列"
)
ASIDE = re.compile("[（(][^（()）]*[）)]$")
SENT_ROUND = re.compile("印发《(?P<title>[^》]+)》")
INNER_TITLE = str.maketrans("《》", "〈〉")
LONGEST_TOPIC, LONGEST_PAPER = 20, 32
TOLD = re.compile(
    r"^(?!不断|进一步|努力|切实|坚持)[^，,要_]{2,10}(?:(?<![重主首概必需])要(?![素点求])|必须|应当)"
)
WORK = re.compile(r"^[^，,的要_、]{2,8}工作(?=坚持|实行|遵循|由|应|必须|要|是)")
# A clause that begins so tells its reader to do something; any other needs 要 before it.
OPENS_MODAL = re.compile(
    r"^(?:一定要|要|必须|应当|应该|应|务必|需要|切忌|不能|不得|不要|不准|不该|不可|不许|决不|绝不|严禁|可以)"
)
OWN_MODAL = re.compile(
    "^[^，、；_]{1,5}(?:(?<![重主首概必需])要(?![素点求闻])|必须|应当)"
)  # 人要在岗
SUBJECT = re.compile(
    rf"^(?:全[国省市县州区]|各级|各地|各单位|各部门|[^，,的要_、]{{0,10}}?(?:{BODIES}|办|党委|政府|同志|工作))"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One speech as its questions name it. `audience` is who is told to do things.

    `title` is the speech's own in a file of several; `matters` tells of each heading of the
    outline what it is about, in a few words.
    """

    speech: Speech
    outline: Outline
    title: str | None
    audience: str | None
    called: str
    matters: tuple[str | None, ...]
    has_articles: bool = False

    def topics(self, under: tuple[int, ...], *, without: Iterable[Span] = ()) -> list[str]:
        """Return what the headings above a place are about, innermost first, each short.

        A heading that holds one of the asked words itself is no topic for them.
        """
        asked = list(without)
        found: list[str] = []
        for index in reversed(self.inner(under)):
            topic, heading = self.matters[index], self.outline.headings[index]
            if topic is None or (self.has_articles and "章" not in heading.marker):
                continue
            if not any(heading.words.overlaps(part) for part in asked):
                found.append(topic)
        return found

    def inner(self, under: tuple[int, ...]) -> tuple[int, ...]:
        """Return the headings that a place stands under within its speech, the title left out."""
        return tuple(index for index in under if index not in self.outline.parts)

    def heading(self, under: tuple[int, ...]) -> str:
        """Return the words of the innermost heading that a place stands under."""
        inner = self.inner(under)
        return self.outline.headings[inner[-1]].words.text if inner else ""

    def has_subject(self, clause: str) -> bool:
        """Return whether a clause says whom or what it speaks of."""
        if OPENS_MODAL.match(clause):
            return False
        if TOLD.match(clause) or WORK.match(clause):
            return True
        first = grammar(clause[:8])[0]
        if OPENS_WITH_VERB.match(clause) or first in set("vdp"):
            return False
        return SUBJECT.match(clause) is not None or (
            first in "nrstm" and OWNED.search(clause[:NEAR]) is not None
        )

    def told_in(self, words: str) -> Setting:
        """Return the setting of a sentence that has said before whom it tells to do something."""
        told = [LED_BY.sub("", match["who"]) for match in ADDRESSED.finditer(words)]
        if not told or not 3 <= len(told[-1]) <= 12 or OPENS_WITH_VERB.match(told[-1]):
            return self
        return replace(self, audience=told[-1])

    def addressed(self, clause: str, matter: str = "") -> str:
        """Return a clause without a subject with one, the matter, and 要 where it needs it."""
        modal = "" if OPENS_MODAL.match(clause) or OWN_MODAL.match(clause) else "要"
        if self.audience is None:
            who = self.named(LONGEST_TOPIC)
            return f"{who}要求，{matter}{modal}{clause}"
        return f"{self.audience}{matter}{modal}{clause}"

    def named(self, longest: int) -> str:
        """Return the material's title where it is no longer, else what kind of material it is.

        Papers go by their title even where it is long: there are many of them.
        """
        most = LONGEST_PAPER if self.called == "文件" else longest
        title = proper(self.title or "")
        return f"《{title}》" if title and len(title) <= most else self.called


@dataclass(frozen=True, slots=True)
class Settings:
    """The setting of a file, and that of each speech where it holds several."""

    whole: Setting
    parts: dict[int, Setting]

    def at(self, place: Span) -> Setting:
        """Return the setting of the speech that a place stands in."""
        title = self.whole.outline.part_of(place)
        return self.whole if title is None else self.parts[title.a]


def proper(title: str) -> str:
    """Return a title as it is cited: of a covering note the paper's own, without an aside."""
    own = SENT_ROUND.search(title)
    return ASIDE.sub("", own["title"] if own else title).translate(INNER_TITLE)


def _topic(speech: Speech, heading: Span) -> str | None:
    """Return what a heading is about, in a few words; None where it names no matter."""
    if not speech.is_fit(heading) or NO_TOPIC.search(heading.text):
        return None
    words = ASIDE.sub("", heading.text).strip(" " + COMMAS)
    words = words.removeprefix("要").removeprefix("关于")
    if len(words) <= LONGEST_TOPIC:
        return typeset(words)
    parts = [part.text for part in pieces(heading, COMMAS)]
    short = [part for part in (parts[0], parts[-1]) if 4 <= len(part) <= LONGEST_TOPIC]
    return typeset(short[0].removeprefix("要")) if short else None


def settings_of(speech: Speech, outline: Outline) -> Settings:
    """Return the settings of a file's speeches."""
    articles = any("条" in heading.marker for heading in outline.headings)
    matters = tuple(_topic(speech, heading.words) for heading in outline.headings)
    whole = _setting(
        Setting(speech, outline, speech.title, None, "", matters, articles), speech.text
    )
    named = [
        (heading.words, heading.body)
        for heading in map(outline.headings.__getitem__, outline.parts)
    ]
    parts = {
        title.a: _setting(replace(whole, title=title.text), body.text) for title, body in named
    }
    return Settings(whole, parts)


def _setting(setting: Setting, text: str) -> Setting:
    """Return the setting with what its own text and title tell."""
    title = setting.title or ""
    return replace(setting, audience=_audience(title, text), called=_called(title, text))


def _called(title: str, text: str) -> str:
    """Return what the material is by its title: 讲话, 报告 or 文件."""
    for pattern, called in KINDS:
        if pattern.search(title):
            return called
    return "讲话" if "同志们" in text else "材料"


def _audience(title: str, text: str) -> str | None:
    """Return whom the title names, else whom the speech tells what to do or names most."""
    where = IN_TITLE.match(title)
    if where and (named := BODY.match(where["where"])):
        return named[0]
    names = (LED_BY.sub("", match["who"]) for match in ADDRESSED.finditer(text))
    told = Counter(who for who in names if 3 <= len(who) <= 12 and not OPENS_WITH_VERB.match(who))
    who, times = max(told.items(), key=lambda pair: (pair[1], len(pair[0])), default=("", 0))
    if times >= max(2, len(text) // 3000):
        return who
    return _named_most(text)


def _named_most(text: str) -> str | None:
    """Return the body that the text names most, its name grown leftwards while it stays whole."""
    ends = Counter(re.findall(r"[一-鿿]{2}系统|办公室|办公厅", text))
    if not ends or max(ends.values()) < max(4, len(text) // 1000):
        return None
    name: str
    name, count = min(ends.items(), key=lambda pair: (-pair[1], pair[0]))
    while len(name) < 12:
        longer = Counter(re.findall(rf"[一-鿿]{re.escape(name)}", text))
        grown, times = max(longer.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
        if times < 0.6 * count or grown[0] in "在的对是为了我们向从把和与让使各、":
            break
        name, count = grown, times
    return name
