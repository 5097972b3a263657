"""Lists of what only goes along with a requirement: when, who is told, by which means, an image."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import COMMAS, STOPS
from question_bank.requirements.likeness import common_end

if TYPE_CHECKING:
    from question_bank.requirements.model import RequirementList

# When or in which case something is to be done, between commas as if it were a thing to do.
WHEN = re.compile(
    r"^(?:从|自)(?:.{0,8}(?:起|之日起|开始))$|^(?:一经|一旦|如[有遇需果]|若|凡是?|遇到?)(?!.*[要须应不])"
    r"|^(?:情节(?:较轻|严重)|确有必要|必要时|特殊情况(?:下)?|.{2,6}[后时]|.{2,6}(?:之前|之后|以前|以后|期间))$"
)
# Those to whom something is told or handed, or with whom one deals: 报告县委办、县政府办.
TO_WHOM = re.compile(
    r"(?:报告|汇报|报送|抄送|通报|上报|告知|请示|对接|通知|会同|配合|联系|[与同向和由请给])[“ ]?$"
)
WITH_WHOM = re.compile(
    r"^等?(?:有关|相关|各|多个|多家)?(?:单位|部门|机构|企业|同志|人员)(?:对接|沟通|配合|联系|协作|协调|协同|合作|联合|会商|汇报|报告|通报|要|的(?:对接|沟通|联系|协作|协调|配合|合作))"
)
BODY = re.compile("(?:[局办委厅处科室部院所站队会公司团]|中心|单位|部门|政府)$")
# By which of the usual channels: 运用报纸、电视、网络、公益广告等形式.
BY = re.compile(r"(?:运用|利用|通过|采取|采用|借助|依托|以)[“ ]?$")
CHANNELS = re.compile(r"^等?(?:多种|各种|多)?(?:形式|方式|媒体|媒介|载体|渠道|平台|途径|手段)")
MEDIUM = re.compile(
    "^(?:报[纸刊]|广播|电视|网[络站上]|电[话台]|短信|微信|微博|抖音|视频|手机|横幅|标语|展板|板报|喇叭|大喇叭|传单|海报|互联网|(?:公众|客户|宣传).{1,2}|.{0,2}(?:广告|短视频|公众号|显示屏))"
)
# Whatever it is: 不论纸质、照片、录音录像还是电子邮件附件.
WHICHEVER = re.compile("(?:不论|无论|不管)(?:是)?[“ ]?$")
IMAGE = re.compile(
    r"^像[^，]{1,5}$|^[^，]{1,4}的是[^，]{1,12}$|^(.)[^，就]{1,6}就是\1|^[^是]{1,4}是(?!为了)[^，是]{1,6}的$"
)
# Words that one is not to say: 不能说“不知道”“不归我管”.
SPOKEN = re.compile("以[“‘]$|(?:不(?:能|得|准|许|要|可|再)?|少|别)[说讲用][“‘]$")
# The bodies of which the last is named in full, each told to do something: 供电、供水、供气单位|要.
OF_BODIES = re.compile("(?:单位|部门|企业|机构|人员|干部)$")
TOLD = re.compile("^(?:都|一律|也)?(?:要(?![求素点害])|必须|应当?|负责)")
WHO_WHO = re.compile("^谁[一-鿿]{1,5}$")
# A question that the row answers: 靠什么：机制要硬，考核要真，保障要足.
ASKS = re.compile("(?:什么|谁|怎么[办干做]?|怎样|如何|哪[些里])[？?：:，,]$")
# The cases of which something is said behind them: 属于职权范围内的、可用便函解决的，….
CASES = re.compile("(?:.*[，,])?(?:属于|符合|凡是?|对)")
ALIKE = 2
CANNOT = "不得"
BAN = re.compile("不[得准许要能]|严禁|禁止|[绝决]不")
BREAKS = COMMAS + STOPS
SEVERAL = 2
FEW_CHARACTERS = 4


def goes_along(found: RequirementList, before: str, after: str) -> str | None:
    """Return why a list in passing only goes along with what is required; None if it does not.

    `before` is its clause up to the first item, `after` what comes behind the last.
    """
    texts = [item.text for item in found.items]
    bodies, media, images = (_most(texts, one) for one in (BODY, MEDIUM, IMAGE))
    opens = before.endswith(tuple(COMMAS)) or not before
    subjects = opens and OF_BODIES.search(texts[-1]) and TOLD.match(after)
    by_channels = BY.search(before) and CHANNELS.match(after)
    tests = (
        (any(map(WHEN.search, texts)), "各项不是一类"),
        (
            (bodies and _are_told(before, texts[0])) or WITH_WHOM.match(after) or subjects,
            "只说由谁做",
        ),
        (media and (common_end(texts) >= ALIKE or by_channels), "只是举例"),
        (ASKS.search(before), "只是章节名称"),
        (CASES.match(before) and texts[-1].endswith("的"), "句子不完整"),
        (SPOKEN.search(before), "只是举例"),
        (WHICHEVER.search(before), "只是举例"),
        (images, "只是比方"),
        (_is_part_of_item(found), "只是一项中的一部分"),
        (all(map(WHO_WHO.match, texts)) or _cannot_wait(texts), "固定说法，不学也会"),
    )
    return next((reason for failed, reason in tests if failed), None)


def _most(texts: list[str], pattern: re.Pattern[str]) -> bool:
    return sum(pattern.search(text) is not None for text in texts) * 2 > len(texts)


def _is_part_of_item(found: RequirementList) -> bool:
    """Return whether a row of things stands in one of several bans.

    不得在弯道、桥梁、坡顶拦车，不得….
    """
    text = found.place.text
    first = found.items[0].a - found.place.a
    begin = max(text.rfind(mark, 0, first) for mark in BREAKS) + 1
    ban = BAN.match(text, begin, begin + 4)
    inside = "、" in text[begin : found.items[-1].b - found.place.a]
    if ban is None or not inside or BAN.match(found.items[1].text):
        return False
    return len(re.findall(f"[{BREAKS}]{ban[0]}", text)) >= SEVERAL


def _are_told(before: str, first: str) -> bool:
    """Return whether the words before bodies, or before the first of them, tell them something."""
    return any(TO_WHOM.search(before + first[:size]) for size in range(max(1, len(first) - 1)))


def _cannot_wait(texts: list[str]) -> bool:
    """Return whether a row only says that nothing can be put off: 等不得、慢不得、马虎不得."""
    size = common_end(texts)
    return (
        size >= len(CANNOT) and texts[0].endswith(CANNOT) and max(map(len, texts)) <= FEW_CHARACTERS
    )
