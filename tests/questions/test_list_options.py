"""What stands beside the items of a list as wrong."""

from __future__ import annotations

from question_bank.questions.options.shelf import Sibling
from tests.questions.lists import DUTIES, RULES, SPEECH, contents


def test_wrong_options_have_the_frame_of_the_right_ones_and_come_from_a_sibling() -> None:
    multiple = contents("multiple", *RULES)
    negative = [one for one in contents("choice", *RULES) if one.negative]

    assert {one.stem for one in multiple} == {
        f"{SPEECH}中值班人员要做到的“四个不准”包括（　　）。",
        f"{SPEECH}中保密人员要做到的“三个不准”包括（　　）。",
    }
    for one in multiple:
        assert 2 <= len(one.answers) <= 3
        assert len(one.options) == 4
        assert all(option.startswith("不准") for option in one.options)
    assert f"下列不属于{SPEECH}中值班人员要做到的“四个不准”的是（　　）。" in {
        one.stem for one in negative
    }
    guards = {"不准擅自离岗", "不准私下换班", "不准饮酒娱乐", "不准迟报信息"}
    for one in negative:
        rights = set(one.options) - {one.answer}
        assert (one.answer in guards) != (rights <= guards)
        assert len(rights) == 3


def test_a_list_without_a_homogeneous_wrong_option_is_not_asked_by_options() -> None:
    assert contents("multiple", *DUTIES) == []
    assert contents("choice", *DUTIES) == []
    assert contents("judgement", *DUTIES) == []


def test_the_bank_lends_options_but_none_of_a_list_of_the_same_name() -> None:
    other = Sibling("四条规矩", ("不准公车私用", "不准工作饮酒", "不准弄虚作假", "不准推诿扯皮"))
    same = Sibling("四个不准", ("不准公车私用", "不准虚报浮夸", "不准弄虚作假", "不准推诿扯皮"))

    lent = contents("multiple", *RULES[:2], siblings=(other,))
    assert len(lent) == 1
    assert set(lent[0].options) & set(other.items)
    assert contents("multiple", *RULES[:2], siblings=(same,)) == []
    assert not {"不准公车私用", "不准弄虚作假"} & {
        option
        for one in contents("multiple", *RULES[:2], siblings=(other, same))
        for option in one.options
    }


def test_a_twin_of_a_right_one_is_no_wrong_option() -> None:
    line = "党员干部要提高“三种能力”：政治判断力，政治领悟力，政治执行力。"
    twin = Sibling("三种本领", ("政治敏锐力", "政治鉴别力", "政治免疫力"))

    assert contents("multiple", line, siblings=(twin,)) == []


def test_an_item_of_another_list_is_put_into_the_frame_of_the_right_ones() -> None:
    line = "科室负责人要做到“四个带头”：带头钻研业务，带头团结协作，带头严守规矩，带头深入基层。"
    always = Sibling("四个始终", ("始终心怀敬畏", "始终保持清醒", "始终遵守纪律", "始终对党忠诚"))
    must_not = Sibling("三个不得", ("不得擅离岗位", "不得饮酒娱乐", "不得推诿扯皮"))
    (asked,) = contents("multiple", line, siblings=(always, must_not))

    wrong = set(asked.options) - set(asked.answers)
    assert wrong
    assert wrong <= {"带头心怀敬畏", "带头保持清醒"}


def test_what_forbids_the_same_in_other_words_or_is_of_another_trade_is_no_wrong_option() -> None:
    twin = Sibling("两个不得", ("不得脱岗漏岗", "不得漏报信息", "不得酒后值守"))
    trade = Sibling("三个不得", ("不得让家长批改作业", "不得公布学生成绩", "不得由家长代管课堂"))

    assert contents("multiple", *RULES[:2], siblings=(twin, trade)) == []


def test_no_leaders_name_is_a_wrong_option() -> None:
    person = Sibling("三个榜样", ("不准议论书记", "不准冒犯主席", "不准顶撞同志"))

    assert contents("multiple", *RULES[:2], siblings=(person,)) == []
