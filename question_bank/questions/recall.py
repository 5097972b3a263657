"""列要点 (on paper 简答题): write down every item of a named list."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from question_bank.questions.blank import BLANK
from question_bank.questions.cloze import variants
from question_bank.questions.draft import Draft
from question_bank.questions.fitness.answers import PART
from question_bank.questions.fitness.items import opens_with_verb
from question_bank.questions.fitness.outlines import OF_THE_TALK
from question_bank.questions.marking import PartMark, mark_in_any_order, mark_in_order
from question_bank.questions.ordering import has_order
from question_bank.questions.stems.citing import OPENS_MODAL
from question_bank.questions.stems.deeds import NAMING
from question_bank.questions.typesetting import typeset
from question_bank.questions.words import pattern
from question_bank.requirements.clauses import COMMAS, pieces
from question_bank.requirements.likeness import OPENS_WITH_VERB, common_end
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.stems.naming import Naming
    from question_bank.requirements.model import RequirementList
    from question_bank.speech.span import Span

MOST_ITEMS = 8
LONGEST_HEAD, LONG, MOST_UNEVEN = 10, 30, 2.5  # characters; times the shortest
LONGEST_ITEM = 45
BARE = 2
# What is done with them has been cut off: 围绕哪些问题, 哪三个阶段进行, 不论什么.
CUT = re.compile(
    "[下以]列(?:行为|情形)之一|(?:要求|规定)，能够?[^，]*的哪些[一-鿿]{2,4}(?:（|？|$)|以外的哪|(?:要求|规定)，列明|围绕哪些|哪些开展|不论什么|哪[两三四五六]个(?:阶段|环节|步骤)进行"
)
# What a paper sets out in its parts, nobody has to know by their titles.
OF_A_PAPER = re.compile("(?:通知|方案|办法|规定|细则|意见|规范)》所讲的")
TOPIC_ONLY = re.compile("[，,](?:都|均)?(?:必须|应当|要|不得|一律)")  # 给药、输血等操作，必须…
OF_ALL, LONGEST_POINT = "所讲的", 24  # of the points of a whole talk nobody knows long ones
DATED = re.compile("（[^）]*月[^）]*）$")  # 动员部署（7月5日至14日）
CHECKED = re.compile(
    "[。：:，](?:重点)?(?:[检核抽]?查|看)?[^。；]{0,12}(?:是否|有无)"
)  # 编制配备。是否超标准
HANDS = set("报送交由经")  # 报|巡察办、纪委机关、组织部三家会审
NAMES = re.compile(
    "的[一-鿿]{1,6}$|(?:场所|门店|小区|村落|单位|企业|学校|市场|商铺|地区|区域|领域|行业|环节|部位|人群|对象|车)$|阶段(?:（[^）]*）)?$"
)  # 惠及人口最多的现代化
SAYS_WHAT_IS = re.compile(r"[^，]{2,}(?<![但要])是(?!否)")


@dataclass(frozen=True, slots=True)
class Recall:
    """What is to be listed, its items, and for each the other wordings that are right too.

    Response: one written text an item. With `order_free` they may come in any order.
    """

    stem: str
    items: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]
    order_free: bool = True
    kind: Literal["recall"] = "recall"

    def asked(self) -> list[str]:
        """Return what is asked for, folded: with the requirement and the kind, the identity."""
        return [folded(item) for item in self.items]

    def pieces(self) -> list[str]:
        """Return the text around the blank that stands for all items; the whole if none does."""
        return self.stem.split(BLANK)


def mark(recall: Recall, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark one written answer for each item, in the order written.

    With `order_free` each item counts once wherever it stands, and a wrong answer is shown one of
    the items left over; otherwise each answer stands against the item of its place.
    """
    marker = mark_in_any_order if recall.order_free else mark_in_order
    return marker(response, recall.items, recall.accepted)


def of_list(found: RequirementList, naming: Naming) -> Iterator[Draft]:
    """Yield the question for all items of a list, if they are few and short enough to write."""
    parts = found.items if OF_ALL in naming.phrase else _heads(found.items)
    items = tuple(typeset(item.text).strip("，；：。、") for item in parts)
    longest = max(map(len, items))
    if not naming.is_closed and not demands(found):
        return
    if len(items) > MOST_ITEMS or longest > LONGEST_ITEM or any(map(_is_topic, parts)):
        return
    if naming.phrase.endswith("提出的要求") and _are_headings(found):
        return
    if any(map(OF_THE_TALK.search, items)) or OF_A_PAPER.search(naming.phrase):
        return
    if OF_ALL in naming.phrase and longest > LONGEST_POINT:
        return
    yield Draft(
        content=Recall(
            stem=f"简述{naming.phrase}（{len(items)}项）。",
            items=items,
            accepted=tuple(map(variants, items)),
            order_free=not has_order(found),
        ),
        requirement=found.id,
        parts=parts,
        source=found.place,
    )


