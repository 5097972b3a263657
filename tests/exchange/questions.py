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

ODD = (
    "a|b;c；d、e／f {{c1::g}} }} :: <i>&amp;</i> ]]> \\ \\n ~ = # * %50% -> “引”' \" ① 𠮷 é \u202e"
)
ODD_CONTENTS = (
    Cloze(f"{ODD}____{ODD}", ("甲|乙",), (("丙;丁",),)),
    Cloze("____、____。", ("=1+1", "\uff0b2"), (("-3", "@4"), ()), order_free=True),
    Cloze("第一行\n第二行____。", ("答案：甲",), ((),)),
    Choice(f"{ODD}（　　）", ("=甲", "A. 乙", "甲  丙", ODD), "A. 乙"),
    Choice("2. 哪个（　　）", ("甲 B. 乙", "->"), "->"),
    Multiple("包括（　　）", ("<b>", "&lt;b&gt;", "{T}", "}"), ("<b>", "}")),
    Multiple("全都是（　　）", ("甲", "乙"), ("甲", "乙")),
    Judgement(f"{ODD}。答案：", truth=False, correction=ODD),
    Judgement("'=1", truth=True),
    Matching(ODD, (("一 -> 二", "a->b"), ("1. 三", "A. 四"), ("=五", "六 → 七")), ("<e>",)),
    Matching("左项里有同样的右项。", (("甲", "丁"), ("乙", "丁"), ("丙", "戊"))),
    Ordering(f"排序{ODD}", ("=甲", "1. 乙", "C. 丙")),
    Recall("简述____。", ("（1）甲；乙", "丙|丁", ODD), ((), ("戊;己",), ()), order_free=True),
    Recall("只有一项。", ("甲",), ((),), order_free=False),
    Written(f"一、材料\n1. {ODD}\n二、问题", ((f"{ODD}（3 分）", 12), ("甲；乙", 8)), "案例分析题"),
)

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

ODD_RECORDS = tuple(
    Record(f"1-{number:016x}", content, ODD, ODD, ODD, ("一 季度", "a,b"))
    for number, content in enumerate(ODD_CONTENTS, start=1)
)
