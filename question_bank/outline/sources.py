"""Who a speech can quote, as it names them: people, bodies, documents and sayings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from question_bank.speech.cleaning.byline import SURNAMES

if TYPE_CHECKING:
    from question_bank.speech.span import Span

Kind = Literal["person", "body", "document", "saying"]

HAN = "[\u4e00-\u9fff]"
FAMILY = f"[{''.join(sorted(SURNAMES))}]"
COMMON = "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗毛邓习江温]"
LEADER = "(?:总书记|国家主席|军委主席|主席|(?:副)?总理|委员长)"
HEAD = "[省市县区镇乡局部厅处州院校行站所]长"
OFFICE = f"(?:副?(?:书记|{HEAD}|主任|秘书长|司令员|政委|董事长|总经理|教授)|常委)"
LEVEL = "(?:自治区|省|市|县|州|区|旗|镇|乡|党)"
FAMOUS = (
    "毛泽东|周恩来|邓小平|江泽民|胡锦涛|习近平|列宁|马克思|恩格斯|鲁迅|孙中山|焦裕禄|孔子|孟子|老子|庄子|荀子|墨子"
    "|曾子|韩非子|诸葛亮|司马迁|司马光|范仲淹|郑板桥|顾炎武|曾国藩|李世民|唐太宗|朱熹|王阳明|苏轼|杜甫|李白|歌德|爱因斯坦"
)
GIVEN = "(?![室厅委府党和同时在对])[\u4e00-\u9fff]"
SOURCE = re.compile(
    r"(?P<document>《[^》\n]{2,40}》(?!出台|印发|颁布|实施|修订|公布|发布|施行))"
    "|(?P<saying>古人|古语|古话|古训|先[哲贤]|前人|俗[话语]|常言|谚语|老话|民谚|名言|古诗|有人|有的同志|老百姓|群众"
    "|有(?:这么)?一?句(?:老|古|俗)?(?:话|名言|诗|谚语|歌词))"
    rf"|(?P<person>(?:{LEVEL}{{1,2}}?(?:委|政府|人大|政协|纪委)?(?:办公[室厅])?{OFFICE}"
    "(?:、[一-鿿]{2,6}?(?:书记|部长|主任|秘书长|主席))?"
    rf"(?:{FAMILY}{GIVEN}{{1,2}}?(?=同志|[在曾也又还就对]|强调|指出|要求|提出))?(?:同志)?"
    rf"|{FAMILY}{GIVEN}{{1,2}}(?:{LEADER}|{OFFICE}|同志|先生)|{COMMON}{GIVEN}?(?:{LEADER}|{OFFICE})"
    rf"|{LEVEL}(?:委|政府)(?:主要|分管)?领导(?:同志)?"
    rf"|总书记|国家主席|总理|副?[省市县区镇乡州]长|(?<!{HAN})(?:{GIVEN}){{2,3}}同志|(?:{FAMOUS})(?:同志)?)"
    "(?!们|会议|座谈|培训|工作|岗位|职务)"
    rf"|{LEVEL}(?:委|政府)\s?[xX×*]{{1,3}}\s?{OFFICE})"
    "|(?P<body>(?:党中央|中共中央|中央|国务院|中办|国办|(?:自治区|省|市)(?:党?委|政府))(?:、国务院)?(?!主要|分管|有关|负责|督查|巡视|党校|电视|[书办工机部政副常精领])"
    "|党的[\u4e00-\u9fff]{1,6}大(?:报告)?|[\u4e00-\u9fff]{0,3}[一二三四五六七八九]中全会"
    "|(?:全[国省州市]|中央|省委|市委|州委)[^，,。；;：:“”]{2,24}(?:会议|大会|全会)(?=上?[，,]?(?:再次|明确|特别|还)?$))"
)
NOBODY = re.compile(
    "^(?:负责|全体|其他|有的|有些|部分|各位|广大|这些|那些|办公室|很多|一些|每位|哪位|基层|年轻|老[同干]|女|男|好)"
)
NOT_HERS = re.compile(
    r"(?:按照|根据|遵照|依照|落实|贯彻|对照|围绕|学习|领会|践行|牢记|接见|会见|看望|拜访)[\u4e00-\u9fff]{0,6}$|(?:[对向给把被]|各级?|每[个位]|所有|当好|做好)“?[^，,。；;“]{0,3}$"
)
FROM_TO_VERB = re.compile(
    r"(?:^|[时上中里下内后前间，,、）)日]|曾经?|也|又|还|都|就|再次|多次|反复|一再|明确|深刻|特别|着重|郑重|严肃|专门|亲自|同时"
    r"|已|经常?|常常?|早就|明文|[对向给就在为把](?:(?!提出|作出|作了|讲了|下达)[^，,。；;]){1,60}|同志|报告|得好|所)$"
)
OTHERS = re.compile(r"(?:^|[，,；;：:])(?:我们?|大家|你们?|咱们|各级|各部门|各单位|必须|要|应)")
REACH = 120


def source_before(sentence: Span, place: int, reach: int) -> tuple[Span, Kind] | None:
    """Return whom the words before a verb of saying name as the one who says it."""
    begin = max(reach, place - REACH)
    text = sentence.text[begin:place]
    found = [match for match in SOURCE.finditer(text) if not NOBODY.match(match.group())]
    if not found:
        return None
    last = next((one for one in reversed(found) if not NOT_HERS.search(text[: one.start()])), None)
    if last is None:
        return None
    between = text[last.end() :]
    if not FROM_TO_VERB.search(between) or OTHERS.search(between):
        return None
    kind: Kind = last.lastgroup  # type: ignore[assignment] # the groups are named by the kinds
    return sentence[begin + last.start() : begin + last.end()], kind
