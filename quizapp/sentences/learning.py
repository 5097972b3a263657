"""Refusals about courses: what is answered in them, disputed and reported."""

from __future__ import annotations

from quizapp.sentences.message import CONFLICT, INCOMPLETE, Message

REFUSED = {
    "course_exists": Message(CONFLICT, "已有叫“{name}”的学习专题", "请换一个名称。"),
    "empty_course": Message(
        CONFLICT, "学习专题还是空的", "请先选至少一份学习材料和一个培训班，再开放。"
    ),
    "empty_answer": Message(INCOMPLETE, "还没有作答", "请写出答案；想不起来就点“不会”。"),
    "too_few_reviews": Message(
        CONFLICT,
        "隔天的复习只有 {found} 次，还不能拟合",
        "满 {needed} 次再试；在那以前用通用参数更稳妥。",
    ),
    "answered_since": Message(CONFLICT, "这道题后来又答过，不能撤销", "只能撤销最近一次作答。"),
    "only_written_answers": Message(
        CONFLICT, "这类题不能提答案异议", "题目本身有问题，请用“试题纠错”告诉培训管理员。"
    ),
    "answer_undone": Message(CONFLICT, "这次作答已经撤销", "撤销的作答不能提异议，请重新作答。"),
    "nothing_written": Message(CONFLICT, "这里没有写答案", "写了答案、判为错的，才能提异议。"),
    "already_right": Message(CONFLICT, "这个答案已经算对", "不用再提异议，接着答题就好。"),
    "no_such_part": Message(INCOMPLETE, "请选这个答案等于哪一项", "选好后再采纳。"),
    "quoted_words": Message(
        CONFLICT,
        "引用的原话不能换说法",
        "这道题考的是引用别人的话，只能认可标点、繁简、括号的不同。",
    ),
    "another_key": Message(
        CONFLICT,
        "这是另一处的答案",
        "采纳后同一个答案会算两次。如果顺序不限，请修改试题，勾选“顺序不限”。",
    ),
    "no_reply": Message(INCOMPLETE, "请写一句答复", "不采纳时，要告诉学员为什么。"),
    "nothing_said": Message(INCOMPLETE, "请写明是什么问题", "选“其他”时，要写一两句话。"),
    "reported_since": Message(
        CONFLICT, "同一个人后来又提了一次", "不能撤销，请直接处理新的那一条。"
    ),
}
