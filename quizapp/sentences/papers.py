"""Refusals about papers: what they shall ask, how they are sent round, corrected and printed."""

from __future__ import annotations

from http import HTTPStatus

from quizapp.sentences.message import CONFLICT, INCOMPLETE, Message

REFUSED = {
    "bad_plan": Message(INCOMPLETE, "组卷要求的“{field}”不对", "请改正后再试。"),
    "wrong_total": Message(
        INCOMPLETE, "总分对不上：写的是 {stated} 分，各大题合计 {found} 分", "请改正后再试。"
    ),
    "too_few_questions": Message(
        CONFLICT,
        "{kind}不够：要 {wanted} 道，只有 {there} 道",
        "请减少题数，或先审核入库更多试题。",
    ),
    "nothing_says": Message(
        CONFLICT,
        "没有哪道能出的题含有“{words}”",
        "请换一个词语，或多出几道题。",
    ),
    "no_such_number": Message(
        INCOMPLETE, "“{word}”不是题号", "请写 1 到 {last} 之间的题号，如“3、7-9”。"
    ),
    "no_other_question": Message(
        CONFLICT, "没有别的同类试题可换", "请放宽命题范围，或先审核入库更多试题。"
    ),
    "nameless_plan": Message(INCOMPLETE, "方案还没有名称", "请起一个名称再保存。"),
    "plan_name_taken": Message(CONFLICT, "您已有同名的方案", "请换一个名称。"),
    "too_many_plans": Message(CONFLICT, "方案已有 {most} 个，不能再存", "请先删去用不着的方案。"),
    "nothing_waits": Message(
        CONFLICT, "这份材料没有可以送审的试题", "可以直接采纳的试题都审过了，换一份材料再试。"
    ),
    "nothing_to_send": Message(
        CONFLICT, "没有选中可以送审的试题", "请勾选待审核、不用再改的试题。"
    ),
    "already_corrected": Message(
        CONFLICT, "这份试卷已经勘误重出过", "请打开最新一版，在它上面再勘误。"
    ),
    "printing_too_slow": Message(
        HTTPStatus.SERVICE_UNAVAILABLE, "生成文件用的时间太长，已停止", "请稍后再试一次。"
    ),
}
