"""The headings of a speech as a list."""

from __future__ import annotations

from tests.questions.lists import contents
from tests.requirements.reading import made


def test_a_heading_whose_points_are_mere_matters_is_not_recalled_as_demands() -> None:
    matters = ("医疗质量", "药品管理", "安全生产")
    demands = ("提高医疗质量", "规范药品管理", "确保安全生产")

    assert contents("recall", *points(*matters)) == []
    assert [one.items for one in contents("recall", *points(*demands))] == [demands]


def points(*heads: str) -> tuple[str, ...]:
    """Return the paragraphs of a part with these headings under its own."""
    marked = zip("一二三", heads, strict=True)
    body = "。各科室每天都要逐项核对记录，发现问题当场处置，处置不了的马上报告院办公室。"
    return ("一、抓住关键环节", *(f"（{mark}）{head}{body}" for mark, head in marked))


def test_points_whose_number_the_heading_belies_are_not_asked_as_a_whole() -> None:
    heads = ("提高医疗质量", "规范药品管理", "确保安全生产")
    lines = points(*heads)

    assert len(contents("recall", *lines)) == 1
    assert contents("recall", lines[0].replace("关键环节", "四个环节"), *lines[1:]) == []


def test_what_a_speaker_will_talk_about_is_not_recalled_as_demands() -> None:
    assert contents("recall", *points("先讲讲今年的形势", "规范药品管理", "确保安全生产")) == []


def test_the_headings_of_a_part_are_asked_together_and_one_by_one() -> None:
    lines = points("提高医疗质量", "规范药品管理", "确保安全生产")
    single = [d for d in made(*lines).drafts if "提高医疗质量" in d.content.asked()]

    assert [(d.content.kind, d.ready) for d in single] == [("cloze", True), ("recall", True)]


def test_the_headings_of_a_whole_speech_are_asked_together_and_not_one_by_one() -> None:
    heads = ("把底数摸到每一户", "把责任压到每一岗", "把台账建到每一天")
    lines = [
        line for one in zip("一二三", heads, strict=True) for line in ("、".join(one), "要抓紧。")
    ]
    single = [d for d in made(*lines).drafts if heads[1] in d.content.asked()]

    assert [(d.content.kind, d.ready) for d in single] == [("cloze", False), ("recall", True)]
    assert single[0].notes == ("整组默写更合适",)
