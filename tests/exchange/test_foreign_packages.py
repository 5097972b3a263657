"""QTI packages and Anki decks as other programs make them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import genanki
import pytest

from question_bank.errors import Refused
from question_bank.exchange.packing import packed
from question_bank.exchange.readers.recognised import read
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from question_bank.questions.content import Content

TWO = "http://www.imsglobal.org/xsd/imsqti_v2p1"
THREE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"


PACKAGE = """<m:manifest xmlns:m="http://www.imsglobal.org/xsd/imscp_v1p1"><m:resources>
  <m:resource identifier="a" type="{kind}" href="some%20items/a.xml"/>
  <m:resource identifier="b" type="webcontent" href="b.png"/>
</m:resources></m:manifest>"""
ITEM = """<?xml version="1.0"?>
<!-- made elsewhere -->
<{tag} xmlns="{namespace}">{held}</{tag}>"""
TYPED = """
<responseDeclaration identifier="R" cardinality="single" baseType="string">
  <correctResponse><value>领导</value></correctResponse>
  <mapping defaultValue="0">
    <mapEntry mapKey="领导" mappedValue="2"/>
    <mapEntry mapKey="领导干部" mappedValue="2"/>
    <mapEntry mapKey="干部" mappedValue="1"/>
  </mapping>
</responseDeclaration>
<itemBody><div>
  <h2>值班</h2>
  <p>要坚持<b><textEntryInteraction responseIdentifier="R"/></b>带班。</p>
</div></itemBody>"""
TWO_LISTS = """
<responseDeclaration identifier="A"><correctResponse><value>x</value></correctResponse>
</responseDeclaration>
<responseDeclaration identifier="B"><correctResponse><value>y</value></correctResponse>
</responseDeclaration>
<itemBody><p>讲<inlineChoiceInteraction responseIdentifier="A">
  <inlineChoice identifier="x">政治</inlineChoice><inlineChoice identifier="z">效率</inlineChoice>
</inlineChoiceInteraction>、讲<inlineChoiceInteraction responseIdentifier="B">
  <inlineChoice identifier="y">规矩</inlineChoice>
</inlineChoiceInteraction>。</p></itemBody>"""
ONE_LIST = """
<responseDeclaration identifier="A"><correctResponse><value>x</value></correctResponse>
</responseDeclaration>
<itemBody><p>由<inlineChoiceInteraction responseIdentifier="A">
  <inlineChoice identifier="x">领导</inlineChoice><inlineChoice identifier="z">职员</inlineChoice>
</inlineChoiceInteraction>带班。</p></itemBody>"""
GAPS = """
<responseDeclaration identifier="R" cardinality="multiple" baseType="directedPair">
  <correctResponse><value>W1 G1</value><value>W3 G2</value></correctResponse>
</responseDeclaration>
<itemBody><p>读一读。</p>
  <gapMatchInteraction responseIdentifier="R"><prompt>填空</prompt>
    <gapText identifier="W1" matchMax="1">质量</gapText>
    <gapText identifier="W2" matchMax="1">数量</gapText>
    <gapText identifier="W3" matchMax="1">时效</gapText>
    <blockquote><p>文稿讲<gap identifier="G1"/>，公文讲<gap identifier="G2"/>。</p></blockquote>
  </gapMatchInteraction>
</itemBody>"""
PAIRS = """
<responseDeclaration identifier="R" cardinality="multiple" baseType="pair">
  <correctResponse><value>A B</value><value>C D</value></correctResponse>
</responseDeclaration>
<itemBody><associateInteraction responseIdentifier="R" maxAssociations="2"><prompt>连线</prompt>
  <simpleAssociableChoice identifier="A" matchMax="1">文稿</simpleAssociableChoice>
  <simpleAssociableChoice identifier="B" matchMax="1">准</simpleAssociableChoice>
  <simpleAssociableChoice identifier="C" matchMax="1">公文</simpleAssociableChoice>
  <simpleAssociableChoice identifier="D" matchMax="1">快</simpleAssociableChoice>
  <simpleAssociableChoice identifier="E" matchMax="1">细</simpleAssociableChoice>
</associateInteraction></itemBody>"""
SEVERAL = """
<responseDeclaration identifier="R" cardinality="multiple" baseType="identifier">
  <mapping defaultValue="-1">
    <mapEntry mapKey="A" mappedValue="1"/>
    <mapEntry mapKey="B" mappedValue="0.5"/>
    <mapEntry mapKey="C" mappedValue="-1"/>
  </mapping>
</responseDeclaration>
<itemBody>
  <choiceInteraction responseIdentifier="R" shuffle="true" maxChoices="0"><prompt>包括：</prompt>
    <simpleChoice identifier="A">登记</simpleChoice>
    <simpleChoice identifier="B">初审</simpleChoice>
    <simpleChoice identifier="C">喝茶<feedbackInline identifier="f">不对</feedbackInline>
    </simpleChoice>
  </choiceInteraction>
</itemBody>"""
TRUE = """
<responseDeclaration identifier="R"><correctResponse><value>T</value></correctResponse>
</responseDeclaration>
<itemBody><p>要讲时效。</p>
  <choiceInteraction responseIdentifier="R" maxChoices="1">
    <simpleChoice identifier="T">True</simpleChoice>
    <simpleChoice identifier="F">False</simpleChoice>
  </choiceInteraction>
