"""The right sides or options that others must look like, and what all of them have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.requirements.likeness import common_end, common_start
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from question_bank.questions.options.phrases import Phrase
    from question_bank.questions.setting import Setting

SHORT = 6
MANY_WORDS = 3
# What says the opposite, or tells what happened, stands out among demands.
OPPOSITE = re.compile(r"[不无没未失了]|(?<![准现决究析])问题|错误|有的|部分|少数|有些|往往")

# What tells how or whether the rest of a phrase is done.
DOES = re.compile(
    "带头|始终|自觉|主动|坚决|敢于|善于|勤于|勇于|乐于|甘于|必须|时刻|切实|做到|绝不|决不|不准|不得|严禁|禁止|不许|不能"
)
FORBIDS = re.compile("不准|不得|严禁|禁止|不许|不能|不可|不应|不要|切忌|绝不|决不|防止|避免")
FIGHTS = re.compile(
    "整治|克服|反对|破除|杜绝|纠正|防止|摒弃|查处|惩治|抵制|清除|消除|排查|化解|解决|力戒|避免|打击|减少|压缩|防范"
)
# What a list counts that nobody should have or do.
FAULTY = re.compile(
    "倾向|问题|现象|行为|陋习|毛病|障碍|顽疾|情形|观念|不|禁|戒|反对|克服|整治|破除"
)


@dataclass(frozen=True, slots=True)
class Models:
    """The right ones, and what all of them have in common."""

    texts: tuple[str, ...]
    start: int
    end: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> Models:
        """Return the models that these phrases are."""
        return cls(tuple(texts), common_start(texts), common_end(texts))

    @property
    def shortest(self) -> int:
        """The length of the shortest."""
        return min(map(len, self.texts))

    @property
    def longest(self) -> int:
        """The length of the longest."""
        return max(map(len, self.texts))

    @property
    def are_even(self) -> bool:
        """Whether they are about as long as one another: short ones to the character or two."""
        return self.longest <= max(self.shortest + 1, 1.6 * self.shortest)

    @property
    def ends(self) -> tuple[str, str]:
        """The character all begin with and the one all end with, empty where they differ."""
        text = self.texts[0]
        return text[:1] if self.start else "", text[-1:] if self.end else ""

    @property
    def frame(self) -> tuple[str, str]:
        """What all begin with, and what all end with."""
        text = self.texts[0]
        return text[: self.start], text[len(text) - self.end :]

    @property
    def is_bare(self) -> bool:
        """Whether they have nothing in common at their ends."""
        return not (self.start or self.end)

    def core(self, text: str) -> str:
        """Return a phrase without what all models begin and end with."""
        return text[self.start : len(text) - self.end]

    def has_frame(self, text: str) -> bool:
        """Return whether a phrase begins and ends as all models do, and is more than that frame."""
        start, end = self.frame
        return (
            text.startswith(start)
            and text.endswith(end)
            and (self.start + self.end) * 5 < len(text) * 3
        )

    def unlike(
        self,
        candidates: Iterable[str],
        wanted: int,
        has_grammar: Callable[[str, Models], bool],
        parts: Callable[[str], set[str]],
    ) -> Iterator[str]:
        """Yield up to so many phrases that are built like the models and unlike one another."""
        polarity = any(map(OPPOSITE.search, self.texts))
        marks = set(map(_marks, self.texts))
        used = {part for text in self.texts for part in parts(self.core(text))}
        for text in candidates:
            core = parts(self.core(text))
            if not core or core & used or _marks(text) not in marks:
                continue
            if bool(OPPOSITE.search(text)) == polarity and has_grammar(text, self):
                used |= core
                wanted -= 1
                yield text
            if not wanted:
                return


def cores_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return what is left of phrases without the words that all of them begin and end with."""
    start, end = common_start(texts), common_end(texts)
    return tuple(text[start : len(text) - end] for text in texts)


def tone_of(texts: Sequence[str], called: str) -> str:
    """Return whether a list forbids things (禁), fights them (反) or neither, by its own words."""
    if all(map(FORBIDS.match, texts)):
        return "禁"
    return "反" if all(map(FIGHTS.match, texts)) or FAULTY.search(called) else ""


def pairs_of(text: str) -> set[str]:
    """Return every two characters that stand together."""
    key = folded(text)
    return {key[place : place + 2] for place in range(len(key) - 1)}


def parts_of(text: str) -> set[str]:
    """Return every two characters that stand together, of a short phrase every one too.

    擅离岗位 and 脱岗漏岗 are the same thing.
    """
    pairs = pairs_of(text)
    return pairs | set(text) if pairs and len(text) <= SHORT else pairs


def is_inside(phrase: Phrase, begin: int, end: int) -> bool:
    """Return whether a phrase of the speech stands in a stretch of it."""
    return phrase.span is not None and begin <= phrase.place < end


def is_sound(setting: Setting, phrase: Phrase) -> bool:
    """Return whether a phrase is of the bank, or of an undamaged place without a slip."""
    span = phrase.span
    return span is None or (setting.speech.is_fit(span) and not setting.speech.slip_by(span))


def is_on_topic(setting: Setting, phrase: Phrase) -> bool:
    """Return whether a phrase of the bank is on what the speech is on: most of its words are."""
    if phrase.span is not None:
        return True
    words = re.findall("..", phrase.core)
    met = sum(word in setting.speech.text for word in words)
    return met == len(words) if len(words) < MANY_WORDS else 3 * met > 2 * len(words)


def _marks(text: str) -> int:
    return text.count("，") + text.count("、")
