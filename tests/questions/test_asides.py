from __future__ import annotations

from tests.requirements.reading import is_good, made

HEADING = "一、压实责任"


def notes(answer: str, line: str) -> tuple[str, ...]:
    """Return why the questions that ask for some words are not ready."""
    asked = [
        draft
        for draft in made(HEADING, line).drafts
        if answer in getattr(draft.content, "answers", ())
    ]
    assert asked
    return tuple(note for draft in asked if not is_good(draft) for note in draft.notes)


def ready(*lines: str) -> set[str]:
    """Return the answers of the questions that are ready."""
    return {
        answer
        for draft in made(*lines).drafts
        if is_good(draft)
        for answer in getattr(draft.content, "answers", ())
    }


def test_when_something_is_to_be_done_is_no_thing_to_do() -> None:
    line = "对酒后驾驶，从现在起，一经查实，一律扣留机动车、暂扣驾驶证、通知单位。"

    assert not {"从现在起", "一经查实", "酒后驾驶"} & ready(HEADING, line)


def test_who_is_told_is_not_what_is_required() -> None:
    told = "乡镇接到报告后，要立即电话报告县委办、县政府办、县应急局，不得迟报。"
    met = "要主动与港口、船代、理货、检验检疫等单位对接，打通堵点。"

    assert not ready(HEADING, told)
    assert "只说由谁做" in notes("船代", met)


def test_the_usual_media_are_examples_and_ways_to_do_something_are_not() -> None:
    media = "要运用报纸、电视、网络、公益广告等形式，大力宣传最美退役军人。"
    ways = "要采取明察暗访、蹲点督办、情况通报、媒体曝光等方式，直插基层。"

    assert "只是举例" in notes("公益广告", media)
    assert "只是举例" not in notes("蹲点督办", ways)


def test_an_image_is_no_requirement() -> None:
    assert not ready(HEADING, "办公室的责任要分清，筐和柜不一样，筐是堆的，柜是有格子的。")


def test_who_does_it_answers_for_it_is_known_to_everybody() -> None:
    assert not ready(HEADING, "要遵循“谁生产、谁审核，谁发布、谁负责”的原则。")


def test_a_row_of_haste_is_no_list() -> None:
    assert not ready(HEADING, "要抓紧干，等不得、慢不得、马虎不得。")


def test_faults_counted_in_one_sentence_are_a_finding() -> None:
    line = "当前全县还存在“三个不到位”：思想认识不到位，隐患排查不到位，应急处置不到位。"

    assert not ready("一、清醒认识", line)
    assert not ready(
        "一、清醒认识",
        "年前考核组到各单位走访，同干部群众谈了话，反馈了一些意见。",
        "归纳起来是“两多两少”：坐在办公室的多，走到村里的少；转发通知的多，动手解决的少；"
        "强调困难的多，想出办法的少。",
    )


def test_whom_it_is_about_is_no_sentence() -> None:
    line = "对脱贫不稳定户、边缘易致贫户、突发严重困难户三类人群，做到早发现、早干预、早帮扶。"

    assert not ready(HEADING, line)


def test_what_one_has_to_see_is_so_already() -> None:
    line = "我们也要看到，有的县体校只剩一块牌子、一位校长、一本账。"

    assert not ready(HEADING, "会议要开好，材料要写好。", line)


def test_places_within_one_of_several_bans_are_only_part_of_it() -> None:
    line = "不得设固定的点收费，不得在弯道上、桥梁上、坡顶上拦车，不得在后面追撵车辆。"

    assert not {"桥梁上", "坡顶上"} & ready(HEADING, line)


def test_words_of_farewell_are_not_asked() -> None:
    line = (
        "同志们，种树十年，成材一朝。要有甘坐板凳的定力，要有甘为人梯的胸怀，要有敢争第一的血性。"
    )
    more = ("会议要开好，材料要写好，大家回去以后要抓紧传达。", "值班要值好。")

    assert not ready(HEADING, *more, line)
    assert ready(HEADING, line, *more, "纪律要守好。", "散会以后各单位按分工落实。")


def test_verbs_with_one_object_are_not_asked_with_it() -> None:
    line = "不得拒绝、拖延、转移、隐匿、篡改、销毁有关资料，确保审计顺利进行。"

    assert "销毁有关资料" not in ready(HEADING, line)


def test_words_one_is_not_to_say_are_not_asked() -> None:
    line = "回答问询要用普通话，不能说“不知道”“不归我管”“自己看”。"

    assert not {"不知道", "不归我管", "自己看"} & ready(HEADING, line)


def test_the_bodies_that_are_told_are_not_asked() -> None:
    line = "能源方面，供电、供水、供气单位要提前介入，不得拖延。"

    assert not {"供电", "供水", "供气单位"} & ready(HEADING, line)


def test_one_thing_called_others_in_a_row_is_a_figure_of_speech() -> None:
    line = "要牢记，抓项目就是抓发展，抓项目就是抓民生，抓项目就是抓后劲。"

    assert not ready(HEADING, line)


def test_a_matter_keeps_its_first_word_whole() -> None:
    line = "要素要再保障。土地方面，自然资源局要盘活批而未供、供而未用、用而未尽的土地。"
    stems = [draft.content.stem for draft in made(line).drafts if draft.content.kind == "cloze"]

    assert stems
    assert not any("“素" in stem for stem in stems)


def test_the_usual_media_are_trivial_by_whatever_is_done_through_them() -> None:
    line = "预约服务要搞起来，电话预约、网上预约、短信预约，中午也可以预约。"

    assert not {"电话预约", "网上预约", "短信预约"} & ready(HEADING, line)


def test_what_answers_a_question_is_only_the_order_of_a_talk() -> None:
    assert not ready(HEADING, "靠什么：机制要硬，考核要真，保障要足。")


def test_cases_without_what_is_said_of_them_are_not_asked() -> None:
    line = "属于部门职权范围内的事项、没有实质内容的、可用便函解决的，一律不以正式文件印发。"

    assert not ready(HEADING, line)


def test_whichever_it_is_is_no_list_to_be_learned() -> None:
    assert not ready(HEADING, "凡是来件，不论纸质、传真、邮件还是口头通知，都要登记。")


def test_where_a_word_before_the_first_item_belongs_to_it_that_item_is_not_asked() -> None:
    line = "交班人员要交清未办事项、待转文电、设备状况、领导批示。"

    assert {"待转文电", "设备状况"} <= ready(HEADING, line)
    assert not {"办事项", "未办事项"} & ready(HEADING, line)


def test_a_sage_s_words_are_not_what_the_speech_requires() -> None:
    line = "老子《道德经》说：“天下难事，必作于易；天下大事，必作于细。”办文正是这样。"

    assert not ready(HEADING, line)


def test_one_does_not_come_late_or_leave_early_anywhere() -> None:
    assert not ready(HEADING, "值班人员要做到不迟到、不早退、不空岗。")


def test_what_somebody_in_a_story_says_is_his() -> None:
    line = (
        "有人问他有什么绝招，他说：“一个班下来，话要讲三遍，一遍下井前，一遍干活前，一遍收工前。”"
    )

    assert "句子说的是别人" in notes("一遍干活前", line)


def test_a_sign_that_the_list_is_announced_by_is_not_left_out() -> None:
    line = "做好保密工作，要抓住“人、物、网”三个字：管好“人”，守住“物”，看紧“网”。"

    assert "题干中出现答案" in notes("看紧“网”", line)
