"""Stems of lists that are announced: “五个坚持”是：…；____；…, 重点抓好四个环节：…；____；…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK, LONGEST_STEM, LONGEST_WHOLE, reading_length
from question_bank.questions.mood import LINK, MARK, MODAL
from question_bank.questions.stems.citing import OPENS_MODAL, matters, proposals, worded
from question_bank.questions.typesetting import quoted, sentence, typeset
from question_bank.requirements.clauses import COMMAS, last_sentence, pieces
from question_bank.requirements.counts import announced_count
from question_bank.requirements.likeness import LEADS, OPENS_WITH_VERB
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import RequirementList
    from question_bank.speech.span import Span

ORDINALS = "零一二三四五六七八九十"
SPEAKER_HIMSELF = re.compile(
    r"^叫|[吧呢啊]$|(?:体会|感受|感想)(?:是|有|就)|(?:体会|感受|印象)最|我(?!国|省|市|县|州|区|镇|乡|局|院|校|们要)|下面|同志们|大家|这里|首先|其次|(?:讲|谈|说)[一二两三四五六七八九十].{0,8}(?:意见|要求|问题|方面|点|体会|字|句?话|件?事)|提[一二两三四五六七八九十几][点条]"
    r"|(?:通知|报告|说明|汇报|纪要|通报|公告)如下"
)
POINTS_BACK = re.compile(
    r"什么|怎么|怎样|如何|哪[里些个]|^(?:结论|原因|这|那|其|它|该|他|就是|即|也就是|包括|分别|具体|主要(?:是|有|包括|体现)|概括|归纳|总结)|上述|以上|^(?:围绕|按照|根据|针对|为了?|实现)(?:这|此)|(?:不容易|不简单|很重要|不轻松)$"
)
FAULTS = re.compile("存在|不同|不足|差距|不够|不力|不相?适应|问题|短板|倾向$")
FROM_BEFORE = re.compile(
    r"^(?:要求(?=[^，]{2})|[^，]{2,8}很(?:明确|清楚|具体)，|至于|(?:归根[到结]底|说到底|概括起来)[，,]?(?:就?是|要|讲)|因此|所以|为此|并且|并|同时|主要|关键是|应(?!当|该))+[，,]?"
)
# Words that lead up to a name and say nothing of it yet: 按照“五定”.
ONLY_LED = re.compile(
    r"(?:是|的|即|[讲说谈]|(?:加强|强化)对)$|(?:^|，)(?:要|应当?)?(?:按照|围绕|根据|依据|以|通过|遵循)$"
)
FROM_BELOW = re.compile(r"^(?:要|紧紧|围绕|按照|落实|紧扣|根据|坚持|牢记|结合|针对|对照)+")
OF_DEED = re.compile("[一-鿿](?:对(?!于)|把|将)[^，。]{2,}的$")
DONE = re.compile("^[一-鿿]{2,4}了")  # 建立了领导接访的三项机制
# Of a list that only follows, nothing but its matter tells which it is: 会议议定以下事项.
BY_WAY = re.compile("以(“[^”]+”)$")  # 审核时以“五看”为法：…
FOLLOWING = re.compile("(?:以下|下列|如下)[一-鿿]{,4}$")
SEVERAL = re.compile("[一两二三四五六七八九十][个项条大类件][一-鿿]")
# Things said one after the other before a colon announce nothing: 做到早发现、早干预：….
SAYS_ALL = re.compile("[^，。；、]{2,}、[^，。；：、]{2,}$")
NAMELESS = "这些要求是"  # of a list that nothing tells from others
# How many there are, and not of what: 条例第五条列了五项.
COUNT_ONLY = re.compile("(?<!第)[一二两三四五六七八九十][项条点]$")
UNEVEN = 2.5
ON_GROUND = re.compile("[从按在为对以]|根据|围绕|通过|随着")  # says not yet what is to be done
LONGEST_WORDS, LONGEST_BEFORE, BARE, FEWEST, OWNED, NEAR_END = 46, 26, 6, 3, 4, 20


def announced_stems(setting: Setting, found: RequirementList) -> Iterator[str]:
    """Yield for each item the stem that leaves it out; of too long items only the number is told.

    The speaker's own announcement is taken where there is one; the most telling words before it
    that keep the stem short.
    """
    words, parts = announcement(found), shown_parts(found)
    bare = [_bare(part.text) for part in parts]
    for blank, item in enumerate(parts):
        key = folded(item.text)
        items = "；".join((*bare[:blank], BLANK, *bare[blank + 1 :]))
        proposed = list(proposals(setting, found, key))
        announced = _announced(setting, found, words, key) if words else ()
        for opening in (*announced, *(f"{one}是" for one in proposed)):
            stem = sentence(f"{opening}：{items}")
            if reading_length(stem) <= LONGEST_WHOLE and key not in folded(opening):
                yield stem
                break
        else:
            by_number = [sentence(f"{one}中，{_slot(found, blank)}") for one in proposed] or [
                sentence(f"{NAMELESS}：{items}")
            ]
            yield next(
                (one for one in by_number if reading_length(one) <= LONGEST_STEM), by_number[-1]
            )


def shown_parts(found: RequirementList) -> tuple[Span, ...]:
    """Return what of its items is shown and asked: of uneven ones what each says first."""
    heads = tuple(pieces(item, COMMAS)[0] for item in found.items)
    whole, first = [len(item) for item in found.items], [len(head) for head in heads]
    uneven = max(whole) > UNEVEN * min(whole)
    even = max(first) <= UNEVEN * min(first)
    grounds = any(ON_GROUND.match(head.text) or head.text.endswith("的") for head in heads)
    return heads if uneven and even and not grounds else found.items


def _slot(found: RequirementList, blank: int) -> str:
    """Return the blank by its number, with the item before it, or behind the first."""
    beside = blank - 1 if blank else 1
    shown = {blank: BLANK, beside: quoted(_bare(found.items[beside].text))}
    return "，".join(f"第{_ordinal(at)}项是{shown[at]}" for at in sorted(shown))


def _ordinal(index: int) -> str:
    return ORDINALS[index + 1] if index < 10 else str(index + 1)


def _bare(item: str) -> str:
    return typeset(item).strip("，；：。 ")


def _announced(setting: Setting, found: RequirementList, words: str, key: str) -> Iterator[str]:
    """Yield the speaker's announcement behind what tells whose it is."""
    last = words.rpartition("，")[2]
    words = BY_WAY.sub(r"做到\1", words)
    rules = setting.sets_rules and "下列" in words
    tells = rules or MODAL.search(last) or OPENS_WITH_VERB.match(last)
    verb = "要求" if tells and not (FAULTS.search(words) or DONE.search(last)) else "指出"
    ending = "" if found.complete else "，其中包括"
    topics = matters(setting, found, key)
    told = list(worded(setting, found, topics, verb, words + ending))
    is_one_of_several = topics and not found.name and FOLLOWING.search(words)
    yield from told[:-1] if is_one_of_several and len(told) > 1 else told


