"""填空题: a sentence of the speech with one or two of its words left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.blank import BLANK, LONGEST_STEM, reading_length
from question_bank.questions.draft import Draft
from question_bank.questions.marking import PartMark, mark_in_any_order, mark_in_order
from question_bank.questions.measures import written_otherwise
from question_bank.questions.mood import MARK
from question_bank.questions.stems.announced import announced_stems, shown_parts
from question_bank.questions.stems.citing import matters, worded
from question_bank.questions.stems.duties import duty_stem
from question_bank.questions.stems.limits import limit_stems
from question_bank.questions.stems.running import running_stems
from question_bank.questions.typesetting import sentence, typeset
from question_bank.requirements.clauses import sentences
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.setting import Setting
    from question_bank.questions.stems.clause import Clause
    from question_bank.requirements.model import Duty, Pairs, RequirementList

MUST = re.compile("^要(?![素点求件害领义务职旨闻])")  # not of 要素齐全
WHOSE = re.compile("^(?:单位|集团|公司|[局厅院校县区市镇乡])(?=(?:主要|分管)[负领]|办公室$)")
SAME_AMOUNT = str.maketrans("一二两三四五六七八九日", "1223456789天")
GRID = re.compile(r"要(?P<one>[^的]+)的.+ ↔ 要(?P<two>[^的]+)的")


@dataclass(frozen=True, slots=True)
class Cloze:
    """A stem with as many `____` as there are answers, in that order.

    `accepted` holds, for each blank, the other answers that are right too. With `order_free` the
    answers may be given in any order among the blanks.
    """

    stem: str
    answers: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]
    order_free: bool = False
    kind: Literal["cloze"] = "cloze"

    def asked(self) -> list[str]:
        """Return what is asked for, folded: with the requirement and the kind, the identity."""
        return [folded(answer) for answer in self.answers]

    def pieces(self) -> list[str]:
        """Return the text around the blanks: always one piece more than there are answers."""
        return self.stem.split(BLANK)

    def solved(self) -> str:
        """Return the stem with its answers put back."""
        first, *rest = self.pieces()
        return first + "".join(a + piece for a, piece in zip(self.answers, rest, strict=True))


def mark(cloze: Cloze, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark one written answer for each blank."""
    marker = mark_in_any_order if cloze.order_free else mark_in_order
    return marker(response, cloze.answers, cloze.accepted)


def of_list(setting: Setting, found: RequirementList, clause: Clause | None) -> Iterator[Draft]:
    """Yield one draft for each item of a list: that item is left out, the others are shown.

    Of a list that runs through a `clause` that clause is shown, any other is announced.
    """
    requirement, said = found.id, sentences(found.place)
    stems = running_stems(setting, found, clause) if clause else announced_stems(setting, found)
    parts = found.items if clause else shown_parts(found)
    for item, stem in zip(parts, stems, strict=True):
        answer = typeset(item.text)
        yield Draft(
            content=Cloze(stem, (answer,), (variants(answer),)),
            requirement=requirement,
            parts=(item,),
            source=next((one for one in said if one.covers(item)), found.place),
        )


def of_grid(setting: Setting, found: Pairs) -> Iterator[Draft]:
    """Yield one draft for each row of a grid: one cell is shown, the other asked for."""
    verbs = GRID.match(found.relation)
    if verbs is None:
        return
    said = sentences(found.place)
    for left, right in found.pairs:
        shown = f"{verbs['one']}{typeset(left.text)}，{verbs['two']}{BLANK}"
        answer = typeset(right.text)
        yield Draft(
            content=Cloze(
                _telling(
                    worded(setting, found, matters(setting, found, folded(answer)), "要求", shown)
                ),
                (answer,),
                (variants(answer),),
            ),
            requirement=found.id,
            parts=(right,),
            source=next((one for one in said if one.covers(right)), found.place),
        )


def of_duty(setting: Setting, found: Duty) -> Iterator[Draft]:
    """Yield the drafts that ask what a duty comes down to, and what it has to keep to."""
    stemmed = duty_stem(found)
    for core, part in (*((stemmed,) if stemmed else ()), *limit_stems(found)):
        answer = typeset(part.text)
        verb = "指出" if found.duty.text.startswith("是") else "要求"
        topics = matters(setting, found, folded(answer))
        topics = [topic for topic in topics if not _tells_amount(topic, answer)]
        stem = _telling(worded(setting, found, topics, verb, MARK.sub("", core)))
        yield Draft(
            content=Cloze(stem, (answer,), (variants(answer),)),
            requirement=found.id,
            parts=(part,),
            source=found.place,
        )


def _tells_amount(topic: str, answer: str) -> bool:
    """Return whether a heading gives an amount away, in other words too: 管三天 and 3日."""
    told = answer.translate(SAME_AMOUNT) in topic.translate(SAME_AMOUNT)
    return told or (answer[0] == "每" and len(answer) == 2 and answer[1] in topic)  # 周排查: 每周


def _telling(worded: Iterator[str]) -> str:
    """Return the first wording that is short enough for a stem, else the last."""
    stems = [sentence(words) for words in worded]
    return next((stem for stem in stems if reading_length(stem) <= LONGEST_STEM), stems[-1])


def variants(answer: str) -> tuple[str, ...]:
    """Return the other wordings of an answer: without 要 or whose it is, in other numerals."""
    bare = WHOSE.sub("", MUST.sub("", answer))
    return (bare,) if bare != answer and len(bare) >= 2 else written_otherwise(answer)
