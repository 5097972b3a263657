"""What the columns of matching sets are called, by what their finder calls the pairs."""

DEMAND = "要求"
DUTY = "职责"
METAPHOR = "比喻"
POSITION, ROLE, TAKEN_FOR = "定位", "角色", "要当作的事物"
# What a finder calls two columns → what the right one surely is, and the left one where that is
# known whatever stands in it.
COLUMNS = {
    "岗位 ↔ 负责的事项": ("", DUTY),
    "事项 ↔ 形象说法": ("", "提法"),
    "主体 ↔ 比喻": ("", METAPHOR),
    "要求 ↔ 目标": (DEMAND, "目标"),
    "情形 ↔ 要求": ("", DEMAND),
    "对象 ↔ 目标": ("", "目标"),
    "方面 ↔ 要求": ("方面", DEMAND),
    "做法 ↔ 结果": ("做法", "结果"),
    "名称 ↔ 含义": ("提法", "含义"),
    "提法 ↔ 含义": ("提法", "含义"),
    "工作 ↔ 要求": ("", DEMAND),
    "角度 ↔ 做法": ("角度", "做法"),
    "应有的做法 ↔ 应防止的偏向": ("应有的做法", "应防止的偏向"),
    "对象 ↔ 多久一次": ("", "时间要求"),
    "事项 ↔ 时限": ("", "时限要求"),
    "精神 ↔ 工作": ("精神", "工作"),
    "标志 ↔ 含义": ("", "含义"),
    "文种 ↔ 适用情形": ("文种", "适用情形"),
    "内容 ↔ 定位": ("", POSITION),
    "途径 ↔ 目的": ("途径", "目的"),
    "主体 ↔ 有何举动": ("", DEMAND),
    "方面 ↔ 要达到的程度": ("", DEMAND),
    "工作 ↔ 字诀": ("", DEMAND),
    "对象 ↔ 要讲的内容": ("对象", "要讲的内容"),
    "方面 ↔ 要当的角色": ("方面", ROLE),
    "事项 ↔ 要当作什么": ("", TAKEN_FOR),
    "事项 ↔ 规矩": ("", DEMAND),
    "事项 ↔ 做法": ("", DEMAND),
    "工作 ↔ 落到何处": ("", DEMAND),
    "要求 ↔ 落脚点": ("方面", DEMAND),
    "对象 ↔ 程度": ("", "提法"),
    "要求 ↔ 要当的角色": (DEMAND, ROLE),
    "内容 ↔ 与之紧密结合的内容": ("", "要与之结合的内容"),
    "情形 ↔ 处理要求": ("情形", "处理要求"),
    "各项 ↔ 要求": ("", DEMAND),
}
