"""Web pages of many makes give their speech, all of it and in order."""

from __future__ import annotations

import pytest

from question_bank.speech.readers import html
from question_bank.speech.reading import read_speech
from tests.speech.material import PARAGRAPHS, TEXT, TITLE

BODY = "".join(f"<p>　　{line}</p>" for line in PARAGRAPHS)
LONG = "值班工作是机关运转的前哨，是联系群众的窗口，必须抓紧抓实。"
LINKS = "".join(
    f"<li><a href='/{number}.html'>{name}</a></li>"
    for number, name in enumerate(
        (
            *("领导讲话", "工作报告", "心得体会", "入党申请书", "全县防汛工作会议召开"),
            *("我县开展消防演练", "春季植树活动启动", "干部作风大整顿动员会召开"),
            *("教育系统表彰先进", "乡镇换届工作有序推进"),
        )
    )
)


def text_of(body: str, head: str = "") -> str:
    page = (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    )
    return read_speech("讲话.html", page.encode()).text


def raw_of(body: str) -> str:
    return html.read(f"<html><body>{body}</body></html>".encode())


NEWS = f"""
<div id="header"><h1 class="logo"><a href="/">清源新闻网</a></h1><ul class="nav">{LINKS}</ul></div>
<div class="crumbs"><a href="/">首页</a> &gt; <a href="/szyw">时政要闻</a> &gt; 正文</div>
<div class="left"><h2>热点排行</h2><ul>{LINKS}</ul>
<p>本网讯：昨日，全县防汛会议召开，县领导出席。</p><ul>{LINKS}</ul></div>
<div class="article"><h1>{TITLE}</h1>
<div class="info">2024-05-06 10:20 <span>来源：清源新闻网</span>
<a href="#">【字体：大</a> <a href="#">中</a> <a href="#">小】</a></div>
<div class="text">{{body}}</div>
<div class="editor">责任编辑：张三</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div></div>
<div class="related"><h3>相关阅读</h3><ul>{LINKS}</ul></div>
<div id="comments"><h3>网友评论</h3><p>讲得好，说出了我们的心里话，值得大家学习。</p></div>
<div class="footer"><p>版权所有：清源新闻网，未经授权不得转载。</p><p>京ICP备1234号</p></div>
"""


def test_a_news_page_gives_the_speech_alone() -> None:
    assert text_of(NEWS.format(body=BODY), f"<title>{TITLE}_时政要闻_清源新闻网</title>") == TEXT


def test_the_first_words_may_stand_outside_the_article() -> None:
    first, others = PARAGRAPHS[:2], PARAGRAPHS[2:]
    lead = "".join(f"<p>{line}</p>" for line in first)
    body = f"<div class='lead'>{lead}</div><div class='body'>" + "".join(
        f"<p>{line}</p>" for line in others[:-1]
    )
    body += f"</div><div class='more'><p>{others[-1]}</p></div>"
    assert text_of(NEWS.format(body=body), f"<title>{TITLE}-清源新闻网</title>") == TEXT


def test_links_and_an_advertisement_inside_the_article_part_nothing() -> None:
    body = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[:4])
    body += f"<div class='ad'>广告：某某酒业，百年品质。</div><ul>{LINKS}</ul>"
    body += "".join(f"<p>{line}</p>" for line in PARAGRAPHS[4:])
    assert text_of(NEWS.format(body=body), f"<title>{TITLE}</title>") == TEXT


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{TITLE}_讲话稿_某某网</title>",
        f"<title>{TITLE} - 某某范文网</title>",
        f"<title>首页</title><meta property='og:title' content='{TITLE}'>",
    ],
)
def test_a_title_is_taken_from_the_head_without_the_name_of_the_site(head: str) -> None:
    assert text_of(f"<div>{BODY}</div>", head) == TEXT


def test_a_title_with_a_hyphen_between_years_is_whole() -> None:
    head = "<title>2023-2024年度全县值班工作总结会议上的讲话_某网</title>"
    assert raw_of(f"{head}{BODY}").startswith("2023-2024年度全县值班工作总结会议上的讲话\n")


