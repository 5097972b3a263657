from __future__ import annotations

import pytest

from question_bank.questions.blank import LONGEST_STEM
from question_bank.questions.cloze import BLANK, Cloze, variants
from question_bank.questions.fitness.form import flaws
from question_bank.questions.matching import Matching
from question_bank.requirements.model import folded
from tests.questions.matching_sets import is_sound
from tests.requirements.reading import is_good, made

SPEECH = (
    "下面，我讲三点要求。",
    "一、提高站位，当好参谋助手",
    (
        "全县办公室系统要做到“四个到位”（思想认识到位；工作措施到位；责任落实到位；督促检查到位）。"
        "要围绕中心工作开展文稿起草、信息报送、督促检查、会务保障等工作。"
    ),
    "二、改进作风，提升服务水平",
    "要坚持把底数摸清，把责任压实，把时限卡准。要做到政务上用心谋划、事务上细致周到、待遇上热情关怀、安全上警钟长鸣。",
    "三、严明纪律，守住安全底线",
    "要严格执行请示报告制度，做到重要事项不漏报、紧急情况不迟报、敏感信息不瞒报。",
)


def stems() -> list[tuple[str, str]]:
    drafts = (draft for draft in made(*SPEECH).drafts if is_good(draft))
    contents = (draft.content for draft in drafts)
    return [(one.stem, one.answers[0]) for one in contents if isinstance(one, Cloze)]


def test_a_named_list_is_asked_by_its_name_with_its_siblings_shown() -> None:
    assert (
        (
            "《在清源县办公室系统工作会议上的讲话》就“提高站位，当好参谋助手”要求，全县办公室系统要做到“四个到位”："
            "思想认识到位；____；责任落实到位；督促检查到位。"
        ),
        "工作措施到位",
    ) in stems()


def test_a_running_list_stands_behind_its_material_and_its_matter() -> None:
    assert (
        "《在清源县办公室系统工作会议上的讲话》就“改进作风，提升服务水平”要求，要做到政务上用心谋划、____、待遇上热情关怀、安全上警钟长鸣。",
        "事务上细致周到",
    ) in stems()


def test_every_ready_stem_is_short_stands_alone_and_hides_its_answer() -> None:
    found = stems()

    assert len(found) >= 15
    for stem, answer in found:
        assert len(stem) <= LONGEST_STEM
        assert stem.count(BLANK) == 1
        assert not stem.startswith(BLANK)
        assert stem.endswith("。")
        assert folded(answer) not in folded(stem)


def test_a_matching_set_names_its_relation() -> None:
    sets = [
        d.content for d in made(*SPEECH).drafts if isinstance(d.content, Matching) and is_sound(d)
    ]
    found = next(one for one in sets if ("政务", "用心谋划") in one.pairs)

    assert found.directions.startswith(
        "根据《在清源县办公室系统工作会议上的讲话》就“改进作风，提升服务水平”提出的要求，将左栏"
    )
    assert found.lefts == ("政务", "事务", "待遇", "安全")
    assert found.rights == ("用心谋划", "细致周到", "热情关怀", "警钟长鸣")


def test_an_interchangeable_or_telling_matching_set_is_refused() -> None:
    drafts = made("各科室要做到政务上用心、事务上细心、服务上尽心。").drafts
    found = [draft.notes for draft in drafts if isinstance(draft.content, Matching)]

    assert found == [("右栏太短，容易混淆", "没有合适的多余选项")]


def test_a_row_of_a_grid_is_asked_by_its_other_cell() -> None:
    grid = made(
        "一、转变观念",
        "要做到“三个破除、三个树立”。一要破除等靠要的观念，牢固树立争先进位的思想。"
        "二要破除怕担责的观念，牢固树立敢闯敢试的思想。三要破除图应付的做法，牢固树立务求实效的作风。",
    )

    stem = "就“做到‘三个破除、三个树立’”要求，破除怕担责的观念，树立____。"
    assert ("《在清源县办公室系统工作会议上的讲话》" + stem, "敢闯敢试的思想") in [
        (draft.content.stem, draft.content.answers[0])
        for draft in grid.drafts
        if isinstance(draft.content, Cloze) and draft.ready
    ]


def test_what_was_done_is_not_turned_into_a_demand() -> None:
    assert "不是要求" in notes("全年起草了政府工作报告、领导讲话、综合材料等文稿。")
    assert "不是要求" in notes("只有学在前面、走在前面、干在前面，才能成为群众的榜样。")


def test_a_definition_is_told_and_not_demanded() -> None:
    drafts = made("办公室作为综合办事机构，承担着联系左右、协调内外、服务上下的重要职责。").drafts

    assert {draft.content.stem.partition("办公室作为")[0] for draft in drafts} == {  # type: ignore[union-attr]
        "《在清源县办公室系统工作会议上的讲话》指出，"
    }


@pytest.mark.parametrize(
    "opening",
    [
        "《在全县信访工作会议上的讲话》要求",
        "面向全县信访干部的讲话要求",
    ],
)
def test_a_stem_that_names_its_material_or_its_matter_stands_alone(opening: str) -> None:
    assert "看不出是谁的要求" not in reasons(opening)


