"""Others who might decide: by whom a paper could be signed, were it not for the rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.options.shown import shuffled
from question_bank.requirements.deciders import A_POST, somebodies
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Grades of those who sign, and what a post of each is called in any office, the closest first.
GRADES = (
    (re.compile("分管|主管|副[一-鿿]*[长任记理]$"), "分管领导"),
    (re.compile("办公室"), "办公室主任"),
    (re.compile("部门|[科处]室|科长|处长|股长"), "部门负责人"),
    (re.compile("主要|[长任记理]$"), "主要负责人"),
)
POST = re.compile("[一-鿿]{1,6}?(?:负责人|领导|主任|书记|[局处科院校]长)")
# Of which there are many, or which holds others: none of them stands beside one by name.
AT_LARGE = re.compile("(?:部门|单位|机关|科室|处室|班组)$")
# A meeting signs nothing and a section does not examine what a committee does.
SORTS = (
    ("post", A_POST),
    ("at large", AT_LARGE),
    ("committee", re.compile("委员会|领导小组|党[委组]$|政府$|常委")),
    ("meeting", re.compile("会议?$")),
    ("section", re.compile("[处科股室]$")),
)
# Who signs in any office, and not the head of one by name: 巡察办主任, 市应急管理局主要负责人.
IN_ANY_OFFICE = re.compile(
    "(?:本?[单部][位门]|[科处股]室|办公室|分管|主要|主管|党政|行政|带班|值班|副|[局处科县市区镇乡])*"
    "(?:负责(?:人|同志)|领导|主任|书记|秘书长|[局处科股县市区镇乡]长)"
)


def other_deciders(text: str, asked: str, stem: str, *, wanted: int, seed: str) -> tuple[str, ...]:
    """Return so many others who might decide in the place of the one asked for, or none.

    First those whom the text names, then, beside a post, posts of any office. No two are of one
    grade: who is 局长 is 主要负责人 as well. Nobody whom the stem names is among them.
    """
    anywhere = IN_ANY_OFFICE.fullmatch(asked) and _grade(asked) is not None
    usual = [post for _, post in GRADES] if anywhere else []
    named = shuffled(somebodies(text), seed=seed)
    found = list(_unlike(asked, stem, (*named, *usual)))[:wanted]
    return tuple(found) if len(found) == wanted else ()


def _unlike(asked: str, stem: str, others: Iterable[str]) -> Iterator[str]:
    """Yield those of the sort of the asked one who are nobody else of the sentence for certain."""
    words, taken = folded(stem), [asked, *POST.findall(stem)]
    for other in others:
        same_sort = _sort(other) == _sort(asked)
        alike = any(_may_be(other, one) for one in taken)
        if same_sort and not alike and folded(other) not in words:
            taken.append(other)
            yield other


def _sort(name: str) -> str:
    """Return what a name is of: a post, several bodies at large, a meeting, a committee, a body."""
    sorts = (sort for sort, sign in SORTS if sign.search(name))
    return next(sorts, "body")


def _may_be(one: str, other: str) -> bool:
    """Return whether two names may be of the same: one is in the other, or both are of a grade."""
    grade = _grade(one)
    return one in other or other in one or (grade is not None and grade == _grade(other))


def _grade(name: str) -> int | None:
    """Return the grade of a post; None of a body, or of a post that tells none: 带班领导."""
    if not A_POST.search(name):
        return None
    return next((place for place, (sign, _) in enumerate(GRADES) if sign.search(name)), None)
