"""What a speech is called: by the paper within a covering note, by its title, by who offers it."""

from __future__ import annotations

import re
from pathlib import PurePath

from question_bank.speech.cleaning.lines import SPEECH_TITLE, han_in
from question_bank.speech.cleaning.wording import flat, named
from question_bank.speech.script import simplified

ISSUED = re.compile(
    r"《(?P<title>[^《》\n]{4,60}(?:《[^《》\n]{2,40}》[^《》\n]{0,20})?)》[^。\n]{0,90}(?:印发|公布|施行|发布|转发)"
)
# 小编为大家整理的……，供参考; 《…….docx》由会员分享
OFFERED = re.compile(
    r"(?:小编|大家|各位|您|网友|本[站文]|以下|下面)[^，。,\n]{0,12}(?:整理|收集|搜集|带来|分享|编写)(?:的|了)?(?:关于)?[“《]?(?P<offered>[^，。,“”《》\n]{8,40}?)[”》]?(?:范文)?[,，。]"
    r"|^\s*《(?P<shared>[^《》\n]{6,40}?)\.(?:docx?|pdf|wps)》由"
)
WHOLE_KIND = re.compile(
    r"^(?!.*(?:\d{6,}|_|定稿|初稿|修改|副本|最终|新建))(?=.*(?:在|关于|会|班|仪式|年度|印发)).{8,60}$"
)
HEAD = 1000


def title_of(text: str, title: str | None, raw: str, file: str) -> str | None:
    """Return what the speech is cited by.

    `title` is what stands above its text. A covering note's paper goes by its own title; a text
    without any by what a site or its file calls it, where that reads as a speech's title.
    """
    if title is not None and "《" in title:
        return title
    return _issued(text) or title or _offered(raw) or _filed(file)


def _issued(text: str) -> str | None:
    """Return the title of the paper that the text's first lines send round, if it stands below."""
    match = ISSUED.search(text, 0, HEAD)
    if match is None:
        return None
    end = text.find("\n", match.end())
    called = flat(match["title"])
    below = text[end:].split("\n") if end > 0 else []
    return next((named(line) for line in below if flat(named(line)) == called), None)


def _offered(raw: str) -> str | None:
    for match in OFFERED.finditer(simplified(raw[:HEAD])):
        title = named(match["offered"] or match["shared"])
        if SPEECH_TITLE.search(title):
            return title
    return None


def _filed(file: str) -> str | None:
    title = named(PurePath(file).stem.strip())
    known = WHOLE_KIND.match(title) and SPEECH_TITLE.search(title) and han_in(title) >= 8
    return title if known else None
