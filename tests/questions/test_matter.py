"""What a text without a telling title is called by: the matter it names again and again."""

from __future__ import annotations

from question_bank.generator import made_of
from question_bank.questions.content import prompt
from question_bank.questions.stems.matter import spoken_of
from tests.requirements.reading import is_good

SPRING = (
    "春季造林关系全县长远。去年春季造林成活率不高，今年春季造林要早动手。\n"
    "各乡要把春季造林列入日程，要做到地块落实、苗木落实、人员落实。\n"
    "林业站要盯住春季造林的质量，要守住验收关、管护关、资金关。\n"
    "春季造林一结束，就要逐块登记。\n"
)


def asked(text: str) -> set[str]:
    drafts = made_of("speech.txt", text.encode()).drafts
    return {prompt(draft.content) for draft in drafts if is_good(draft)}


def test_the_matter_is_what_is_named_most() -> None:
    assert spoken_of(SPRING) == "春季造林"


def test_of_a_body_that_is_named_most_its_work_is_the_matter() -> None:
    text = SPRING.replace("春季造林", "信访局")

    assert spoken_of(text) == "信访局工作"


def test_nothing_stands_out_where_all_is_named_once() -> None:
    assert spoken_of("路修好了，水也通了，学校盖起来了，医生也请来了。") is None


def test_a_text_without_a_title_is_asked_by_its_matter() -> None:
    stems = asked(SPRING)

    assert stems
    assert all(stem.startswith(("关于春季造林的", "简述关于春季造林的")) for stem in stems)


def test_a_title_that_tells_nothing_gives_way_to_the_matter() -> None:
    stems = asked("在全县工作会议上的讲话\n" + SPRING)

    assert stems
    assert all("关于春季造林的讲话" in stem for stem in stems)


def test_everybody_knows_what_a_government_reports_on() -> None:
    stems = asked("政府工作报告\n各位代表：\n" + SPRING)

    assert stems
    assert all("《政府工作报告》" in stem for stem in stems)