DISCUZ = """
<div id="hd"><div class="nav"><a href="/">论坛</a><a href="/new">导读</a></div></div>
<div id="pt" class="bm cl"><a href="/">论坛</a> › <a href="/f">公文写作</a> › {title}</div>
<div id="postlist" class="pl bm">
<table><tr><td>查看: 1024 | 回复: 2</td>
<td class="plc"><h1><span>{title}</span></h1> <a href="/">[复制链接]</a></td></tr></table>
<div id="post_1"><table class="plhin"><tr><td class="pls"><a href="/u1">笔杆子</a>
<p>帖子 12</p></td><td class="plc"><div class="pti">
<em id="authorposton1">发表于 2008-3-5 10:20:30</em> | <a href="/a">只看该作者</a></div>
<div class="t_fsz"><table><tr><td class="t_f" id="postmessage_1">
<i class="pstatus"> 本帖最后由 笔杆子 于 2008-3-5 11:00 编辑 </i><br/>
{body}</td></tr></table></div></td></tr></table></div>
<div id="post_2"><table class="plhin"><tr><td class="pls"><a href="/u2">路人甲</a></td>
<td class="plc"><div class="pti"><em>发表于 2008-3-6 08:01:02</em></div>
<table><tr><td class="t_f">谢谢分享，写得真好，学习了！</td></tr></table></td></tr></table></div>
<div id="post_3"><table class="plhin"><tr><td class="pls"><a href="/u3">路人乙</a></td>
<td class="plc"><em>发表于 2008-3-7 09:01:02</em><p>顶</p></td></tr></table></div></div>
<form id="f"><textarea>快速回复</textarea><button>发表回复</button></form>
<div id="ft" class="footer">Powered by Discuz! X3.4 © 2001-2017 Comsenz Inc.</div>
"""


def test_a_discuz_thread_gives_its_first_post_without_what_hinders_copying() -> None:
    junk = '<font class="jammer">5 k; T: b: o- w</font>'
    hidden = '<span style="display:none">, \\2 ^% ?* Q</span>'
    body = "".join(f"　　{line}{junk}<br />\n{hidden}" for line in PARAGRAPHS)
    page = DISCUZ.format(title=TITLE, body=body)
    assert (
        text_of(page, f"<title>{TITLE} - 公文写作 - 笔杆论坛 - Powered by Discuz!</title>") == TEXT
    )


PHPWIND = """
<div id="headA"><a href="/">笔杆论坛</a></div>
<div class="t"><table><tr><td class="h"><b>本页主题：</b> {title}</td></tr></table></div>
<form><a name="tpc"></a><div class="t t2"><table>
<tr class="tr1"><th class="r_two"><b>笔杆子</b><br>级别: 骑士<br>精华: 0<br>发帖: 12</th>
<th class="r_one"><h1 class="fl">{title}</h1>
<div id="read_tpc" class="tpc_content f14">{body}</div></th></tr>
<tr><th class="tiptop"><span>顶端</span> Posted: 2008-03-05 10:20 | <span>[楼 主]</span></th></tr>
</table></div>
</form><div id="bottom">Powered by PHPWind v7.0 Code © 2003-08 PHPWind.com Corporation</div>
"""


def test_a_phpwind_thread_gives_its_post_whole() -> None:
    page = PHPWIND.format(title=TITLE, body="<br>".join(PARAGRAPHS))
    assert "\n".join(PARAGRAPHS) in text_of(page, f"<title>{TITLE} - 公文 - phpwind</title>")


@pytest.mark.parametrize(
    "hidden",
    [
        "<span style='display: none'>本站独家</span>",
        "<span style='visibility:hidden'>本站独家</span>",
        "<span style='font-size:0px'>本站独家</span>",
        "<span style='font-size:0'>本站独家</span>",
        "<span hidden>本站独家</span>",
        "<i aria-hidden='true'>本站独家</i>",
        "<span style='position:absolute;left:-9999px'>本站独家</span>",
        "<!-- 本站独家 -->",
        "<script>var a = '本站独家';</script>",
        "<style>.a:after {content: '本站独家'}</style>",
        "<noscript>本站独家</noscript>",
        "<template><p>本站独家</p></template>",
        "<textarea>本站独家</textarea>",
        "<select><option>本站独家</option></select>",
        "<iframe src='/a'>本站独家</iframe>",
        "<input value='本站独家'>",
        "<ruby><rp>(</rp><rt>本站独家</rt><rp>)</rp></ruby>",
        "<del>本站独家</del>",
    ],
)
def test_what_a_reader_does_not_see_is_not_read(hidden: str) -> None:
    assert raw_of(f"<p>{LONG}{hidden}{LONG}</p>") == LONG + LONG


