"""The frames in which items of a list hold two sides: 在…上…, …才能…, …负责…."""

from __future__ import annotations

import re
from dataclasses import dataclass

from question_bank.requirements.likeness import VERBS

# A place in time or the like: 上 and 中 that begin another word (上级, 中央) are none.
WITHIN = "(?:上(?![级报下海市访门岗班课])|中(?![国央共华心办小学层])|方面)"
TERM = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)个?(?:工作日|小时|分钟|天|日|月|周)"


@dataclass(frozen=True, slots=True)
class Frame:
    """How two sides stand to each other: what the pair is called, and the pattern of an item."""

    relation: str
    pattern: re.Pattern[str]


FRAMES = (
    Frame(
        "岗位 ↔ 负责的事项",
        re.compile(
            r"^(?P<l>.{2,10}?)(?:负责(?!人)|承担|主管(?!部门|负责)|分管(?!领导))(?P<r>.{2,})$"
        ),
    ),
    Frame(
        "主体 ↔ 比喻",
        re.compile(r"^(?P<l>[^是“”]{2,8})(?:就?是|好比)[^“”]*[“‘](?P<r>[^”’]+)[”’]$"),
    ),
    Frame(
        "对象 ↔ 多久一次",
        re.compile(
            r"^(?P<l>[^每，,]{2,}?)(?:(?<![重主首必需])要|应当?|必?须)?"
            r"(?P<r>(?:每(?:[天日周月年旬]|季度?|个?[星学]期)|一[天日周月年旬季]一).{2,})$"
        ),
    ),
    Frame(
        "情形 ↔ 要求",
        re.compile(
            r"^(?P<l>[^，,]{2,8}(?<![及同按限随小定当])时)(?![间刻候期代效节而常])(?P<r>[^，,]{4,})$"
        ),
    ),
    Frame(
        "事项 ↔ 时限",
        re.compile(
            rf"^(?P<l>[^，,]{{2,}}?)(?:应当?|必?须|要)?在?(?<![一二两三四五六七八九十半\d])(?P<r>{TERM}(?!一)以?内?.{{0,8}})$"
        ),
    ),
    Frame(
        "要求 ↔ 目标",
        re.compile(
            r"^(?P<l>.{3,}?)[,，](?:努力|大力|着力|不断)?(?:建设|打造|实现|形成|营造|开创)(?P<r>.{4,})$"
        ),
    ),
    Frame(
        "所聚焦的对象 ↔ 重点", re.compile(r"^(?:聚焦|紧扣|围绕)(?P<l>.{3,}?)的(?P<r>[^的]{3,})$")
    ),
    Frame("情形 ↔ 要求", re.compile(r"^(?P<l>.{2,}?)[,，](?:要?做到|就要|必须|要)(?P<r>.{2,})$")),
    Frame(
        "对象 ↔ 目标",
        re.compile(r"^(?:让|使|把|将)(?P<l>.{2,})(?:成为|变成|建成|打造成|培养成)(?P<r>.{2,})$"),
    ),
    Frame(
        "事项 ↔ 形象说法",
        re.compile(
            rf"^(?:在|让|使|是)?(?P<l>[^“”，,]{{2,}}?){WITHIN}?(?:[，,][一-鿿]{{1,3}})?"
            rf"(?:要|要?(?:有|{VERBS}|守住|把好))(?:的|上|中)?[“‘](?P<r>[^”’]+)[”’]$"
        ),
    ),
    Frame(
        "事项 ↔ 形象说法",
        re.compile(
            rf"^(?:在|让|使|是)?(?P<l>[^“”，,]{{2,}}?){WITHIN}?(?:[，,][一-鿿]{{1,3}})?的?"
            r"[“‘](?P<r>[^”’]+)[”’]$"
        ),
    ),
    Frame(
        "方面 ↔ 要求",
        re.compile(rf"^要?(?:在|从)?(?P<l>.{{2,}}?){WITHIN}(?:要(?!求|点|素))?(?P<r>.{{2,}})$"),
    ),
    Frame(
        "做法 ↔ 结果",
        re.compile(r"^(?P<l>.{2,}?)[,，]?(?:才能够?|就会|就能|就(?!是))(?P<r>.{2,})$"),
    ),
    Frame(
        "名称 ↔ 含义",
        re.compile(r"^(?P<l>.{2,}?)[,，]?(?:就是要|就是|是指|(?<![立随当])即)(?P<r>.{2,})$"),
    ),
    Frame(
        "工作 ↔ 要求",
        re.compile(
            r"^(?P<l>.{2,}?)[,，]?(?:应当|必须|(?<![纪主需重首概必还])要(?![求点素要]))(?P<r>.{2,})$"
        ),
    ),
    Frame(
        "角度 ↔ 做法",
        re.compile(r"^要?从(?P<l>.{2,}?(?:[角高维向]度|方面|层面|视角|入手))(?P<r>.{2,})$"),
    ),
    Frame(
        "应有的做法 ↔ 应防止的偏向",
        re.compile(r"^(?P<l>.{2,}?)[,，]?而不(?:是|能)?(?P<r>.{2,})$"),
    ),
    Frame(
        "精神 ↔ 工作",
        re.compile(
            r"^以(?P<l>[“‘][^”’]+[”’])的?(?:精神|作风|态度|劲头|姿态|韧劲)(?:去|来)?(?P<r>.{3,})$"
        ),
    ),
    Frame("文种 ↔ 适用情形", re.compile(r"^(?P<l>.{1,6}?)适用于(?P<r>.{4,})$")),
    Frame("主体 ↔ 有何举动", re.compile(r"^(?P<l>[^有]{2,})(?P<r>有[^有的]{2,4})$")),
    Frame("方面 ↔ 要达到的程度", re.compile(r"^(?P<l>.{2,}?)(?P<r>[一-鿿]得[一-鿿]{1,3})$")),
    Frame("对象 ↔ 程度", re.compile(r"^(?P<l>.{2,}?)(?P<r>最.{2,})$")),
    Frame("事项 ↔ 规矩", re.compile(r"^(?P<l>.{2,}?)(?P<r>[必多不就][^、，,]{1,5})$")),
    Frame("工作 ↔ 落到何处", re.compile(r"^(?P<l>.{2,}?(?<![做达得]))(?P<r>到.{2,})$")),
    Frame(
        "事项 ↔ 做法",
        re.compile(
            r"^[把将](?P<l>.{2,}?)(?P<r>[一-鿿](?:[起上下出]来|[上下]去|清楚|到位|[一-鿿]))$"
        ),
    ),
    Frame(
        "内容 ↔ 与之紧密结合的内容",
        re.compile(r"^[把将](?P<l>.{2,}?)[和与同](?P<r>.{2,}?)(?:紧密|有机)?(?:结合|统一)起?来?$"),
    ),
    Frame(
        "要求 ↔ 落脚点",
        re.compile(r"^(?:坚持|保持|树立|强化|增强)(?P<l>[^的]{2,})的(?P<r>[^的]{2,})$"),
    ),
)
