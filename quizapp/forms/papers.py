"""组卷: what a test shall ask, and a second look before it is frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from question_bank.bank.blueprints.blueprint import MOST_SECTIONS, Blueprint
from question_bank.bank.kinds import KINDS
from question_bank.papers.dress import FORMAL_FROM, Dress
from question_bank.requirements.model import fingerprint
from quizapp.forms import lines, one_line, unmarked
from quizapp.forms.essays import EssayForm
from quizapp.forms.narrowed import NarrowedForm
from quizapp.forms.picks import decoded

if TYPE_CHECKING:
    from question_bank.bank.blueprints.drawing import Picks
    from question_bank.errors import Refused

LONGEST_NOTES = 600
MOST_WORDS, LONGEST_WORDS = 10, 20
MOST_ESSAYS = 3
BY_LENGTH, FORMAL, DAILY = "", "formal", "daily"
A4, A3, OFFICIAL = "a4", "a3", "official"
LETTERED, JOINED = "", "lines"
DRESSES = [
    SelectChoice(BY_LENGTH, f"按题量：{FORMAL_FROM} 题以上按正式考试"),
    SelectChoice(FORMAL, "正式考试：密封线，各大题得分栏"),
    SelectChoice(DAILY, "日常测试：标题下一行写单位、姓名"),
]
SHEETS = [
    SelectChoice(A4, "A4"),
    SelectChoice(A3, "A3，分两栏"),
    SelectChoice(OFFICIAL, "A4，公文版式：三号仿宋，每页 22 行"),
]
MATCHINGS = [SelectChoice(LETTERED, "括号里填字母"), SelectChoice(JOINED, "两栏连线")]


def _words(label: str) -> TextAreaField:
    return TextAreaField(label, render_kw={"rows": 2})


class BlueprintForm(NarrowedForm):
    """How many questions of each kind, for how many points, from which materials."""

    title = StringField(
        "试卷标题",
        [
            InputRequired("请填试卷标题。"),
            Length(max=60, message="标题不要超过 60 个字。"),
            unmarked,
        ],
    )
    minutes = IntegerField(
        "考试时间（分钟）",
        [Optional(), NumberRange(1, 600, "请填 1 到 600 的整数，或者不填。")],
        render_kw={"min": 1, "max": 600, "inputmode": "numeric"},
    )
    two = BooleanField("同时出 B 卷（试题相同，题序和选项顺序不同）")
    must = _words("必须考到的内容")
    must_not = _words("不考的内容")
    essays = FieldList(FormField(EssayForm), min_entries=MOST_ESSAYS, max_entries=MOST_ESSAYS)
    unit = StringField("单位抬头", [Length(max=30, message="单位抬头不要超过 30 个字。"), unmarked])
    dress = SelectField("样式", choices=DRESSES, default=BY_LENGTH)
    sheet = SelectField("纸张和版式", choices=SHEETS, default=A4)
    matching = SelectField("配对题作答", choices=MATCHINGS, default=LETTERED)
    notes = TextAreaField(
        "注意事项",
        [Length(max=LONGEST_NOTES, message=f"注意事项不要超过 {LONGEST_NOTES} 个字。"), unmarked],
        render_kw={"rows": 4},
    )
    fresh = BooleanField("近一年试卷和考试里出过的题不再出")
    seed = HiddenField()
    looked_at = HiddenField()
    picks = HiddenField()
    locked = HiddenField()
    shape = HiddenField()
    without = HiddenField()
    corrects = HiddenField()

    def validate_title(self, field: StringField) -> None:
        """Refuse a test that asks nothing, or has more parts than can be numbered.

        Raises:
            ValidationError: with the sentence for the person.

        """
        essays = [one for one in self.essays if one.form.is_written]
        if not essays:
            super().validate_title(field)
        if sum(bool(self.wanted(kind)) for kind in KINDS) + len(essays) > MOST_SECTIONS:
            raise ValidationError(f"大题不要超过 {MOST_SECTIONS} 个。")

    def validate_must(self, field: TextAreaField) -> None:
        """Refuse more words than a test has room for.

        Raises:
            ValidationError: with the sentence for the person.

        """
        words = lines(field.data)
        if len(words) > MOST_WORDS or any(len(one) > LONGEST_WORDS for one in words):
            raise ValidationError(
                f"一行一个词语，最多 {MOST_WORDS} 行，每行 {LONGEST_WORDS} 个字。"
            )

    validate_must_not = validate_must

    def refuse(self, error: Refused) -> None:
        """Say beside its field what the bank has too little of."""
        if error.reason == "nothing_says":
            self.must.errors = [
                f"没有哪道能出的题含有“{error.facts['words']}”，或者题数已经排满。请换一个词语，或多出几道。"
            ]
        else:
            super().refuse(error)

    def typed(self) -> Blueprint:
        """Return what is asked for, kinds of which there are none left out."""
        return Blueprint(
            title=one_line(self.title.data),
            sections=self.sections(),
            minutes=self.minutes.data,
            notes=tuple(lines(self.notes.data)),
            speeches=tuple(self.speeches.data or ()),
            must=tuple(lines(self.must.data)),
            must_not=tuple(lines(self.must_not.data)),
            fresh=bool(self.fresh.data),
            essays=tuple(one.form.content() for one in self.essays if one.form.is_written),
        )

    def dressed(self) -> Dress:
        """Return how the paper is laid out."""
        formal = self.dress.data == FORMAL
        if not self.dress.data:
            formal = self.typed().questions >= FORMAL_FROM
        return Dress(
            formal,
            folded=self.sheet.data == A3,
            unit=one_line(self.unit.data),
            official=self.sheet.data == OFFICIAL,
            lines=self.matching.data == JOINED,
        )

    @property
    def booklets(self) -> int:
        """How many booklets are wanted."""
        return 2 if self.two.data and not self.without.data else 1

    @property
    def booklet(self) -> str:
        """What a single booklet is called: a paper without another's questions is for a 补考."""
        return "补考" if self.without.data else ""

    def picked(self) -> Picks | None:
        """Return the questions that were picked; None where they are to be drawn.

        Raises:
            ValueError: they were not written by `encoded`.

        """
        return decoded(self.picks.data) if self.picks.data else None

    def held(self) -> set[int]:
        """Return the ids of the questions that stay when others are drawn.

        Raises:
            ValueError: they were not written by `encoded`.

        """
        return {one for ids in decoded(self.locked.data or "") for one in ids}

    def drawn_by(self) -> str:
        """Return what decides which questions are drawn: while it stays, they stay."""
        asked = self.typed()
        sections = [
            (one.kind, one.number, one.speech_id, one.band, one.tag) for one in asked.sections
        ]
        return fingerprint(
            [sections, asked.speeches, asked.must, asked.must_not, asked.fresh, self.without.data]
        )
