"""What system administrators and auditors ask about."""

from __future__ import annotations

from quizapp.guides.topic import Topic

ADMINISTRATOR = (
    Topic(
        "start",
        "第一次使用",
        (
            "在服务器上运行 quizapp serve，用终端里的一次性口令在网页上建立系统管理员。",
            "“系统状态”→“开始使用”里列着要做的事：单位名称、培训管理员、备份、海报。",
        ),
    ),
    Topic(
        "users",
        "管账号",
        (
            "“用户”里按姓名、单位、角色、状态查找；一个人或勾选多人：停用、恢复、解锁、重置口令、改单位。",
            "重置的口令只显示一次。人调走就停用，记录都留着。",
        ),
    ),
    Topic(
        "settings",
        "单位设置",
        (
            "单位名称、试卷抬头、保密提示、口令规则、等保模式、保存期限、能不能带出卡片包和离线阅读。",
        ),
    ),
    Topic(
        "backups",
        "备份和恢复",
        (
            "服务器上设定时任务 quizapp backup --thin；“备份”页看最近几次，也可以马上作一个。",
            "恢复：停止网站，运行 quizapp restore 备份文件。",
        ),
    ),
    Topic(
        "journal",
        "查日志",
        ("“日志”按时间、人、事件查找，导出 CSV；谁都不能改。",),
    ),
    Topic(
        "secrets",
        "看不到什么",
        ("系统管理员看不到试题、答案和学习情况，需要时由另一个账号担任培训管理员。",),
    ),
    Topic(
        "handover",
        "交接和找回",
        (
            "交接：给接手的人“系统管理员”角色，让他登录试过，再停用自己的账号（由他来停）。",
            "最后一位系统管理员登不进去：在服务器上运行 quizapp people reset 登录名。",
            "账号停用了：quizapp people restore 登录名。",
            "都不在了：quizapp people add --role 系统管理员 姓名。",
        ),
    ),
    Topic(
        "https",
        "启用 https",
        (
            "用 http 时，同一网络里的人可能看到口令和答案，离线阅读也不能用。",
            "在服务器上运行 quizapp certificate 生成证书，再用 quizapp serve --tls 启动。",
        ),
        on_sheet=False,
    ),
    Topic(
        "samples",
        "从试用到正式",
        ("“系统状态”→“清除示例数据”：示例全部清除，自己的内容都不动。",),
    ),
)
AUDITOR = (
    Topic(
        "journal",
        "看日志",
        (
            "“日志”里最近的在最前面；按时间、事件、结果、姓名或地址查找。",
            "登录失败、越权访问、下载文件、改设置、停用账号、备份，都记着时间、人和地址。",
        ),
    ),
    Topic(
        "download",
        "留一份",
        ("“导出 CSV”得到查到的全部记录，可以用 Excel 打开；导出本身也记入日志。",),
    ),
    Topic(
        "rules",
        "审计员的规矩",
        (
            "只能看日志，看不到试题、答案和学习情况，也不能改任何东西。",
            "日志任何人都不能改；保存多久由系统管理员定，至少半年。",
        ),
    ),
)
