"""What went wrong, in sentences: one for each reason a station gives, with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from question_bank.bank.kinds import NAMES


@dataclass(frozen=True, slots=True)
class Message:
    """What went wrong in a few words, and what to do about it."""

    status: HTTPStatus
    title: str
    advice: str


CONFLICT, GONE = HTTPStatus.CONFLICT, HTTPStatus.NOT_FOUND
INCOMPLETE = HTTPStatus.UNPROCESSABLE_ENTITY

REFUSED = {
    "login_taken": Message(CONFLICT, "登录名“{login}”已有人使用", "请换一个登录名。"),
    "still_in_use": Message(CONFLICT, "这个账号还在用", "请先停用，再删除个人信息。"),
    "already_erased": Message(CONFLICT, "这个人的信息已经删除", "不用再做什么。"),
    "password_short": Message(INCOMPLETE, "新口令太短", "至少要有 {least} 个字符。"),
    "password_kinds": Message(
        INCOMPLETE,
        "新口令的字符种类太少",
        "大写字母、小写字母、数字和其他符号（汉字也算）里，至少要用 {least} 种。",
    ),
    "password_guessed": Message(INCOMPLETE, "这个口令太容易被猜到", "请换一个。"),
    "password_again": Message(
        INCOMPLETE, "这个口令最近用过", "最近 {count} 次用过的口令不能再用，请换一个。"
    ),
    "wrong_one_time_code": Message(
        INCOMPLETE, "动态口令不对", "请看看手机时间准不准，再输手机上正显示的 6 位数字。"
    ),
    "no_such_login": Message(HTTPStatus.NOT_FOUND, "没有登录名“{login}”", "请核对后再试。"),
    "no_such_instructor": Message(
        HTTPStatus.NOT_FOUND, "没有登录名为“{login}”的培训管理员", "请核对后再试。"
    ),
    "no_table": Message(INCOMPLETE, "文件里没有名单", "请用 .xlsx 或 .csv，写上“姓名”等列名。"),
    "old_workbook": Message(
        INCOMPLETE,
        "这是旧版 Excel（.xls）文件，或者加了密码",
        "请用 Excel 或 WPS 另存为不带密码的 .xlsx，再选一次。",
    ),
    "broken_workbook": Message(
        INCOMPLETE, "这个 Excel 文件读不了", "它可能已损坏，或者太大。请另存为 .xlsx，再选一次。"
    ),
    "no_marks": Message(
        INCOMPLETE,
        "表格里没有姓名和分数两类列名",
        "请在前几行写上“姓名”和各大题的名称，或者“总分”。",
    ),
    "no_names": Message(INCOMPLETE, "名单里没有“姓名”这一列", "请在第一行写上列名。"),
    "no_people": Message(INCOMPLETE, "列名下面没有人", "请从第二行起，一行写一个人。"),
    "long_table": Message(INCOMPLETE, "名单超过 {most} 行", "请分成几份，一份一份导入。"),
    "backups_stay": Message(
        HTTPStatus.FORBIDDEN,
        "等保模式下不从网页下载备份",
        "请在服务器上的安装目录里取；这次下载没有成功，已记入日志。",
    ),
    "not_an_editor": Message(
        HTTPStatus.FORBIDDEN, "您只能查看这个题库，不能修改", "如果工作需要，请联系题库的负责人。"
    ),
    "not_checked": Message(
        CONFLICT, "请先对照原文核对引文", "这道题考的是引用的话，核对后勾选“已对照原文”再采纳。"
    ),
    "needs_another": Message(
        CONFLICT, "要由另一人复核", "这个题库要两人审核，采纳或者修改过的人不能自己复核。"
    ),
    "still_waiting": Message(
        CONFLICT, "还有 {count} 道题等待复核", "请先复核完，或者撤销，再改为一人审核。"
    ),
    "no_comment": Message(INCOMPLETE, "留言是空的", "写一句话再提交。"),
    "not_from_here": Message(
        CONFLICT, "这道题已经有人处理过", "请刷新后看看它现在的状态，再决定怎么办。"
    ),
    "nothing_to_undo": Message(CONFLICT, "没有可以撤销的操作", "可能已经撤销过了。"),
    "not_the_same_speech": Message(
        CONFLICT, "这两份材料不能合并", "标题要相同，并且要并入的一份还没有放进学习专题。"
    ),
    "no_such_words": Message(
        INCOMPLETE, "材料里没有这段话", "请打开材料，把作为依据的一句或一段原样复制过来。"
    ),
    "roster_changed": Message(
        CONFLICT, "名单刚才有变动，没有导入", "请返回上一步，重新核对后再导入。"
    ),
    "cohort_closed": Message(CONFLICT, "这个培训班已经结班", "需要改动时，请先恢复这个班。"),
    "more_than_a_trainee": Message(
        HTTPStatus.FORBIDDEN,
        "这个人不只是学员，您不能重置他的口令",
        "请联系系统管理员重置。",
    ),
    "no_tag_name": Message(INCOMPLETE, "请写标签", "一到 {most} 个字，不含空格。"),
    "no_bank_name": Message(INCOMPLETE, "请填题库名称", "最多 {most} 个字。"),
    "bank_exists": Message(CONFLICT, "已有叫“{name}”的题库", "请换一个名称。"),
    "not_an_owner": Message(
        HTTPStatus.FORBIDDEN, "只有题库的负责人能这样做", "如果工作需要，请联系题库的负责人。"
    ),
    "last_owner": Message(CONFLICT, "题库至少要有一名负责人", "请先让另一个人做负责人。"),
    "member_already": Message(CONFLICT, "他已经是题库的成员", "需要时可以改他的权限。"),
    "cohort_exists": Message(CONFLICT, "已有叫“{name}”的培训班", "请换一个名称。"),
    "course_exists": Message(CONFLICT, "已有叫“{name}”的学习专题", "请换一个名称。"),
    "empty_course": Message(
        CONFLICT, "学习专题还是空的", "请先选至少一份学习材料和一个培训班，再开放。"
    ),
    "empty_answer": Message(INCOMPLETE, "还没有作答", "请写出答案；想不起来就点“不会”。"),
    "too_few_reviews": Message(
        CONFLICT,
        "隔天的复习只有 {found} 次，还不能拟合",
        "满 {needed} 次再试；在那以前用通用参数更稳妥。",
    ),
    "answered_since": Message(CONFLICT, "这道题后来又答过，不能撤销", "只能撤销最近一次作答。"),
    "only_written_answers": Message(
        CONFLICT, "这类题不能提答案异议", "题目本身有问题，请用“试题纠错”告诉培训管理员。"
    ),
    "answer_undone": Message(CONFLICT, "这次作答已经撤销", "撤销的作答不能提异议，请重新作答。"),
    "nothing_written": Message(CONFLICT, "这里没有写答案", "写了答案、判为错的，才能提异议。"),
    "already_right": Message(CONFLICT, "这个答案已经算对", "不用再提异议，接着答题就好。"),
    "no_such_part": Message(INCOMPLETE, "请选这个答案等于哪一项", "选好后再采纳。"),
    "quoted_words": Message(
        CONFLICT,
        "引用的原话不能换说法",
        "这道题考的是引用别人的话，只能认可标点、繁简、括号的不同。",
    ),
    "another_key": Message(
        CONFLICT,
        "这是另一处的答案",
        "采纳后同一个答案会算两次。如果顺序不限，请修改试题，勾选“顺序不限”。",
    ),
    "no_reply": Message(INCOMPLETE, "请写一句答复", "不采纳时，要告诉学员为什么。"),
    "nothing_said": Message(INCOMPLETE, "请写明是什么问题", "选“其他”时，要写一两句话。"),
    "reported_since": Message(
        CONFLICT, "同一个人后来又提了一次", "不能撤销，请直接处理新的那一条。"
    ),
    "exam_in_the_past": Message(INCOMPLETE, "考试的截止时间已经过去", "请改成今后的时间，再保存。"),
    "exam_has_opened": Message(
        CONFLICT, "考试已经开始，不能再改", "可以推迟截止时间，或者给个别学员加时。"
    ),
    "rehearsed_already": Message(
        CONFLICT, "已经有学员做过模拟考试，不能取消", "可以修改考试的题目和时间。"
    ),
    "not_later": Message(INCOMPLETE, "新的截止时间要比原来的晚", "请改晚一些再保存。"),
    "marks_are_shown": Message(
        CONFLICT, "成绩和答案已经公布", "学员已经看得到答案，不能再加时或者推迟截止。"
    ),
    "still_being_sat": Message(
        CONFLICT, "还有人可以作答，不能公布", "请等考试截止、所有人交卷以后再公布。"
    ),
    "exam_not_open": Message(CONFLICT, "考试还没有开始", "请到开考时间再来。"),
    "exam_closed": Message(CONFLICT, "考试已经截止", "有特殊情况请联系培训管理员。"),
    "no_goes_left": Message(CONFLICT, "这场考试的次数已经用完", "需要重考，请联系培训管理员。"),
    "exam_is_running": Message(CONFLICT, "您正在考试", "请先交卷，再做模拟考试。"),
    "sitting_is_running": Message(CONFLICT, "这份卷子还在作答", "请等他交卷或者时间到了再看。"),
    "sitting_over": Message(CONFLICT, "已经交卷，或者时间已到", "答案不能再改。"),
    "sitting_handed_in": Message(CONFLICT, "这份卷子是学员自己交的", "需要重考，请用“准许重考”。"),
    "sitting_voided": Message(CONFLICT, "这次作答已经作废", "需要重考，请用“准许重考”。"),
    "no_code": Message(INCOMPLETE, "请填考场口令", "口令由监考人员在考场公布。"),
    "wrong_code": Message(INCOMPLETE, "考场口令不对", "请看清楚再填，还可以试 {left} 次。"),
    "door_closed": Message(
        INCOMPLETE, "口令输错太多次", "请 {minutes} 分钟以后再试，或者请监考人员换一个口令。"
    ),
    "asked_before": Message(
        CONFLICT, "有的题在原来那场考试里考过", "补考不重复出题，请去掉这些题再安排。"
    ),
    "marks_not_shown": Message(CONFLICT, "成绩还没有公布", "公布以后才能申请复核。"),
    "nothing_asked": Message(INCOMPLETE, "请写明要复核什么", "写一两句话就好。"),
    "asked_already": Message(CONFLICT, "已经申请过复核", "同一处只能申请一次，请看答复。"),
    "wrong_points": Message(INCOMPLETE, "分数不对", "请填 0 到 {most} 之间的分数。"),
    "no_reason": Message(INCOMPLETE, "请写明原因", "要记入考场记录，写一句话就好。"),
    "samples_run_it": Message(
        CONFLICT,
        "“{name}”只由示例人员管理",
        "请先用示例培训管理员登录，让正式的培训管理员一起管理，再来清除。",
    ),
    "own_sample": Message(
        CONFLICT,
        "您用的是示例账号",
        "请先添加一个正式的系统管理员，用那个账号登录后再清除。",
    ),
    "begun_already": Message(CONFLICT, "已经有系统管理员", "请直接登录。"),
    "wrong_first_code": Message(
        INCOMPLETE, "一次性口令不对", "请照终端里最后一次显示的填；重新启动网站会换一个新的。"
    ),
    "own_account": Message(
        CONFLICT, "不能停用自己的账号，也不能改自己的角色", "请让另一位系统管理员来改。"
    ),
    "last_administrator": Message(
        CONFLICT, "这样就没有系统管理员了", "请先让另一个人做系统管理员。"
    ),
    "no_role": Message(INCOMPLETE, "至少要选一个角色", "不再使用的账号，请停用。"),
    "roles_apart": Message(
        INCOMPLETE,
        "等保模式下，系统管理员不能兼任培训管理员和审计员，审计员不能有别的角色",
        "请另设账号，或者由不同的人担任。",
    ),
    "too_many_people": Message(INCOMPLETE, "一次最多 {most} 人", "请缩小范围，分几次来。"),
    "bad_setting": Message(INCOMPLETE, "“{name}”填得不对", "请按旁边的说明改正后再保存。"),
    "bad_plan": Message(INCOMPLETE, "组卷要求的“{field}”不对", "请改正后再试。"),
    "wrong_total": Message(
        INCOMPLETE, "总分对不上：写的是 {stated} 分，各大题合计 {found} 分", "请改正后再试。"
    ),
    "too_few_questions": Message(
        CONFLICT,
        "{kind}不够：要 {wanted} 道，只有 {there} 道",
        "请减少题数，或先审核入库更多试题。",
    ),
    "nothing_waits": Message(
        CONFLICT, "这份材料没有可以送审的试题", "可以直接采纳的试题都审过了，换一份材料再试。"
    ),
    "already_corrected": Message(
        CONFLICT, "这份试卷已经勘误重出过", "请打开最新一版，在它上面再勘误。"
    ),
    "nothing_to_send": Message(
        CONFLICT, "没有选中可以送审的试题", "请勾选待审核、不用再改的试题。"
    ),
    "no_such_number": Message(
        INCOMPLETE, "“{word}”不是题号", "请写 1 到 {last} 之间的题号，如“3、7-9”。"
    ),
    "no_other_question": Message(
        CONFLICT, "没有别的同类试题可换", "请放宽命题范围，或先审核入库更多试题。"
    ),
    "too_many_questions": Message(
        INCOMPLETE, "一次最多 {most} 题", "请先在题库里缩小范围，分几次来。"
    ),
    "empty_questions": Message(INCOMPLETE, "文件是空的", "请选一个有试题的文件，再传一次。"),
    "not_questions": Message(
        INCOMPLETE,
        "这不是能读的试题文件",
        "请选 Word、Excel、CSV 等格式；PDF 请先用 WPS 或 Word 另存为 .docx。",
    ),
    "old_questions": Message(
        INCOMPLETE,
        "这是旧版 Office（.doc、.xls）文件，或者加了密码",
        "请另存为不带密码的 .docx 或 .xlsx，再传一次。",
    ),
    "broken_questions": Message(
        INCOMPLETE, "这个文件读不了", "它可能已损坏，或者不是试题文件。请重新导出，再传一次。"
    ),
    "marked_questions": Message(
        INCOMPLETE,
        "检测到密级标志，系统没有保存",
        "请勿再次上传或转发，立即按本单位保密规定处理，并向保密员报告。",
    ),
    "unchecked_questions": Message(
        INCOMPLETE,
        "文件上有“会后收回”“内部资料”一类的字样，系统还没有保存",
        "请核对：可以在本单位内部学习使用的，勾选后再传。",
    ),
    "locked_questions": Message(INCOMPLETE, "这个文件设有密码", "请去掉密码，再传一次。"),
    "large_questions": Message(
        INCOMPLETE, "这个文件太大，读到一半停下了", "请拆成几份，一份一份导入。"
    ),
    "newer_anki": Message(
        INCOMPLETE,
        "这是新版 Anki 打包的牌组",
        "请在 Anki 导出时勾选“支持旧版 Anki”，再传一次。",
    ),
    "no_items": Message(
        INCOMPLETE, "这个试题包里没有列出试题", "请重新导出 QTI 2.1 或 3.0 试题包，再传一次。"
    ),
    "no_test": Message(
        INCOMPLETE,
        "没有找到带题号的试题",
        "请在每道题前写上“1.”这样的题号，答案写在题后或者另附一份。",
    ),
    "key_apart": Message(
        INCOMPLETE, "只有 Word 试卷可以另带一份答案", "别的格式请把答案放在试题文件里。"
    ),
    "foreign_json": Message(
        INCOMPLETE, "这个 JSON 文件不是从本系统导出的", "请用题库的“导出”得到的文件。"
    ),
    "broken_xml": Message(INCOMPLETE, "这个 XML 文件读不出来", "请重新导出，再传一次。"),
    "broken_text": Message(
        INCOMPLETE, "这个文本文件不是 UTF-8 编码", "请另存为 UTF-8 编码，再传一次。"
    ),
    "no_headings": Message(
        INCOMPLETE, "表格里没有找到“题干”和“答案”两栏", "请在第一行写明各栏的名称，再传一次。"
    ),
    "nothing_says": Message(
        CONFLICT,
        "没有哪道能出的题含有“{words}”",
        "请换一个词语，或多出几道题。",
    ),
    "nameless_plan": Message(INCOMPLETE, "方案还没有名称", "请起一个名称再保存。"),
    "plan_name_taken": Message(CONFLICT, "您已有同名的方案", "请换一个名称。"),
    "too_many_plans": Message(CONFLICT, "方案已有 {most} 个，不能再存", "请先删去用不着的方案。"),
    "printing_too_slow": Message(
        HTTPStatus.SERVICE_UNAVAILABLE, "生成文件用的时间太长，已停止", "请稍后再试一次。"
    ),
}

NOUNS = {
    "appeal": "这条异议",
    "attempt": "这次作答",
    "bank": "这个题库",
    "card": "这道题的学习记录",
    "batch": "这一批操作",
    "cohort": "这个培训班",
    "comment": "这条留言",
    "course": "这个学习专题",
    "exam": "这场考试",
    "issue": "这份印发的试卷",
    "log_in": "这处登录",
    "paper": "这份试卷",
    "person": "这个人",
    "requirement": "这个要点",
    "tag": "这个标签",
    "plan": "这个方案",
    "question": "这道试题",
    "recheck": "这条复核申请",
    "review_list": "这份送审稿",
    "report": "这条纠错",
    "sitting": "这次作答",
    "speech": "这份学习材料",
}

WORDS: dict[object, str] = {
    "title": "标题",
    "sections": "题型、题数和分值",
    "minutes": "时间",
    "notes": "注意事项",
    "speeches": "学习材料",
}
WORDS.update(NAMES.items())
