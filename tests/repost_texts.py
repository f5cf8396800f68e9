"""Invented stories, what other media make of them, and what only looks like a repost.

The vocabulary and the forms of the two halves have nothing in common, so that what was tuned on one is proved on the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

DAY = 86400
START = 1_700_000_000
HALVES = ("development", "test")

_NAMES = {
    "development": "澜岭嘉拓禾聚铭元恒岳星川瑞泽启昊盛汇源达清沐远方舟立凌云松柏翰林景仁安康宁佳益华丰茂长青",
    "test": "琼峰博雅逸辰凯旋正大同济百川东篱南浦西泠北辰金谷玉衡天枢海纳山月春申秋水宏图广信智联思源",
}
_TRADES = {
    "development": "股份 科技 新材 药业 能源 重工 食品 物流 银行 证券 置业 纸业 化工 光电 生物 环保".split(),
    "test": "集团 电子 铝业 医疗 电力 船舶 乳业 航运 信托 保险 地产 纺织 农化 半导体 种业 传媒".split(),
}
_THINGS = {
    "development": "正极材料 冷链仓库 特种钢管 胰岛素针剂 屋顶光伏 港口吊机 预制菜 同城快递 消费贷款 期权业务 长租公寓 包装纸板 烧碱 激光器 菌种 污水厂".split(),
    "test": "覆铜板 铝箔 核磁线圈 抽水蓄能 液货船 常温酸奶 集装箱班轮 家族信托 养老年金 写字楼 粘胶短纤 除草剂 晶圆 杂交稻 院线 闪存颗粒".split(),
}
_PLACES = "苏北 皖南 川西 湘东 赣州 临沂 柳州 宜宾 泉州 廊坊 襄阳 大理 银川 曲靖 东莞 温州 盐城 洛阳 包头 湛江".split()
_CLAUSES = {
    "development": """{co}在{place}的{thing}项目已经进入设备调试|{n}条{thing}产线的招标文件由{person}签字后发出|{who}对{co}的{thing}报价提出了异议
二期{thing}厂房的封顶时间推迟了{n}天|{co}把{thing}的账期从{n}天缩短到{m}天|{place}当地的{who}开始按周结算{thing}运费
{thing}的库存比上月末多出{n}吨|{person}在电话会上两次谈到{thing}的毛利|与{co2}合作的{thing}订单占到{p}%
{co}去年为{thing}投入了{n}万元研发费用|{who}认为{thing}的价格要到入冬才会见底|{place}基地的{thing}开工率回升至{p}%
{co2}也在{place}看过{thing}的三处地块|一名接近{co}的{who}透露{thing}正在换供应商|{person}此前负责{place}一带的{thing}销售
{co}没有回应{thing}是否减产的提问|{thing}的检测报告共{n}页由{who}保管|从{place}运往口岸的{thing}要多走{n}公里
{co}给{thing}团队发放了{n}个月的奖金|{who}把{thing}的退货率下降归因于新包装|{co2}的{thing}合同将在明年{k}月到期
{person}否认{co}正与{co2}商谈合并|{place}的工人每班要搬运{n}箱{thing}|{thing}出口退税的调整使{co}少收{n}万元""",
    "test": """围绕{thing}的纠纷让{co}的{who}奔波了{n}周|{person}承认{co}低估了{thing}的认证难度|{place}分公司把{thing}的样品寄给了{n}家客户
{co}账上用于{thing}的专项借款还剩{n}万元|按{who}的算法{thing}每件成本约为{n}元|{co2}抢先在{place}备案了{thing}的环评
{thing}的交付周期拉长到{n}个工作日|{who}在{place}看到{thing}的货柜堆到了路边|{co}三年内更换了{k}任{thing}负责人
{person}带队去{place}谈下{thing}的排他协议|因为{thing}的专利{co}与{co2}曾对簿公堂|{p}%的{who}表示愿意续签{thing}的服务
{co}计划让{thing}业务在{k}月独立核算|{place}的{thing}仓单数量跌到{n}张|{who}提醒{thing}的保质期只有{n}天
{co2}退出后{thing}的份额由{co}接手|去年{k}月起{thing}改由{place}发货|{person}拒绝透露{thing}的买家名单
{co}将{thing}的保修延长至{n}个月|{who}连夜清点了{place}的{thing}|{thing}业务去年亏损{n}万元
两家公司对{thing}的定义相差{p}个百分点|{person}把{place}称为{thing}的第二故乡|{co}从{thing}基金撤回了{n}万元""",
}
_COMMON = "业内人士指出|记者注意到|截至发稿|不过|值得一提的是|公告显示|从长期看|上述负责人告诉记者|值得注意的是在此之前|该公司相关负责人对此回应称|未来仍存在较大的不确定性|这一变化引起了市场的广泛关注|具体情况以公司公告为准".split(
    "|"
)
_WHO = "采购经理 券商分析师 仓库主管 退休工程师 经销商 基金经理 审计师 货车司机 信贷员 监管人士 老股东 工会代表".split()
_MEDIA = "环球样本播报 江城商报 苏河财经 仓储与流通 东湖研究所 央江新闻 市场样本 山南证券报".split()
_DISCLAIMER = "免责声明：本文观点仅代表作者本人，不代表本平台的立场，也不构成任何投资建议。投资者据此操作，风险由其自行承担，市场有风险，入市须谨慎。转载请注明出处及作者姓名，如涉及版权问题，请在三十日内与本网联系。"
_FORMS = {
    "development": (
        """{co}{year}年第{k}次临时股东大会的通知
