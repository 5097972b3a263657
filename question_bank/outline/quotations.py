"""Whose words they are: what a speech quotes, and the person or the document it names for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.outline.sources import SOURCE, source_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.outline.sources import Kind
    from question_bank.speech.span import Span

SAYS = "指出|强调|要求|提出|明确|指示|告诫|批示|规定|嘱托|号召|教导|寄语|勉励|写道|谈到|提到"
SPEAKS = (
    "[说讲](?=[过到道]|得好|的?[:：，,“。]|的$|我们|要)|[云曰](?=[:：，,“])|认为|道(?=[:：，,“])"
)
VERB = re.compile(rf"(?P<says>(?:{SAYS})+)|(?P<speaks>{SPEAKS})")
QUOTED = re.compile("“(?P<words>[^“”\n]*)”")
QUOTED_OR_VERB = re.compile(f"{QUOTED.pattern}|{VERB.pattern}")
MARK = re.compile("“[^“”\n]*”|[。！？!?]")
STOPS = "。！？!?"
LONG_QUOTE = 15
LONGEST_PAUSE = 60
LONGEST_SAYING = 40
SHORTEST_OWNED = 8
INTO = re.compile(r"(?:得好|过的(?=[:：])|过|到|道|了)?\s?(?P<colon>[:：，,])?\s?")
NAMING = re.compile(
    r"(?:过|了)?的?(?P<listed>[^。！？，,；;：:“”]{4,40}(?=“)|[^。！？，,；;：:“”]{0,12})“(?P<words>[^“”\n]*)”"
)
UNFOLDED = re.compile(r"[^，,；;。“”]{0,10}(?:[（(：:]|[，,](?:即|就是|也就是))")
MODAL = re.compile(
    "(?:我们|大家|全党|各级[^，,。]{0,8}|广大[^，,。]{0,8}|领导干部)?(?:一定|都|就)?(?:要|必须|应当?|不能|不要|不得)"
)
GOES_ON = re.compile(
    r"^[”。，,；;]?(?:同时|此外|另外|最后|随后|后来|接着|并且?|而且|他|她|总书记|主席|书记|该?(?:通知|文件|意见|条例|办法|规定)|[，,]"
    r"|在[^，,。“]{2,20}[上中面]|还|又|也|进一步|特别|多次|反复|再次|明确|深刻|着重)+$"
)
BEHIND = re.compile(
    r"”[。，,]?(?:这|那)?(?:句话|段话)?(?:就|正|便)?是(?P<who>[^，。；！？”]{2,24})$"
)
OWNS = re.compile(r"(?:的|[这那]句|一句)(?:[^，,。；;：:“”]{0,6})[：:]?$")
# 总书记关于“提高政治站位、……”的重要要求
ABOUT = re.compile("关于$")
DEMAND = re.compile("的?(?:重要|明确)?(?:要求|指示|论述|嘱托|批示|号召|讲话|论断)")
BESIDE = re.compile("”[、和]?")
OWNED = ("的“", "关于“")
COMMON_FOLK = re.compile("群众|老百姓|有人|有的同志")
STRONG = re.compile("指出|强调|要求|规定")
SPOKE = re.compile("(?:作出|提出|发表|作)(?:了|过)?[^，。；“]{0,10}(?:指示|要求|讲话|论述|批示)")
COMMA = re.compile("[，,；;]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that are not the speaker's own, without their quotation marks, and who they are of.

    `kind` tells a person (彭书记) from a body (国务院), a document (《…条例》) and a saying (俗话).
    """

    who: Span
    words: Span
    kind: Kind


def quotations_of(paragraphs: Sequence[Span]) -> Iterator[Quotation]:
    """Yield every quotation in the order of the text; who quotes himself (我讲过) quotes nobody."""
    latest: Quotation | None = None
    for paragraph in paragraphs:
        if not VERB.search(paragraph.text) and not any(map(paragraph.text.__contains__, OWNED)):
            continue
        for sentence in _sentences(paragraph):
            if latest is not None and sentence.a > latest.words.b + LONGEST_PAUSE:
                latest = None
            said = list(_in_sentence(sentence, latest))
            yield from said
            latest = said[-1] if said else _spoken_of(sentence) or latest


def _spoken_of(sentence: Span) -> Quotation | None:
    """Return a sentence that tells that someone spoke: the next one may say what."""
    spoke = SPOKE.search(sentence.text)
    source = source_before(sentence, spoke.start(), 0) if spoke else None
    return Quotation(source[0], sentence, source[1]) if source else None


def _sentences(paragraph: Span) -> Iterator[Span]:
    """Yield the sentences with their stops; a stop within a quotation ends one at its end only."""
    text = paragraph.text
    begin = 0
    for match in MARK.finditer(text):
        end, below = match.end(), text[match.end() : match.end() + 1]
        if match[0][0] == "“" and (
            match[0][-2] not in STOPS or (below and below in "，,、；;的这")
        ):
            continue
        yield paragraph[begin:end]
        begin = end
    if begin < len(text):
        yield paragraph[begin:]


def _in_sentence(sentence: Span, latest: Quotation | None) -> Iterator[Quotation]:
    text = sentence.text
    reach = 0
    for match in QUOTED_OR_VERB.finditer(text):
        if match.start() < reach:
            continue
        found = (
            _beside(sentence, match, latest) or _owned(sentence, match)
            if match["words"] is not None
            else _behind(sentence, match, reach) or _said(sentence, match, reach, latest)
        )
        if found is not None:
            latest = found
            reach = max(reach, found.words.b - sentence.a)
            yield found


