"""Questions of every kind, with signs that files of other programs take for their own."""

from __future__ import annotations

from question_bank.exchange.record import Record
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

ONE_BLANK = Cloze("值班要坚持____带班制度。", ("领导",), (("领导干部",),))
TWO_BLANKS = Cloze(
    "文稿要讲____，公文要讲____。", ("质量", "时效"), ((), ("效率",)), order_free=False
)
FREE = Cloze("要讲____、讲____。", ("政治", "规矩"), ((), ()), order_free=True)
NASTY = Cloze("=1+1 {x} ~a #b :c \\d <e> & “f” ____。", ("<b>&a</b>",), ((),))
CHOICE = Choice(
    "下列不属于“三服务”的是（　　）。", ("服务领导", "服务群众", "招商"), "招商", negative=True
)
MULTIPLE = Multiple("包括（　　）。", ("登记", "初审", "喝茶", "承办"), ("登记", "初审", "承办"))
TRUE = Judgement("值班实行领导带班。", truth=True)
FALSE = Judgement("公文要讲质量。", truth=False, correction="公文要讲时效。")
MATCHING = Matching(
    "将工作与要求配对。", (("文稿", "准"), ("公文", "快"), ("会务", "细")), ("热情",)
)
ORDERING = Ordering("按先后排列。", ("签收", "登记", "初审"))
RECALL = Recall(
    "简述“三个讲”。", ("讲政治", "讲效率", "讲规矩"), ((), ("讲时效",), ()), order_free=False
)
WRITTEN = Written("怎样办好会议？", (("环节齐全", 12), ("条理清楚", 8)), "论述题")

CONTENTS = (
    ONE_BLANK, TWO_BLANKS, FREE, NASTY, CHOICE, MULTIPLE, TRUE, FALSE, MATCHING, ORDERING, RECALL,
    WRITTEN,
)  # fmt: skip
RECORDS = tuple(
    Record(
        f"q{number:04d}",
        content,
        "办公室讲话",
        "张一鸣《讲话》",
        "值班要坚持领导带班制度。",
        ("一季度",),
    )
    for number, content in enumerate(CONTENTS, start=1)
)
