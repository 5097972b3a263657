"""What says nothing by itself: clauses that lean on the words before them."""

from __future__ import annotations

import re

from question_bank.questions.blank import BLANK
from question_bank.questions.words import pattern

NO_OPENING = re.compile(
    f"\\d|会[上中后](?!议)|未经{BLANK}[^，]{{0,6}}的，|(?:对|通报|累计|连续|发现)?{BLANK}|[^，]{{1,6}}[内中里间]{BLANK}(?:以上)?的"
)  # 3万元以上的, 对两次以上的: of what?
# What cannot open a stem: it leans on the clause or sentence before.
LEANS = re.compile(
    r"^(?:[为由对][^，]*(?:提供|开展|实施|办理|安排)$|[一-鿿]{2}的(?:事项|问题|情况|人员|材料|意见)|[一-鿿]{1,3}的(?=$|[，每]|\d|[一二两三四五六七八九十])|[^，]{2,6}也[有是要不]|每[年月周季][^，]{0,2}要|(?:时间|次数|金额|数量|比例|期限|人数|篇幅|[租工会任限误]期|时长|间隔|误差|频[次率]|标准|字数|长度|公示期|有效期|保[存管]期)(?:一般|原则上)?(?:不|控制|至少)|每[个名位]?[一-鿿]{1,2}(?:安排|配备|选派|报送|抽查|值守)?(?:不[少低]于|至少)|经[^，]*(?:审[核议定]|研究|同意|讨论|批准)[^，]*后$|包括|报[一-鿿]{2,12}(?=，|$)|[快慢准清实严]，?是|[一-鿿]{1,2}不[成了通动](?=$|，)|谁[也都]|[一-鿿]{2}完毕|发现(?:苗头|问题|异常|情况)，|在[岗职校任]期间|[一-鿿]{2,3}，就是|其中|其他|其余|其|结果[^，]{0,4}每|分解|另外|另|但|而|再|又|也|还|都|就|才|并|否则|逾期|需要|确[需有因实]|超过|不足|剩下|到时|有的|没有明确|情况复杂|以后|以上|以下|一般|原则上|最多|最长|至少|不|[一两三四五六七八九十]头|[单每]?[次笔人张](?:不超过|不低于|不得|最[高多低]|限))"
)
# What is at most or at least so much says the clause before ；: 特急件随到随办；急件不超过….
OF_SIBLING = re.compile(
    f"(?!.*(?:[时工借任]间?[限期]|时间|间隔|篇幅|[字次人]数|[率量额度]))[^，,]{{2,8}}?[，,]?(?:一般)?(?:不得?超过|不少于|不低于|至少){BLANK}"
)
# So it does of what it speaks: 会计档案由财务科保管；因工作需要确需推迟移交的，….
OF_ANOTHER = re.compile("(?:因|如|若)[^，]{2,}的，")
# Of what somebody reports so often, a sentence before has said: 今后市里每个月通报一次.
OF_WHAT = re.compile(
    f"[^，；对把就]{{,10}}{BLANK}(?:通报|公布|报告|汇报|讲评|调度|反馈|抽查|检查)(?:一次)?"
    f"|(?:.*，)?[^，]*(?:领导|负责人|同志|书记|主任|[局县市院校区]长){BLANK}[一两三四]次"
)
# Which meeting it is that they hold so often, a sentence before has said.
MEETS_UNNAMED = re.compile("^(?!.*(?:会[^上后前]|会$)).*召开")
# Nor does what comes behind a first one: 同一个单位一年之内第二次.
NTH = re.compile("第[二三四五]次|上述")
# What is reported, written or looked at is not said: 每个月报不超过8条; 提前不少于7日.
NO_OBJECT = re.compile(
    f"[报送写交](?:不得?(?:超过|少于|多于|低于)|至少)(?:\\d+[条篇份]|{BLANK})(?=[，。]|$)|提前(?:不少于|至少)?{BLANK}$|(?:[开办搞]|召开)一[次回](?=[，。]|$)"
)
NO_SUBJECT = 4  # characters before a blank behind ；: 反弹三次以上的
BARE_ACT = re.compile("(?:申请|验收|审[核批]|评审|结果|名单|方案)[由经须]")  # of what?
# What is received has been told before: 办公室应当在受理后3日内答复, 接到反映24小时内处理.
RECEIVED = re.compile(
    "(?:^|，|[局室科处站所会院办门位构员心队])(?:应当?|必须|要)?在?"
    f"(?:(?:受理|立案|受案)后|接到(?:反映)?后?{BLANK})"
)
# What is told of somebody else's demand: 省里要求，到年底….
OF_OTHERS = re.compile(
    "(?:[省市县区州盟][里委]?|上级|国家|党中央|中央|上面)的?(?:要求|明确|规定|提出)，"
)
ADDRESSED = re.compile("同志|朋友|各位|大家")
LONGEST_THING = 14  # characters


def is_unsaid(core: str) -> bool:
    """Return whether it is not told of what a limit is set."""
    opening = NO_OPENING.match(core) or MEETS_UNNAMED.match(core) or OF_WHAT.fullmatch(core)
    told = NTH.search(core) or NO_OBJECT.search(core) or RECEIVED.search(core)
    return bool(opening or told or OF_OTHERS.match(core))


def is_thing_alone(clause: str) -> bool:
    """Return whether a clause only names what all behind it is about: 严重不良事件，….

    Or what is done to it, and not to what: 申请由老人提出，….
    """
    if BARE_ACT.match(clause):
        return True
    named = len(clause) <= LONGEST_THING and not ADDRESSED.search(clause)
    return named and "v" not in pattern(clause) and pattern(clause)[-1:] == "n"


def hangs_on_sibling(core: str) -> bool:
    """Return whether what stands behind ；goes on with what is said before it."""
    alone = OF_SIBLING.fullmatch(core) or OF_ANOTHER.match(core)
    return bool(alone) or core.index(BLANK) < NO_SUBJECT
