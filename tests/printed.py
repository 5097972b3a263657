"""What the generator prints of two small speeches of ours, written by hand after the contract."""

from __future__ import annotations

import hashlib
from typing import Any

Json = dict[str, Any]

RAW = """在全县档案工作座谈会上的讲话
（网站导航）首页 > 讲话
一、把档案管住
档案工作要做到“三个到位”：收集要到位，整理要到位，保管要到位。
（二）分工
收发员负责登记，保管员负责入库，查阅员负责借阅。
"""
WEB = "（网站导航）首页 > 讲话\n"
STEM = "档案工作要做到“三个到位”：收集要到位，____，保管要到位。"
FACTS: Json = {"speaker": "李明", "post": "县长", "given_on": "2024-05-08", "occasion": None}


def printed(raw: str = RAW, *, file: bytes | None = None, title: str | None = "档案讲话") -> Json:
    """Return the contract's JSON of a speech that holds the sentences of RAW."""
    return {
        "contract": 1,
        "file": "speech.txt",
        "speech": {
            "title": title,
            "sha256": hashlib.sha256(file or raw.encode()).hexdigest(),
            "script": "simplified",
            "characters": len(raw),
            "facts": FACTS,
            "raw": raw,
            "text": raw.replace(WEB, ""),
            "removed": [{**place(raw, WEB), "why": "网站栏目"}] if WEB in raw else [],
            "repairs": [],
            "slips": [],
            "cut": False,
            "warnings": ["缺少“（一）”"],
        },
        "outline": [
            {"level": 1, "marker": "一、", "heading": "把档案管住", "parent": None}
            | place(raw, "把档案管住"),
            {"level": 2, "marker": "（二）", "heading": "分工", "parent": 0} | place(raw, "分工"),
        ],
        "requirements": [_list(raw), _pairs(raw)],
        "questions": [_cloze(raw, "整理要到位"), _cloze(raw, "保管要到位"), _matching(raw)],
        "quotations": [],
        "outline_warnings": [{"text": "标题序号不从一起", **place(raw, "分工")}],
    }


def place(raw: str, words: str) -> dict[str, int]:
    """Return where words stand in the raw text."""
    start = raw.index(words)
    return {"start": start, "end": start + len(words)}


def _words(raw: str, words: str) -> Json:
    return {"text": words, **place(raw, words)}


def _list(raw: str) -> Json:
    items = ["收集要到位", "整理要到位", "保管要到位"]
    return {
        "id": "a" * 16,
        "kind": "list",
        "name": "三个到位",
        "intro": None,
        "stated": 3,
        "complete": True,
        "ordered": False,
        "items": [{**_words(raw, item), "repaired": False} for item in items],
        "under": [0],
        "said_by": None,
        **place(raw, "收集要到位，整理要到位，保管要到位"),
    }


def _pairs(raw: str) -> Json:
    return {
        "id": "b" * 16,
        "kind": "pairs",
        "name": None,
        "relation": "岗位 ↔ 职责",
        "complete": True,
        "pairs": [
            {"left": _words(raw, left), "right": _words(raw, right)}
            for left, right in (("收发员", "登记"), ("保管员", "入库"), ("查阅员", "借阅"))
        ],
        "under": [0, 1],
        "said_by": None,
        **place(raw, "收发员负责登记，保管员负责入库，查阅员负责借阅"),
    }


def _cloze(raw: str, answer: str) -> Json:
    whole = "档案工作要做到“三个到位”：收集要到位，整理要到位，保管要到位。"
    return {
        "id": hashlib.sha256(answer.encode()).hexdigest()[:16],
        "kind": "cloze",
        "stem": whole.replace(answer, "____"),
        "order_free": False,
        "blanks": [{"answer": answer, "accepted": [], "repaired": False, **place(raw, answer)}],
        "requirement": "a" * 16,
        "sources": [place(raw, whole)],
        "source": place(raw, whole),
        "parts": [place(raw, answer)],
        "ready": True,
        "chosen": answer == "整理要到位",
        "score": 0.9 if answer == "整理要到位" else 0.6,
        "notes": [],
    }


def _matching(raw: str) -> Json:
    whole = "收发员负责登记，保管员负责入库，查阅员负责借阅。"
    sides = ["收发员", "登记", "保管员", "入库", "查阅员", "借阅"]
    return {
        "id": "c" * 16,
        "kind": "matching",
        "directions": "将岗位与其职责配对。",
        "pairs": [
            {"left": left, "right": right}
            for left, right in zip(sides[::2], sides[1::2], strict=True)
        ],
        "extra": ["销毁"],
        "requirement": "b" * 16,
        "sources": [place(raw, whole)],
        "source": place(raw, whole),
        "parts": [place(raw, side) for side in sides],
        "ready": False,
        "chosen": False,
        "score": 0.4,
        "notes": ["shared_characters"],
    }
