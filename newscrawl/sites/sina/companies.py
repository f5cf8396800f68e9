"""When a name in a text is the listed company: cues beside it, and names that are everyday words. Rows only.

A name begins with the weight of its class (``PRIORS``); the strongest cue directly before it and the strongest
one directly after it add theirs. Above zero it is the company. A cue of weight -8 decides alone.
"""

from newscrawl.site import CompanyRules, Cue

CUES = (
    # What follows: another, longer name
    Cue(
        "name-of-a-medium",
        -8,
        after=r"(?:保险报|证券报|日报|晚报|时报|早报|晨报|商报|周刊|周报|杂志|报社|新闻社|电视台|出版社(?!股份|集团)|网讯)",
        why="中国银行保险报 is a newspaper",
    ),
    Cue(
        "name-of-a-forum",
        -8,
        after=r"[^，。；、\n]{0,4}?(?:论坛|年会|峰会|博览会|嘉年华|锦标赛|公开赛|邀请赛|大师赛|联赛|马拉松|艺术节|文化节|购物节|电影节)",
        why="金融街论坛 is a forum",
    ),
    Cue(
        "name-of-a-school",
        -8,
        after=r"(?:大学|学院|商学院|中学|小学|幼儿园|党校|职业技术)",
        why="a school bears a place's or a founder's name",
    ),
    Cue(
        "name-of-an-alliance",
        -8,
        after=r"[^，。；、\n]{0,3}?(?:联盟|协会|学会|商会|促进会|联合会|基金会|专委会|俱乐部|艺术团)",
        why="an alliance or a club is no listed company",
    ),
    Cue(
        "name-of-a-place",
        -8,
        after=r"(?:大厦|广场|大道|大街|[东西南北中]路|路[0-9０-９]|街道|地铁站|火车站|车站|机场高速|国家森林公园|风景区|景区|自然保护区|古镇|社区|小区|新区|开发区|经济区|经济带|[县镇乡村](?![镇里]?(?:集团|股份)))",
        why="a place that bears the name",
    ),
    Cue(
        "name-of-an-authority",
        -8,
        after=r"(?:银监|保监|证监|人民银行|海关|法院|检察院|公安|财政局|税务局|管理局|监管局|管委会|研究会|市政府|区政府|县政府|政府|市委|区委|省委|县委)",
        why="an authority of the place",
    ),
    Cue(
        "name-of-an-award",
        -8,
        after=r"(?:奖(?!金|励)|[^，。；、\n]{0,2}杯(?![具子])|勋章|星球奖)",
        why="a prize or a cup",
    ),
    Cue(
        "an-index",
        -8,
        after=r"(?:价格|景气|信心|波动率?|综合|成份|成分|产业|行业)?(?:指数|ETF|期货|期权|主力合约)",
        why="an index, a fund or a contract named after it",
    ),
    Cue(
        "another-company",
        -8,
        after=r"(?:凯特|系|小镇|小贷|基金会)",
        why="another company's or group's name that begins with this one",
    ),
    # Everyday words: what follows a noun
    Cue(
        "a-market-or-an-industry",
        -3,
        after=r"(?:的)?(?:市场|票房|影院|档期|春节档|事业|行业|产业|板块|概念|赛道|领域|技术|设备|系统|应用|制造|研发|零部件|企业|厂商|厂家|价格|供给|供应|需求|消费|销售|进口|出口|流通|加工|种植|养殖|发电|电池|组件|材料|项目|工程|基地|平台|模式|人才|教育|培训|服务|时代|生活|经济|文化|精神|意识|能力|水平|机制|体系|建设|改造|融合|发展|创新)",
        only="wpk",
        why="an everyday word before a noun is that word",
    ),
    Cue(
        "a-measured-thing",
        -3,
        before=r"(?:[一二两三四五六七八九十百千万亿数几多0-9]+(?:个|名|位|台|款|种|类|批|吨|亩|家|辆|片|座|条|股|支|只|部|项)|各类|各种|多种|这些|那些|这个|那个|这种|该|每|台|款|种|类|型|式|的|用|做|让|使|为|给|对|把|当|成为|作为|看到|热门|传统|新型|智能|工业|服务|协作|人形|手术|扫地|物流|焊接|农业|绿色|优质|特色|鲜活|广大|普通|当地)",
        only="wpk",
        why="an everyday word that is counted or described",
    ),
    # Credits
    Cue(
        "credit-before",
        -8,
        before=r"(?:据|来源[:：]?|来自|图源[:：]?|图片来源[:：]?|数据来源[:：]?|资料来源[:：]?|图[:：/]|摄影[:：]?|援引|引述|引自|转自|转载自|供图[:：]?|制图[:：]?|来源于)(?:[^，。；、\n（(]{0,2})",
        after=r"(?:[）)，,。\s]|统计|数据|资讯|终端|Choice|iFinD|ifind|财经|网|新闻|消息|报道|$)",
        why="the source of a figure or a picture",
    ),
    Cue(
        "credit-after",
        -8,
        after=r"[ ]?(?:iFinD|ifind|IFIND|Choice|choice|数据中心|数据显示|统计显示|金融终端|财经讯|新闻客户端|客户端截图|供图|图$)",
        why="the source of a figure or a picture",
    ),
    Cue(
        "account",
        -8,
        after=r"(?:公众号|官方微博|微博账号|视频号|认证|[）)](?=[^，。；\n]{0,2}$))",
        only="wpk",
        why="an account, not its owner",
    ),
    Cue(
        "account-mark",
        -8,
        before=r"[（(]",
        after=r"[）)]",
        only="m",
        why="weibo in brackets behind a person is a link to an account",
    ),
    # The company: code, form, people
    Cue(
        "code",
        7,
        after=r"[ ]?[（(\[]\s*(?:股票代码|证券代码|代码|[A-Z]{1,5}[)）.:：]|(?:SH|SZ|BJ|HK|NYSE|NASDAQ|纳斯达克|港股|US)?[:：. ]?[0-9]{4,6}(?:\.[A-Z]{2})?[)）;；,，])",
        why="its code stands beside it",
    ),
    Cue("code-before", 5, before=r"(?:[0-9]{6}(?:\.[A-Z]{2})?)[ |]{0,3}", why="its code stands before it"),
    Cue("legal-form", 4, after=r"(?:[（(]集团[)）])?(?:集团)?(?:股份)(?:有限)?(?:公司)?", why="the legal form follows"),
    Cue(
        "company",
        2.5,
        after=r"(?:集团|控股|公司|总部|母公司|旗下|系列公司|[AHB]股|官方|官网|品牌)",
        why="it is called a company",
    ),
    Cue(
        "people",
        4,
        after=r"(?:[^，。；\n]{0,4}?)(?:董事|监事|总裁|CEO|CFO|COO|首席|创始人|创办人|总经理|副总|掌门|高管|股东|实控人|实际控制人|负责人|发言人|管理层|员工|分析师|研究员|团队|高层)",
        why="people that a company has",
    ),
    Cue(
        "shares",
        4,
        after=r"(?:[^，。；、\n]{0,6}?)(?:股价|市值|涨停|跌停|[上大下微收]?[涨跌](?:超|逾|近|幅|了|至|[0-9])|领涨|领跌|报收|收报|收盘|开盘|复牌|停牌|破发|走强|走弱|飙升|股份|股票|上市|退市|摘牌|融资余额|换手率|市盈率)",
        why="what shares do",
    ),
    Cue(
        "accounts",
        4,
        after=r"(?:[^，。；、\n]{0,6}?)(?:财报|年报|季报|半年报|中报|季度|净利|净亏|营收|营业收入|业绩|毛利|扭亏|亏损|盈利|分红|派息|预告|快报|[0-9]{4}年(?:上半年|前三季度|度|营收|净利)|负债|现金流)",
        why="accounts that a company has",
    ),
    Cue(
        "filing",
        4,
        after=r"(?:[^，。；、\n]{0,4}?)(?:公告|披露|发布|宣布|回复|问询|函|定增|增发|配股|回购|增持|减持|质押|重组|并购|收购|拟|中标|签署|签订|签约|投资者|立案|被罚|处罚|诉|调研|研报|评级)",
        why="what a company files or does",
    ),
    Cue(
        "speaks",
        3,
        after=r"(?:[^，。；、\n]{0,2}?)(?:表示|认为|称|指出|方面|回应|承认|否认|透露|预计|预测|坦言|介绍|相关|计划|推出|上线|与|和[^，。；\n]{1,8}(?:合作|签|达成)|携手|联合|联手|斥资|出资|投资|参与|进军|布局|成立|设立|入驻|产能|工厂|门店|生产|交付|销量|推|将|已|在[^，。；\n]{0,10}(?:公告|互动平台|会上))",
        why="it speaks or acts",
    ),
    Cue(
        "place-in-a-list",
        2,
        after=r"(?:等(?:[^，。；\n]{0,8}?)(?:股|公司|企业|巨头|龙头|厂商|券商|银行|房企|车企|机构|品牌)|(?:为|作为)?(?:龙头|巨头))",
        why="one of several companies",
    ),
    # The company: what stands before
    Cue(
        "role-before",
        3,
        before=r"(?:股东|控股|参股|收购|入股|增持|减持|买入|卖出|加仓|减仓|重仓|持有|持仓|做空|起诉|联手|携手|客户|供应商|龙头股?|巨头|券商|旗下|上市公司|个股|概念股|牛股|妖股|标的|房企|车企|药企|酒企|银行股|母公司|子公司|竞争对手|对手|收购方|代工厂|国企|央企|民企|制造商|运营商|开发商|零售商|品牌|保荐机构|承销商|审计机构|评级机构|董事会|投行)",
        why="what a company is to another",
    ),
    Cue(
        "verb-before",
        1.5,
        before=r"(?:其中|包括|例如|比如|如|像|除了|截至|记者从|对于|关于|投资|拜访|走访|调研|加入|加盟|任职于?|就职于?|入职|跳槽|离开|供职于?|收购了|击败|超越|赶超|超过|取代|碾压|起诉了|指控|制裁|约谈|处罚)",
        why="done to companies",
    ),
    Cue("price-before", 2, before=r"(?:涨停的?|跌停的?|领涨的?|领跌的?|[A-Z]股)", why="shares are spoken of"),
)

