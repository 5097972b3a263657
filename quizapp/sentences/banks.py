"""Refusals about banks: who may change them, and how their questions are looked through."""

from __future__ import annotations

from http import HTTPStatus

from quizapp.sentences.message import CONFLICT, INCOMPLETE, Message

REFUSED = {
    "not_an_editor": Message(
        HTTPStatus.FORBIDDEN, "您只能查看这个题库，不能修改", "如果工作需要，请联系题库的负责人。"
    ),
    "not_an_owner": Message(
        HTTPStatus.FORBIDDEN, "只有题库的负责人能这样做", "如果工作需要，请联系题库的负责人。"
    ),
    "last_owner": Message(CONFLICT, "题库至少要有一名负责人", "请先让另一个人做负责人。"),
    "member_already": Message(CONFLICT, "他已经是题库的成员", "需要时可以改他的权限。"),
    "no_bank_name": Message(INCOMPLETE, "请填题库名称", "最多 {most} 个字。"),
    "bank_exists": Message(CONFLICT, "已有叫“{name}”的题库", "请换一个名称。"),
    "not_checked": Message(
        CONFLICT, "请先对照原文核对引文", "这道题考的是引用的话，核对后勾选“已对照原文”再采纳。"
    ),
    "needs_another": Message(
        CONFLICT, "要由另一人复核", "这个题库要两人审核，采纳或者修改过的人不能自己复核。"
    ),
    "still_waiting": Message(
        CONFLICT, "还有 {count} 道题等待复核", "请先复核完，或者撤销，再改为一人审核。"
    ),
    "no_comment": Message(INCOMPLETE, "留言是空的", "写一句话再提交。"),
    "not_from_here": Message(
        CONFLICT, "这道题已经有人处理过", "请刷新后看看它现在的状态，再决定怎么办。"
    ),
    "nothing_to_undo": Message(CONFLICT, "没有可以撤销的操作", "可能已经撤销过了。"),
    "not_the_same_speech": Message(
        CONFLICT, "这两份材料不能合并", "标题要相同，并且要并入的一份还没有放进学习专题。"
    ),
    "no_such_words": Message(
        INCOMPLETE, "材料里没有这段话", "请打开材料，把作为依据的一句或一段原样复制过来。"
    ),
    "no_tag_name": Message(INCOMPLETE, "请写标签", "一到 {most} 个字，不含空格。"),
    "too_many_questions": Message(
        INCOMPLETE, "一次最多 {most} 题", "请先在题库里缩小范围，分几次来。"
    ),
}
