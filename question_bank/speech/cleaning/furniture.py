"""How the furniture of a web page reads, line by line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.lines import MOST_KNOWN

if TYPE_CHECKING:
    from question_bank.speech.cleaning.lines import Line

LONGEST = 130


def _any(words: str) -> str:
    """Return a pattern for any of the words; each may itself be a pattern without blanks."""
    return "(?:" + "|".join(words.split()) + ")"


BUTTON = _any(r"""
    网站首页 首页 主页 返回(?:首页|顶部|列表|上页)? 正文(?:复制)? 复制(?:链接|全文|本文|内容)?
    打印(?:本页|文章|本文|此文)? 收藏(?:本文|本页|此文)? 分享(?:到|至|按钮)? 举报 回复 回帖 评分
    使用道具 关灯 开启[左右]侧 [上下]一[篇页条] [上下]一主题 字[体号] 放大 缩小 默认 立即注册 登录
    登陆 注册 检索 搜索 导航 关注 粉丝 帖子 排行榜 作者专栏 显示全部楼层 阅读模式
    [正倒]序(?:浏览|看帖|阅读) 只看(?:该作者|楼主|大图) 快速回复 电梯直达 楼主 收起
    下载(?:本文|全文|文档)? 阅读全文 展开全文 查看(?:全文|更多|原文) 更多 加入收藏 设为首页
    联系我们 关于我们 网站地图 免责声明 版权声明 隐私政策 广告服务 友情链接 在线客服 (?:新浪)?微博
    微信 QQ空间 QQ 朋友圈 扫一扫 手机版 电脑版 触屏版 投稿 纠错
    相关(?:文章|阅读|栏目|推荐|链接|新闻|专题|附件) 推荐(?:阅读|文章) 热门(?:文章|推荐|标签)
    最新(?:文章|更新) 猜你喜欢 重点(?:推荐|关注) (?:精彩|全部|网友|发表)?评论 点赞 赞 踩 大 中 小
    道具 引用 TOP 关闭(?:窗口|本页)? 转寄友人 友善列印 列印此页 回上[页一]页? [上下]一则 回首页
    微博 微信好友 RSS 意见信箱 网站导览 双语词彙 双语词汇 English(?:\sVersion)?
    无障碍(?:阅读|浏览)? 长者(?:模式|版) (?:进入)?关怀版 移动版 繁體版 智能问答\S{0,6}
    我要(?:投稿|纠错|留言|评论) 收藏此页 复制全文 大图 (?:立即)?打赏 在看 写留言 预览时标签不可点
    阅读原文 [上下]一版 版面导航 标题导航 PDF下载 扫一扫\S{0,12} (?:另开|新)视窗
    \S{0,10}[（(]另开新视窗[)）] 分享到\S{0,12} [（(]?(?:全文|正文)?(?:完|结束)[)）]? 广告加载中
    听新闻 约\d+分钟 打开适老化 语音播报 有用\d* 没用\d* 滴?发消息 加关注
    [上下首尾末]一?页 共\d+页 顶一下 踩一下
    查看(?:购买记录|购买|原图) 【[^】]{0,4}(?:简介|提要|摘要|导语|导读|正文|全文)】
    正在(?:播放|加载)\S{0,12} 视频加载失败 点击刷新 END 完 分享给?(?:好友|朋友)?
    点击(?:关注|阅读|进入|查看)\S{0,20} 隐私声明 简体 繁[体體] 中文 English Français Español
    Deutsch 日本語 [\u0400-\u04ff]+ \S?[\u0400-\u04ff]{4,} [\u0600-\u06ff]+
