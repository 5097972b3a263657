"""Above and below a speech only what is the speaker's stays, whatever page or paper it came on."""

from __future__ import annotations

import pytest

from question_bank.speech.speech import Facts
from tests.speech.material import PARAGRAPHS, TEXT, TITLE, read, reasons, rebuilt, with_body

BYLINE = "临河县人民政府副县长　韩立恒\n（2023年4月19日）"


@pytest.mark.parametrize(
    "above",
    [
        "无障碍阅读 | 进入关怀版 | 移动版\n临河县人民政府\n当前位置：首页 > 政务公开 > 讲话文稿",
        "索引号：LH0100/2023-00217\n主题分类：应急\n发布机构：县政府办公室\n成文日期：2023-04-19",
        "热门搜索：医保缴费　公租房\n首 页　走进临河　政务公开　办事服务",
        "兄弟们，上周自己写的，领导基本没改，分享给新入行的，格式自己调。",
        "导读：好的讲话一听就懂，今天分享一篇县领导的讲话，建议收藏！",
    ],
)
def test_whatever_stands_above_title_and_salutation_is_not_the_speakers(above: str) -> None:
    speech = read(with_body(head=f"{above}\n{TITLE}\n【字体：大 中 小】\n{BYLINE}"))
    assert speech.text.split("\n") == [TITLE, *BYLINE.replace("　", "　").split("\n"), *PARAGRAPHS]
    assert speech.facts == Facts("韩立恒", "临河县人民政府副县长", "2023-04-19", "全县值班工作会议")


def test_a_speech_sent_round_with_a_covering_note_is_read_without_it() -> None:
    paper = (
        "000127\n机密★1年\n特急\n中共临河县委办公室文件\n临办发〔2021〕34号\n中共临河县委办公室\n"
        "关于印发韩立恒同志讲话的通知\n各乡镇党委，县直各单位：\n"
        "现将韩立恒同志《在全县值班工作会议上的讲话》印发给你们，请结合实际认真贯彻落实。\n"
        "中共临河县委办公室\n2021年9月6日\n（此件发至乡镇）"
    )
    round_ = "抄送：县人大办，县政协办。\n中共临河县委办公室　　2021年9月6日印发\n（共印380份）"
    speech = read(with_body(head=f"{paper}\n{TITLE}", foot=round_))
    assert speech.text == TEXT
    assert reasons(speech) >= {"印发通知", "抄送栏", "公文标识"}
    assert rebuilt(speech) == TEXT


def test_the_particulars_of_minutes_are_taken_off() -> None:
    fields = "时　　间：2024年6月3日\n地　　点：第二会议室\n主 持 人：潘颂\n记　　录：冯一楠"
    body = "会议听取了公文办理情况的汇报，要求逐件登记、限时办结，每周通报一次办理进度。"
    speech = read(
        f"县政府办公室会议纪要\n{fields}\n{body}\n一、会议要求，各单位要严格执行值班制度。"
    )
    assert speech.text.split("\n")[:2] == ["县政府办公室会议纪要", body]
    assert reasons(speech) == {"登记栏"}


@pytest.mark.parametrize(
    "below",
    [
        "扫一扫在手机打开当前页\n微信　微博　QQ空间　复制链接\n关于我们 | 网站地图 | 隐私声明",
        "以上内容由智能语音识别生成，仅供参考，请以原始音频为准\n导出时间 2023-11-08 10:15",
        "获取更多讲话，请关注微信公众号“临河政务”，回复“讲话”二字",
        "（全文完）\n来源：县政府办公室　责任编辑：李红\n相关附件　无",
        "建议使用1366×768以上分辨率、IE9.0以上浏览器访问本站",
    ],
)
def test_what_speaks_of_the_page_below_the_last_sentence_goes(below: str) -> None:
    assert read(with_body(foot=below)).text == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "（下转第三版）",
        "▲座谈会现场",
        "正在播放：会议现场",
        "广告：颈椎不好，这个枕头卖疯了",
        "会议现场（党委宣传部供图）",
    ],
)
def test_what_a_page_sets_into_the_text_goes(line: str) -> None:
    assert read(with_body(body=line)).text == TEXT


def test_a_title_set_in_two_lines_is_one() -> None:
    head = "在全区办公室系统“岗位大练兵”\n动员会上的讲话\n区委办公室主任　宋知微"
    speech = read(with_body(head=head))
    assert speech.title == "在全区办公室系统“岗位大练兵”动员会上的讲话"
    assert speech.facts.speaker == "宋知微"


@pytest.mark.parametrize("head", [f"{TITLE} 县政府办公室主任 邵维明 2019年10月5日 ", f"{TITLE} "])
def test_title_and_salutation_on_one_line_are_parted(head: str) -> None:
    speech = read(head + "\n".join(PARAGRAPHS).replace("同志们：\n", "同志们：", 1))
    lines = speech.text.split("\n")
    assert speech.title == TITLE
    assert "同志们：" in lines
    assert lines[-len(PARAGRAPHS) :] == list(PARAGRAPHS)


def test_a_salutation_in_the_midst_begins_nothing() -> None:
    text = TEXT.replace("二、扎实", "同志们：\n二、扎实")
    assert read(text).text == text
