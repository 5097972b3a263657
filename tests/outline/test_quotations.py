"""What a speech quotes is known, and from whom it has it."""

from __future__ import annotations

import pytest

from tests.outline.drawing import outline


def quoted(*lines: str) -> list[tuple[str, str]]:
    """Return who is quoted in these lines, and with what words."""
    return [(one.who.text, one.words.text) for one in outline(*lines).quotations]


@pytest.mark.parametrize(
    ("line", "who", "words"),
    [
        (
            "县委书记强调：“值班工作要严之又严、实之又实。”",
            "县委书记",
            "值班工作要严之又严、实之又实。",
        ),
        (
            "王建国同志在值班室调研时指出，值班无小事，责任大于天。",
            "王建国同志",
            "值班无小事，责任大于天",
        ),
        (
            "《值班工作条例》规定，值班人员不得擅自离岗。",
            "《值班工作条例》",
            "值班人员不得擅自离岗",
        ),
        ("王主任要求我们一要学、二要干。", "王主任", "我们一要学、二要干"),
        (
            "市长提出的“两个点”（起点要高，落点要实）要记牢。",
            "市长",
            "“两个点”（起点要高，落点要实）要记牢",
        ),
        ("市长提出的“两个点”要求很明确。", "市长", "两个点"),
        (
            "党中央强调：“各级办公室要把值班工作抓紧抓实。”",
            "党中央",
            "各级办公室要把值班工作抓紧抓实。",
        ),
        (
            "“宁可备而不用，不可用时无备”，这是老王主任说的。",
            "王主任",
            "宁可备而不用，不可用时无备",
        ),
        (
            "鲁迅的“时间就像海绵里的水，总是有的”，我们要记牢。",
            "鲁迅",
            "时间就像海绵里的水，总是有的",
        ),
        (
            "要把握好市长关于“严在平时、细在日常、快在急时”的重要要求。",
            "市长",
            "严在平时、细在日常、快在急时",
        ),
        ("县委x书记提出了站得稳、看得远“两个得”要求。", "县委x书记", "站得稳、看得远“两个得”"),
        ("第一句话，是毛主席说过的：要学会弹钢琴。", "毛主席", "要学会弹钢琴"),
        (
            "市长对值班工作提出要求，强调“各单位要严之又严、实之又实”。",
            "市长",
            "各单位要严之又严、实之又实",
        ),
        (
            "全省值班工作会议上，再次强调“值班工作一刻也不能放松”。",
            "全省值班工作会议",
            "值班工作一刻也不能放松",
        ),
        ("古人说，不积跬步，无以至千里。", "古人", "不积跬步，无以至千里"),
        ("俗话说得好，打铁还需自身硬。", "俗话", "打铁还需自身硬"),
        ("常言道：“响鼓不用重锤敲。”", "常言", "响鼓不用重锤敲。"),
        ("老子说：“天下难事，必作于易。”", "老子", "天下难事，必作于易。"),
    ],
)
def test_a_quotation_has_its_words_and_its_speaker(line: str, who: str, words: str) -> None:
    assert quoted(line) == [(who, words)]


@pytest.mark.parametrize(
    "line",
    [
        "我讲过，办公室无小事。我多次强调：“要快。”",
        "各级党委书记要带头指出问题、提出要求。",
        "按照县委书记的要求，我们要抓紧落实。",
        "按照《值班工作条例》规定，我们要抓紧落实。",
        "同志们说得对，办公室要讲政治、讲规矩。",
        "我们要认真学习王建国同志的先进事迹，提出更高要求。",
        "会议对县委书记提出的问题作了研究。",
    ],
)
def test_what_the_speaker_says_himself_is_no_quotation(line: str) -> None:
    assert quoted(line) == []


def test_one_person_may_be_quoted_several_times_in_a_row() -> None:
    assert quoted(
        "县委书记强调：“值班很重要。一定要抓好。”同时指出，“要当好参谋。”他还要求，要一丝不苟。我们要落实。",
        "他最后强调，要常抓不懈。",
    ) == [
        ("县委书记", "值班很重要。一定要抓好。"),
        ("县委书记", "要当好参谋。"),
        ("县委书记", "要一丝不苟"),
        ("县委书记", "要常抓不懈"),
    ]


def test_who_is_spoken_to_or_of_is_not_who_speaks() -> None:
    assert quoted("县长在看望王建国同志时，对办公室干部提出“三点希望”（学好、干好、过好）。") == [
        ("县长", "“三点希望”（学好、干好、过好）")
    ]


def test_a_sentence_that_tells_of_an_instruction_names_who_gave_it() -> None:
    assert quoted("县长对值班工作作了重要批示。在纪律建设上强调“要严要实，不能有半点马虎”。") == [
        ("县长", "要严要实，不能有半点马虎")
    ]


def test_documents_and_sayings_are_told_from_people() -> None:
    made = outline("《值班条例》规定，要双人双岗。", "俗话说，勤能补拙。", "县长指出，要快。")
    assert [one.kind for one in made.quotations] == ["document", "saying", "person"]


def test_a_place_knows_the_quotation_it_stands_in() -> None:
    made = outline("县长指出，要学得快、做得实。我们要照办。")
    (quotation,) = made.quotations
    assert made.quotation_at(quotation.words[1:3]) == quotation
    assert made.quotation_at(made.paragraphs[-1][-6:]) is None


def test_sentences_without_a_subject_go_on_with_who_gave_the_instructions() -> None:
    line = (
        "王书记对做好办文、办会、办事、督查、保密、信息和后勤等方面工作作出系列重要指示。"
        "在作风上强调“办文要准、办会要细、办事要快，样样有着落”“严于律己、宽以待人”等要求。"
    )
    assert quoted(line) == [
        ("王书记", "办文要准、办会要细、办事要快，样样有着落"),
        ("王书记", "严于律己、宽以待人"),
    ]


def test_what_the_crowd_tells_without_a_mark_is_no_saying() -> None:
    assert quoted("要到田头听群众说，而不是坐下来看材料。") == []
    assert quoted("有些同志说“填填表、报报数就行”。") == []
