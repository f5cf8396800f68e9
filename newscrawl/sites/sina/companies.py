"""When a name in a text is the listed company: cues beside it, and names that are everyday words. Rows only.

A name begins with the weight of its class (``priors``); the strongest cue directly before it and the strongest
one directly after it add theirs. Above zero it is the company. A cue of weight -8 decides alone.
"""

from newscrawl.site import CompanyRules, Cue

# fmt: off
_SHARES = r"[^，。；、\n]{0,8}?(?:股价|市值|涨停|跌停|[上大下微收]?[涨跌](?:超|逾|近|幅|了|至|[0-9.])|领涨|领跌|报收|收报|收盘|开盘|高开|低开|平开|复牌|停牌|破发|走强|走弱|飙升|下挫|(?<!播)放量|缩量|退市|摘牌|融资余额|换手|市盈率|[连天][0-9一二两三四五六七八九十]+[连]?板|连板|封板|涨停板|一字板|龙虎榜|收[四三五]阳|躁动|再现天量|盘中|报[0-9.]+[港美]?元|(?:登陆|登录)[^，。；、\n]{0,4}?(?:[上深北港]交所|科创板|创业板|新三板|主板|中小板|资本市场|纳斯达克|A股)|挂牌(?:上市|交易)|[今昨]日上市)"

