"""What the roles are called."""

from __future__ import annotations

from question_bank.bank.people import Role

ROLES = {
    Role.TRAINEE: "学员",
    Role.INSTRUCTOR: "培训管理员",
    Role.ADMINISTRATOR: "系统管理员",
    Role.AUDITOR: "审计员",
}
MAY = {
    Role.TRAINEE: "学习、练习、参加考试",
    Role.INSTRUCTOR: "上传材料、审核试题、办班、组卷、看考试成绩",
    Role.ADMINISTRATOR: "管账号、设置、备份；看不到试题和答案",
    Role.AUDITOR: "只看日志，不能改任何东西",
}