def _beside(sentence: Span, quoted: re.Match[str], latest: Quotation | None) -> Quotation | None:
    """Return a second quotation right behind one: 强调“……”“……”等要求."""
    if latest is None or sentence.a + quoted.start() not in range(
        latest.words.b, latest.words.b + 3
    ):
        return None
    if not BESIDE.fullmatch(sentence.text[latest.words.b - sentence.a : quoted.start()]):
        return None
    return Quotation(latest.who, sentence[slice(*quoted.span("words"))], latest.kind)


def _said(
    sentence: Span, verb: re.Match[str], reach: int, latest: Quotation | None
) -> Quotation | None:
    source = _source(sentence, verb, reach, latest)
    words = _words(sentence, verb, source[1]) if source else None
    return Quotation(source[0], words, source[1]) if source and words else None


def _behind(sentence: Span, verb: re.Match[str], reach: int) -> Quotation | None:
    """Return the quotation whose speaker is named behind it: “…”，这是焦裕禄说的."""
    match = BEHIND.search(sentence.text, max(reach, verb.start() - 40), verb.start())
    who = SOURCE.search(match["who"]) if match else None
    if match is None or who is None:
        return None
    opens = sentence.text.rfind("“", reach, match.start())
    if opens < 0 or opens + 1 == match.start():
        return None
    place = sentence[match.start("who") + who.start() : match.start("who") + who.end()]
    return Quotation(place, sentence[opens + 1 : match.start()], _kind(who))


def _owned(sentence: Span, quoted: re.Match[str]) -> Quotation | None:
    """Return a quotation that stands behind its owner: 焦裕禄的“吃别人嚼过的馍没味道”."""
    before = sentence.text[max(0, quoted.start() - 30) : quoted.start()]
    owns = OWNS.search(before)
    if owns is None and DEMAND.match(sentence.text, quoted.end()):
        owns = ABOUT.search(before)
    if owns is None or len(quoted["words"]) < SHORTEST_OWNED:
        return None
    owner = next((one for one in SOURCE.finditer(before) if one.end() == owns.start()), None)
    if owner is None or owner.lastgroup == "body":
        return None
    begin = quoted.start() - len(before)
    who = sentence[begin + owner.start() : begin + owner.end()]
    return Quotation(who, sentence[slice(*quoted.span("words"))], _kind(owner))


def _kind(source: re.Match[str]) -> Kind:
    return source.lastgroup  # type: ignore[return-value] # the groups are named by the kinds


def _source(
    sentence: Span, verb: re.Match[str], reach: int, latest: Quotation | None
) -> tuple[Span, Kind] | None:
    """Return who says it: whom the words before name, or who was quoted just before."""
    found = source_before(sentence, verb.start(), reach)
    if found or latest is None:
        return found
    goes_on = latest.kind != "saying" and GOES_ON.match(sentence.text[reach : verb.start()])
    return (latest.who, latest.kind) if goes_on else None


def _words(sentence: Span, verb: re.Match[str], kind: Kind) -> Span | None:
    """Return the words said: what stands in quotation marks, or the rest of the sentence."""
    text = sentence.text
    into = INTO.match(text, verb.end())
    begin = into.end() if into else verb.end()
    colon = into is not None and bool(into["colon"])
    if colon and VERB.match(text, begin):
        return None  # 提出要求，强调……: what is said comes behind the second verb
    quoted = QUOTED.match(text, begin)
    if quoted and _is_whole(text, quoted):
        return sentence[slice(*quoted.span("words"))]
    if kind == "saying":
        return sentence[slice(*quoted.span("words"))] if quoted else _saying(sentence, begin, into)
    naming = None if colon else NAMING.match(text, verb.end())
    strong = STRONG.search(verb.group()) is not None
    if naming and (not strong or _is_named(text, naming)):
        return _named(sentence, naming)
    told = colon or quoted or strong or MODAL.match(text, begin)
    if kind == "body" or not told or text.startswith(("的", "了"), verb.end()):
        return None
    return _rest(sentence, begin)


def _named(sentence: Span, naming: re.Match[str]) -> Span:
    """Return the name in marks, with what unfolds it: 提出的“两个点”（…）."""
    if "、" in naming["listed"]:
        return sentence[naming.start("listed") : naming.end()]
    if UNFOLDED.match(sentence.text, naming.end()):
        return _rest(sentence, naming.start("words") - 1)
    return sentence[slice(*naming.span("words"))]


def _is_named(text: str, naming: re.Match[str]) -> bool:
    """Return whether words in marks are all that is said, and do not begin a sentence."""
    return naming[0][0] == "的" or text[naming.end() : naming.end() + 1] in "，,。；;、的"


def _is_whole(text: str, quoted: re.Match[str]) -> bool:
    """Return whether a quotation is a statement and no mere term: 要做到“五个坚持”."""
    words = quoted["words"]
    return (
        len(words) >= LONG_QUOTE
        or words[-1:] in STOPS
        or text[quoted.end() : quoted.end() + 1] in "。！"
    )


def _rest(sentence: Span, begin: int) -> Span:
    return sentence[begin:].strip(" 。！？!?")


def _saying(sentence: Span, begin: int, into: re.Match[str] | None) -> Span | None:
    """Return a saying without quotation marks: a short sentence, or its first clause."""
    colon = into["colon"] if into is not None else None
    if colon is None or (colon in "，," and COMMON_FOLK.search(sentence.text, 0, begin)):
        return None
    rest = _rest(sentence, begin)
    comma = COMMA.search(rest.text, 2)
    return rest if len(rest) <= LONGEST_SAYING or comma is None else rest[: comma.start()]
