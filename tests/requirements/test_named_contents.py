"""What the items of a list are that its name counts, where more words stand around them."""

from __future__ import annotations

import pytest

from tests.requirements.reading import items, lists


def named(line: str, name: str) -> list[str]:
    """Return the items of the list that a sentence gives that name."""
    return next(items(one) for one in lists("一、压实责任", line) if one.name == name)


@pytest.mark.parametrize(
    ("name", "line", "wanted"),
    [
        (
            "三铁一器",
            "库房应具备“三铁一器”，即铁门、铁窗、铁柜和报警器，年内区直单位要全部达到，各镇达到八成，明年都要达到。",
            ["铁门", "铁窗", "铁柜", "报警器"],
        ),
        (
            "四型",
            "“四型”机关就是学习型、服务型、节约型、清廉型机关。要从班子做起。",
            ["学习型", "服务型", "节约型", "清廉型"],
        ),
        (
            "五落实",
            "对每一处隐患，都要明确整改责任人、整改办法、整改资金、整改期限和应急预案，做到“五落实”，改一处，销一处。",
            ["整改责任人", "整改办法", "整改资金", "整改期限", "应急预案"],
        ),
        (
            "四个坚持",
            "要做到“四个坚持”：坚持公平、公开、公正和透明，坚持勤俭办事，坚持求真务实，坚持团结协作。",
            ["坚持公平、公开、公正和透明", "坚持勤俭办事", "坚持求真务实", "坚持团结协作"],
        ),
        (
            "三张床",
            "推行“三张床”联动，即机构的床、社区的床、家里的床能够互相转接。",
            ["机构的床", "社区的床", "家里的床"],
        ),
        (
            "四心",
            "“四心”即爱心、耐心、细心、责任心的落实情况，由第三方测评。",
            ["爱心", "耐心", "细心", "责任心"],
        ),
        (
            "四项机制",
            "至于四项机制，即部门联席、信用评价、举报奖励、第三方审核，具体办法近期印发。",
            ["部门联席", "信用评价", "举报奖励", "第三方审核"],
        ),
        (
            "五有",
            "“四上”企业应当做到“五有”，即有人员、有制度、有台账、有凭证、有档案。",
            ["有人员", "有制度", "有台账", "有凭证", "有档案"],
        ),
    ],
)
def test_a_name_takes_what_it_counts_and_no_more(name: str, line: str, wanted: list[str]) -> None:
    assert named(line, name) == wanted


def test_a_name_of_others_takes_nothing_that_another_name_counts() -> None:
    line = "“四上”企业应当做到“五有”，即有人员、有制度、有台账、有凭证、有档案。"

    assert {one.name for one in lists("一、压实责任", line)} == {"五有"}


def test_a_verb_that_stands_once_before_all_is_in_none() -> None:
    line = "写好稿子要过“五关”，即过好政治关、政策关、事实关、逻辑关、文字关。"

    assert named(line, "五关") == ["政治关", "政策关", "事实关", "逻辑关", "文字关"]


def test_contents_are_of_the_name_whose_word_they_hold() -> None:
    line = "档案要做到“四纳入”“四同步”，即纳入规划、纳入计划、纳入议程、纳入职责。"

    assert [one.name for one in lists("一、压实责任", line)] == ["四纳入"]
