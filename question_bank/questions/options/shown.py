"""What questions about a whole list share: the order of options, reasons against showing them."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, TypeVar

from question_bank.questions.blank import LONGEST_STEM, reading_length
from question_bank.questions.options.phrases import RAGGED
from question_bank.questions.typesetting import is_balanced
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Word = TypeVar("Word")
LONGEST_OPTION = 30
MOST_UNEVEN = 2.5  # times the shortest: a longer one catches the eye
GAP = "（　　）"
DANGLING = re.compile(
    r"他们|你们|[把对使让将由为]它|它们|(?<![极尤及])其(?![他它余实次中])|[对把将]这[一二三四五六七八九十百\d]+[项个条件类]|这[些种一项]|上述|(?<![在最向])前面|[我你](?!国|省|市|县|州|区|镇|们)"
)
# Words of the speech without a letter or sign that a reader could have misread.
CLEAN = re.compile(r"[一-鿿“”‘’《》（）、，；：。·—〇A-Za-z\d.%\u3000]+")
# What leads up to something that is not said: 接到电话报告后, 虽未达到上述标准.
LEADS_UP = re.compile(
    "[一-鿿]{3,}(?:以后|之后|(?<![以之会事课])后|的?时)$|^(?:虽|如果|若|一旦)[^，]*$"
    "|^以.+为契机$|^抓住[^，]*时机$|^针?对[^，]*(?:人员|单位|部门|对象|人群)$"
)
ASKING = re.compile(r"什么|怎么|怎样|如何|哪[里些个]|^(?:谁|何[谓为以]|缘何)|何时|为何")
# Whatever else there is; not 互联网及其他网络, 其他喜事不准请客.
REST = re.compile(
    r"^(?:以?及|和)?其[他它][一-鿿]{2,8}$|其[他它][一-鿿]{0,6}(?:工作|事项|任务|事务|职责|情形)$|有关事项|交办的"
)
FIGURE = re.compile(r"\d+(?:名|台|人|个|次|万|亿|%|场|件)")


def shuffled(words: Iterable[Word], *, seed: str, never: Sequence[Word] = ()) -> list[Word]:
    """Return the words in an order drawn with the seed, not that of `never` if there is another."""
    drawn = random.Random(seed)  # noqa: S311 - the order of a page, not a secret
    order = list(words)
    drawn.shuffle(order)
    while len(set(order)) > 1 and order == list(never):
        drawn.shuffle(order)
    return order


def drawn(seed: str, below: int) -> int:
    """Return a number under `below` that hangs on the seed alone."""
    return int(seed[:8], 16) % below


def unsound(
    stem: str,
    shown: Sequence[str],
    rights: Sequence[str],
    *,
    longest: int = LONGEST_OPTION,
    uneven: float = MOST_UNEVEN,
    figures: bool = False,
) -> Iterator[str]:
    """Yield why a stem or what is shown with it would have to be repaired.

    Where `figures` are what is asked for, any may stand there.
    """
    words = folded(stem)
    tests = (
        (reading_length(stem) > LONGEST_STEM, "题干过长"),
        (DANGLING.search(stem), "题干指代不明"),
        (not all(map(is_balanced, (stem, *shown))), "引号或括号不成对"),
        (any(folded(right) in words for right in rights), "题干中出现答案"),
        (len(set(map(folded, shown))) < len(shown), "选项有重复"),
        (any(len(word) > longest for word in shown), "文字过长"),
        (not figures and any(len(folded(word)) < 2 for word in shown), "文字过短"),
        (any(map(RAGGED.search, shown)) or any(map(LEADS_UP.search, shown)), "文字不完整"),
        (not all(map(CLEAN.fullmatch, (stem, *shown))), "文字不清"),
        (any(map(ASKING.search, shown)), "各项是问句"),
        (any(map(REST.search, shown)), "有一项没有实际内容"),
        (not figures and any(map(FIGURE.search, (stem, *shown))), "涉及具体数字"),
        (max(map(len, shown)) > uneven * min(map(len, shown)), "各项长短悬殊"),
    )
    yield from (reason for failed, reason in tests if failed)
