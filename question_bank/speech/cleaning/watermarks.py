"""A site's marks strewn over the text, even inside a word: learned where they come again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import CLOSERS, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SITE = re.compile(
    r"版权所有|门户|之家|文库|范文|公文网|文秘|秘书网|写作网|[\u4e00-\u9fff]网(?:站|$)|公众号|小编|原创|转载|盗版|下载|收藏|扫码|微信|搜索|欢迎光临|"
    r"[Ww]{3}[.．]|[Cc][Oo][Mm]$|\.(?:com|cn|net)"
)
TAIL = re.compile(rf"[。！？!?…][{re.escape(CLOSERS)}]*\s*(?P<mark>[^。！？!?…\n]{{4,40}})$")
OWNER = re.compile(r"版权所有|侵权必究")
DOMAIN = re.compile(
    r"(?:www\.)?[a-z0-9-]{3,30}\.(?:com|cn|net|org|cc|top|vip|xyz|info|wang|club)(?:\.cn)?",
    re.IGNORECASE,
)
ENDING = re.compile(
    r"(?<=[。！？；”\u4e00-\u9fff，])[ \t]?(?P<tail>[!-~]{2,30}(?: [!-~]{2,20}){0,2})[ \t]*$",
    re.MULTILINE,
)
INSIDE = re.compile(
    r"(?<=[。；，！？])(?:[A-Za-z0-9]{4,16}|[{\[<][A-Za-z0-9]{3,16}[}\]>])(?=[\u4e00-\u9fff])"
)
GIBBERISH = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}|[A-Za-z]\d+[A-Za-z]|[{}#$~^`\\]")
NAMED = re.compile(
    r"(?:来自|来源于?|转自|出自|关注|就在|尽在|请上|欢迎光临|收藏|访问)[:：]?[“《]?(?:www[\w.]+)?\s?(?P<name>[\u4e00-\u9fff]{3,10}(?:网|文库|论坛|部落|之家|吧|家园|资源))"
)
# who looked at a page of an office's own net: 营业部 郑小满30718 2024-03-22 09:14
VIEWER = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4})\s?(?P<number>\d{5,8})(?![-/\d年月日.元万亿人户个件%])"
)
FIVE_DIGITS = re.compile(r"\d{5}")
STAMPED = r"(?:\s+\d{4}-\d{1,2}-\d{1,2}(?:\s+\d{1,2}:\d{2})?)?"
LEAST_VIEWS = 3
# a site's sign in brackets; what is named in small letters is no sign
CODE = re.compile(
    r"(?<=[\u4e00-\u9fff，。；、：！？”])[（(](?!(?:app|ppt|pdf|word|excel|wifi|email|vs|wps|logo|http)[)）])[a-z]{3,12}[)）]"
)
CLAIMING = (
    r"(?:(?:本文|文章|此文|更多[^。，\n]{0,8}|请?)"
    r"(?:来自|来源于?|转自|出自|关注|就在|尽在)[:：]?[“《]?(?:www[\w.]+)?\s?)?"
)
JUNK = re.compile(r"[!-~](?:[ -~\xa0]{7,})")
SINGLE = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")
WORD = re.compile(r"[A-Za-z]{4}|\d{4}")
YEAR = re.compile(r"[(]?\d{1,4}\Z")
JUNK_SIGNS = frozenset("#%`{}~^\\@&*|<>+=$_!?\"';:/[]()-,.")
CLOSING = ('"', "'", ")", "]")
LEAST_TAILS = 3
MOST_MARKS = 20
SHORTEST_MARK = 4


def watermarks(text: str) -> Iterator[Cut]:
    """Yield marks that stand behind paragraphs' last sentences, wherever else they stand too."""
    for mark in sorted(_marks(text), key=len, reverse=True):
        for match in re.finditer(re.escape(mark), text):
            yield Cut(match.start(), match.end(), "水印")


def _marks(text: str) -> set[str]:
    """Return what trails behind a full stop again and again, or once and names a site.

    Once at the very end is more likely a sentence that the file cuts off.
    """
    tails: Counter[str] = Counter()
    last = ""
    for line in lines_of(text):
        match = None if line.is_ended else TAIL.search(line.words)
        if match:
            last = match.group("mark").strip()
            tails[last] += 1
        elif line.is_prose:
            last = ""
    marks = {
        tail
        for tail, times in tails.most_common(MOST_MARKS)
        if len(tail) >= SHORTEST_MARK and text.count(tail) < 3 * times + 3
        if times >= 2 or (SITE.search(tail) and tail != last)
    }
    return marks | _owned(text, OWNER) | _domains(text)