本公司董事会及全体董事保证本公告内容不存在任何虚假记载、误导性陈述或者重大遗漏，并对其内容的真实性、准确性和完整性承担法律责任。
{co}定于{year}年{k}月{d}日14点30分在{place}{n}号公司会议室召开临时股东大会。股权登记日为{k}月{d2}日，登记在册的{co}股东均有权出席，并可以书面委托代理人出席会议和参加表决，该代理人不必是公司股东。
会议审议关于{thing}项目的议案、关于向{co2}提供{n}万元担保的议案。上述议案已经董事会审议通过，内容详见公司在指定媒体披露的公告。
同一表决权通过现场、网络投票平台或其他方式重复进行表决的，以第一次投票结果为准。股东对所有议案均表决完毕才能提交。
联系人：{person}，电话{n}{m}。与会股东食宿及交通费用自理，会期半天，请提前半小时到达会场办理签到手续。""",
        """{co}融资融券信息（{k}月{d}日）
{co}{k}月{d}日获融资买入{n}.{k}万元，融资偿还{m}.{k}万元，融资净买入{n}万元。融券方面，当日融券卖出{d}00股，融券偿还{k}00股。
截至当日，融资余额为{n}{k}万元，占流通市值的{k}.{p}%，超过近一年{p}%分位水平，处于高位。
融资融券交易又称证券信用交易或保证金交易，是指投资者向具有资格的证券公司提供担保物，借入资金买入证券或借入证券并卖出的行为。
近{k}个交易日，{co}的融资净买入合计{m}万元，在{p}只同类股票中排名第{d}。""",
    ),
    "test": (
        """{co}关于股东减持股份计划的预披露公告
