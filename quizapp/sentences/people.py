"""Refusals about people and the site: accounts, passwords, classes, settings, samples."""

from __future__ import annotations

from http import HTTPStatus

from quizapp.sentences.message import CONFLICT, INCOMPLETE, Message

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
    "no_table": Message(INCOMPLETE, "文件里没有名单", "请用 .xlsx 或 .csv，写上“姓名”等列名。"),
    "old_workbook": Message(
        INCOMPLETE,
        "这是旧版 Excel（.xls）文件，或者加了密码",
        "请用 Excel 或 WPS 另存为不带密码的 .xlsx，再选一次。",
    ),
    "broken_workbook": Message(
        INCOMPLETE, "这个 Excel 文件读不了", "它可能已损坏，或者太大。请另存为 .xlsx，再选一次。"
    ),
    "no_names": Message(INCOMPLETE, "名单里没有“姓名”这一列", "请在第一行写上列名。"),
    "no_people": Message(INCOMPLETE, "列名下面没有人", "请从第二行起，一行写一个人。"),
    "long_table": Message(INCOMPLETE, "名单超过 {most} 行", "请分成几份，一份一份导入。"),
    "roster_changed": Message(
        CONFLICT, "名单刚才有变动，没有导入", "请返回上一步，重新核对后再导入。"
    ),
    "cohort_closed": Message(CONFLICT, "这个培训班已经结班", "需要改动时，请先恢复这个班。"),
    "cohort_exists": Message(CONFLICT, "已有叫“{name}”的培训班", "请换一个名称。"),
    "more_than_a_trainee": Message(
        HTTPStatus.FORBIDDEN,
        "这个人不只是学员，您不能重置他的口令",
        "请联系系统管理员重置。",
    ),
    "too_many_people": Message(INCOMPLETE, "一次最多 {most} 人", "请缩小范围，分几次来。"),
    "backups_stay": Message(
        HTTPStatus.FORBIDDEN,
        "等保模式下不从网页下载备份",
        "请在服务器上的安装目录里取；这次下载没有成功，已记入日志。",
    ),
    "bad_setting": Message(INCOMPLETE, "“{name}”填得不对", "请按旁边的说明改正后再保存。"),
}