def _heads(items: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what each item says first, where that is short and the items are long or uneven.

    强化学习，每月组织一次业务讲评，…; 强化责任; 强化服务，….
    """
    heads = tuple(head for item in items for head in pieces(item, COMMAS)[:1])
    sizes, whole = [len(head) for head in heads], [len(item) for item in items]
    short = max(sizes) <= min(LONGEST_HEAD, 2 * min(sizes))
    alike = short or common_end([head.text for head in heads]) > BARE
    uneven = max(whole) > min(LONG, MOST_UNEVEN * min(whole))
    return heads if alike and uneven and len(heads) == len(items) else items


def of_run(found: RequirementList, stem: str | None) -> Iterator[Draft]:
    """Yield the question for all items of a run, if its sentence can be asked for them."""
    items = tuple(typeset(item.text).strip("，；：。、") for item in found.items)
    if (
        stem is None
        or CUT.search(stem)
        or len(items) > MOST_ITEMS
        or max(map(len, items)) > LONGEST_ITEM
    ):
        return
    if len(items[0]) >= 2 * BARE and all(len(item) == BARE for item in items[1:]):
        return  # 人才|培养、使用、评价、激励: the first says of what all are
    if items[0].startswith("指"):
        return  # 机要通信用车是|指用于传递、运送…的车辆: a definition is no row
    if any(map(PART.search, items)) or _are_of_two_rows(found):
        return  # 确保人员不伤亡、城乡供水不|中断
    bare = all(len(item) == BARE for item in items) and len({item[0] for item in items}) == 1
    governs = opens_with_verb(items[0]) and not any(map(opens_with_verb, items[1:]))
    governs = governs or (items[0][0] in HANDS and not any(one[0] in HANDS for one in items[1:]))
    named = sum(item[0] not in "该能凡" and bool(NAMES.search(item)) for item in items)
    if (bare or governs or named * 2 > len(items)) and "做到哪几点" in stem:
        return  # 多学、多跑、多想: to do what? 说明|原因、目前进展: its verb is that of all
    yield Draft(
        content=Recall(stem, items, tuple(map(variants, items)), order_free=not has_order(found)),
        requirement=found.id,
        parts=found.items,
        source=found.place,
    )


def _are_of_two_rows(found: RequirementList) -> bool:
    """Return whether items are quoted two and two, or the last is another thing of the one before.

    “说起来重要、忙起来不要”“年年讲、年年老一套”; 随机抽查、走访定点饭店和|维修厂.
    """
    text = found.place.of.text
    gaps = [text[one.b : two.a] for one, two in pairwise(found.items)]
    quoted = sum("”" in gap and "“" in gap for gap in gaps)
    *others, last = (item.text for item in found.items)
    deeds = opens_with_verb(others[-1]) and not opens_with_verb(last)
    deeds = deeds and sum(map(opens_with_verb, others)) * 2 > len(others)
    thing = gaps[-1] in {"和", "与", "及"} and deeds and pattern(last)[-1:] == "n"
    return thing or 0 < quoted < len(gaps)


def demands(found: RequirementList) -> bool:
    """Return whether a list's items say what is to be done; of mere matters nobody would say so."""
    matters = sum(_is_matter(typeset(item.text).strip("，；：。、")) for item in found.items)
    return matters * 2 <= len(found.items)


def _are_headings(found: RequirementList) -> bool:
    """Return whether items are what is looked at, or sides of one thing: no demands.

    编制配备。是否超标准配备车辆; 报送主体, 报送渠道, 报送时限.
    """
    if all(CHECKED.match(item.of.text, item.b) for item in found.items):
        return True
    texts = [item.text for item in found.items]
    word, same = Counter(text[:BARE] for text in texts).most_common(1)[0]
    sides = sum(text.startswith(word) and len(text) == 2 * BARE for text in texts)
    verb = OPENS_WITH_VERB.match(word) is None and pattern(word) == "v"
    return verb and same > BARE and 2 * sides > len(texts)


def _is_topic(part: Span) -> bool:
    """Return whether an item only says of what something is due, and what is due comes next."""
    due = TOPIC_ONLY.match(part.of.text, part.b) is not None
    return due and _is_matter(typeset(part.text))


def _is_matter(item: str) -> bool:
    """Return whether an item only names a matter or says what it is: 医疗质量, 督查是“护城河”.

    A verb alone is the name of a step: 收集, 鉴定.
    """
    if len(item) <= BARE or item.startswith("这是"):
        return True
    if OPENS_MODAL.match(item) or OPENS_WITH_VERB.match(item) or "，" in item:
        return SAYS_WHAT_IS.search(item) is not None
    found = SAYS_WHAT_IS.search(item) or NAMES.search(item) or DATED.search(item)
    return found is not None or _names_matter(item)


def _names_matter(item: str) -> bool:
    return OPENS_WITH_VERB.match(item) is None and set(pattern(item)) <= NAMING