""")
BETWEEN = r"[\s|｜>»›/·•\[\]【】()（）:：,，、…!！\-—\d%.]*"
BUTTONS = re.compile(rf"^{BETWEEN}(?:{BUTTON}{BETWEEN})+$")
LABEL = _any(r"""
    (?:内容)?发布(?:更新)?(?:时间|日期|人|者|单位|机构)? 更新(?:时间|日期)?
    (?:发表|添加|上传|录入)(?:时间|日期) (?:稿件|文章|信息)?来源 出处 责任编辑 责编 编辑 作者 时间
    (?:文章)?标题 (?:点击|浏览|阅读)(?:数|次数|量)? 人气 关键[词字] 标签 (?:所属)?(?:栏目|分类)
    您?(?:当前|现在)?(?:的|所在)?位置 录入 热度 下载次数 文档(?:大小|格式|编号) 相关栏目
    [上下]一[篇页条] 关注我们 官方(?:微信|微博) 客服 (?:全国)?(?:服务)?热线 服务电话 联系电话
    公司地址 运营中心 备案号 e-?mail 邮箱 QQ群? 微信号? 字[体号级] 视频 广告 推广 赞助商? 延伸阅读
    往期(?:回顾|推荐|精彩) 文字 图片 摄影 审核 校对 主编 监制 供稿 撰稿 值班编辑 美编 文章录入
    栏目广告 (?:本版)?广告热线 主管 维护 内容维护 特别声明 下载说明 发件人 收件人 发送时间
    上[载传]日期 点阅 抄送 附件 页数 阅读时长 标签云 Tags? 所属专题 发表人单位 发表日期 打印日期
    来稿 主办(?:单位)? 承办(?:单位)? 网站标识码 总机 服务时间 (?:浏览|点阅)(?:人次|次数) 相关附件
    (?:网址|URL) 抓取时间 文种 (?:设置|选择|调整)?字体大小
    请输入\S{0,8} 热门搜索 索引号 (?:主题|信息)分类 发布机构 成文日期 公开方式 (?:免责|版权)声明
    温馨提示 分享到? 打印 收藏 网站(?:编辑|支持|管理) 技术支持 corpus_id title source_\w+
    publisher \w+_date capture_\w+ http_status content_sha256
""")
LABELLED = re.compile(rf"^[\[【(（]?{LABEL}\s*[:：]", re.IGNORECASE)
CRUMB = re.compile(
    r"^[^。！？；]{0,60}\s[>›»＞]\s?[^。！？；]{0,60}$|^[>›»＞]\s?\S{2,20}$|^首页\s*[>›»＞\-—|/]"
    r"|^[^。！？；>]{1,16}(?:>{1,2}[^。！？；>]{0,20}){2,}$"
)
DAY = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
STAMP = re.compile(
    rf"^\W*{DAY}(?:[\sT]*{CLOCK})?(?:\s*星期.)?\W*$|{DAY}\s+{CLOCK}|发表于[:：]?\s*{DAY}"
)
COUNTED = _any(
    "关注 粉丝 帖子 回复 条?评论 人?(?:阅读|浏览|关注|收藏) 次(?:阅读|浏览|下载|点击)? 下载 赞 积分"
)
COUNTER = re.compile(rf"^\W*(?:共|已有)?\d+\s*{COUNTED}\W*$|^精彩评论\s*\d+$")
NUMBER = re.compile(r"^(?=.*\d.*\d.*\d)[\d\s()+\-—]{7,}$")
MARKDOWN = re.compile(r"^(?:-{3,}|={3,}|\*{3,}|_{3,}|# \S{1,12})$|^- [a-z_0-9]{3,20}: ")
OWNER = re.compile(
    _any(r"""
    copyright © 版权所有 ICP备 公网安备 powered\s*by all\s+rights\s+reserved 本(?:网)?站
    网站(?:编辑|地图|声明)
    未经(?:授权|许可|允许).{0,8}(?:转载|复制|摘编|刊登|镜像|翻印|采集|引用|传播|$)
    扫(?:描|码|一扫).{0,8}(?:关注|下载|二维码)
    公众号 微信号 订阅号 客服 积分规则 登录后才 以上版本浏览器 违法和不良信息 举报电话 增值电信
    营业执照 仅供(?:参考|学习|交流) 不代表本 如有侵权 侵删 请以原始?\S{0,6}为准
    自动(?:识别|生成|转换) 识别生成 请勿(?:采集|转载) 采集无效 大数据中心 本文对[您你] 本版责编
    位访问者 发自我的 电脑管家 个普通附件 浏览器不支持 请升级 年卡 月卡 已有账号 马上登录
    今天是\d{4}年 是否满意 未阅名单 本文链接 查档电话 扫描全能王 来自我的 本邮件 会员投稿 严禁采集
    盗版必究 联系管理员 出售内容 铜币 阅读更多 (?:\.docx?|\.pdf|\.odt|\.xlsx?)\b 本文由 本文共
    打印日期 正文结束 仅限内部使用 点击(?:进入|查看|阅读|下载) 第\d+楼 人气 秒看懂
    来自[\u4e00-\u9fff]{2,4}$ 分辨率 浏览器访问 [点长]按?(?:识别|上方|下方|关注) 觉得不错 关注我们
    往期回顾 点个?(?:在看|赞) 转发(?:给|到)? 投稿邮箱 阅读\s?\d+ 在看\s?\d+ 导出时间 共识别
    无障碍网页 隐私权 资料开放宣告 小黑屋 Archiver Processed\sin 快速回复 高级模式 小编 楼主 回帖
    私信 邮箱 秒杀 包邮 半价 营业执照 立即(?:了解|下载|体验|购买|注册) 神器 免费下载 开通VIP
    QQ登录 微信登录 相关文档 ^收藏《 \S分享$
