"""What the columns of matching sets are called, by what their finder calls the pairs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.questions.words import pattern
from question_bank.requirements.likeness import common_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.speech.span import Span

ANY = "各项"
DEMAND = "要求"
DUTY = "职责"
METAPHOR = "比喻"
POSITION, ROLE = "定位", "角色"
WITHIN, HOW_OFTEN, LENGTH = "时限要求", "时间要求", "篇幅要求"
POINT, ONE_WORD = "“点”", "“字”"
# What a finder calls two columns → what the right one surely is, and the left one where that is
# known whatever stands in it.
COLUMNS = {
    "岗位 ↔ 负责的事项": ("", DUTY),
    "主体 ↔ 责任": ("", "责任"),
    "文稿 ↔ 篇幅": ("", LENGTH),
    "对象 ↔ 见面的要求": ("对象", DEMAND),
    "情形 ↔ 处理要求": ("情形", "处理要求"),
    "内容 ↔ 点": ("内容", POINT),
    "举措 ↔ 要解决的问题": ("举措", "要解决的问题"),
    "工作 ↔ 字": ("", ONE_WORD),
    "事项 ↔ 形象说法": ("", "提法"),
    "主体 ↔ 比喻": ("", METAPHOR),
    "事项 ↔ 比喻": ("", METAPHOR),
    "对象 ↔ 要当好的角色": ("", "要当好的角色"),
    "要求 ↔ 目标": (DEMAND, "目标"),
    "情形 ↔ 要求": ("", DEMAND),
    "对象 ↔ 要求": ("对象", DEMAND),
    "工作 ↔ 用力的方向": ("", DEMAND),
    "内涵 ↔ 方面": ("方面", "内涵"),
    "对象 ↔ 目标": ("", "目标"),
    "方面 ↔ 要求": ("方面", DEMAND),
    "做法 ↔ 结果": ("做法", "结果"),
    "名称 ↔ 含义": ("提法", "含义"),
    "提法 ↔ 含义": ("提法", "含义"),
    "工作 ↔ 要求": ("", DEMAND),
    "角度 ↔ 做法": ("角度", "做法"),
    "应有的做法 ↔ 应防止的偏向": ("应有的做法", "应防止的偏向"),
    "对象 ↔ 多久一次": ("", HOW_OFTEN),
    "事项 ↔ 时限": ("", WITHIN),
    "精神 ↔ 工作": ("精神", "工作"),
    "标志 ↔ 含义": ("", "含义"),
    "文种 ↔ 适用情形": ("文种", "适用情形"),
    "内容 ↔ 定位": ("", POSITION),
    "途径 ↔ 目的": ("途径", "目的"),
    "主体 ↔ 有何举动": ("", DEMAND),
    "方面 ↔ 要达到的程度": ("", DEMAND),
    "工作 ↔ 字诀": ("", DEMAND),
    "对象 ↔ 要讲的内容": ("对象", "要讲的内容"),
    "方面 ↔ 要当的角色": ("方面", ROLE),
    "事项 ↔ 要当作什么": ("", POSITION),
    "事项 ↔ 规矩": ("", DEMAND),
    "事项 ↔ 做法": ("", DEMAND),
    "工作 ↔ 落到何处": ("", DEMAND),
    "要求 ↔ 落脚点": ("方面", DEMAND),
    "对象 ↔ 程度": ("", "提法"),
    "要求 ↔ 要当的角色": (DEMAND, ROLE),
    "内容 ↔ 与之紧密结合的内容": ("", "要与之结合的内容"),
    "各项 ↔ 要求": ("", DEMAND),
}
POST = re.compile(
    r"(?:岗位?|[一-鿿]员|[班组队站所科处局厅院校厂馆矿镇乡村]长|书记|主任|负责人|[老教]师|法官|助理|警察|民警|会计|医生|护士|干部|同志|领导|主管|经理|一把手|人)$"
)
BODY = re.compile(
    r"(?:部门|单位|机关|机构|办公室|[委政农府校]办|[总大中支]队|委员会|村委会|[局委室科处所站院镇乡村]|[一-鿿]组|政府|企业|公司|中心|学校|支部|股)$"
)
MOMENT = re.compile(r"(?:时|时候|时刻|关头|期间|之[前后])$|^会[前中后]$")
COLUMN_NOUNS = re.compile(
    r"(?:观念|思想|意识|能力|作风|精神|问题|倾向|关系|阶段|季度|环节|公文|制度|信息|同志|岗位|单位|形态|原则|目标|任务|机制|工作)$"
)
VERBAL = re.compile("要(?!求|点|素)")  # 左栏要破除的观念


@dataclass(frozen=True, slots=True)
class Relation:
    """What the left and the right column are called, and the sides themselves, left first."""

    left: str
    right: str
    sides: tuple[tuple[Span, Span], ...]

    @property
    def told(self) -> str:
        """What the trainee is told to do with the two columns."""
        if VERBAL.match(self.left) and VERBAL.match(self.right):
            return f"将左栏{self.left}与右栏{self.right}一一配对"
        of = "" if self.left == ANY or VERBAL.match(self.left) else "的"
        to = "" if VERBAL.match(self.right) else "对应的"
        return f"将左栏{of}{self.left}与右栏{to}{self.right}配对"


def kind_of(lefts: Sequence[str]) -> str:
    """Return what all left sides are: 岗位, 单位, 情形, a noun they all end in; else 各项."""
    posts = [POST.search(left) is not None for left in lefts]
    bodies = [BODY.search(left) is not None for left in lefts]
    tests = (
        (all(left.endswith("岗") for left in lefts), "岗位"),
        (all(posts), "人员"),
        (all(bodies), "单位"),
        (all(map(max, zip(posts, bodies, strict=True))), "责任主体"),
        (all(left.endswith(("的", "者")) for left in lefts), "情形"),
        (all(map(MOMENT.search, lefts)), "时机"),
    )
    named = next((kind for holds, kind in tests if holds), None)
    word = lefts[0][-2:] if common_end(lefts) >= 2 else ""
    if named is None and COLUMN_NOUNS.search(word) and pattern(word) == "n":
        return word
    return named or ANY