def _domains(text: str) -> set[str]:
    """Return addresses that come again and again, each with the name that always stands by it."""
    times = Counter(match.group() for match in DOMAIN.finditer(text))
    found: set[str] = set()
    for domain, count in times.items():
        if count >= 2:
            found |= _owned(text, re.compile(re.escape(domain)))
    return found


def _owned(text: str, sign: re.Pattern[str]) -> set[str]:
    """Return marks known by 版权所有 or an address: as much around it as all its places share."""
    places = [match.span() for match in sign.finditer(text)]
    if len(places) < 2:
        return set()
    left = _shared([text[max(0, a - 20) : a][::-1] for a, _ in places])[::-1]
    right = _shared([text[b : b + 20] for _, b in places])
    core = text[slice(*places[0])]
    return {left + core + right} if left + right or sign is not OWNER else set()


def _shared(texts: list[str]) -> str:
    """Return the beginning that all of them share, on one line."""
    length = 0
    while all(len(text) > length and text[length] == texts[0][length] for text in texts):
        length += 1
    return texts[0][:length].split("\n")[0]


def viewers(text: str) -> Iterator[Cut]:
    """Name and number of who opened a page, strewn over it."""
    if len(FIVE_DIGITS.findall(text)) < LEAST_VIEWS:
        return
    found = list(VIEWER.finditer(text))
    times = Counter(match["number"] for match in found)
    for number in [number for number, count in times.items() if count >= LEAST_VIEWS]:
        names = [match["name"][::-1] for match in found if match["number"] == number]
        name = _shared(names)[::-1]
        if len(name) < 2:
            continue
        mark = re.compile(rf"(?:(?<=\W)[\u4e00-\u9fff]{{2,4}}[ \t]+)?{name}\s?{number}{STAMPED}")
        yield from (Cut(m.start(), m.end(), "水印") for m in mark.finditer(text))


def junk(text: str) -> Iterator[Cut]:
    """Meaningless runs of signs and letters that forums put in against copying."""
    for match in JUNK.finditer(text):
        a, b = _trimmed(text, *match.span())
        run = text[a:b]
        signs = sum(sign in JUNK_SIGNS for sign in run)
        singles = len(SINGLE.findall(run))
        if singles >= 3 and signs >= 0.2 * len("".join(run.split())) and not WORD.search(run):
            yield Cut(a, b, "防复制乱码")


def tails(text: str) -> Iterator[Cut]:
    """Random letters behind sentences, where several of them stand."""
    found = [match for match in ENDING.finditer(text) if GIBBERISH.search(match["tail"])]
    inside = [match for match in INSIDE.finditer(text) if GIBBERISH.search(match.group())]
    if len(found) + len(inside) < LEAST_TAILS:
        return
    for match in ENDING.finditer(text):
        if not match["tail"].isdecimal() and match["tail"] not in CLOSING:
            yield Cut(match.start("tail"), match.end("tail"), "防复制乱码")
    for match in inside:
        yield Cut(match.start(), match.end(), "防复制乱码")


def claims(text: str) -> Iterator[Cut]:
    """Sentences that name the site the text was taken from, once its name is known."""
    for match in CODE.finditer(text):
        yield Cut(match.start(), match.end(), "水印")
    for name in {match["name"] for match in NAMED.finditer(text)}:
        claim = re.compile(rf"{CLAIMING}{re.escape(name)}(?:[a-z.]{{2,20}})?[。，]?")
        yield from (Cut(m.start(), m.end(), "来源声明") for m in claim.finditer(text))


def _trimmed(text: str, a: int, b: int) -> tuple[int, int]:
    """Return the run without the speaker's own bracket, stop or year at its edges."""
    if a and text[a - 1] not in "\n " and text[a] in "),.;:!?":
        a += 1
    own = YEAR.search(text, a, b) if text[b : b + 1] in tuple("年月日") else None
    return a, own.start() if own else b