公司及董事会全体成员保证信息披露的内容真实、准确、完整，没有虚假记载、误导性陈述或重大遗漏。
持有{co}{n}万股（占总股本{k}.{p}%）的股东{person}，计划自本公告披露之日起十五个交易日后的三个月内，以集中竞价方式减持不超过{m}万股，即不超过总股本的{k}.{d}%。
减持原因为股东自身资金需求，股份来源为首次公开发行前取得的股份。减持价格根据减持时的市场价格确定，若计划实施期间公司有送股、资本公积金转增股本等变动事项，减持数量将作相应调整。
本次减持计划的实施不会导致公司控制权发生变更，也不会对公司治理结构及持续经营产生重大影响。{person}将根据市场情况、公司股价情况等因素决定是否实施本次计划，存在不确定性。
公司将督促股东严格遵守法律法规的规定，及时履行信息披露义务，敬请广大投资者理性投资，注意投资风险。备查文件为{person}出具的告知函。{co}董事会，{year}年{k}月{d}日。""",
        """{co}{year}年{k}月{d}日龙虎榜数据
{co}今日收盘{n}.{k}元，涨跌幅为{p}.{d}%，换手率{k}.{p}%，成交额{m}万元，振幅{d}.{k}%。
因日涨幅偏离值达到7%而登上龙虎榜，买卖居前的营业部合计成交{n}万元。其中买入{m}.{k}万元，卖出{n}.{d}万元，净额{d}{k}万元。
龙虎榜是交易所每日公布的异动股票的成交信息，上榜席位的买卖情况有助于观察资金动向，但不预示未来走势。
近半年该股累计上榜{k}次，上榜次日股价平均变动{k}.{p}%，后五日平均变动{d}.{k}%。""",
    ),
}
_REPORTS = {
    "development": """{day}收评：三大指数震荡，{thing}板块居前
截至收盘，沪指{up}{k}.{p}%，报{n}.{p}点；深成指{up}{k}.{d}%，报1{n}.{k}点；创业板指{up}{k}.{p}%。
盘面上，{thing}、{thing2}板块表现活跃，{co}封住涨停，{co2}、{co3}跟随走高。{thing3}板块调整，领跌的个股跌超{k}%。
两市成交额{n}亿元，较上一个交易日变动{m}亿元，超过{n}只个股上涨。北向资金全天净流动{k}.{p}亿元，连续{k}日同向。
展望后市，机构认为指数仍将以结构性行情为主，建议投资者控制仓位，关注业绩确定性较强的方向。以上内容仅供参考，不构成投资建议。""",
    "test": """{day}美股盘后：道指变动{n}点
