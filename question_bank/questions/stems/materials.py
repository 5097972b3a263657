"""What a question calls its material: by title, by the meeting it opens, by its matter."""

from __future__ import annotations

import re
from collections import Counter

from question_bank.questions.stems.matter import spoken_of
from question_bank.questions.typesetting import typeset
from question_bank.requirements.likeness import OPENS_WITH_VERB
from question_bank.requirements.model import folded

KINDS = (
    (re.compile(r"讲话|致[辞词]|发言|讲稿|动员|谈话|演讲"), "讲话"),
    (re.compile(r"报告"), "报告"),
    (re.compile(r"意见|规划|通知|决定|方案|纲要|条例|办法|规定|制度|细则|规则|纪要|通报"), "文件"),
)
RULES = re.compile(r"(?:条例|办法|规定|制度|细则|规则|规范|守则|规程|章程)$")
DIRECTIVE = re.compile("(?:通知|方案|计划|要点|预案|意见)$")
SENT_ROUND = re.compile("印发《(?P<title>[^》]+)》")
ASIDE = re.compile(r"[（(][^（()）]*[）)]$|[*＊#]+$|\[[^\]]*\]$")
SUBTITLE = re.compile(r"(?:——|—|--)\s*(?P<own>在.{4,}上的.{2,6})$")
SPOKEN_BY = re.compile("^[^在]{2,20}(?P<own>在.{4,}(?:讲话|发言|致辞|讲稿|提纲))$")
INNER_TITLE = str.maketrans("《》", "〈〉")
# What the source blotted out of a title: XX市, 第X期, 20××年度.
BLOTTED = re.compile(r"第?\d*[xXＸ×○]{1,4}(?:年度?|届|期|[省市县区州]|号)?")
# What is left of a title without these says what it is about.
FORM_WORDS = re.compile(
    r"关于|在|上的|讲话|发言|报告|致[辞词]|谈话|提纲|稿|材料|讲义|全文|摘要|主持词|会议|大会|座谈会|常务会|全体|工作|会务|学员"
    r"|同志|领导|重要|年度|年|[县市省区镇乡州局校院处科厅]长|书记|秘书长|主任|主席|总理|行政长官|政府|人民|[县市省区镇乡州]|的|\d"
)
BODIES = "系统|办公室|办公厅|部门|单位|机关|干部|人员"
ADDRESSED = re.compile(
    rf"(?<![一-鿿])(?P<who>(?:全[国省市县州区]|各级|各)?[一-鿿]{{0,10}}?(?:{BODIES}))(?:都|们)?(?=(?:自己|也|更|还|就)*(?:一定要|要|必须|应当|应该))"
)
# 今天，我们召开全县办公室工作会议，…
MEETS = re.compile(
    r"(?:(?:今天|这次|现在|会议|政府|研究|决定|同意)[^。\n]{0,20}?(?:召开|举办|举行|开(?![展始发拓放启创门]))"
    r"[的了]?(?:(?:这|本|一)[次个期场届])?|今天(?:这个会)?是)"
    r"(?P<what>[一-鿿]{2}[一-鿿“”\d]{0,22}?)的?"
    r"(?P<sort>会议|大会|座谈会|推进会|动员会|现场会|例会|调度会|部署会|启动会|总结会|专题会|工作会|整顿会|培训会|交流会|汇报会|学习会|教育会|报告会|研讨会|培训班)(?=[，。,；;])"
)
NO_OCCASION = re.compile("第.[个次]|我们|这次|这个|大家|同志|主要|重要|一次|全面|深入")
# Who sends a paper is left out of a long title: …办公室关于做好…的通知.
SENT_BY = re.compile("^[^关《]{4,}(?P<own>关于.{4,}的[一-鿿]{2,4})$")
OPENING, LONG_TITLE, LONGEST_TITLE = 300, 32, 44
SPOKEN = re.compile("讲话|发言|致辞|大会上")
# What may run into a name from before it: 由县委办公室, 因此各单位.
LED_BY = re.compile(r"^(?:尤其是|特别是|因此|所以|同时|并|由|请|把|将|对|向|是|凡是|凡|希望)")
NO_BODY = re.compile("[在的对是为了我们从向和与让使、]|不|一个|每")
OF_ITSELF = "政府工作报告"  # a kind of material of which everybody knows the matter


def cited(title: str | None) -> str | None:
    """Return a title as it is cited: of a covering note the paper's own, without an aside.

    What the source blotted out is left out. None where there is no title, or one too long to be
    read in front of every question.
    """
    own = SENT_ROUND.search(title or "")
    words = ASIDE.sub("", BLOTTED.sub("", (own["title"] if own else title or "").strip()))
    shorter = SUBTITLE.search(words) or SPOKEN_BY.match(words) or SENT_BY.match(words)
    if len(words) > LONG_TITLE and shorter:
        words = shorter["own"]
    words = typeset(words)
    return f"《{words.translate(INNER_TITLE)}》" if 0 < len(words) <= LONGEST_TITLE else None


def tells_its_matter(title: str) -> bool:
    """Return whether a title says more than what kind of material it is and who spoke."""
    return OF_ITSELF in title or len(folded(FORM_WORDS.sub("", title))) >= 2


def kind_of(title: str, text: str) -> str:
    """Return what a material is by its title: 讲话, 报告 or 文件."""
    for pattern, called in KINDS:
        if pattern.search(title):
            return called
    return "讲话" if "同志们" in text or SPOKEN.search(text[:OPENING]) else "材料"


def material(title: str | None, text: str) -> str:
    """Return what a question calls its material: by its title or occasion, else by its matter.

    A title that says no more than what kind of material it is tells less than its matter does.
    """
    own, kind = cited(title), kind_of(title or "", text)
    is_long = own is not None and len(own) > LONG_TITLE + len("《》")
    if own and tells_its_matter(own) and not (is_long and occasion(text)):
        return own
    held, matter = occasion(text), spoken_of(text)
    return held or (f"关于{matter}的{kind}" if matter else own or kind)


def occasion(text: str) -> str | None:
    """Return what a speech without a title is called by the meeting it says it opens."""
    met = MEETS.search(text[:OPENING])
    if met is None or NO_OCCASION.search(met["what"]) or not tells_its_matter(met["what"]):
        return None
    return f"在{typeset(met['what'])}{met['sort']}上的讲话"


def addressed(text: str) -> str | None:
    """Return whom a text without a title tells most often what to do, if it does so repeatedly."""
    names = (LED_BY.sub("", match["who"]) for match in ADDRESSED.finditer(text))
    told = Counter(
        who
        for who in names
        if 4 <= len(who) <= 12 and not OPENS_WITH_VERB.match(who) and not NO_BODY.search(who)
    )
    who, times = max(told.items(), key=lambda pair: (pair[1], len(pair[0])), default=("", 0))
    return who if times >= max(2, len(text) // 3000) else None
