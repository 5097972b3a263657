"""How much of its sentence is shown around a list that runs through it."""

from __future__ import annotations

from tests.requirements.reading import is_good, made


def stems(*lines: str) -> set[str]:
    """Return the ready gap texts behind the material that they name."""
    return {
        draft.content.stem.partition("《在清源县办公室系统工作会议上的讲话》")[2]
        for draft in made(*lines).drafts
        if is_good(draft) and draft.content.kind == "cloze"
    }


def test_what_follows_a_clause_that_says_enough_is_left_out() -> None:
    line = "各单位要落实好带薪休假、健康体检、谈心谈话制度，对表现优秀的，优先向组织部门推荐。"

    assert "就“关心干部”要求，各单位要落实好带薪休假、____、谈心谈话制度。" in stems(
        "一、关心干部", line
    )


def test_what_a_clause_is_nothing_without_stays() -> None:
    line = "要坚持收文登记、分类传阅、限时办结，一律不得拖延积压。"
    shown = stems("一、严格督办", line)

    assert shown
    assert all(stem.endswith("，一律不得拖延积压。") for stem in shown)


def test_how_a_speaker_goes_on_to_a_matter_is_no_part_of_it() -> None:
    line = "要坚持约稿、会商、通报、考核、奖励五项制度。"

    assert any(stem.startswith("就“队伍管理”要求") for stem in stems("一、再说队伍管理", line))


def test_how_a_speaker_comes_to_a_name_is_no_part_of_it() -> None:
    line = "对驻村干部，我只讲“三个一遍”：把每条巷子走一遍，把每户的门敲一遍，把每本账看一遍。"

    assert not any("讲“三个一遍”：" in stem for stem in stems("一、沉下身子", line))


def test_what_an_article_is_headed_is_its_matter_and_no_part_of_its_words() -> None:
    lines = (
        "第一条　【目的】为规范服务，制定本制度。",
        "第二条　【否决说明】作出否定答复，应当载明办理依据、补救途径、复核渠道三项内容。",
        "第三条　【办理时限】承办科室应当在两个工作日内告知结果。",
    )
    shown = stems(*lines)

    assert "就“否决说明”要求，作出否定答复，应当载明办理依据、____、复核渠道三项内容。" in shown
    assert "就“办理时限”要求，承办科室应当在____内告知结果。" in shown


def test_what_is_done_by_a_principle_is_told_in_its_own_clause() -> None:
    line = "要按照主干道严禁、次干道严控、小街巷规范的原则实行分类管理，设置疏导点15处。"
    shown = stems("一、整治占道经营", line)

    assert shown
    assert not any("疏导点" in stem for stem in shown)


def test_what_is_done_in_some_order_is_laid_down() -> None:
    line = "被服按照脏污分装、专车运送、分类清洗、消毒烘干的次序处理。"

    assert "就“洗涤管理”要求，被服按照脏污分装、____、分类清洗、消毒烘干的次序处理。" in stems(
        "一、洗涤管理", line
    )


def test_who_is_to_do_it_is_the_matter_where_the_clause_names_nobody() -> None:
    lines = (
        "第一条　为规范信访工作，制定本规定。",
        (
            "第二条　信访办公室是本局信访工作的归口管理部门，按照岗位要求配备专职信访工作人员，"
            "履行受理登记、转送交办、协调督办、档案管理四项职责。"
        ),
        "第三条　各科室应当确定一名联络员。",
    )

    assert "就“信访办公室”要求，履行____、转送交办、协调督办、档案管理四项职责。" in stems(*lines)