美东时间周{w}，美股三大指数收盘涨跌互现。道指{up}{n}.{p}点，{up_}幅为{k}.{p}%，报3{n}.{d}点；纳指{up}{m}.{k}点，报1{n}.{k}点；标普500指数{up}{d}.{k}点。
大型科技股多数变动，{co}{up}{k}.{p}%，{co2}{up}{k}.{d}%，{co3}{up}{d}.{k}%。{thing}概念股走势分化。
大宗商品方面，纽约原油主力合约结算价为每桶{p}.{k}美元，黄金报每盎司1{n}.{d}美元。美元指数报9{k}.{p}。
欧洲主要股指收盘走势不一，德国指数{up}{k}.{p}%，法国指数{up}{k}.{d}%。市场静待本周晚些时候公布的通胀数据，以判断利率的下一步走向。""",
}
_SYNONYMS = (
    ("进入", "步入"), ("认为", "表示"), ("透露", "称"), ("没有", "未"), ("开始", "着手"), ("比上月", "较上月"), ("投入了", "投了"),
    ("表示", "说"), ("计划", "打算"), ("承认", "坦言"), ("提醒", "指出"), ("因为", "由于"), ("约为", "大约是"), ("负责", "主管"),
    ("推迟了", "延后"), ("已经", "已"), ("正在", "正"), ("看到", "见到"), ("由", "交由"), ("将", "会"), ("的价格", "价格"), ("业务", "板块"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """An article of the set."""

    id: str
    story: str
    """What is the same story has the same name."""
    kind: str
    """How it came about; for reading what went wrong."""
    text: str
    at: int


class Newsroom:
    """Writes in the vocabulary of one half."""

    def __init__(self, half: str, random: Random, phrases: float = 0.2) -> None:
        self.half, self.random, self.phrases = half, random, phrases
        self.clauses = _CLAUSES[half].replace("\n", "|").split("|")

    def cast(self) -> dict[str, object]:
        """Who and what a story is about."""
        draw = self.random.choice
        names = ["".join(self.random.sample(_NAMES[self.half], 2)) + draw(_TRADES[self.half]) for _ in range(3)]
        things = self.random.sample(_THINGS[self.half], 3)
        return {
            "co": names[0], "co2": names[1], "co3": names[2], "thing": things[0], "thing2": things[1], "thing3": things[2],
            "place": draw(_PLACES), "person": draw("王李赵周吴郑冯陈蒋沈韩杨") + "".join(self.random.sample(_NAMES[self.half], 2)),
        }  # fmt: skip

    def numbers(self) -> dict[str, object]:
        """Fresh numbers."""
        whole = self.random.randrange
        return {
            "n": whole(100, 9900), "m": whole(100, 9900), "p": whole(10, 99), "k": whole(1, 10), "d": whole(1, 29), "d2": whole(1, 29),
            "year": whole(2018, 2025), "day": f"{whole(1, 13)}月{whole(1, 29)}日", "up": self.random.choice("涨跌"), "up_": "涨",
            "w": self.random.choice("一二三四五"), "who": self.random.choice(_WHO),
        }  # fmt: skip

    def sentence(self, cast: dict[str, object]) -> str:
        """Two to four clauses, some of them a phrase that stands in every newspaper."""
        clauses = []
        for _ in range(self.random.randint(2, 4)):
            form = self.random.choice(_COMMON if self.random.random() < self.phrases else self.clauses)
            clauses.append(form.format(**cast, **self.numbers()))
        return "，".join(clauses) + "。"

    def sentences(self, cast: dict[str, object], length: int) -> list[str]:
        """Sentences of about so many characters together."""
        result: list[str] = []
        while sum(map(len, result)) < length:
            result.append(self.sentence(cast))
        return result

    def paragraphs(self, sentences: list[str]) -> str:
        """The sentences as paragraphs of one to four."""
        result, at = [], 0
        while at < len(sentences):
            step = self.random.randint(1, 4)
            result.append("".join(sentences[at : at + step]))
            at += step
        return "\n".join(result)

    def form(self, form: str) -> str:
        """A form filled in; names stay the same in it, every number is drawn anew."""
        cast = self.cast()
        return re.sub(r"\{(\w+)\}", lambda found: str({**self.numbers(), **cast}[found[1]]), form)

    def story(self, length: int | None = None) -> str:
        """A story of its own."""
        return self.paragraphs(self.sentences(self.cast(), length or self.random.randint(500, 1500)))


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=。)|\n", text) if part]


def rewrite_lead(room: Newsroom, text: str) -> str:
    """The first 10 to 40 per cent in other words."""
    parts = _sentences(text)
    upto, share, done = 0, room.random.uniform(0.1, 0.4) * len(text), 0
    while done + len(parts[upto]) <= share:
        done += len(parts[upto])
        upto += 1
    return room.paragraphs(room.sentences(room.cast(), done)) + "\n" + room.paragraphs(parts[upto:])


def cut_tail(room: Newsroom, text: str) -> str:
    """The last 10 to 50 per cent away."""
    parts, share = _sentences(text), room.random.uniform(0.5, 0.9) * len(text)
    while len(parts) > 1 and sum(map(len, parts[:-1])) >= share:
        parts.pop()
    return room.paragraphs(parts)


def change_credit(room: Newsroom, text: str) -> str:
    """Another medium's name before and after, and often its disclaimer."""
    medium, name = room.random.choice(_MEDIA), room.cast()["person"]
    after = f"\n（来源：{medium} 责任编辑：{name}）" + (f"\n{_DISCLAIMER}" if room.random.random() < 0.5 else "")
    return f"{medium}讯（记者 {name}）{text}{after}"


def edit_words(room: Newsroom, text: str) -> str:
    """A word replaced in 2 to 20 per cent of the clauses, a figure now and then."""
    often = room.random.uniform(0.02, 0.2)

    def change(found: re.Match[str]) -> str:
        clause = found[0]
        if room.random.random() > often:
            return clause
        if room.random.random() < 0.1:
            return re.sub(r"\d+", str(room.random.randint(10, 99)), clause, count=1)
        known = [pair for pair in _SYNONYMS if pair[0] in clause]
        old, new = room.random.choice(known) if known else (clause[0], "另据" + clause[0])
        return clause.replace(old, new, 1)

    return re.sub(r"[^，。\n]+", change, text)


