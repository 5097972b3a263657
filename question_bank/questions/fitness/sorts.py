"""Of what sort the items of a list are: of one kind, who and not what, samples, halves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.fitness.items import (
    GOVERNS,
    RANGE,
    SEVERAL,
    opens_with_verb,
)
from question_bank.requirements.clauses import COMMAS, STOPS
from question_bank.requirements.likeness import OPENS_WITH_VERB, common_start

if TYPE_CHECKING:
    from question_bank.requirements.model import RequirementList
    from question_bank.speech.span import Span

BIDDEN = re.compile("要(?![素点求件害领义务职旨闻])|必须|应当|务必|需要")
# With what a deed goes: 要配合学习教育，….
GOES_WITH = re.compile("要?(?:配合|结合|借助|利用)(?!好)")
# What brings in parts of the thing before it: 每一名职工，包括临时工、外包队.
FOR_ONE = re.compile("^(?:包括|比如|例如|譬如|特别是|尤其是|主要是)")
SHORTEST = 2  # characters of a verb that governs nothing yet
# Who, not what: 宣传部门、机构编制部门.
BODIES = re.compile(
    "(?:部门|单位|岗位?|副?主任(?:（[^）]*）)?|(?<!干)部|[局处科厅委院站所室队组]|[府委政]办|办公室|(?:委员|协|工)会|政府|乡镇|公安)$"
)
WHO = re.compile("(?:负责人|[一-鿿][员长者]|主任|书记|干部)$")
WHO_DOES = re.compile("[一-鿿]{1,4}(?:负责人|[员者])(?=[一-鿿]{3})")
COMMITTEE = re.compile("(?:[省市县区州]委|党委|党中央)$")
GOVERNMENT = re.compile("(?:国务院|[省市县区州乡镇]?政府)[一-鿿]{2}")


def are_mixed(found: RequirementList) -> bool:
    """Return whether verbs, and things that only the last of them governs, stand in one row.

    浏览、传播反动、色情、封建迷信的内容.
    """
    texts = [GOVERNS.sub("", item.text) for item in found.items]
    bodies = any(map(COMMITTEE.search, texts)) and any(map(GOVERNMENT.match, texts))
    does = not OPENS_WITH_VERB.match(texts[0]) and any(map(WHO_DOES.match, texts[1:]))
    if bodies or (does and WHO.search(texts[0])):
        return True  # 市委、市政府重大决策、重要部署; 科室负责人、考勤员隐瞒不报
    bidden = [BIDDEN.match(text) is not None for text in texts]
    if any(bidden[1:]) and not all(bidden[1:]) and not bidden[0]:
        return True  # 性格有急有缓，笔头有快有慢，要彼此让一步
    if 1 < sum(text.endswith("的") for text in texts) < len(texts):
        return True  # 坚持系统观念，用普遍联系的、全面系统的观点
    if any(FOR_ONE.match(item.text) for item in found.items[1:]):
        return True
    opens = list(map(opens_with_verb, texts))
    turns = opens.index(False) if False in opens else 0
    after = found.place.of.text[found.items[-1].b :][:1]
    if (
        len(set(map(len, texts))) == 1
        or turns < SEVERAL
        or any(opens[turns:])
        or len(texts[turns - 1]) <= SHORTEST
    ):
        return False
    return after == "的" or len(texts[turns - 1]) > max(map(len, texts[: turns - 1]))


def are_bodies(found: RequirementList) -> bool:
    """Return whether a list only says who is to do what comes after it."""
    texts = [item.text for item in found.items]
    bodies = (BODIES.search(text) and not OPENS_WITH_VERB.match(text) for text in texts)
    return 2 * sum(map(bool, bodies)) > len(texts)


def are_samples(found: RequirementList, before: str, after: str) -> bool:
    """Return whether things are named from a row that goes on: 从通知、座次、文件，一样一样列."""
    last = found.items[-1].text
    begun = before.endswith("从") and not (RANGE.search(last) or last.endswith("起"))
    return begun and after[:1] in {"，", ","}


def are_halves(found: RequirementList) -> bool:
    """Return whether each item is only half of its row: 破除…，树立…; or one only says how."""
    text = found.place.of.text
    if any(map(_says_only_how, found.items)):
        return True
    rest = []
    for item in found.items:
        behind = re.match(f"[，,]([^{COMMAS}{STOPS}]+)", text[item.b : item.b + 60])
        if behind is None:
            return False
        rest.append(behind[1])
    return common_start(rest) >= 2 and OPENS_WITH_VERB.match(rest[0]) is not None


def _says_only_how(item: Span) -> bool:
    """Return whether a clause only says with what a deed goes, and the next one what is done.

    要配合学习教育，|开展进机关活动; 建立“四个一”机制：一周一碰头，|….
    """
    goes_on = item.of.text[item.b : item.b + 1] in {"，", ","}
    return goes_on and ("：" in item.text or GOES_WITH.match(item.text) is not None)
