"""Invented sentences, real company names, and where pages stand: the vocabulary of the world."""

from __future__ import annotations

from random import Random

MARKETS: dict[str, tuple[tuple[str, str], ...]] = {
    "stock": (
        ("sh600519", "贵州茅台"), ("sz000858", "五粮液"), ("sh600585", "海螺水泥"), ("sz300750", "宁德时代"),
        ("sh601398", "工商银行"), ("sz000333", "美的集团"), ("sh600036", "招商银行"), ("sz002594", "比亚迪"),
        ("sh601318", "中国平安"), ("sz000651", "格力电器"), ("sh600030", "中信证券"), ("sz002415", "海康威视"),
        ("sh600276", "恒瑞医药"), ("sz002183", "怡亚通"), ("sh600887", "伊利股份"), ("bj430047", "诺思兰德"),
    ),
    "hkstock": (
        ("hk00700", "腾讯控股"), ("hk09988", "阿里巴巴"), ("hk03690", "美团"), ("hk01810", "小米集团"),
        ("hk00005", "汇丰控股"), ("hk00388", "香港交易所"),
    ),
    "usstock": (
        ("usNVDA", "英伟达"), ("usAAPL", "苹果"), ("usTSLA", "特斯拉"), ("usMU", "美光"), ("usINTC", "英特尔"),
        ("usMSFT", "微软"),
    ),
}  # fmt: skip
NAMES = {symbol: name for rows in MARKETS.values() for symbol, name in rows}

MEDIA = ("环球样本播报", "江城商报", "苏河财经", "仓储与流通", "东湖研究所", "央江新闻", "市场样本", "山南证券报")
EDITORS = ("郭小煜", "何松", "许宁", "梅杉", "刘光远", "顾言")

# (pageid, lid, channel): the first holds every article, the others the ones of their kind.
ALL = (384, 2519, "财经")
CHANNELS = (
    (384, 2671, "股市"), (384, 2672, "美股"), (384, 2674, "港股"), (384, 2676, "全球市场"), (155, 1686, "国内滚动"),
    (384, 2673, "中国概念股"), (384, 2675, "研究报告"), (384, 2487, "外汇"), (155, 1687, "宏观经济"), (164, 1694, "公司新闻"),
)  # fmt: skip

COLUMNS = {
    56592: "上市公司", 56598: "宏观研究", 56605: "市场研究", 56589: "大盘评述", 56978: "机构观点", 56615: "主力动向",
    57038: "港股公司新闻", 56988: "期货", 56683: "银行要闻",
}  # fmt: skip

# Folder of the desktop page, of the mobile page, and the name in the breadcrumb.
PLACES = (
    ("stock/s/", "sa/", "股市"), ("stock/usstock/c/", "usstock/mggd/", "美股"),
    ("stock/hkstock/hkgg/", "hkstock/ggpj/", "港股"), ("china/gncj/", "china/gncj/", "国内"),
    ("money/fund/jjzl/", "fund/", "基金"), ("roll/", "roll/", "滚动"), ("wm/", "", "外贸"), ("", "", "财经"),
)  # fmt: skip

_WHO = (
    "仓储企业", "港口码头", "社区菜店", "茶园合作社", "水泥工厂", "快递网点", "造纸车间", "渔港管理处", "冷库运营方",
    "培训中心", "铜材贸易商", "民宿店主", "纺织作坊", "包装工厂", "风电场", "地方研究所",
)  # fmt: skip
_WHAT = (
    "平均周转天数", "每亩用工费用", "分拣线利用率", "样本户的净利", "注册仓单数量", "退货比例", "夜间用电量", "学员就业比例",
    "库容占用率", "单车装载量", "原料外购比例", "报价宽度",
)  # fmt: skip
_HOW = (
    "比上季度略升",
    "与去年持平",
    "连续三周回落",
    "高于预期",
    "低于行业均值",
    "回到五年前的水平",
    "略有分歧",
    "好于上月",
)
_TAIL = (
    "统计口径与去年一致", "店主把账目分享到微信群里，邻居随手收藏", "供应商可以在系统里查看，也可以随时撤回",
    "工人说这与天气有关", "明年五月之前还会复查一次", "调查者走访了十一个城市", "纸质问卷仍占三成",
    "管理方在门口贴了一份质量说明", "“这只是第一笔账”，一位主管说", "成本A&B两项合计下降，毛利<去年同期>未变",
)  # fmt: skip


def comos(random: Random, number: int) -> str:
    """An id of seven letters and seven digits; the number makes it unique. Some begin with an i, as in 2019."""
    first = "i" if random.random() < 0.1 else "n"
    letters = "".join(random.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(6))
    return f"{first}{letters}{(number * 7919 + 1234567) % 10_000_000:07d}"


def title(random: Random, serial: int) -> str:
    """A headline of its own."""
    form = random.choice(
        ("{who}样本{serial}号：{what}{how}", "{who}“{serial}号”账本 {what}{how}", "{serial}号调查|{who}{what}{how}")
    )
    return form.format(who=random.choice(_WHO), what=random.choice(_WHAT), how=random.choice(_HOW), serial=serial)


def paragraphs(random: Random, label: str, count: int, first: int = 1) -> tuple[list[str], int]:
    """Paragraphs of one to three sentences, each with the label and its own number; and the number after them."""
    result = []
    number = first
    for _ in range(count):
        sentences = []
        for _ in range(random.randint(1, 3)):
            who, what, how = random.choice(_WHO), random.choice(_WHAT), random.choice(_HOW)
            share, tail = random.randint(11, 98), random.choice(_TAIL)
            sentences.append(f"{label}号样本第{number}项显示，{share}家{who}的{what}{how}，{tail}。")
            number += 1
        result.append("".join(sentences))
    return result, number