@pytest.mark.parametrize(
    "opening", ["《工作报告》就“办好信访”要求", "讲话要求", "讲话就“办好信访”要求"]
)
def test_a_stem_that_names_neither_is_refused(opening: str) -> None:
    assert "看不出是谁的要求" in reasons(opening)


def reasons(opening: str) -> tuple[str, ...]:
    return flaws(Cloze(f"{opening}，要做到____、件件有着落。", ("事事有回音",), ((),)))


def test_the_same_speech_makes_the_same_questions() -> None:
    assert [draft.id for draft in made(*SPEECH).drafts] == [
        draft.id for draft in made(*SPEECH).drafts
    ]


def test_an_identity_does_not_hang_on_the_wording_around_the_list() -> None:
    one = made("全县办公室系统要不断提高理论水平、政策水平、业务水平。")
    two = made("一、加强学习", "各科室必须努力提高理论水平、政策水平、业务水平。")

    assert {draft.id for draft in one.drafts} == {draft.id for draft in two.drafts}


def notes(sentence: str) -> set[str]:
    return {note for draft in made(sentence).drafts for note in draft.notes}


def test_thanks_problems_and_praise_are_not_asked() -> None:
    assert "属于客套话" in notes("我代表县委向大家表示诚挚的问候、衷心的感谢、崇高的敬意。")
    assert "讲的是问题，不是要求" in notes("部分单位存在着不想学习、不爱学习、不会学习等问题。")
    assert "属于回顾或评价" in notes(
        "近年来，办公室系统在文稿起草、信息报送、督促检查等工作上取得了成绩。"
    )


def test_a_fixed_term_of_theory_is_not_cut_open() -> None:
    assert "固定理论表述不挖空" in notes("要不断增强道路自信、理论自信、制度自信、文化自信。")


def test_a_blotted_out_name_is_not_even_offered() -> None:
    assert made("X秘书长要求做到情况明了、运转自如、协调有力。").drafts == ()


@pytest.mark.parametrize(
    ("answer", "accepted"), [("要狠抓落实", ("狠抓落实",)), ("要素齐全", ()), ("要点清楚", ())]
)
def test_only_the_demanding_word_may_be_left_out_of_an_answer(
    answer: str, accepted: tuple[str, ...]
) -> None:
    assert variants(answer) == accepted


def test_a_left_side_that_ends_in_weighty_is_whole() -> None:
    pairs = tuple(
        zip(
            ("辛苦", "繁杂", "光荣", "重要"),
            ("加班多", "头绪乱", "舞台大", "责任重大"),
            strict=True,
        )
    )
    assert "文字不完整" not in flaws(Matching("将左栏的关键词与右栏对应的体现配对。", pairs))
    assert "文字不完整" in flaws(
        Matching("将左栏的方面与右栏对应的要求配对。", (("学习上要", "刻苦"), *pairs[1:]))
    )


@pytest.mark.parametrize(
    ("key", "rest", "is_odd"),
    [
        ("出现这些情况", "表面看是作风问题，深层看是感情问题", True),
        ("对领导要忠诚不要奉承", "对同事要补台不要拆台，对基层要热情不要神气", False),
        ("登记要准", "转办要快，办理要实", False),
        ("全面推行首办负责制", "谁首次接待、谁负责跟踪，谁签字答复、谁承担责任", True),
    ],
)
def test_a_first_item_is_asked_only_where_it_is_built_as_the_next(
    key: str, rest: str, *, is_odd: bool
) -> None:
    stem = f"《在全县信访工作会议上的讲话》要求，____，{rest}。"
    assert ("首项与后面各项不是一类" in flaws(Cloze(stem, (key,), ((),)))) is is_odd


def test_a_list_of_its_own_before_an_announcement_is_no_matter_of_it() -> None:
    line = "今年要突出两个重点，实施“三项工程”：文稿提质工程，督查提速工程，服务提标工程。"
    asked = [draft.content.stem for draft in made("一、明确任务", line).drafts if draft.ready]

    assert asked
    assert not any("两个重点" in stem for stem in asked)


def test_what_a_speaker_counts_without_its_matter_is_not_asked() -> None:
    line = "三个要素，缺一不可：关系全局利益，依照程序确定，限定知悉范围。"
    drafts = made(line).drafts

    assert drafts
    assert not any(draft.ready for draft in drafts if draft.content.kind == "cloze")


def test_who_is_quoted_says_it_himself_to_whom_he_says_it() -> None:
    line = "王乾县长对各级办公室提出了“三个表率”：作为民表率，作改进文风表率，作严守纪律表率。"
    asked = [draft.content.stem for draft in made("一、明确任务", line).drafts if draft.ready]

    assert any(stem.startswith("王乾县长对各级办公室提出了“三个表率”：") for stem in asked)


def test_of_several_quotations_in_a_row_only_the_one_with_the_blank_is_shown() -> None:
    line = (
        "要牢记“政治上要可靠、业务上要精通、作风上要过硬、纪律上要严明、生活上要检点”“激浊扬清、敬业乐业、"
        "力戒浮躁、求知善读、戒奢节俭”等要求，把办公室建设成为让领导放心、让群众满意、让基层称赞的模范机关。"
    )
    stems = [draft.content.stem for draft in made("一、明确任务", line).drafts if is_good(draft)]

    assert any("“激浊扬清、____、" in stem and "政治上要可靠" not in stem for stem in stems)
