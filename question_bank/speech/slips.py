"""Words that are probably mistaken: they stay as they stand, and who curates is told of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.span import Span
from question_bank.speech.speech import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.span import Text

# as they are printed wrong again and again, and never right
MISSPELT = """
律已 知已 自已 已任 舍已 己经 早己 而己 既使 独挡一面 一愁莫展 按步就班 不径而走 迫不急待 再接再励
脉博 松驰 粗旷 针贬 幅射 沉缅 寒喧 急燥 浮燥 烦燥 暴燥 布署 亲睐 竟争 竟赛 兢争 竞竞业业 克苦
默守成规 沤心沥血 出奇不意 修茸 磬竹难书 声名雀起 发韧 谈笑风声 有持无恐 追朔 走头无路 趋之若骛
迁徒 渲泄 弦律 膺品 尤如 滥芋充数 脏款 装祯 坐阵 旁证博引 灸手可热 姿意 编篡 凑和 重迭 罗嗦 拌脚石
拌倒 鼎立相助 名列前矛 直接了当 挺而走险 穿流不息 甘败下风 变本加利 倍至关怀 重蹈覆辄 言简意骇
食不裹腹 凭添 精萃 委屈求全 悬梁刺骨 明查暗防 明察暗防 防犯 贯彻落时 贯沏 严峻形式 形式严峻 副责
付主任 付书记 不勘设想 签定 消毁 密秘 玄绷 心无旁鹜 一以惯之 惯彻 相行见绌 毫不松解 常抓不泄
坚持不泄 一泄如注 拒腐防蚀变 廉结 廉节自律 清正廉结 公证廉明 克己奉功 以身做则 做风 坐谈会
做为一名 副合 按装 帮肋 工怍 普査 检査 调査 数宇 睛雨表 贵任 议事曰程 旳 毎 载体管里
部份 过份 成份 水份
""".split()  # noqa: SIM905 - a list of words is read as words
# every alternative begins with a character of its own: so a text is searched fast
DOUBLED = (
    r"不不(?=[^不]{1,2})|和和(?!美美|气气|睦睦|平)|与与|及及|并并|被被|把把(?!关)|将将(?=[^就])"
    r"|要要(?<![需重主不只必纪摘提]要要)(?=[求]?[^紧])|的的(?<!目的的)(?!确)"
    r"|在在(?<!实实在在)(?<!自自在在)|是是(?<![是就求]是是)(?!非)"
)
# 一 read as a stroke by a scanner: -律, -些
STROKE = r"[-—–](?<=[\u4e00-\u9fff，。；：].)(?=[律些切般旦直边样起](?![-—–]))"
# a syllable typed in letters: 万无一shi
SYLLABLE = (
    r"(?=[a-z])(?<=[\u4e00-\u9fff])(?!(?:app|ppt|vs|km|kg|mm|cm|pm|ml|mg|hm|kw|wifi|logo|web|word|excel|email)(?![a-z]))"
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)[aeiou]{1,3}(?:ng?|r)?(?=[\u4e00-\u9fff，。；、！？])"
)
FILLER = (
    r"呃|嗯嗯*(?=[，。])|啊(?<=[，。]啊)(?=[，。])|那个那个|这个这个|"
    r"就是说就是说|就是说(?<=[，。]就是说)(?=要|我们|各)|然后然后"
)
SLIPS = (
    (re.compile("|".join(sorted(MISSPELT, key=len, reverse=True))), "疑有错别字"),
    (re.compile(DOUBLED), "疑有叠字"),
    (re.compile(STROKE), "疑有错别字"),
    (re.compile(SYLLABLE), "夹有拼音"),
    (re.compile(FILLER), "像是录音转写"),
)
MOST = 200


def slips_of(text: Text) -> tuple[Slip, ...]:
    """Return what reads as a slip of pen, keyboard or speech recognition, in the text's order."""
    return tuple(sorted(_slips(text), key=lambda slip: slip.words.a))[:MOST]


def _slips(text: Text) -> Iterator[Slip]:
    for pattern, why in SLIPS:
        for match in pattern.finditer(text.text):
            yield Slip(Span(text, *match.span()), why)