</itemBody>"""
ESSAY = """
<responseDeclaration identifier="R"/>
<itemBody>
  <rubricBlock view="scorer author"><p>环节齐全（12分）</p><p>条理清楚（8分）</p></rubricBlock>
  <p>怎样办好会议？</p><extendedTextInteraction responseIdentifier="R"/>
</itemBody>"""
ORDER_OF_3 = """
<qti-response-declaration identifier="RESPONSE" cardinality="ordered" base-type="identifier">
  <qti-correct-response>
    <qti-value>B</qti-value><qti-value>A</qti-value>
  </qti-correct-response>
</qti-response-declaration>
<qti-item-body><qti-order-interaction response-identifier="RESPONSE">
  <qti-prompt>排列</qti-prompt>
  <qti-simple-choice identifier="A">登记</qti-simple-choice>
  <qti-simple-choice identifier="B">签收</qti-simple-choice>
</qti-order-interaction></qti-item-body>"""


def package(held: str, *, is_3: bool = False) -> bytes:
    kind = "imsqti_item_xmlv3p0" if is_3 else "imsqti_item_xmlv2p2"
    tag = "qti-assessment-item" if is_3 else "assessmentItem"
    item = ITEM.format(tag=tag, namespace=THREE if is_3 else TWO, held=held)
    manifest = PACKAGE.format(kind=kind)
    return packed(
        [
            ("imsmanifest.xml", manifest.encode()),
            ("some items/a.xml", item.encode()),
            ("b.png", b""),
        ]
    )


@pytest.mark.parametrize(
    ("held", "content"),
    [
        (TYPED, Cloze("值班\n要坚持____带班。", ("领导",), (("领导干部",),))),
        (TWO_LISTS, Cloze("讲____、讲____。", ("政治", "规矩"), ((), ()))),
        (ONE_LIST, Choice("由（　　）带班。", ("领导", "职员"), "领导")),
        (
            GAPS,
            Cloze("读一读。\n填空\n文稿讲____，公文讲____。", ("质量", "时效"), ((), ())),
        ),
        (PAIRS, Matching("连线", (("文稿", "准"), ("公文", "快")), ("细",))),
        (SEVERAL, Multiple("包括：", ("登记", "初审", "喝茶"), ("登记", "初审"))),
        (TRUE, Judgement("要讲时效。", truth=True)),
        (ESSAY, Written("怎样办好会议？", (("环节齐全", 12), ("条理清楚", 8)), "主观题")),
    ],
)
def test_an_item_of_another_program_is_read(held: str, content: Content) -> None:
    found = read(package(held))

    assert found.problems == ()
    assert [one.content for one in found.questions] == [content]


def test_an_item_of_3_0_is_read_under_its_own_names() -> None:
    found = read(package(ORDER_OF_3, is_3=True))

    assert [one.content for one in found.questions] == [Ordering("排列", ("签收", "登记"))]


def deck(*notes: genanki.Note) -> bytes:
    made = genanki.Deck(1, "办公室::值班")
    for note in notes:
        made.add_note(note)
    out = io.BytesIO()
    genanki.Package(made).write_to_file(out, timestamp=1_700_000_000.0)
    return out.getvalue()


def basic(front: str, back: str) -> genanki.Note:
    return genanki.Note(genanki.BASIC_MODEL, [front, back], tags=["一季度"])


@pytest.mark.parametrize(
    ("note", "content"),
    [
        (basic("谁负责<b>带班</b>？", "领导"), Cloze("谁负责带班？____", ("领导",), ((),))),
        (basic("要讲时效。", "√"), Judgement("要讲时效。", truth=True)),
        (
            basic("谁带班<br>A. 领导<br>B. 职员", "a"),
            Choice("谁带班", ("领导", "职员"), "领导"),
        ),
        (
            basic("<p>简述</p>", "<div>讲政治</div><div>讲&nbsp;效率</div>"),
            Recall("简述", ("讲政治", "讲 效率"), ((), ())),
        ),
        (
            genanki.Note(genanki.CLOZE_MODEL, ["{{c1::领导::谁}}带班，{{c2::全天}}值守", ""]),
            Cloze("____带班，____值守", ("领导", "全天"), ((), ())),
        ),
    ],
)
def test_a_note_that_somebody_made_is_read(note: genanki.Note, content: Content) -> None:
    (found,) = read(deck(note)).questions

    assert found.content == content
    assert found.material == "值班"
    assert found.tags == tuple(note.tags)


def test_notes_that_are_no_questions_are_told_one_by_one() -> None:
    found = read(
        deck(
            basic("没有背面", ""),
            basic("要讲时效。", "对"),
            genanki.Note(genanki.CLOZE_MODEL, ["套着{{c1::空{{c2::里}}}}", ""]),
        )
    )

    assert [one.content for one in found.questions] == [Judgement("要讲时效。", truth=True)]
    assert [(one.line, one.sentence) for one in found.problems] == [
        (1, "没有答案。"),
        (3, "空里还套着空，没有对应的题型。"),
    ]
    assert found.unit == "条"


def test_a_deck_that_only_newer_anki_reads_says_what_to_tick() -> None:
    with pytest.raises(Refused, match="newer_anki"):
        read(packed([("collection.anki21b", b"\x28\xb5\x2f\xfd"), ("collection.anki2", b"")]))