CUES = (
    # Another, longer name begins or ends here
    Cue("title-of-a-work", -8, before=r"《[^》\n]{0,8}", after=r"[^《\n]{0,8}》", only="wpkfh", why="the title of a book, a film, a song"),
    Cue("name-of-a-medium", -8, after=r"(?:保险报|证券报|日报|晚报|时报|早报|晨报|商报|周刊|周报|杂志|报社|新闻社|电视台|出版社|网讯)", why="中国银行保险报 is a newspaper"),
    Cue("name-of-a-forum", -8, after=r"[^，。；、\n的]{0,4}?(?:论坛|年会|峰会|博览会|嘉年华|锦标赛|公开赛|邀请赛|大师赛|联赛|马拉松|艺术节|文化节|购物节|电影节|夏令营)", why="金融街论坛 is a forum"),
    Cue("name-of-a-school", -8, after=r"[^，。；、\n的]{0,2}?(?:大学|管理学校|职业学校|技术学校|学院|中学|小学|幼儿园|党校)", why="a school bears a place's or a founder's name"),
    Cue("name-of-an-alliance", -8, after=r"[^，。；、\n的]{0,4}?(?:联盟|协会|学会|商会|促进会|联合会|同业公会|基金会|专委会|俱乐部|艺术团|乐队)", why="an alliance or a club is no listed company"),
    Cue("name-of-a-place", -8, after=r"(?:大厦|广场|大道|大街|[东西南北中]?路(?![演由径线])|[东西]?街(?!头)|街道|地铁|火车站|车站|机场|[^，。；、\n的]{0,4}国际机场|船闸|电站|北麓|南麓|山脉|国家森林公园|国家公园|风景区|景区|自然保护区|古镇|社区|小区|新区|开发区|经济区|经济带|物流园|体育园|产业园|科技园|工业园|啤酒街|啤酒城|剧场|影城)", why="a place that bears the name"),
    Cue("name-of-an-authority", -8, after=r"(?:银监|保监|证监|人民银行|海关|法院|检察院|公安|财政局|税务局|管理局|监管局|管委会|研究会|政府|市委|区委|省委|县委|消防|气象|海事)", why="an authority of the place"),
    Cue("name-of-an-award", -8, after=r"(?:[^，。；、\n的]{0,2}奖(?!金|励)|[^，。；、\n的]{0,2}杯(?![具子])|风云榜|英雄榜|勋章)", why="a prize or a cup"),
    Cue("an-index-or-a-contract", -8, after=r"(?:价格|景气|信心|综合|成份|成分|产业|行业|[0-9]{2,4})?(?:指数(?!公司)|ETF|期货|期权|主力合约)", why="an index, a fund or a contract named after it"),
    Cue("another-company", -8, after=r"(?:(?!股份|集团)[\u4e00-\u9fff]{2,8}?(?:股份)?有限(?:责任)?公司|[\u4e00-\u9fff]{0,2}(?:农商行|农商银行|村镇银行|小贷|财务公司|凯特|婚纱|国泰人寿|租赁公司|演艺公司|餐饮)|系(?=[^列统数]))", why="another company's name that begins with this one"),
    Cue("another-house", -6, after=r"(?:证券|基金|人寿|财险|期货|信托|资管|财富|养老)(?![的]?(?:股|板块|ETF))", only="cs", why="安信证券 and 广发基金 are houses of their own"),
    Cue("a-bank-in-general", -8, after=r"(?:间(?:市场|同业|债券|外汇|拆借|利率)|同业|按揭|保险机构|理财市场|房贷|贷款利率)", only="g", why="上海银行间同业拆放利率 is of the banks of a place"),
    # Credits and accounts
    Cue("credit-before", -8, before=r"(?:据|来源[:：]?|图源[:：]?|图片来源[:：]?|数据来源[:：]?|资料来源[:：]?|图[:：/]|摄影[:：]?|援引|引述|引自|转自|转载自|供图[:：]?|截图来自|截图自|制图[:：]?|首发于|整理自)(?:[^，。；、\n（(]{0,2})", after=r"(?:[）)，,。；\s]|统计|数据|资讯|终端|Choice|iFinD|ifind|财经|网|新闻|消息|报道|百[家科]|文库|$)", credits=True, why="the source of a figure or a picture"),
    Cue("credit-in-brackets", -8, before=r"(?:来源|图源|图)[:：/] ?", after=r"[\u4e00-\u9fffA-Za-z]{1,6}[）)]", credits=True, why="the source of a figure or a picture, with what it is called there"),
    Cue("credit-after", -8, after=r" ?(?:iFinD|ifind|IFIND|Choice|choice|数据中心|金融终端|财经讯|新闻客户端|客户端|资料图|供图|[/／]图|图$)", credits=True, why="the source of a figure or a picture"),
    Cue("credit-after-figures", -8, after=r" ?(?:数据显示|统计显示)", only="m", credits=True, why="a medium's figures; of a platform they are its own business"),
    Cue("a-dateline", -8, after=r"(?:[\u4e00-\u9fff]{0,4}[0-9]{1,2}月[0-9]{1,2}日[电讯]|记者|讯[ 　（]|专访|“?领导留言|刊文|刊发|评论员|报道)", only="m", why="a medium that speaks, not the company that owns it"),
    Cue("asked-by-a-medium", -6, before=r"(?:接受|做客|对|告诉|登上|在)", after=r"(?:采访|专访|记者|独家|节目)", only="m", why="a medium that asks"),
    Cue("a-platform", -6, after=r"(?:文库|百科|百家|贴吧|股吧|地图|搜索指数|号(?:上|发文|作者|平台)|社区|热搜|话题|截图|平台上|APP上|App上)", only="m", why="where something was read, not the company"),
    Cue("a-venue", -8, before=r"(?:(?<!现)在|(?<![由低高对关等优至])于|(?<![流投转倾])向|赴|(?<![提谈见])到|登陆|登录)", after=r"(?!的?(?:股价|股份|业绩|市值|净利|任职|总部|行政总裁))", only="v", why="where others are listed or file"),
    Cue("a-venue-too", -8, after=r"(?:主板|创业板|上市(?!费|[^，。；\n]{0,3}周年)|挂牌|披露易|文件|(?:最新)?(?:权益|资料)|中概|退市|摘牌|的?(?:上市|退市)(?:规则|资格))", only="v", why="where others are listed or file"),
    Cue("an-index", -8, after=r"(?:综合|中国金龙|[0-9]{3}|[综指]|(?:小幅|大幅|微|收|上|下|大|高开|低开)?(?:[涨跌](?!停)|升[0-9至穿破])|报[0-9])", only="x", why="the index of that name rises and falls"),
    Cue("said-on-a-platform", -6, before=r"(?:在|通过|于)", after=r"[上中]?(?:发声|发文|发帖|发布|晒|写道|称|表示|回应|留言|致歉|公开|透露|转发|评论|上)", only="m", why="where something was said, not the company"),
    Cue("account", -8, after=r"(?:公众号|官方微博|微博账号|视频号|认证)", only="wpkm", why="an account, not its owner"),
    Cue("account-mark", -8, before=r"(?:[（(]|@[^，。；\s]{1,14} ?)", only="m", final=True, why="a service's name in brackets or behind an account is a link of the page"),
    Cue("account-handle", -8, before=r"@[^，。；\s]{0,6}", final=True, why="part of an account's name"),
    Cue("a-parent", -8, before=r"中国", only="c", why="中国保利集团 is the parent"),
    # People
    Cue("a-person", -6, before=r"(?:CEO|创始人|创办人|总裁|董事长|主席|经理|教授|博士|先生|总统|首相|部长|议员|律师|分析师|经济学家|教练|导演|演员|名将|冠军|记者|作者|制片人)", only="h", why="a person of that name"),
    Cue("a-person-too", -6, after=r"(?:·|（[A-Z][a-z]+[ ·][A-Z]|\([A-Z][a-z]+[ ·][A-Z]|先生|女士|教授|博士|在[^，。]{0,6}(?:写|表示))", only="h", why="a person of that name"),
    Cue("a-person-of-a-tale", -6, after=r"(?:神灯|的微笑|画像)", why="a figure, not the company named after it"),
    # Everyday words
    Cue("a-number", -8, before=r"[0-9一二两三四五六七八九十百千]", only="m", why="一千两百度 is a number and a unit"),
    Cue("a-word-that-goes-on", -8, after=r"(?:到(?!期|账)|起来|力(?![拓帆]))", only="wf", why="联想到 is a verb"),
    Cue("a-name-as-a-verb", -8, after=r"一下(?![午子跌涨就又])", only="m", why="百度一下 is what a reader does"),
    Cue("a-market-or-an-industry", -3.5, after=r"(?:的)?(?:市场|票房|影院|档期|春节档|事业|行业|产业|板块|概念|赛道|领域|技术|设备|系统|应用|制造(?!商)|研发|零部件|企业|厂商|厂家|价格|批价|收购价|进口|出口|供给|供应|需求|消费|销售|流通|加工|种植|养殖|发电|电池|光伏|组件|材料|项目|工程|基地|平台|模式|人才|教育|培训|服务|时代|生活|经济|文化|精神|意识|能力|水平|机制|体系|建设|改造|融合|创新|外包|含片|风铃|互联网|支付|电话|通信|用户|的保费|的钱|利益|权益|口岸|生命|大爆发|青|店)", only="wpkgf", why="an everyday word before a noun is that word"),
    Cue("a-thing-in-a-list", -3.5, after=r"(?:[、和与及][^，。；、和与及\n]{1,8}){1,4}等[^，。；、\n]{0,4}(?:技术|领域|行业|产业|赛道|产品|(?:板块|概念)(?!个?股|公司|普[涨跌])|设备|业务|方向|项目|材料|商品|品种|作物)", only="wk", why="one of several things, as the word after the list says"),
    Cue("a-measured-thing", -3.5, before=r"(?:[一二两三四五六七八九十百千万亿数几多0-9]+(?:个|名|位|台|款|种|类|批|吨|亩|家|辆|片|座|条|股|支|只|部|项|手)|各类|各种|多种|这些|那些|这个|那个|这种|该|每|台|款|种|类|型|式|用|做|让|使|给|成为|看到|带来|需要|发现|迎来|寻找|拥有|充满|产生|像|像是|不是|扫地|热门|传统|新型|智能|工业|服务|协作|人形|手术|物流|焊接|农业|绿色|优质|特色|鲜活|广大|普通|当地|国产|复方|中药材|夜爬|从[\u4e00-\u9fff]{1,4}到)", only="wpkf", why="an everyday word that is counted or described"),
    Cue("farm-produce", -5, after=r"[^。\n]{0,14}?(?:收购价|杂粮|茶叶|柑橘|葡萄|蔬菜|肉牛|生猪|每斤|[0-9.]+元/斤|种植|产地|果农|农户|期货)", only="f", why="what grows"),
    Cue("farm-produce-before", -5, before=r"(?:谷子|高粱|玉米|大豆|绿豆|红枣|水果|海滩|商品涨跌|拾|炒|吃|种|购买|一斤|捡|筐)[^。\n]{0,6}", only="f", why="what grows, or is picked up"),
    Cue("a-measured-fruit", -5, before=r"[0-9一二两三四五六七八九十百千万多]+(?:公斤|斤|吨|颗|箱|筐|车)", only="f", why="what is weighed"),
    Cue("a-fruit-in-a-list", -5, after=r"[、和](?:柠檬|梨|桃|橙|香蕉|橘|葡萄|荔枝|樱桃|草莓|猕猴桃|核桃|红枣)", only="f", why="one of several fruits"),
    Cue("a-fruit-of-a-place", -5, before=r"(?:果农|果园|果树|洛川|烟台|静宁|阿克苏|栖霞)[^。\n]{0,14}", only="f", why="where it grows"),
    Cue("a-film-or-a-river", -5, before=r"(?:雨林|流域|纪录片|探秘|热带)[^。\n]{0,4}", only="fp", why="the place itself"),
    Cue("a-place-to-be", -3.5, before=r"(?:从|沿|到|在|位于|抵达|前往|来到|走进|登|爬|游|途经|连接|至|离|去|夜爬|围绕|翻越|夜幕下的|毗邻)", only="p", why="where something is or goes"),
    Cue("parts-of-a-port", -3.5, after=r"(?:主?航道|锚地|口岸|水域|海域|岸线)", only="gp", why="a port as a place, not the company that runs it"),
    Cue("a-place-with-parts", -3.5, after=r"(?:一[栋带座处]|西|北|东|南|沿线|周边|附近|地区|一带|商圈|以[东西南北]|两岸|的金融从业|全港|和[\u4e00-\u9fff]{2,4}两|、[\u4e00-\u9fff]{2,4}等(?:地|景区|商圈))", only="p", why="a place has sides and surroundings"),
    # The company: code, form, people
    Cue("code", 7, after=r" ?[（(\[]\s*(?:股票代码|证券代码|代码|[A-Z]{1,5}[)）.:：]|(?:SH|SZ|BJ|HK|NYSE|NASDAQ|纳斯达克|港股|US)?[:：. ]?[0-9]{4,6}(?:\.[A-Z]{2})?[)）;；,，])", final=True, why="its code stands beside it"),
    Cue("code-before", 5, before=r"(?:[0-9]{6}(?:\.[A-Z]{2})?)[ |]{0,3}", final=True, why="its code stands before it"),
    Cue("legal-form", 5, after=r"(?:[（(]集团[)）])?(?:集团)?股份(?:有限公司|公司)", final=True, why="the legal form follows"),
    Cue("company", 3.5, after=r"(?:集团|控股|公司|总部|母公司|旗下|系列公司|[AHB]股|官网|品牌|证券部|股份)", why="it is called a company"),
    Cue("people", 4.5, after=r"[^，。；\n]{0,3}?(?:董事|监事|董秘|总裁|CEO|CFO|COO|首席|创始人|创办人|总经理|副总|掌门|高管|大股东|控股股东|股东大会|实控人|实际控制人|发言人|管理层|研究员|控股权|控制权)", why="people that a company has"),
    Cue("speaker", 4.5, after=r"(?:(?:运营|市场|公关|品牌|营销|销售|采购|人力资源|法务|财务|投研|战略|投资|研究院|事业部|信息|政府事务)[^，。；、\n]{0,12}?)(?:负责人|总监|总经理|主任|经理|主管|专家|分析师)[\u4e00-\u9fff·]{2,4}?(?:在|接受|表示|告诉|对|向|指出|介绍|认为|透露|坦言|称|说)", only="nfghk", why="somebody of a department of it speaks, by name"),
    Cue("its-own-figures", 4, after=r"(?:站内|平台内?|研究院|大数据|后台)的?(?:[\u4e00-\u9fff]{0,4}?)(?:数据|搜索量|订单|成交)", only="nfghk", why="what is bought and searched on its own platform"),
    Cue("shares", 4.5, after=_SHARES, only="ngh", why="what shares do"),
    Cue("shares-of-a-word", 4.5, after=r"(?![^，。；、\n]{0,6}?(?:概念|板块|题材|产业|指数|视频))" + _SHARES, only="wpkf", why="the same; 机器人概念走强 speaks of no company"),
    Cue("accounts", 4.5, after=r"[^，。；、\n]{0,10}?(?:财报|年报|季报|半年报|中报|[一二三四]季度|归母|净利|净亏|每股盈利|营收|营业收入|业绩|毛利|扭亏|增收不增利|盈利|分红|派息|末期息|业绩预告|快报|计提|减值|调整利润|负债率|现金流|在建项目|市占率|订单)", why="accounts that a company has"),
    Cue("losses", 3, after=r"[^，。；、\n]{0,8}?(?:亏损|预亏|预增|预盈)", why="what a company has or expects"),
    Cue("filing", 4, after=r"[^，。；、\n]{0,4}?(?:公告|披露|宣布|回复函|问询|定增|增发|配股|回购股|拟(?!人)|中标|签署|签订|签约|投资者|立案|被罚|评级|预重整|重整|招股|募资|登陆资本市场|获[^，。]{0,6}(?:券商|上调|资质|牌照|批文)|押注|斩获|上调|下调|目标价)", why="what a company files or does"),
    Cue("outlets", 3, after=r"的?[^，。；、\n的]{0,2}?(?:门店|网点|加油站|专卖店|旗舰店|营业部|营业厅|分行|支行|柜台)", only="nfghkc", why="where it sells or serves"),
    Cue("publishes", 3, after=r"[^，。；、\n]{0,2}?(?:(?:以|豪掷|斥)?[0-9.]+[万亿]+[港美]?元(?:拿下|收购|入股|增资|接盘|竞得|出售)|发布|增持|减持|质押|重组|并购|收购(?!价)|调研|研报|处罚|诉讼)", why="what a company does"),
    Cue("speaks", 3, after=r"[^，。；、\n]{0,2}?(?:表示|认为|称(?![为作])|指出|方面|回应|坦承|承认|否认|透露|坦言|内部|宣称|声明|致函|辟谣|携手|联手|斥资|出资|进军|现身)", only="nfghmw", why="it speaks"),
    Cue("acts", 2, after=r"[^，。；、\n]{0,2}?(?:预计|预测|计划|推出|上线|与|联合|投资|参与|布局|成立|设立|入驻|产能|工厂|门店|生产|交付|销量|推|将|已|也|还|则|曾|新机|手机|在[^，。；\n]{0,10}(?:公告|互动平台|会上))", only="nfgh", why="it acts"),
    Cue("place-in-a-list", 2.5, after=r"等(?:[^，。；\n]{0,8}?)(?:股|公司|企业|巨头|龙头|厂商|券商|银行|房企|车企|机构|品牌|[城农]商行|险企|煤企|钢企|航司|酒企|国企|央企|跟涨|跟跌|涨停|跌停)", why="one of several companies"),
    # The company: what stands before
    Cue("role-before", 3.5, before=r"(?:股东|控股|参股|收购|入股|增持|减持|买入|卖出|加仓|减仓|重仓|持有|持仓|做空|起诉|联手|携手|客户|供应商|龙头股?|巨头|券商|旗下|上市公司|个股|概念股|牛股|妖股|次新股|权重股里?|标的|房企|车企|药企|酒企|银行股|母公司|子公司|竞争对手|代工厂|国企|央企|民企|制造商|运营商|开发商|零售商|保荐机构|承销商|审计机构|评级机构|问|错买了?|扎堆调研|抄底)", why="what a company is to another"),
    Cue("listed-before", 3.5, before=r"(?:上市(?:不足[^，。]{1,4})?的|A股的|港股的|停牌[^，。]{0,3}的|招股价[0-9.]*港?元的|深交所的|上交所的|涨停的?|跌停的?|领涨的?|领跌的?|借壳|卖整机的)", why="shares are spoken of"),
    Cue("kind-before", 2, before=r"(?:公司|企业|厂商|集团|机构|商家|大厂)", only="nfgh", why="named after what it is"),
    Cue("verb-before", 1.5, before=r"(?:其中|包括|例如|比如|除了|截至|记者从|对于|关于|投资|拜访|走访|调研|加入|加盟|任职于?|就职于?|入职|跳槽|供职于?|收购了|击败|超越|赶超|超过|取代|碾压|起诉了|指控|制裁|约谈|处罚)", why="done to companies"),
    Cue("a-broker-or-peer-clause", 2.5, before=r"(?:连板|涨停|跌停|下挫|踩雷|龙虎榜|增收不增利|减值|股价|招股|财报季|概念再起|联合资信|控股权|股权|龙头|预重整|龙虎榜|重组|升温|疯狂)[^。\n]{0,12}[，、]", only="wpk", why="the clause before speaks of shares"),
)
# fmt: on

