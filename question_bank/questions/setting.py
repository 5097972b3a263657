"""Where a question stands: in which material, under which headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.questions.stems.materials import (
    DIRECTIVE,
    RULES,
    addressed,
    cited,
    kind_of,
    material,
    occasion,
    tells_its_matter,
)
from question_bank.questions.stems.openings import NO_TOPIC, TURNS_TO
from question_bank.questions.typesetting import typeset
from question_bank.requirements.clauses import COMMAS, pieces
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from question_bank.outline.tree import Outline
    from question_bank.speech.span import Span
    from question_bank.speech.speech import Speech

ASIDE = re.compile("[（(][^（()）]*[）)]$")
OF_NAME = re.compile("(?<=”)[:：].*$")  # 严守“八个不准”：不准空岗串岗
MUST = re.compile("^要(?![素点求件害领义务职旨闻])")  # not of 要素保障
LONGEST_TOPIC = 20
LOOKS_BACK = re.compile("成绩|差距|不足|形势|问题$|回顾|总结")  # 肯定成绩，…，切实增强责任感
DATE = re.compile(r"\d+月")
EDGES = " —–-·•" + COMMAS


@dataclass(frozen=True, slots=True)
class Setting:
    """One speech as its questions name it.

    `title` is the speech's own in a file of several, `material` what questions call it by, and
    `matters` tells of each heading of the outline what it is about, in a few words. `audience` is
    who is told to do things where there is no title to go by.
    """

    speech: Speech
    outline: Outline
    title: str | None
    material: str
    audience: str | None
    matters: tuple[str | None, ...]
    has_articles: bool = False

    @property
    def proposer(self) -> str:
        """What questions call the material where nothing else says to whom it speaks."""
        return f"面向{self.audience}的{self.material}" if self.audience else self.material

    @property
    def is_named(self) -> bool:
        """Whether what questions call the material says whose it is, or on what matter."""
        return tells_its_matter(self.proposer)

    @property
    def sets_rules(self) -> bool:
        """Whether the material is a set of rules: what it says it lays down."""
        return RULES.search(self.material.strip("《》")) is not None

    def lays_down(self, under: tuple[int, ...]) -> bool:
        """Whether what is stated at a place is laid down: in rules, under a heading of a plan."""
        directs = DIRECTIVE.search(self.material.strip("《》")) is not None
        return self.sets_rules or (directs and bool(self.inner(under)))

    def topics(self, under: tuple[int, ...], *, without: Iterable[Span] = ()) -> list[str]:
        """Return what the headings above a place are about, innermost first, each short.

        A heading that holds one of the asked words itself is no topic for them.
        """
        asked = list(without)
        found: list[str] = []
        for index in reversed(self.inner(under)):
            topic, heading = self.matters[index], self.outline.headings[index]
            if topic is None or (self.has_articles and "章" not in heading.marker):
                continue
            if not any(heading.words.overlaps(part) for part in asked):
                found.append(topic)
        return found

    def inner(self, under: tuple[int, ...]) -> tuple[int, ...]:
        """Return the headings that a place stands under within its speech, the title left out."""
        return tuple(index for index in under if index not in self.outline.parts)

    def heading(self, under: tuple[int, ...]) -> str:
        """Return the words of the innermost heading that a place stands under."""
        inner = self.inner(under)
        return self.outline.headings[inner[-1]].words.text if inner else ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The setting of a file, and that of each speech where it holds several."""

    whole: Setting
    parts: dict[int, Setting]

    def at(self, place: Span) -> Setting:
        """Return the setting of the speech that a place stands in."""
        title = self.whole.outline.part_of(place)
        return self.whole if title is None else self.parts[title.a]


def settings_of(speech: Speech, outline: Outline) -> Settings:
    """Return the settings of a file's speeches."""
    audience = None if cited(speech.title) or occasion(speech.text) else addressed(speech.text)
    whole = Setting(
        speech,
        outline,
        speech.title,
        kind_of("", speech.text) if audience else material(speech.title, speech.text),
        audience,
        tuple(_topic(speech, heading.words) for heading in outline.headings),
        any("条" in heading.marker for heading in outline.headings),
    )
    titles = [outline.headings[index].words for index in outline.parts]
    parts = {
        title.a: replace(whole, title=title.text, material=material(title.text, ""), audience=None)
        for title in titles
    }
    return Settings(whole, parts)


def _topic(speech: Speech, heading: Span) -> str | None:
    """Return what a heading is about, in a few words; None where it names no matter."""
    words = TURNS_TO.sub("", OF_NAME.sub("", ASIDE.sub("", heading.text).strip(EDGES)))
    if not speech.is_fit(heading) or NO_TOPIC.search(words):
        return None
    words = MUST.sub("", words).removeprefix("关于")
    if len(words) <= LONGEST_TOPIC:
        return typeset(words) if len(folded(words)) > 1 else None
    parts = [part.text for part in pieces(heading, COMMAS)]
    ends = [part for part in (parts[0], parts[-1]) if 4 <= len(part) <= LONGEST_TOPIC]
    short = [part for part in ends if not LOOKS_BACK.search(part)] or ends
    named = short and not DATE.match(parts[0])  # 7月25日前，完成整体搬迁
    return typeset(MUST.sub("", short[0].strip(EDGES))) if named else None
