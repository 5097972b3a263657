"""Times, numbers and shares that something has to keep to: 24小时内报告, 不少于15户, 每季度一次."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.frame_patterns import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.span import Span

_YEARS = r"(?<!\d)(?:\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一两二三四五六七八九])年"
_UNIT = "工作日|(?:工作)?小时|分钟|学时|课时|天|个月|周(?!岁)"
_TIME = rf"(?:{NUMBER}个半(?:小时|月)|{NUMBER}个?(?:{_UNIT})|{_YEARS})"
_COUNTED = r"个?(?:周?岁|百分点|公里|批次|[户次人名件篇条页字米元份场遍期分倍度]|项(?!目))"
_SHARE = (
    r"(?:\d{1,4}(?:\.\d{1,4})?%|百分之[一二三四五六七八九十百]{1,5}"
    "|[二三四五六七八九十]分之[一二三四五六七八九])"
)
AMOUNT = rf"(?:{_SHARE}|{_TIME}|{NUMBER}[万亿]?{_COUNTED})"
_BOUND = (
    "(?:不得?(?:少|低|多|高|大|小|迟|超)[于过]|至少|最多|最长|控制在|必须达到"
    "|(?<!下)[降压缩][低减]?[到至])"
)
_OFTEN = (
    "(?:至少|不少于|集中|各|开展|组织|召开|进行|通报|抽[查检]|排查|[巡检]查|调度|研判|报送"
    "|[听汇]报|[换清]洗)"
)
# Neither in a numeral nor behind one of a range: 3到5天, but 做到三十分钟内.
_ALONE = r"(?<![\d.至一二两三四五六七八九十百半])(?<!(?<![做达])到)(?!(?<=个)半)"
LIMITS = (
    re.compile(rf"(?<![每第]){_ALONE}(?P<key>{_TIME}|\d{{1,3}}日)(?=之?以?内)"),
    re.compile(rf"{_BOUND}(?:[一-鿿]{{2,8}}的)?(?P<key>{AMOUNT}(?:(?<=[天年])半)?)(?![多余至到—])"),
    re.compile(rf"{_ALONE}(?P<key>{AMOUNT})(?=以[上下](?!的?[有占共]))"),
    re.compile(
        rf"(?P<key>每(?:半个?月|半年|两周|[两三]个月|季度|个?月|周|天|日|年))(?!\d)(?={_OFTEN}|[一两三]次|一[查调报会讲])"
    ),
)


def limits(sentence: Span) -> Iterator[Span]:
    """Yield the times, numbers and shares that a sentence sets as limits, in its order."""
    yield from (sentence[begin:stop] for begin, stop in limits_in(sentence.text))


def limits_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where limits stand in a text."""
    end = 0
    for begin, stop in sorted({m.span("key") for limit in LIMITS for m in limit.finditer(text)}):
        if begin >= end:
            yield begin, stop
            end = stop