RULES = CompanyRules(
    cues=CUES,
    priors={
        "plain": (2.5, "a name that is nothing else"),
        "short": (-0.5, "a name of two characters without the marks of a share"),
        "generic": (1.5, "begins with a country and goes on with a word"),
        "person": (1.5, "a person's name as well"),
        "famous": (0.5, "an everyday word, but in such news mostly the company"),
        "word": (-2.5, "an everyday word as well"),
        "place": (-2.5, "a place as well"),
        "core": (-4.0, "the core of a company's name"),
        "old": (-1.0, "a name of unknown days"),
        "phrase": (-2.5, "may be a phrase of everyday words"),
        "code": (7.0, "its code stands beside it"),
        "linked": (1.5, "the site linked it"),
        "former": (-0.5, "it had another name on that day"),
    },
    inside_own=(5.0, "inside a longer name of the same company"),
    inside_other=(-8.0, "inside a longer name of another company"),
    joined_left=(-2.5, "a short name directly after another word"),
    joined_right=(-1.0, "a short name directly before another word"),
    generic=r"(?:中国|香港|亚洲|国际|环球|世界|全球)[\u4e00-\u9fff]{2,4}",
    forms=r"(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司|集团",
    famous=("苹果", "小米", "亚马逊", "京东", "阿里", "谷歌", "贝壳", "理想汽车"),
    peer=(3.0, "beside another company in a list"),
    established=(4.5, "the text names this company by a longer name"),
    same_word=(2.0, "the same word is the company elsewhere in the text"),
    boundary=(-8.0, "a word goes on beyond it"),
    separators=r"(?:[（(][^（()）\n]{1,14}[)）])?[\"”’]?(?:股份|集团|公司)?[ 　]*(?:、|，|,|/|和|与|及|以及|或|跟|对|vs\.?|VS)[ 　]*(?:还有|包括)?[\"“‘]?",
    free_characters="的与和在以为将对等及或是也已把被从向由于则而却都就又还再均仍正曾可能会要让使令称说表，。、；：！？“”‘’（）()《》【】—-·/|,.:;!?\"' 　\n\t%％①②③④⑤⑥⑦⑧⑨",
    ordinary_names=tuple(
        (
            "百度 联想 友邦 安踏 微创 携程 阿里 网易 招行 海信 清华同方 茅台 建行 交行 用友 海尔 酒钢 包钢 重钢 本钢 鞍钢 首钢 伊利"
            " 海螺 康佳 神州数码 北大荒 华侨城 寒武纪 中金 人民网 新华网 拉普拉斯 报喜鸟 漫步者 好想你 五粮液 两面针 天威保变 金地 圆通 中铁 外高桥"
            " 首都在线 微软 高盛 高通 思科 戴尔 惠普 波音 百思买 爱立信 迪士尼 康宁 可口可乐 洛克希德 麦当劳 野村 诺基亚 甲骨文 百事可乐 百事 飞利浦"
            " 索尼 英特尔 阿斯利康 西部数据 斗鱼 滴滴 商汤 苏宁 比亚 京东 格力 美的 中兴 龙湖 苏泊尔 葛洲坝 浙江广厦 青岛海尔 四川双马 泸天化 虎牙 福特"
            " 中芯 国药 上药 中建 中远 双汇 汇源 一汽 中信 保利 长虹 力帆 王府井 老窖 汾酒 洋河 水井坊 爱尔 天津港 青岛港 营口港 锦州港 大连港 宁波港 广州港"
            " 日照港 盐田港 北海港 南京港 深圳机场 虹桥机场 智联 华兰 申能 国安 渤海 吉利"
        ).split()
    ),
    phrases=tuple(
        (
            "中国电影 智慧农业 中国动力 线上线下 值得买 清洁技术 数字认证 互动娱乐 中国黄金 中国概念 中国稀土 中国中期 中国建筑 中国长城 中国卫星 中国船舶"
            " 中国核电 中国出版 中国海防 中国服装 中国高科 中国铁塔 中国钱包 中国抗体 中国玻璃 中国消防 中国森林 中国糖果 中国趋势 中国光纤 中国红包 中国信贷"
            " 现代牧业 民生教育 现代服务 绿色动力 绿色经济 新能源 数字世界 数字标识 职业教育 能源转换 能源方案 海洋产品 原油指数 石油指数 恐慌指数"
            " 西部资源 西部创业 西部牧业 西部黄金 西部建设 创新医疗 国际医学 神州细胞 民生健康 浙江自然 美丽生态 华南职业教育 生活概念 每日互动 智能自控"
            " 国际资源 国际娱乐 时代出版 青海春天 太阳能 农产品 驱动力 机器人 老百姓 金融街 数字王国 中国智能交通 中国动向 中国资源交通 行动教育 东方时尚"
            " 中国农产品交易 上海电影 西藏旅游 西安旅游 桂林旅游 丽江旅游 黄山旅游 三峡旅游 曲江文旅 陕西旅游 北京旅游 张家界 峨眉山 长白山 九华旅游 大连友谊"
            " 中文在线 天地在线 财富趋势 能源电池 燃料电池 无人机 小商品 新动力 新文化 新世界 新世纪 全新好 上海环境 节能环境 高能环境 园区设计"
        ).split()
    ),
    marks=("微博",),
)
