"""Web pages give their text whole, in each encoding and layout."""

from __future__ import annotations

import pytest

from question_bank.errors import UnreadableFile
from question_bank.speech.readers import html
from question_bank.speech.reading import read_speech
from tests.speech.material import PARAGRAPHS, TEXT, TITLE

NAVIGATION = "".join(
    f"<li><a href='/{name}'>{name}</a></li>" for name in ("首页", "新闻", "讲话稿", "登录")
)
PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}-某某网</title></head>
<body>
<ul>{nav}</ul><div>当前位置：首页 &gt; 讲话 &gt; 正文</div><h1>{title}</h1>
<div>发布时间：2024-05-06 10:20 来源：本站</div><div id="content">{body}</div>
<div>上一篇：<a href="/1">在全县防汛会议上的讲话</a></div>
<div>下一篇：<a href="/2">在全县消防会议上的讲话</a></div>
<ul>{nav}</ul><div>版权所有 某某网 京ICP备1234号</div><script>var a = 1;</script></body></html>"""


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p>　　{line}</p>" for line in PARAGRAPHS),
        "<table><tr><td>" + "<br/>\n".join(PARAGRAPHS) + "</td></tr></table>",
        "".join(f"<div><span>{line}</span></div>" for line in PARAGRAPHS),
    ],
    ids=["paragraphs", "breaks in a cell", "divisions"],
)
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_web_page_gives_its_speech_and_nothing_else(body: str, charset: str) -> None:
    page = PAGE.format(charset=charset, title=TITLE, nav=NAVIGATION, body=body)
    assert read_speech("讲话.html", page.encode(charset)).text == TEXT


def test_a_page_of_nothing_but_text_is_read_whole() -> None:
    speech = read_speech("讲话.html", f"<body>{TEXT.replace(chr(10), '<br>')}</body>".encode())
    assert speech.text == TEXT


def test_markup_deeper_than_can_be_read_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="broken"):
        html.read(b"<div>" * 5000 + TEXT.encode())


def test_markup_without_end_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="too_large"):
        html.read(TEXT.encode() + b"<br>" * (html.MOST_TAGS + 1))
