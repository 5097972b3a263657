"""A letter that passes a speech on: the marks of quoting before its lines, and its own head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTED = re.compile(r"^[ \t]*(?:[>＞][ \t]{0,2}){1,6}", re.MULTILINE)
PASSED_ON = re.compile(
    r"^-{2,}\s*(?:原始|转发|邮件|回复|Original|Forwarded)[^\n-]{0,12}-{2,}$"
    r"|^(?:主\s?题|发件人|收件人|发送时间|抄\s?送|附\s?件|From|To|Cc|Subject|Date|Sent)[:：][^\n]*$",
    re.MULTILINE,
)
LEAST = 3


def quotes(text: str) -> Iterator[Cut]:
    """Yield the quoting marks of three lines and more, and the heads of the letters."""
    found = list(QUOTED.finditer(text))
    if len(found) < LEAST:
        return
    heads: list[tuple[int, int]] = []
    for mark in found:
        end = text.find("\n", mark.end())
        line = text[mark.end() : end if end >= 0 else len(text)]
        if PASSED_ON.match(line.strip()):
            heads.append((mark.start(), mark.end() + len(line)))
    heads += [match.span() for match in PASSED_ON.finditer(text)]
    yield from (Cut(a, b, "邮件信头") for a, b in heads)
    yield from (Cut(mark.start(), mark.end(), "邮件引用") for mark in found)
