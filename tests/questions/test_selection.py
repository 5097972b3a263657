from __future__ import annotations

from question_bank.questions.cloze import Cloze
from tests.requirements.reading import made


def keys(*lines: str) -> list[str]:
    """Return the words that ready gap texts ask for, in the order of the speech."""
    contents = (draft.content for draft in made(*lines).drafts if draft.ready)
    return [one.answers[0] for one in contents if isinstance(one, Cloze)]


def test_a_list_that_comes_again_without_its_name_is_asked_once() -> None:
    asked = keys(
        "一、改进作风",
        "全体干部要做到“四个带头”：带头走进村组，带头接访群众，带头包联企业，带头化解积案。",
        "二、抓好落实",
        "各级干部都要带头走进村组、带头接访群众、带头包联企业、带头化解积案，把工作做在前面。",
    )

    assert asked == ["带头走进村组", "带头接访群众", "带头包联企业", "带头化解积案"]


def test_part_of_a_list_is_not_asked_again() -> None:
    asked = keys(
        "一、明确任务",
        "要抓好春耕备耕、防汛抗旱、森林防火、道路养护、厕所改造等重点工作。",
        "二、强化督导",
        "督导组要盯住春耕备耕、防汛抗旱、森林防火三项重点工作，一周一通报。",
    )

    assert len(asked) == len(set(asked))


def test_the_first_item_of_a_list_is_not_the_one_to_be_chosen_for_it() -> None:
    line = "要做到“四个把”：把底数摸清、把责任压实、把时限卡准、把台账建好。"
    drafts = [one for one in made("一、改进作风", line).drafts if one.content.kind == "cloze"]

    ready = [draft.parts[0].text for draft in drafts if draft.ready]
    best = [draft.parts[0].text for draft in drafts if draft.chosen]
    assert "把底数摸清" in ready
    assert best
    assert "把底数摸清" not in best


def test_every_requirement_with_a_ready_question_has_a_chosen_one() -> None:
    drafts = made(
        "一、改进作风",
        "全体干部要做到“三个带头”：带头走进村组，带头接访群众，带头包联企业。",
        "要把底数摸清、把责任压实、把时限卡准。",
    ).drafts

    ready = {draft.requirement for draft in drafts if draft.ready}
    assert ready
    assert {draft.requirement for draft in drafts if draft.chosen} == ready
