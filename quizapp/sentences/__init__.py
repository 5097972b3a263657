"""What went wrong, in sentences: one for each reason a station gives, with what to do about it."""

from __future__ import annotations

from question_bank.bank.kinds import NAMES
from quizapp.sentences import banks, exams, files, learning, papers, people

REFUSED = {
    **people.REFUSED,
    **banks.REFUSED,
    **learning.REFUSED,
    **exams.REFUSED,
    **papers.REFUSED,
    **files.REFUSED,
}
NOUNS = {
    "appeal": "这条异议",
    "attempt": "这次作答",
    "bank": "这个题库",
    "card": "这道题的学习记录",
    "batch": "这一批操作",
    "cohort": "这个培训班",
    "comment": "这条留言",
    "course": "这个学习专题",
    "exam": "这场考试",
    "issue": "这份印发的试卷",
    "log_in": "这处登录",
    "paper": "这份试卷",
    "person": "这个人",
    "requirement": "这个要点",
    "tag": "这个标签",
    "plan": "这个方案",
    "question": "这道试题",
    "recheck": "这条复核申请",
    "review_list": "这份送审稿",
    "report": "这条纠错",
    "sitting": "这次作答",
    "speech": "这份学习材料",
}

WORDS: dict[object, str] = {
    "title": "标题",
    "sections": "题型、题数和分值",
    "minutes": "时间",
    "notes": "注意事项",
    "speeches": "学习材料",
}
WORDS.update(NAMES.items())
