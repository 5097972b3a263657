"""Refusals about exams: their rules, their rooms and their marks."""

from __future__ import annotations

from quizapp.sentences.message import CONFLICT, INCOMPLETE, Message

REFUSED = {
    "exam_in_the_past": Message(INCOMPLETE, "考试的截止时间已经过去", "请改成今后的时间，再保存。"),
    "exam_has_opened": Message(
        CONFLICT, "考试已经开始，不能再改", "可以推迟截止时间，或者给个别学员加时。"
    ),
    "rehearsed_already": Message(
        CONFLICT, "已经有学员做过模拟考试，不能取消", "可以修改考试的题目和时间。"
    ),
    "not_later": Message(INCOMPLETE, "新的截止时间要比原来的晚", "请改晚一些再保存。"),
    "marks_are_shown": Message(
        CONFLICT, "成绩和答案已经公布", "学员已经看得到答案，不能再加时或者推迟截止。"
    ),
    "still_being_sat": Message(
        CONFLICT, "还有人可以作答，现在不行", "请等考试截止、所有人交卷以后再来。"
    ),
    "exam_not_open": Message(CONFLICT, "考试还没有开始", "请到开考时间再来。"),
    "exam_closed": Message(CONFLICT, "考试已经截止", "有特殊情况请联系培训管理员。"),
    "no_goes_left": Message(CONFLICT, "这场考试的次数已经用完", "需要重考，请联系培训管理员。"),
    "exam_is_running": Message(CONFLICT, "您正在考试", "请先交卷，再做模拟考试。"),
    "books_closed": Message(CONFLICT, "考试期间看不了学习内容", "请交卷以后再来。"),
    "sitting_is_running": Message(CONFLICT, "这份卷子还在作答", "请等他交卷或者时间到了再看。"),
    "sitting_over": Message(CONFLICT, "已经交卷，或者时间已到", "答案不能再改。"),
    "sitting_handed_in": Message(CONFLICT, "这份卷子是学员自己交的", "需要重考，请用“准许重考”。"),
    "sitting_voided": Message(CONFLICT, "这次作答已经作废", "需要重考，请用“准许重考”。"),
    "no_code": Message(INCOMPLETE, "请填考场口令", "口令由监考人员在考场公布。"),
    "wrong_code": Message(INCOMPLETE, "考场口令不对", "请看清楚再填，还可以试 {left} 次。"),
    "door_closed": Message(
        INCOMPLETE, "口令输错太多次", "请 {minutes} 分钟以后再试，或者请监考人员换一个口令。"
    ),
    "asked_before": Message(
        CONFLICT, "有的题在原来那场考试里考过", "补考不重复出题，请去掉这些题再安排。"
    ),
    "marks_not_shown": Message(CONFLICT, "成绩还没有公布", "公布以后才能申请复核。"),
    "nothing_asked": Message(INCOMPLETE, "请写明要复核什么", "写一两句话就好。"),
    "asked_already": Message(CONFLICT, "已经申请过复核", "同一处只能申请一次，请看答复。"),
    "wrong_points": Message(INCOMPLETE, "分数不对", "请填 0 到 {most} 之间的分数。"),
    "no_reason": Message(INCOMPLETE, "请写明原因", "要记入考场记录，写一句话就好。"),
    "no_marks": Message(
        INCOMPLETE,
        "表格里没有姓名和分数两类列名",
        "请在前几行写上“姓名”和各大题的名称，或者“总分”。",
    ),
}