"""),
    re.IGNORECASE,
)
SITE_NAME = re.compile(r"[\u4e00-\u9fff]{2,8}网(?:站)?$")
LINKED = _any(
    "更多 相关 延伸 往期 推荐 热门 最新 猜你 延伸 精彩 随机 站内 本类 同类 热点 您可能 你可能"
    " 看过 大家都在 查看 下载"
)
LINKS_TO = _any(
    "文章 阅读 链接 内容 推荐 新闻 栏目 资料 范文 喜欢 专题 主题 帖子 搜索 标签 文档 感兴趣"
)
LINKS = re.compile(
    rf"^(?:【[^】]{{2,40}}】)?[\[【(（]?{LINKED}[\u4e00-\u9fff]{{0,8}}?{LINKS_TO}[\u4e00-\u9fff]{{0,4}}[】\])）]?"
    r"\s*(?:[:：].{0,80})?$|^友情链接|^重点推荐$"
)
LAST = re.compile(
    r"^\W{0,2}"
    + _any("""
    (?:精彩|全部|网友|文章|最新|发表|我要)评论 评论列表 [上下]一篇 责任编辑 版权所有 copyright
    您需要登录后 本版积分规则 免责声明 相关(?:文章|阅读|栏目|推荐|链接) 推荐阅读 猜你喜欢 友情链接
"""),
    re.IGNORECASE,
)
CONTROLS = (BUTTONS, STAMP, COUNTER, MARKDOWN, CRUMB)
AROUND = (NUMBER, LABELLED, OWNER, SITE_NAME)


def is_page_control(line: Line) -> bool:
    """Return whether the line can only be a page's: buttons, time stamps, counters, a way back."""
    if line.is_prose or not 0 < len(line.words) <= LONGEST:
        return False
    return _is_control(line.words)


def is_furniture(line: Line) -> bool:
    """Return whether the line, above or below a speech, belongs to the page around it."""
    if is_page_control(line):
        return True
    if line.is_prose or line.is_numbered or not 0 < len(line.words) <= LONGEST:
        return False
    return any(pattern.search(line.words) for pattern in AROUND)


@lru_cache(maxsize=MOST_KNOWN)
def _is_control(words: str) -> bool:
    return any(pattern.search(words) for pattern in CONTROLS)


def is_set_in(line: Line) -> bool:
    """Return whether the line, amid a speech, is the page's: labelled or about it."""
    if line.is_prose or line.is_ended or line.is_numbered or not 0 < len(line.words) <= LONGEST:
        return False
    return bool(LABELLED.search(line.words) or OWNER.search(line.words))


def opens_links(line: Line) -> bool:
    """Return whether the line is the head of a list of links to other texts."""
    return not line.is_prose and bool(LINKS.match(line.words))


def ends_the_page(line: Line) -> bool:
    """Return whether hardly anything of the speech can stand below this line."""
    return len(line.words) <= LONGEST and bool(LAST.match(line.words))


def speaks_of_the_page(line: Line) -> bool:
    """Return whether a sentence below a speech is about reading, copying or the file."""
    return 0 < len(line.words) <= LONGEST and bool(OWNER.search(line.words))
