"""The form of an answer: why the words left out are not one whole thing to be known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.typesetting import is_balanced
from question_bank.requirements.limits import AMOUNT
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = re.compile(AMOUNT)  # what has to be kept to may stand beside another number
GOES_ON = re.compile("(?:还要|还得|更要|也要)(?!求)")  # the last of a row: 还要接地气
SCORES = re.compile(r"[计扣加减][\d.一二三四五]+分")  # 一次扣1分
# How much of something is bought, printed or checked once; times and standards are for every day.
STOCK = re.compile(r"^(?:\d+|[一二三四五六七八九十两百千]+)(?:份|遍|批次|套|张|台|辆|处|盏)$")
MEANS = re.compile("指(?![导挥标定派出明示向引数南令])")  # 清，是指文在谁手里
DATES = re.compile(r"\d+月(?:\d+日)?[^，；]*[到至—-][^，；]*\d+[月日]")
OWN_NUMBER = re.compile(
    "第[一二三四五六七八九十](?!时间|线|责任|一?手)|^[一二三四五六七八九十](?:靠|是|要)"
)
HIMSELF = re.compile(
    "^[我你他她](?!国|省|市|县|州|区|镇|们要|人)|[我他她]$|^[两二三四五六]者|^该(?!.{1,4}的)|是什么$"
)
OCCASION = re.compile("以.+为契机$|抓住[^，]*时机$")  # what comes before the demand
NAME_ONLY = re.compile(
    "“[一二三四五六七八九十]+[个项条]|^“?[两二三四五六七八九十][个项条种][一-鿿]{2}”?$"
)
GENERIC = re.compile(
    r"^(?:(?:重要|主要|基本|根本|关键|必然|内在|有效|有力)?"
    r"(?:组成部分|保证|工具|内容|途径|手段|基础|前提|要求|环节|任务|问题|标志|体现|原因|因素|力量|选择|保障|.*(?<!分)之一)"
    r"|工作|方面|情况|办公室|同志|干部|单位|部门|领导|会议|思想|作风|年龄|性格|各个?.{2,4}|什么(?:人|事|时间|地点|事情|情况|原因|要求|结果))$"
)
REST = re.compile("(?:其他|其它|有关|相关)|.*(?:的其[他它].{2,8}|交办的.{0,4}任务)$")
# What an answer cannot begin or end with: the rest of a word or of a phrase.
PART = re.compile(
    r"^(?:于(?!是)|其中|是(?![非否])|经过|能以|并(?![列购联网不非且])|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、．]|否(?!决)|的|了(?!解|然|如)|着(?!力|眼|重|手)|等(?![候待级])|与(?![时众民群])|或(?!许)|次(?![第序要数日]))|(?:(?<![人祥平温谐缓总])和|与|或者?|及|在|把|将|被|[不没未于]|就是|分别|各自)$"
)
AND = re.compile("[与和及]")
NUMERALS = "0-9.零一二三四五六七八九十百两半"
LONGEST_KEY = 24


def of_answer(answer: str, read: str) -> Iterator[str]:
    """Yield what is wrong with an answer; `read` is its stem, folded, with 〇 for the blank."""
    key = folded(answer)
    tests = (
        (
            not (2 <= len(key) <= LONGEST_KEY or LIMIT.fullmatch(answer)),
            "答案太短或太长",
        ),
        (_stands_in(key, read, answer), "题干中出现答案"),
        (_halves_stand_in(answer, read), "题干中出现答案"),
        (GENERIC.match(key) or REST.match(key), "答案过于平常"),
        (NAME_ONLY.search(answer), "答案只是名称"),
        (OWN_NUMBER.search(answer), "答案带着序号"),
        (not is_balanced(answer) or PART.search(answer), "答案不完整"),
        (HIMSELF.search(answer) or OCCASION.match(answer), "答案不完整"),
        (GOES_ON.match(answer) or ("是〇" in read and MEANS.match(answer)), "答案带着句中别的话"),
        (any(one.search(answer) for one in (DATES, SCORES, STOCK)), "要记的只是数字"),
    )
    yield from (reason for failed, reason in tests if failed)


def _stands_in(key: str, read: str, answer: str) -> bool:
    """Return whether a stem shows the key; of an amount, not as the end of another: 三|十年."""
    if answer[0] == "每" and re.search(f"连续[两二三四]个?{answer[1:]}", read):
        return True  # 每季度一次，连续两个季度末位的，….
    if LIMIT.fullmatch(answer):
        return re.search(f"(?<![{NUMERALS}]){re.escape(key)}", read) is not None
    return key in read or key in read.replace("〇", "")


def _halves_stand_in(answer: str, read: str) -> bool:
    """Return whether a stem shows all that a key joins: 理论联系实际, 做到理论与实际…相统一."""
    halves = AND.split(answer)
    return len(halves) > 1 and all(len(half) > 1 and half in read for half in halves)
