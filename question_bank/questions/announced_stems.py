"""Stems of lists that are announced: “五个坚持”是：…；____；…, 重点抓好四个环节：…；____；…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK, LONGEST_STEM
from question_bank.questions.mood import LINK, MARK
from question_bank.questions.setting import OPENS_MODAL
from question_bank.questions.typesetting import quoted, sentence, typeset
from question_bank.requirements.clauses import COMMAS, pieces
from question_bank.requirements.counts import announced_count
from question_bank.requirements.likeness import LEADS, OPENS_WITH_VERB
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import RequirementList

COUNTS = "零一两三四五六七八九十"
LONGEST_TITLE, BARE_VERB = 30, 4
ORDINALS = "零一二三四五六七八九十"
SPEAKER_HIMSELF = re.compile(
    r"我|下面|同志们|大家|这里|首先|其次|讲[一二两三四五六七八九十].{0,8}(?:意见|要求|问题|方面|点)"
)


def announced_stem(setting: Setting, found: RequirementList, blank: int) -> str:
    """Return the stem that leaves one item out; where all items are too long, only its number.

    The longest announcement that keeps the stem short is taken.
    """
    key = folded(found.items[blank].text)
    shown = [BLANK if i == blank else _bare(item.text) for i, item in enumerate(found.items)]
    items = "；".join(shown)
    openings = [opening for opening in _openings(setting, found) if key not in folded(opening)]
    for opening in openings:
        stem = sentence(f"{opening}：{items}")
        if len(stem) <= LONGEST_STEM:
            return stem
    opening = re.sub(r"(?:是|包括|有)$", "", (openings or [f"{setting.called}提出的要求"])[0])
    return sentence(f"{opening}，其中{_slot(found, blank)}")


def _slot(found: RequirementList, blank: int) -> str:
    """Return the blank by its number, with the item before it, or behind the first."""
    beside = blank - 1 if blank else 1
    shown = {blank: BLANK, beside: f"“{_bare(found.items[beside].text)}”"}
    return "，".join(f"第{_ordinal(at)}项是{shown[at]}" for at in sorted(shown))


def _ordinal(index: int) -> str:
    return ORDINALS[index + 1] if index < 10 else str(index + 1)


def _bare(item: str) -> str:
    return typeset(item).strip("，；：。 ")


def _openings(setting: Setting, found: RequirementList) -> Iterator[str]:
    """Yield what may announce the list, the most telling first."""
    topics = setting.topics(found.under, without=found.items)
    topics = [topic for topic in topics if (found.name or "〇") not in topic]
    matter = f"关于{quoted(topics[0])}，" if topics and not found.said_by else ""
    announced = _named(setting, found) if found.name else _announcement(setting, found)
    if announced:
        yield matter + announced
        yield announced
    longest = 0 if matter else LONGEST_TITLE
    who = f"{typeset(found.said_by.text) if found.said_by else setting.named(longest)}提出的"
    if found.name:
        if not (matter or found.said_by or who.startswith("《")) and setting.audience:
            who = f"{setting.called}对{setting.audience}提出的"
        yield f"{matter}{who}{quoted(found.name)}是"
        yield f"{who}{quoted(found.name)}是"
        return
    under = setting.inner(found.under)
    if not under and setting.title and len(setting.title) <= LONGEST_TITLE:
        who = f"《{setting.title}》提出的"
    known = found.complete and len(found.items) <= 10
    number = COUNTS[len(found.items)] + "个方面" if known else "要求"
    if not matter and setting.audience and not who.startswith("《"):
        yield f"对{setting.audience}，{who}{number}是"
    yield f"{matter}{who}{number}是"


def _named(setting: Setting, found: RequirementList) -> str | None:
    """Return the sentence's own words before the name: who should do it, or whose it is."""
    clauses = pieces(found.intro, COMMAS) if found.intro else []
    words = LINK.sub("", MARK.sub("", typeset(clauses[-1].text))) if clauses else ""
    if len(words) <= BARE_VERB and len(clauses) > 1:  # 写好一篇文稿，要经过“五步”
        words = f"{LINK.sub('', MARK.sub('', typeset(clauses[-2].text)))}，{words}"
    name = quoted(found.name or "")
    if not 3 <= len(words) <= 28 or SPEAKER_HIMSELF.search(words) or words.count("“") % 2:
        return None
    if found.said_by:
        return f"{typeset(found.said_by.text)}{words}{name}，即" if words[0] in "对在向给" else None
    if words.endswith("的"):
        return f"{re.sub('^(?:要|紧紧|围绕|按照|落实|紧扣|根据)+', '', words)}{name}是"
    if words[-1] == "是" or not LEADS.search(words.removesuffix("了")):
        return None
    if not setting.has_subject(words):
        words = _told(setting, found).addressed(words)
    return f"{words}{name}"


def _told(setting: Setting, found: RequirementList) -> Setting:
    """Return the setting of those whom the announcement itself tells to do something."""
    return setting.told_in(found.intro.text) if found.intro else setting


def _announcement(setting: Setting, found: RequirementList) -> str | None:
    """Return the speaker's own announcement, if it counts the items or a colon follows it."""
    clauses = pieces(found.intro, COMMAS) if found.intro else []
    if found.intro is None or not clauses:
        return None
    colon = found.intro.of.text[found.intro.b : found.intro.b + 1] in {":", "："}
    if announced_count(clauses[-1].text) is None and not colon:
        return None
    words = MARK.sub("", typeset(clauses[-1].text))
    if colon and OPENS_MODAL.match(words) and len(clauses) > 1:
        words = f"{MARK.sub('', typeset(clauses[-2].text))}，{words}"
    if SPEAKER_HIMSELF.search(words) or not 6 <= len(words) <= 32:
        return None
    words = re.sub(r"^(?:因此|所以|为此|并且|并|主要|应(?!当|该))", "", words)
    if found.said_by:
        return f"{typeset(found.said_by.text)}指出，{words}"
    if OPENS_WITH_VERB.match(words) or OPENS_MODAL.match(words):
        words = _told(setting, found).addressed(words)
    return words if found.complete else f"{words}，其中包括"
