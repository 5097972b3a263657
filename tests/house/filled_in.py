"""What a form has to hold before anybody asks whose thing it is about."""

from __future__ import annotations

# what a form has to hold before anybody asks whose thing it is about
ANYTHING = {
    "answers-0": "及时整理",
    "attempt": "another-attempt",
    "closes_at": "2030-01-01T10:00",
    "hints": "0",
    "lock": "0",
    "minutes": "10",
    "number": "1",
    "person": "1",
    "points": "1",
    "reason": "笔误",
    "reply": "已核对",
    "rows": "姓名\n张三",
    "seen": "1",
    "shown_at": "1",
    "status": "approved",
    "version": "1",
    "words": "请核对",
}


FORMS: dict[str, dict[str, object]] = {
    "banks.change": {"membership": "reader", "seen": "editor"},
    "banks.invite": {"membership": "reader"},
    "curation.keep": {"others": "1.1.approved."},
}