@pytest.mark.parametrize(
    "shown",
    [
        "<span style='font-size:0.9em'>群众</span>",
        "<span style='font-size:10px;opacity:0.9'>群众</span>",
        "<b>群众</b>",
        "<ruby>群众<rt>qún zhòng</rt></ruby>",
        "<ins>群众</ins>",
        "&#32676;&#x4f17;",
        "<a href='/a'>群众</a>",
    ],
)
def test_what_a_reader_sees_is_read(shown: str) -> None:
    assert raw_of(f"<p>{LONG}{shown}{LONG}</p>") == f"{LONG}群众{LONG}"


def test_a_page_that_a_script_would_uncover_is_read() -> None:
    assert LONG in raw_of(f"<div style='display:none'><p>{LONG}</p></div><p>加载中</p>")


def test_entities_are_read_as_a_browser_reads_them() -> None:
    assert raw_of(f"<p>&#147;{LONG}&#148;&hellip;&ldquo;&amp;&rdquo;</p>") == f"“{LONG}”…“&”"


ITEMS = ("健全制度，专人负责。", "锤炼作风，抓好落实。", "强化保障，解除后顾之忧。")


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ("", ("1.", "2.", "3.")),
        ("start='4'", ("4.", "5.", "6.")),
        ("reversed", ("3.", "2.", "1.")),
        ("type='A'", ("A.", "B.", "C.")),
        ("type='i'", ("i.", "ii.", "iii.")),
        ("style='list-style-type: cjk-ideographic'", ("一、", "二、", "三、")),
        ("style='list-style: none'", ("", "", "")),
    ],
)
def test_numbers_of_a_list_are_put_back(attributes: str, labels: tuple[str, ...]) -> None:
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    lines = raw_of(f"<p>{LONG}</p><ol {attributes}>{items}</ol>").split("\n")
    assert lines[1:] == [label + item for label, item in zip(labels, ITEMS, strict=True)]


def test_a_list_numbers_only_its_own_items_and_those_that_have_no_number() -> None:
    items = f"<li value='7'><p>{ITEMS[0]}</p><ul><li>{ITEMS[1]}</ul><li>（二）{ITEMS[2]}"
    page = f"<p>{LONG}</p><ol>{items}</ol>"
    assert raw_of(page).split("\n")[1:] == [f"7.{ITEMS[0]}", ITEMS[1], f"（二）{ITEMS[2]}"]


def test_cells_of_a_table_are_lines_in_the_order_of_its_rows() -> None:
    first = "<tr><td>带班制度</td><td>由办公室<br>负责</td></tr>"
    second = "<tr><th>交接制度</th><td>由值班员负责</td></tr>"
    page = f"<p>{LONG}</p><table>{first}{second}</table><p>{LONG}</p>"
    lines = ["带班制度", "由办公室", "负责", "交接制度", "由值班员负责"]
    assert raw_of(page).split("\n") == [LONG, *lines, LONG]


def test_headings_and_lines_of_verbatim_text_are_lines() -> None:
    page = f"<h2>一、提高认识</h2>{LONG}<h3>（一）抓早</h3><pre>{LONG}\n{LONG}</pre>"
    assert raw_of(page).split("\n") == ["一、提高认识", LONG, "（一）抓早", LONG, LONG]


def test_a_page_without_markup_keeps_its_lines() -> None:
    assert read_speech("讲话.html", TEXT.encode()).text == TEXT


def test_many_open_tags_lose_no_words() -> None:
    page = "".join(f"<font size={number}><p>{LONG}{number}。" for number in range(300))
    assert raw_of(page).count(LONG) == 300


def test_a_page_saved_by_a_browser_is_read() -> None:
    note = "<!-- saved from url=(0042)http://www.example.com/a/b.html -->\n"
    page = f"<!DOCTYPE html>\n{note}<html><head><title>{TITLE}</title></head>{BODY}</html>"
    assert read_speech("讲话.htm", page.encode("gb18030")).text == TEXT


@pytest.mark.parametrize("name", ["sina_keyword_ad_area2", "reader-page", "links hot"])
def test_a_name_alone_makes_no_furniture_of_what_holds_the_text(name: str) -> None:
    menu = f"<ul class='nav'>{LINKS}</ul>"
    assert text_of(f"{menu}<h1>{TITLE}</h1><div class='{name}'>{BODY}</div>") == TEXT
