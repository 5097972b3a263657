"""What a speech allows for each paper or matter: 会议纪要 ↔ 3个工作日内, told here and there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.requirements.counts import ordinal
from question_bank.requirements.frame_patterns import TERM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from question_bank.speech.span import Span

# What has to be ready, sent or answered by a time.
THING = (
    "(?<![条按软零证])件|公文|[来收发]文|文[稿书]|[讲文]稿|纪要|批示|事项|议案|提案|工单|材料|报告|请示|信息"
    "|来信|来访|来电|(?<=代表)建议|诉求|投诉|举报|隐患|方案|计划|总结|函|简报|通报|电报|通知|清单|档案|[月季年]报|账单"
    "|资料|意见|申请|开办|登记|报装|审批|备案|案卷|欠薪|漏洞|(?<![不的])问题"
)
NO_START = (
    "[对凡如若当并或及将把等向由在从被为到至经按每其这那我你该各有下上今去需]"
    "|[一两三四五六七八九十]般?[个项条]"
)
LEFT = rf"(?:对|凡是?|凡属)?(?P<l>(?!{NO_START})(?:(?![内后前])[一-鿿“”、]){{0,12}}?(?:{THING}))"
# What may stand between a thing and its time: no word that tells of another event.
JOINT = (
    r"[，,]?(?:一般|原则上|都|均|一律|最长|最迟|办理时[限间])*(?:应当?|必?须|要)?(?:在|于)?"
    r"(?:自?(?:收到|受理|接到|接件|交办|登记)[^，,。；;]{0,3}(?:之日)?[起后])?在?(?:不得?超过|不过|压缩[至到]|缩短[至到])?"
)
DONE = (
    r"(?=$|[，,；;、。]|办[结理完]|[转呈报发]?送|[回答]复|上?报|提出|印发|反馈|完成|整改|录入|公开|归档|登记|分[送办解]"
    r"|签[发批]|审[核结签]|[转下]发|移[送交]|批|拿出|形成|核实|化解|销号|传[阅达]|阅|书面|电话|内?批复|发出|到)"
)
TIME = rf"(?:{TERM}(?:以?内)?|半天|当[天日])"
ALLOWED = re.compile(
    rf"(?:^|(?<=[，,；;：:、）)]))\s*{LEFT}{JOINT}(?P<r>{TIME}){DONE}(?!到[一-鿿]*[的前后])"
)
AGAIN = re.compile(rf"^[^，,；;。]{{0,20}}[，,、](?:并|再|须|要|应当?|一般|最长)*[在于]?{TIME}")
OTHERWISE = re.compile("(?:但|其中|特殊|紧急的|情况复杂|确有困难)[^；;。]{0,20}$")
GENERAL = re.compile(rf"(?:书面|电话|口头|初步|相关|有关|全部)*(?:{THING})")  # 书面报告: of what?
DATE = re.compile(r"^\d+[月日]$")
NUMBER = re.compile(r"[\d.]+|[一二两三四五六七八九十]+")
MOST = 8


@dataclass(frozen=True, slots=True)
class Allowed:
    """A thing and the time it is allowed, as they stand in a sentence."""

    thing: Span
    time: Span

    @property
    def length(self) -> str:
        """The time in one way of writing."""
        return length_of(self.time.text)


def length_of(time: str) -> str:
    """Return a time in one way of writing: 三个工作日 and 3个工作日内 are the same."""
    return NUMBER.sub(lambda found: _figure(found[0]), re.sub("以?内$|个", "", time))


def deadlines(said: Iterable[Span]) -> list[Allowed]:
    """Return what each thing is allowed, where one thing has one time and one time one thing.

    A time told twice goes with the thing that is named first; what has two times is left out.
    """
    found = [one for sentence in said for one in _in(sentence)]
    lengths: dict[str, set[str]] = {}
    for one in found:
        lengths.setdefault(one.thing.text, set()).add(one.length)
    kept: dict[str, Allowed] = {}
    taken: set[str] = set()
    for one in found:
        name = one.thing.text
        if len(lengths[name]) == 1 and name not in taken and one.length not in kept:
            kept[one.length] = one
            taken.add(name)
    return list(kept.values())[:MOST]


def _in(sentence: Span) -> Iterator[Allowed]:
    text = sentence.text
    for match in ALLOWED.finditer(text):
        rest = text[match.end() :]
        if GENERAL.fullmatch(match["l"]) or DATE.match(match["r"]) or AGAIN.match(rest):
            continue
        if OTHERWISE.search(text[: match.start()]):
            continue
        yield Allowed(sentence.group(match, "l"), sentence.group(match, "r"))


def _figure(numeral: str) -> str:
    known = None if "." in numeral else ordinal(numeral)
    return str(known) if known else numeral
