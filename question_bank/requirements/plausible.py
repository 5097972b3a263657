"""Whether a list is one at all: not of people, of bodies or of other lists by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.counts import (
    counts_in_name,
)

if TYPE_CHECKING:
    from question_bank.requirements.model import RequirementList

# People are not asked by rank and name: 张主任, 副县长李明.
TITLE = "委员|书记|主任|[局部厅县市省州镇乡院校科处]长|秘书长|主席|总理|同志|先生"
SURNAME = (
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴"
    "严莫孔向常傅辛xX×某]"
)
PERSON = re.compile(
    rf"^(?:.{{0,8}}的)?(?:{SURNAME}[一-鿿]?副?(?:{TITLE})|(?:{TITLE})"
    rf"|副?(?:{TITLE}) ?{SURNAME}[一-鿿]{{1,2}})$"
)
WORD = re.compile(r"[^\W_]")
# Lists of bodies and places (省委、市委、县委) say who, not what.
BODY = re.compile(
    r"^[在各全]?(?:[一-鿿]{1,4}[县区镇乡村局厅委]|党?中央|国务院|[国省市县州区乡镇村]+级?|[级地]"
    r"|[省市县区]?(?:政府|党委|人大|政协|部门|单位)|一个.{0,2})"
    r"(?:要求|部署)?$"
)


def is_worthwhile(found: RequirementList) -> bool:
    """Return whether most items are more than people, bodies or the names of other lists."""
    texts = [item.text for item in found.items]
    if not all(map(WORD.search, texts)):
        return False
    names = sum(len(text) <= 6 and max(counts_in_name(text), default=0) > 1 for text in texts)
    bodies = sum(bool(BODY.match(text)) for text in texts)
    people = sum(bool(PERSON.search(text)) for text in texts)
    return max(names, bodies, people) < 0.6 * len(texts)