RULES = CompanyRules(
    cues=CUES,
    priors={
        "plain": (2.5, "a name that is nothing else"),
        "short": (-0.5, "a name of two characters without the marks of a share"),
        "generic": (1.5, "begins with a place and goes on with a word"),
        "person": (1.5, "a person's name as well"),
        "famous": (0.5, "an everyday word, but in such news mostly the company"),
        "word": (-2.5, "an everyday word as well"),
        "coined": (0.5, "a phrase that became a name: in such news mostly the company"),
        "place": (-2.5, "a place as well"),
        "phrase": (-2.5, "may be a phrase of everyday words"),
        "core": (-4.0, "the core of a company's name"),
        "old": (-1.0, "a name of unknown days"),
        "code": (7.0, "its code stands beside it"),
        "linked": (1.5, "the site linked it"),
        "former": (-0.5, "it had another name on that day"),
    },
    inside_own=(5.0, "inside a longer name of the same company"),
    inside_other=(-8.0, "inside a longer name of another company"),
    joined={
        "left": (-2.5, "a short name directly after another word"),
        "right": (-1.0, "a short name directly before another word"),
        "both": (-4.0, "a short name between two words is mostly a part of a longer name"),
    },
    peer=(3.0, "beside another company in a list"),
    established=(8.5, "the text names this company by a longer name"),
    same_word=(3.0, "the same word is the company elsewhere in the text"),
    boundary=(-8.0, "a word goes on beyond it"),
    generic=(
        r"((?:中国|香港|亚洲|国际|环球|世界|全球|北京|上海|天津|重庆|深圳|广州|南京|杭州|苏州|无锡|宁波|青岛|济南|大连|沈阳|哈尔滨|长春|西安"
        r"|成都|武汉|长沙|郑州|合肥|南昌|福州|厦门|南宁|昆明|贵阳|兰州|江苏|浙江|山东|四川|广东|福建|湖北|湖南|河北|河南|安徽|江西|陕西"
        r"|山西|云南|贵州|广西|海南|西藏|新疆|宁夏|青海|甘肃|吉林|辽宁|黑龙江|内蒙古)"
        r"|(?:黄山|桂林|丽江|峨眉山?|泰山|三峡|北部湾|珠海|北海|盐城|唐山|芜湖|湛江|锦州|营口|日照)(?=(?:旅游|港|机场)\Z))[\u4e00-\u9fff]{1,4}"
    ),
    forms=r"(?:（[^（）\n]{1,6}）|\([^()\n]{1,6}\))?(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司|集团",
    markets=("sh", "sz", "bj", "hk", "us"),
    home_markets=("sh", "sz", "bj"),
    other_lines=("sh900", "sz200", "hk8"),
    separators=r"(?:[（(][^（()）\n]{1,14}[)）])?[\"”’]?(?:股份|集团|公司)?[ 　]*(?:、|，|,|/|和|与|及|以及|或|跟|对|vs\.?|VS)[ 　]*(?:还有|包括)?[\"“‘]?",
    free_characters="的与和在以为将对等及或是也已把被从向由于则而却都就又还再均仍正曾可能会要让使令称说表，。、；：！？“”‘’（）()《》【】—-·/|,.:;!?\"' 　\n\t%％①②③④⑤⑥⑦⑧⑨",
    ordinary_names=tuple(
        (
            "百度 友邦 安踏 微创 携程 网易 招行 海信 清华同方 茅台 建行 交行 用友 海尔 酒钢 包钢 重钢 本钢 鞍钢 首钢 伊利 康佳 神州数码 中金 拉普拉斯"
            " 报喜鸟 漫步者 天威保变 金地 圆通 中铁 首都在线 微软 高盛 高通 思科 戴尔 惠普 波音 百思买 爱立信 迪士尼 康宁 可口可乐 洛克希德 麦当劳"
            " 野村 诺基亚 百事可乐 百事 飞利浦 索尼 英特尔 阿斯利康 西部数据 斗鱼 商汤 苏宁 比亚 格力 龙湖 苏泊尔 浙江广厦 青岛海尔 四川双马"
            " 泸天化 虎牙 中芯 国药 上药 中建 中远 双汇 中信 保利 长虹 力帆 老窖 汾酒 洋河 爱尔 天津港 青岛港 营口港 锦州港 大连港 宁波港"
            " 广州港 日照港 盐田港 北海港 南京港 华兰 申能 国安 吉利"
        ).split()
    ),
    phrases=tuple(
        (
            "国际医学 星期六 新产业 微博 中国电影 智慧农业 中国动力 线上线下 数字认证 互动娱乐 中国稀土 中国中期 中国卫星 中国服装 中国高科 中国钱包"
            " 中国抗体 中国玻璃 中国消防 中国森林 中国糖果 中国趋势 中国光纤 中国红包 中国信贷 中国地产 现代牧业 民生教育 绿色动力 绿色经济"
            " 数字标识 数字人 能源转换 能源方案 海洋产品 西部资源 西部创业 西部牧业 西部黄金"
            " 西部建设 创新医疗 民生健康 浙江自然 美丽生态 华南职业教育 生活概念 每日互动 智能自控 国际资源 国际娱乐 时代出版 青海春天 太阳能"
            " 农产品 驱动力 机器人 老百姓 金融街 数字王国 中国智能交通 中国动向 中国资源交通 行动教育 东方时尚 中国农产品交易 无人机 新动力"
            " 新文化 新世界 新世纪 光明 平安"
        ).split()
    ),
    coined=tuple(
        (
            "值得买 新希望 新大陆 大智慧 红太阳 三人行 步步高 好想你 我爱我家 两面针 寒武纪 万年青 孩子王 人人乐 好利来 蒙娜丽莎 阿拉丁 黑芝麻"
            " 一品红 五粮液 同花顺 富贵鸟 火星人 探路者 全新好"
        ).split()
    ),
    places=tuple(
        "徐家汇 陆家嘴 连云港 白云山 王府井 北大荒 葛洲坝 中关村 外高桥 张江高科 西单商场 长白山 张家界 祁连山 太平洋 大西洋".split()
    ),
    persons=("李宁",),
    famous=("苹果", "小米", "亚马逊", "京东", "阿里", "贝壳", "理想汽车", "联想", "美的", "甲骨文"),
    venues=("港交所", "香港交易所", "纳斯达克"),
    indices=("纳斯达克",),
    marks=tuple("微博 新浪 人民网 新华网 视觉中国 同花顺 东方财富 百度 网易 搜狐 腾讯 中国移动 纳斯达克".split()),
)
