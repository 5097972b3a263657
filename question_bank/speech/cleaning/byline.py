"""The lines below a title that say who spoke, when and where."""

from __future__ import annotations

import re

NUMERALS = "〇一二三四五六七八九"
PLACE = rf"(\d{{1,2}}|[{NUMERALS}十]{{1,3}})"
DAY = re.compile(
    rf"(\d{{4}}|[{NUMERALS}○零]{{4}})\s?年\s?{PLACE}\s?月\s?{PLACE}\s?日|(\d{{4}})[-./](\d{{1,2}})[-./](\d{{1,2}})"
)
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温习"
    "俞栗尉房华倪裴翁申庞樊耿牛柳岳殷焦穆乔鲍庄管卫连左吉符项祝洪包诸欧司季阮童凌霍常路齐项梅盛林刁钱骆单涂"
    "阎兰纪甘章施安仇柯喻祁费芦芮车边席时易尤卞庄匡宁闵舒屈鄢褚娄宫苗岑薄麦蓝游辛靳管桂缪干解应宗丰宣邓郁单杭"
    "喜翁荀羊惠甄曲封储靖井段富巫乌焦巴牧隗山谷车侯宓蓬全郗班仰秋仲伊宁仇栾暴甘钭厉戎祖武符景詹束龙叶幸司韶"
    "黎薄印宿白怀蒲邰从索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀"
    "浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古慎戈廖终居衡步都耿满弘国文寇广禄阙东沃利蔚越夔隆师巩厍聂晁勾敖"
    "融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公佟仝司马欧阳上官诸葛臧鄂楼原来付代贠"
)
_NAME = r"(?P<{}>[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff]){{1,2}})"
LABEL = r"(?:(?:讲话|主讲|报告|发言|演讲|作报告|致辞|授课)人|讲话领导)[:：]\s*"
POST = (
    r"(?:书记|主任|主席|市长|县长|区长|镇长|乡长|省长|州长|局长|部长|厅长|处长|科长|署长|司长|院长|校长|行长"
    r"|董事长|总经理|会长|社长|台长|所长|站长|馆长|队长|司令员?|政委|常委|秘书长|委员|代表|总理|总裁|园长|组长)"
)
SIGNED = re.compile(
    rf"^{LABEL}(?:(?P<labelled>[\u4e00-\u9fff、，,（）()\s]{{2,40}}?)[\s，,])?{_NAME.format('speaker')}$"
    rf"|^(?P<post>[\u4e00-\u9fff、，,（）()·\s]{{2,40}}?)\s+{_NAME.format('posted')}$"
    rf"|^(?P<close>[\u4e00-\u9fff、（）()]{{2,30}}{POST}){_NAME.format('closed')}$"
    rf"|^{_NAME.format('alone')}$"
)
LABELLED = re.compile(LABEL)
ASIDE = re.compile(r"[（(][^（()）]*[)）]$")
NOT_A_NAME = re.compile(
    r"[省市县州区局部厅处科会院校行社]长|书记|主任|发言|汇报|总结|报告|讲话|目录|全文|导言|结语|主席|秘书|委员|时间|同志|写手|网友|会员|版主|单位|文稿"
)
DATED = re.compile(rf"[（(\[]?\s*(?:{DAY.pattern})\s*(?:根据录音整理)?[)）\]]?")
ONLY_DATED = re.compile(
    rf"^(?:(?:讲话|会议)?(?:时间|日期)[:：]\s*)?[（(\[]?\s*(?:{DAY.pattern}|\d{{4}}年\d{{1,2}}月)\s*[)）\]]?$"
)
PLACED = re.compile(r"^[（(]?在.{4,60}(?:上|时)[)）]?$")


def signature(words: str) -> tuple[str, str | None] | None:
    """Return the name and the post that a line of its own gives, a date beside them aside."""
    match = SIGNED.match(DATED.sub("", words).strip(" \u3000（）()"))
    if match is None:
        return None
    found = match.groupdict()
    name = "".join(
        next(found[key] for key in ("speaker", "posted", "closed", "alone") if found[key]).split()
    )
    post = found["labelled"] or found["post"] or found["close"]
    known = name[0] in SURNAMES or (post is not None and re.search(POST + "$", post.strip()))
    if not known or NOT_A_NAME.search(name):
        return None
    return name, "".join(post.split()) if post else None


def is_signed(words: str) -> bool:
    """Return whether a line says by its label who speaks: 授课人：……（……处长）."""
    return bool(LABELLED.match(words)) and signature(ASIDE.sub("", words)) is not None


def is_byline(words: str) -> bool:
    """Return whether a line says who spoke, on what day or on what occasion, and nothing else."""
    if len(words) > 60:
        return False
    return bool(ONLY_DATED.match(words) or PLACED.match(words) or signature(words))
