"""What was purged, by table, in words."""

from __future__ import annotations

COUNTED = {
    "reading": "原文",
    "requirement": "要点",
    "question": "试题",
    "card": "记忆卡",
    "review": "作答记录",
    "favourite": "收藏",
    "appeal": "答案异议",
    "report": "试题纠错",
    "sitting": "答卷",
    "review_list": "送审稿",
    "issue": "印发的试卷",
}