def announcement(found: RequirementList) -> str | None:
    """Return the words in which the speaker announces a list; None where he does not.

    They count the items, end with the list's name, or a colon follows them.
    """
    if found.intro is None:
        return None
    words = _up_to_name(found) if found.name else _up_to_colon(found)
    if words is None or len(words) < FEWEST or words.count("“") != words.count("”"):
        return None
    return None if SPEAKER_HIMSELF.search(words) or POINTS_BACK.search(words) else words


def _up_to_name(found: RequirementList) -> str | None:
    """Return a list's name behind the words before it: 司机要做到“五不”."""
    if found.intro is None or found.name is None:
        return None
    at = found.intro.text.find(found.name)
    before = found.intro[:at] if at >= 0 else found.intro
    words = with_matter(before).rstrip("“‘")
    if OF_DEED.search(words):
        return None  # 每个网格员对自己网格里的“八种人”要张口就来
    if words.endswith("的") and len(words) >= OWNED:
        return f"{FROM_BELOW.sub('', words)}{quoted(found.name)}是"
    if not LEADS.search(words.removesuffix("了")) or ONLY_LED.search(words):
        return None
    return words + quoted(found.name)


def _up_to_colon(found: RequirementList) -> str | None:
    """Return an announcement that counts the items or that a colon follows."""
    intro = found.intro
    if intro is None:
        return None
    colon = intro.of.text[intro.b : intro.b + 1] in {":", "："}
    if SAYS_ALL.search(intro.text) or not (colon or announced_count(intro.text[-NEAR_END:])):
        return None
    words = with_matter(intro)
    told = colon or announced_count(words)  # 我讲六件事，件件要落地。 tells not of what
    return None if not told or (COUNT_ONLY.search(words) and "，" not in words) else words


def with_matter(words: Span) -> str:
    """Return the last clause, behind those that say who is to do it or on what matter."""
    last = last_sentence(words)
    cleaned = [_clean(clause.text) for clause in pieces(last, COMMAS)] if last else []
    clauses = [clause for clause in cleaned if clause]  # 当前，要… says no more than 要…
    told = clauses[-1] if clauses else ""
    for before in reversed(clauses[:-1]):
        if len(told) <= OWNED and _is_of_its_own(before):
            break
        opens = OPENS_MODAL.match(told) or OPENS_WITH_VERB.match(told)
        bare = opens or len(told) < BARE or COUNT_ONLY.search(told)
        if not bare or not _tells_matter(before) or len(told) + len(before) >= LONGEST_WORDS:
            break
        told = f"{before}，{told}"
    return told


def _is_of_its_own(clause: str) -> bool:
    """Return whether a clause tells to do something else: 突出两个重点，实施“三大工程”."""
    counts = SEVERAL.search(clause) is not None and MODAL.search(clause) is not None
    return counts or OPENS_WITH_VERB.match(clause) is not None


def _tells_matter(clause: str) -> bool:
    himself = SPEAKER_HIMSELF.search(clause) or POINTS_BACK.match(clause)
    return len(clause) <= LONGEST_BEFORE and not himself


def _clean(clause: str) -> str:
    return FROM_BEFORE.sub("", LINK.sub("", MARK.sub("", typeset(clause))))