def resplit(room: Newsroom, text: str) -> str:
    """Other paragraphs, other widths of characters, other quotation marks."""
    text = room.paragraphs(_sentences(text))
    return (
        text.translate(str.maketrans("0123456789%", "０１２３４５６７８９％")) if room.random.random() < 0.3 else text
    )


CHANGES: dict[str, Callable[[Newsroom, str], str]] = {
    "tail": cut_tail, "lead": rewrite_lead, "edits": edit_words, "split": resplit, "credit": change_credit,
}  # fmt: skip


def repost(room: Newsroom, text: str) -> tuple[str, str]:
    """The text as another medium brings it, after one to four changes; and what they were."""
    wanted = room.random.sample(list(CHANGES), room.random.randint(1, 4))
    for name in (name for name in CHANGES if name in wanted):
        text = CHANGES[name](room, text)
    return text, "+".join(name for name in CHANGES if name in wanted)


def samples(half: str, seed: int, stories: int = 150, forms: int = 60, phrases: float = 0.2) -> list[Sample]:
    """The set of one half, in the order of its making."""
    random = Random(f"{half}:{seed}")
    room = Newsroom(half, random, phrases)
    made = [*_reposted(room, stories), *_look_alikes(room, stories // 3), *_forms(room, forms)]
    return [Sample(f"{half}:{number:05d}", *rest) for number, rest in enumerate(made)]


def _when(room: Newsroom) -> int:
    return START + room.random.randrange(20 * DAY)


def _reposted(room: Newsroom, stories: int) -> Iterator[tuple[str, str, str, int]]:
    """Stories, each with none to five reposts within two days; some first come with the time of the original."""
    for number in range(stories):
        text, at = room.story(), _when(room)
        yield f"story {number}", "original", text, at
        for _ in range(room.random.choice((0, 0, 1, 1, 2, 3, 5))):
            changed, kind = repost(room, text)
            yield f"story {number}", kind, changed, at + room.random.randint(0, 2 * DAY)


def _look_alikes(room: Newsroom, count: int) -> Iterator[tuple[str, str, str, int]]:
    """Two reports on one matter that share a paragraph; a round-up that quotes four stories; all with a disclaimer."""
    for number in range(count):
        cast, at = room.cast(), _when(room)
        quote = "".join(room.sentences(cast, 150))
        for side in "ab":
            own = room.sentences(cast, room.random.randint(500, 1000))
            own.insert(room.random.randrange(len(own)), f"\n{quote}\n")
            yield (
                f"topic {number}{side}",
                "shares a quote",
                f"{room.paragraphs(own)}\n{_DISCLAIMER}",
                at + (side == "b") * 3600,
            )
        parts = [room.story(300) for _ in range(4)]
        for part, text in enumerate(parts):
            yield f"part {number}.{part}", "part of a round-up", f"{text}\n{room.story(300)}", at
        yield f"round-up {number}", "round-up", "\n".join(parts), at + 7200


def _forms(room: Newsroom, count: int) -> Iterator[tuple[str, str, str, int]]:
    """Notices of one form, daily market reports, flashes: a few of each are published again as they are."""
    kinds = [
        *_FORMS[room.half],
        _REPORTS[room.half],
        "{co}：{thing}业务{k}月收入{n}万元，同比增长{p}%。公司拟向{co2}采购{m}吨{thing2}，交货期{d}天。",
    ]
    for which, form in enumerate(kinds):
        for number in range(count):
            text, at = room.form(form), _when(room)
            yield f"form {which}.{number}", "form", text, at
            if number % 6 == 0:
                yield f"form {which}.{number}", "form again", text.replace("\n", "\n　　"), at + 1800
