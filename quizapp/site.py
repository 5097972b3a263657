"""What the settings of the office are called."""

from __future__ import annotations

LABELS = {
    "unit_name": "单位名称",
    "paper_heading": "试卷抬头",
    "paper_notes": "试卷注意事项",
    "address": "网址",
    "secrecy_notice": "保密提示",
    "graded_protection": "等保模式",
    "password_shortest": "口令最少几个字符",
    "password_kinds": "口令至少含几类字符",
    "password_days": "口令多少天要换",
    "passwords_not_again": "不能再用最近几个口令",
    "failures_allowed": "连续输错几次锁定",
    "lock_minutes": "最长锁定多少分钟",
    "idle_minutes": "多少分钟不用就退出",
    "initial_password_days": "初始口令几天失效",
    "keeps_phones": "名单可以保存手机号",
    "log_days": "日志保存天数",
    "typed_answers_days": "答题原文保存天数",
    "leavers_days": "停用账号保存天数",
    "anki_export": "可以导出 Anki 卡片包",
    "offline_reading": "离线阅读",
    "watermark": "内部材料加水印",
    "watermark_words": "水印文字",
}
