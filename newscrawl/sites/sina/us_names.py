"""Chinese names of US securities, by ticker: one line a ticker, names separated by blanks.

Made by tools/build_us_names.py; do not edit. Facts only: the site's own quote pages (2025-02), older
name lists (2015, 2017). A ticker may have been used again since.
"""

# fmt: off
US_NAMES = """\
A 安捷伦科技公司 安捷伦科技
AA 美国铝业公司 美国铝业
AAL 美国航空集团公司 美国航空集团 美国航空
AAME 美国大西洋
AAON 艾伦建材
AAPL 苹果公司 苹果
AAWW 阿特拉斯环球航空
AB 联博控股
ABAC 奥信天力
ABAT 中强能源科技有限公司 中强能源科技 中强能源
ABAX 亚贝克希斯
ABBV 艾伯维公司 艾伯维
ABC 美源伯根
ABCB ABC银行
ABCO 艾瑞博德
ABG 阿斯伯里汽车集团 阿斯伯里汽车
ABIO 方舟生物医药
ABM 反导工业公司 反导工业
ABMD 阿比奥梅德
ABNB 爱彼迎
ABR 阿伯房地产信托
ABT 雅培公司 雅培
ABX 巴里克黄金
ACAD 阿卡迪亚
ACC 美国校园REITs
ACCO 爱可品牌
ACE 安达保险
ACET 艾切托
ACGL 艾奇资本集团 艾奇资本
ACH 中国铝业
ACHC 阿卡迪亚医疗保健公司 阿卡迪亚医疗保健
ACHN 爱克莱恩
ACI 阿齐煤炭
ACIA Acacia通讯
ACIW ACI环球
ACLS Axcelis科技设 亚舍立科技
ACMR 盛美半导体
ACN 埃森哲公司 埃森哲
ACOR 阿索尔达治疗
ACT 阿特维斯集团 阿特维斯
ACTG 阿卡西亚
ACTS 炬力
ACWI 世界ACWI指数ETF-iShares
ACXM 艾克希姆
ADC 艾格里不动产
ADDYY 阿迪达斯
ADI 亚德诺半导体 亚德诺
ADM 阿彻丹尼尔斯米德兰公 阿彻丹尼尔斯米德兰
ADP 自动数据处理公司 自动数据处理
ADRE ADR新兴市场50指数-BLDRS
ADRU ADR欧洲指数-BLDRS
ADS 联合数据系统 联合数据
ADSK 欧特克公司 欧特克
ADT ADT安保公司 ADT安保
ADTN 亚川
ADUS 爱德斯
ADX 亚当斯快递
AEB Aegon优先股B
AEE 阿美能公司 阿美能 阿曼瑞恩
AEG 荷兰全球保险
AEH Aegon优先股H
AEIS 先进能源工业公司 先进能源工业
AEM 伊格尔矿业
AEO 美国鹰君服饰公司 美国鹰君服饰
AEP 美国电力公司 美国电力
AES 美国爱依斯电力公司 美国爱依斯电力 爱依斯电力 AES公司
AET 安泰保险
AEZS 依特钠
AF 阿斯托里亚金融
AFAM 阿莫斯特家庭保健
AFCO 美国农地公司 美国农地
AFG 美国金融集团有限公司 美国金融集团 美国金融
AFK 非洲ETF-VanEckVectors
AFL 美国家庭人寿保险公司 美国家庭人寿保险
AFSI AFSI保险
AFTY A50ETF-南方东英
AGCO 爱科集团
AGEN 安帝君斯
AGG 美国全债市ETF-iShares
AGM 联邦农业抵押贷款公司 联邦农业抵押贷款
AGN 艾尔建医疗 爱力根医疗
AGND 负久期全债市基金-WisdomTree
AGO 保证担保有限公司 保证担保 AssuredGuaranty保险
AGQ 白银2X做多-ProShares
AGX 坚果控股公司 坚果控股
AGYS 诶吉利斯公司 诶吉利斯
AHGP 阿莱恩斯控股
AHL 百慕大
AHT 阿什福德信托
AI 阿灵顿资产投资
AIG 美国国际集团
AIMC Altra控股
AIN 奥尔巴尼国际股份有限 奥巴尼国际
AINV 阿波罗投资
AIR AAR公司 AAR
AIT 应用工业技术公司 应用工业技术
AIV 公寓投管
AIZ 艾斯兰公司 艾斯兰 Assurant保险 安信龙公司
AJG 亚瑟加拉格尔有限公司 亚瑟加拉格尔
AKAM 阿克迈技术
AKR 阿卡迪亚不动产信托
AKRX 爱克龙药业
AKS AK钢铁控股
AL 航空租赁公司 航空租赁
ALB 雅保化工公司 雅保化工 雅宝
ALC 爱尔康
ALE 埃立特公司 埃立特 阿里特
ALEX 亚历山大&鲍德温公司 亚历山大&鲍德温
ALG 阿拉莫集团股份有限公 阿拉莫
ALGN 阿莱技术公司 阿莱技术 艾利科技
ALGT 忠诚旅游公司 忠诚旅游
ALJ 阿龙能源
ALK 阿拉斯加航空集团有限 阿拉斯加航空
ALKS 阿尔凯默斯公司 阿尔凯默斯
ALL 美国好事达保险公司 美国好事达保险 好事达保险 好事达
ALL-D Allstate优先股D
ALLE 安朗杰 安朗杰安防
ALLT 艾奥特通信
ALN 绿润集团
ALNY 阿尔尼拉姆制药公司 阿尔尼拉姆制药 阿里拉姆制药
ALSN 艾里逊变速箱控股公司 艾里逊变速箱控股
ALTI 牵牛星纳米技术有限公
ALTR 艾尔特拉
ALTY 高股息可替换策略ETF
ALU 阿尔卡特朗讯
ALV 奥托立夫
ALX 亚历山大
ALXN Alexion制药 亚力兄制药
AM 美国贺卡公司 美国贺卡
AMAG AMAG制药
AMAT 应用材料公司 应用材料
AMBA 安霸股份有限公司 安霸
AMC AMC院线公司 AMC院线 AMC娱乐
AMCF 星源燃料
AMCN 航美传媒
AMCX AMC网络公司 AMC网络
AMD 美国超微公司 美国超微 AMD公司
AME 阿美特克公司 阿美特克 亚美特克
AMED 阿美迪斯公司 阿美迪斯 阿米斯医疗
AMG 附属管理公司 附属管理 AMG资管 艾弗里
AMGN 安进公司 安进
AMKR 艾马克技术公司 艾马克技术 艾克尔科技
AMOT AlliedMotion科技
AMP 阿默斯莱斯金融 阿默普莱斯金融
AMRC 阿梅雷斯克公司 阿梅雷斯克
AMRI 奥尔巴尼
AMSC 美国超导
AMT 美国电塔
AMTD 宏达理财
AMWD 美国伍德马克公司 美国伍德马克 伍德马克
AMX 美洲移动
AMZN 亚马逊公司 亚马逊
AN 车之国公司 车之国
ANAT 美国国家保险
ANCX Access银行
ANDE 安德森斯有限公司 安德森斯
ANF 爱芬奇公司 爱芬奇
ANGI 安吉斯里斯特公司 安吉斯里斯特
ANGL 堕落天使高息债-VanEckVectors
ANIK 阿尼哥医疗
ANSS 安西斯公司 安西斯 安斯科技
ANTH Anthera制药
ANTM 维朋
AOBI 东方生物
AOI 联一国际
AOL 美国在线
AON 怡安保险 怡安
AOS A.O.史密斯
AOSL 阿尔法和欧米伽半导体 万国半导体
AP 安博科-匹兹堡
APA 阿帕奇公司 阿帕奇 阿帕契
APC 阿纳达科石油
APD 空气化工产品有限公司 空气化工产品 美国空气化工产品 空气产品公司
APEI 美国公共教育
APF 摩根士丹利亚太基金
APH 安费诺集团 安诺电子 安费诺
APO 阿波罗全球管理
APOG 远地点企业公司 远地点企业
APWC 亚太电线电缆
ARCC 阿瑞斯资本公司 阿瑞斯资本
AREX Approach资源
ARG 艾加斯
ARGT 阿根廷ETF-GlobalX
ARI 阿波罗房地产金融
ARMK 爱玛客
AROW 箭牌金融
ARRS 艾利斯
ARRY Array生物制药
ARTX 阿罗特克
ARW 艾睿电子公司 艾睿电子
ARWR Arrowhead制药
ASA ASA百慕大基金
ASCMA 艾森媒体
ASGN 盎塞
ASH 亚什兰公司 亚什兰
ASHR 沪深300ETF-德银嘉实
ASHS 中证500ETF-德银嘉实
ASML 阿斯麦公司 阿斯麦
ASR 墨西哥坎昆国际机场
ASTE Astec实业公司 Astec实业 雅达电子工业
ASX 日月光半导体制造股份 日月光半导体
ATAI ATA公司 ATA
ATAT 亚朵集团
ATEC 阿尔法泰克控股公司 阿尔法泰克控股
ATHM 汽车之家
ATHN 雅典娜健康
ATI 阿利根尼技术公司 阿利根尼技术 阿勒格尼技术公司 美国冶联科技
ATMP 巴克莱精选MLPETN
ATNI 大西洋电讯网络公司 大西洋电讯网络
ATO ATMOS能源公司 ATMOS能源
ATR Aptar集团公司 Aptar集团 阿普达
ATRC AtriCure公司 AtriCure
ATRO Astronics公
ATSG 美国航空运输服务集团 航空运输服务
ATU 实用动力
ATV 橡果国际
ATVI 动视暴雪公司 动视暴雪
AUDC 奥科
AUNZ 澳洲新西兰债券基金-WisdomTree
AUO 友达光电
AVA 阿维斯塔公司 阿维斯塔
AVB 艾芙隆海湾社区
AVGO 博通有限公司 博通 安华高科技
AVH 哥伦比亚航空
AVID 艾维科技
AVP 雅芳
AVT 安富利电子科技公司 安富利电子科技 安富利
AVY 艾利丹尼森
AWI 阿姆斯特朗工业 阿姆斯特朗
AWK 美国水务工程公司 美国水务工程 美国水业 美国水务
AWR 美洲国家水务公司 美洲国家水务
AXAS Abraxas石油
AXE 阿尼克斯特
AXL 美国车桥
AXN 河北奥星
AXP 美国运通公司 美国运通
AXS AXIS轴组公司 AXIS轴组 埃克斯资本
AYR 爱卡索
AYT 亚洲8国货币ETN-iPath
AZN 阿斯利康公司 阿斯利康
AZO 汽车地带
AZPN 艾斯本科技公司 艾斯本科技
AZZ 宜易贸易有限公司 宜易贸易
B 巴尼斯集团 铂尼狮
BA 波音公司 波音
BAB 建设美利坚爱国债-PowerShares
BABA 阿里巴巴
BABY 纳图斯医疗
BAC 美国银行公司 美国银行
BAC-C 美国银行-优先股C
BAC-Y 美国银行-优先股Y
BAH 博思艾伦咨询公司 博思艾伦咨询 BoozAllenHamilton控股
BAK 巴西石化
BAM 布鲁克菲尔德资产管理 Brookfield资管
BANC 加州银行
BANC-C 加州银行优先股C
BANF BancFirst银 BancFirst银行
BANR 邦纳集团 邦纳
BATRK 亚特兰大勇士队
BAX 百特国际有限公司 百特国际 百特
BB 黑莓公司 黑莓
BBBY 3B家居
BBGI 比斯利广播
BBL 必和必拓
BBRG BravoBrio饭店
BBRY 黑莓
BBSI 巴瑞特商业服务公司 巴瑞特商业服务 巴雷特商业服务
BBT BBT银行
BBVA 西班牙BBVA银行
BBY 百思买
BC 宾士域（Brunsw 宾士域(Brunsw 布朗斯威克
BCE 加拿大贝尔
BCH 智利银行
BCO 布鲁克林公司 布鲁克林 布林克斯
BCOM Bezeq电信
BCPC 拜切
BCR 巴德公司 巴德
BCRX BioCryst制药 Biocryst医药
BCS 巴克莱银行
BCS-D 巴克莱银行-优先股D
BDC 百通公司 百通
BDCL 富国BDC指数2X做多-ETRACS
BDCS 富国BDC指数ETN-ETRACS
BDGE Bridge银行
BDN 布兰迪维因房地产信托
BDX 碧迪公司 碧迪 BD医疗
BEAM 金宾酒业
BEAV BE航空
BEDU 博实乐教育
BEKE 贝壳找房
BELM 贝尔
BEN 富兰克林资源有限公司 富兰克林资源 富兰克林-邓普顿
BEP Brookfield可再生能源
BEST 赛诺国际
BF.A 百富门
BF.B 布朗霍文集团 百富门
BFIN 班克金融
BFK 黑岩市政收入信托
BFZ 黑岩加州市政基金
BG 邦吉
BGC 通用电缆
BGFV Big5体育用品
BGG 百力通
BGH 巴克艾Gp控股
BGNE 百济神州公司 百济神州
BGR 黑岩能源信托
BGS B&G食品
BGT 黑岩浮动利率基金
BHI 贝克尔休斯
BHKLY 中国银行香港控股有限
BHP 必和必拓
BIB 生科2X做多-ProShares
BID 苏富比
BIDU 百度
BIIB 渤健 Biogen制药 生化基因 百健
BIL 美国国债1-3月ETF-SPDR
BILI 哔哩哔哩公司 哔哩哔哩
BIO BioRad实验室
BIOS 拜尔斯普保健
BIP 布鲁克菲尔德公共建设 Brookfield基础设施
BIS 生科2X做空-ProShares
BITA 易车 易车网
BIV 美国中期债券-Vanguard
BJRI BJs餐饮
BJZ BJZ信托
BK 美国纽约梅隆银行公司 美国纽约梅隆银行 纽约梅隆银行
BKCC 黑岩凯尔索资本
BKD 布鲁克代尔高级护理
BKE 巴克尔
BKF 金砖四国ETF-iShares
BKH 黑山
BKK BKK信托
BKLN 高级银团贷款ETF-PowerShares
BKMU 互助银行
BKN BKN基金
BKNG 缤客
BLCM Bellicum制药
BLCO 博士伦
BLDP 巴拉德动力系统 巴拉德动
BLK 贝莱德集团 贝莱德
BLKB 布莱克波特科技
BLL 鲍尔包装
BLV 美国长期债券-Vanguard
BLW BLW信托
BLX 拉丁美洲出口银行
BMA Macro银行
BME BME信托
BML-G 美国银行-优先股G
BML-I 美国银行-美林优先股I
BML-J 美国银行-优先股J
BMO 蒙特利尔银行
BMRC 马林银行
BMRN 拜玛林制药
BMS 比米斯
BMWYY 宝马汽车
BMY 百时美施贵宝公司 百时美施贵宝
BNCL BeneficialMutual银行
BNCN BNC银行
BND 美国全债市ETF-Vanguard
BNDS 全债市ETF-SPDRBarclays
BNDX 国际全债市ETF汇率对冲-Vanguard
BNJ BNJ信托
BNO 美国布伦特原油基金
BNS 加拿大丰业银行
BNSO 恒星电子国际 恒星电子
BOBE 鲍勃·埃文斯农场
BOE 黑岩全球成长基金
BOFI BofI控股
BOH 夏威夷银行
BOKF BOK银行
BONA 博纳影业
BOND PIMCO全回报积极ETF
BONT 邦顿百货
BORN 博润
BOSC BOS科技
BP 英国石油公司 英国石油
BPFH 波士顿金融控股
BPK BPK信托
BPL 巴克艾
BPOP 大众银行
BPT BPPrudhoeBay信托
BPVIX 英镑波动率指数
BQH BQH信托
BR 布罗德里奇
BRC 布雷迪
BRCD 博科通信
BRCM 博通
BRF 巴西小盘股ETF-VanEckVectors
BRFS 巴西食品
BRK.A 伯克希尔-哈撒韦 伯克希尔-哈撒韦A 伯克希尔
BRK.B 伯克希尔-哈撒韦B 伯克希尔
BRKL 布鲁克赖恩银行
BRKR 布鲁克
BRKS 布鲁克自动化
BRO 布朗保险经纪
BRS 布里斯托
BRT BRT房地产信托
BRY 贝利石油
BRZU 巴西3X做多-Direxion
BSAC 桑坦德银行智利 桑坦德银行-智利
BSBR 桑坦德巴西分行 桑坦德银行-巴西
BSCH 2017投资级债ETF-Guggenheim
BSCI 2018投资级债ETF-Guggenheim
BSCJ 2019投资级债ETF-Guggenheim
BSCK 2020投资级债ETF-Guggenheim
BSCL 2021投资级债ETF-Guggenheim
BSCM 2022投资级债ETF-Guggenheim
BSCN 2023投资级债ETF-Guggenheim
BSCO 2024投资级债ETF-Guggenheim
BSCP 2025投资级债ETF-Guggenheim
BSCQ 2026投资级债ETF-Guggenheim
BSD BSD信托
BSE BSE信托
BSET 巴西特家具
BSJH 2017高息债ETF-Guggenheim
BSJJ 2019高息债ETF-Guggenheim
BSJK 2020高息债ETF-Guggenheim
BSJL 2021高息债ETF-Guggenheim
BSJM 2022高息债ETF-Guggenheim
BSJN 2023高息债ETF-Guggenheim
BSJO 2024高息债ETF-Guggenheim
BSMX 桑坦德银行-墨西哥
BSPM 奥星制药
BSQR BSQUARE科技
BSRR 塞拉银行
BSTC BioSpecifics生物
BSV 美国短期债券-Vanguard
BSWN VIX黑天鹅尾部风险-VelocityShares
BSX 波士顿科学
BSY 英国天空广播
BT 英国电信
BTA BTA信托
BTE Baytex能源信托
BTI 英美烟草公司 英美烟草
BTO BTO基金
BTU 皮博迪能源
BTZ BTZ信托
BUD 百威英博公司 百威英博
BUR 伯福德资本
BUZ 社交媒体卓见ETF-Sprott
BVN 布埃纳文图拉开采
BVSN 宏道资讯
BW 布拉什
BWA 博格华纳
BWINA 鲍德温与里昂公司 鲍德温与里昂
BWV BuyWrite策略-iPath
BWX 国际主权债ETF-SPDR
BWZ 短期国际主权债-SPDR
BX 黑石集团
BXC 布鲁林克斯
BXMT 黑石按揭贷款信托
BXP 波士顿地产
BXS BancorpSouth银行
BYD 博伊德赌场
BYDDY 比亚迪
BYFC 百老汇金融
BYM BYM信托
BYSI 万春医药
BZ BOSS直聘
BZF 巴西雷亚尔做多-WisdomTree
BZH 贝哲房屋
BZQ 巴西2X做空-ProShares
BZUN 宝尊电商
C 花旗集团 花旗
C-C 花旗银行-优先股C
C-J 花旗银行-优先股J
C-K 花旗银行-优先股K
C-L 花旗银行-优先股L
C-P 花旗银行-优先股P
C-S 花旗银行-优先股S
CA 冠群电脑
CAAS 中汽系统
CAB 卡贝尔拉斯
CABL 中视控股
CAC 卡姆登国家银行
CACB 喀斯喀特银行
CACI CACI国际
CADC 新奥混凝土
CADE 凯斯金融
CAE 加拿大航空电子设备
CAF 大摩中国A股封基 摩根史坦
CAFE 咖啡豆ETN-iPathPureBeta
CAG 康尼格拉 康尼格拉食品
CAH 卡地纳健康 康德乐健康 卡迪纳医药
CAJ 佳能
CAKE 起司工坊
CAL Caleres鞋业
CALD 卡利都斯软件
CALI 中国汽车物流
CAM 卡麦龙国际
CAMD 加利福尼亚微设备公司 加利福尼亚微设备
CAMT 康特科技
CAPR Capricor疗法
CAPS 奥克医疗
CAR 安飞士
CARR 开利
CART 加州信托银行
CARV 卡弗储蓄
CASC 喀斯喀特疗法
CASH 米塔金融
CASM CAS医疗
CASS 卡斯信息系统
CAT 卡特彼勒公司 卡特彼勒
CATB Catabasis制药
CATH 标普500天主教价值观ETF-GlobalX
CATO 加图商场
CATY 国泰万通金控
CAVM 卡姆网络
CB 安达保险公司 安达保险 丘博保险
CBAK 比克电池 深圳比克
CBAN 科勒尼
CBB 辛辛那提贝尔
CBD 巴西百货
CBEH 中国综合能源
CBG 世邦魏理仕
CBI 西比埃公司 西比埃
CBIO 凯赛生物
CBK 克里斯托弗·班克斯
CBL CBL金融
CBLI 克利夫兰生物实验室
CBM 凯姆布雷克斯
CBOE 芝加哥期权交易所
CBON 人民币债券ETF-MarketVectors华夏
CBPO 泰邦生物
CBR 赛博科技
CBRL CB乡村店
CBS 哥伦比亚广播公司 哥伦比亚广播
CBS.A 哥伦比亚广播
CBSH 科默斯银行
CBT 卡博特
CCC 卡尔冈炭素
CCCL 中国陶瓷
CCCR 鲈乡农村小额贷款 鲈乡农村
CCE 可口可乐欧洲合伙 可口可乐企业
CCG 车车科技
CCGM 联游网络
CCI 冠城
CCIH 蓝汛
CCIX 科尔曼电缆
CCJ 卡梅科
CCK 皇冠控股
CCL 嘉年华邮轮
CCM 泰和诚医疗
CCMP 卡伯特微电子
CCNE CNB金融
CCRC 泰盈科技
CCSC 乡村基
CCU 美国清晰频道通信公司 美国清晰频道通信 智利CCU
CDE 科尔黛伦矿业
CDII 华达产业
CDNS 铿腾电子科技有限公司 铿腾电子科技 卡得斯设计
CDR 西连购物中心
CDZI 加的斯
CE 塞拉尼斯
CEA 东方航空
CECE Ceco环保
CECO 职业教育
CEE 中欧俄土基金
CEHD 中国电子控股公司 中国电子控股
CEL 以色列塞康
CELG 新基制药 新基生物制药
CEMB 新兴市场美元公司债-iShares
CENX 世纪铝业
CEO 中海油
CERN 塞纳
CEW 新兴市场货币做多-WisdomTree
CF CF实业 CF工业控股
CFFI C&F金融
CFFN 联邦国会金融公司 联邦国会金融
CFI 卡尔普纺织
CFN 康尔福盛
CFNB 加州第一国民银行
CFNL 卡迪纳尔金融
CFR 库伦佛寺银行
CFRUY 历峯集团
CFX 科尔法克斯
CG 凯雷 凯雷集团
CGA 中国绿色农业
CGEN Compugen医疗
CGI 萨拉东
CGNX 康耐视科技
CGO CGO基金
CH 智利封基-安本
CHA 中国电信
CHAD 中国A股做空-Direxion
CHAU 中国A股2X做多-Direxion
CHCI 康斯托克住宅建筑
CHCO 城市控股
CHD 丘奇＆德怀特 丘奇&德怀特
CHEUF 长和
CHH 精选国际酒店
CHI CHI基金
CHIE 中国能源指数ETF-GlobalX
CHII 中国工业指数ETF-GlobalX
CHIM 中国原材料指数ETF-GlobalX
CHIQ 中国消费者ETF-GlobalX
CHIX 中国金融业ETF-GlobalX
CHK 切萨皮克能源
CHKE 切诺基
CHKP CheckPoint软件
CHL 中国移动
CHLN 中华地产
CHN 中国股票封基-CHN安联
CHNE 中国产权平台
CHNR 中国天然资源
CHOP 河南鸽瑞
CHRT 特许半导体制造公司 特许半导体制造
CHRW 罗宾逊物流公司 罗宾逊物流 CH罗宾逊全球物流 罗宾逊全球物流
CHT 中华电信
CHTR 特许通讯公司 特许通讯 Charter电信
CHU 中国联通
CHW CHW基金
CHY CHY基金
CI 信诺 信诺保险
CIA 公民保险
CIB 哥伦比亚银行
CIBR 网络安全ETF-FirstTrust
CIDM Cinedigm数码影院
CIE 科博尔特能源
CIEN Ciena科技
CIF CIF基金
CII CII基金
CIL 智能照明
CIM 奇美拉投资
CINF 辛辛那提金融公司 辛辛那提金融
CIR Circor国际
CISG 代码改为FANH 泛华保险
CIU 中期信用债ETF-iShares
CIX CompX国际
CIZN 市民金融控股
CJJD 九洲大药房
CJR 科勒斯娱乐
CKH 海科控股
CKP 管卡系统
CL 高露洁棕榄有限公司 高露洁棕榄 高露洁
CLBH 卡罗莱纳银行控股
CLCT 环球收藏者
CLDC 中国贷款公司 中国贷款
CLDT ChathamLodging信托
CLDX 塞德斯医疗 塞德斯疗法
CLF 克里夫天然资源公司 克里夫天然资源 克利夫斯自然资源公司
CLFD 克利尔菲尔德通讯
CLFF 兴港船务
CLI 麦克凯利房地产
CLMT 卡路美
CLNT 中国风能技术 清洁技术
CLR 大陆能源
CLRO ClearOne通讯
CLS 天弘科技
CLW 克利尔沃特纸业
CLWT 欧陆科仪
CLX 高乐氏公司 高乐氏
CLY 信用债券10+年ETF-iShares
CM 加拿大帝国商业银行
CMA 联信银行
CMC 美国工商五金公司 美国工商五金
CMCM 猎豹移动
CMCO 哥伦布-麦金农
CMCSA 康卡斯特公司 康卡斯特
CMD 康塔尔医疗
CME 美国芝加哥商品交易所 芝加哥商品交易所 芝商所 CME集团
CMF 加州免AMT市政债ETF-iShares
CMFO 海洋食品
CMG 墨式烧烤公司 墨式烧烤
CMGE 中国手游
CMI 康明斯
CMN 康塔尔医疗
CMO 卡帕史丹抵押
CMRO 科马尔克科技
CMS CMS能源
CMTL 康姆泰克通讯
CN A股全指ETF-德银嘉实
CNA CAN金融
CNBKA 世纪银行
CNCO 桑科萨
CNET 中网在线
CNI 加拿大国家铁路公司 加拿大国家铁路
CNIT 中国信息技术
CNK 喜满客影城
CNLG Conolog科技
CNO 康塞科
CNP 中点能源
CNPT 中国动力科技
CNQ 加拿大自然资源公司 加拿大自然资源
CNR 中国新城农村
CNS 科恩-斯蒂尔斯金融
CNSL 联合通讯
CNTF 泰克飞石
CNTY 世纪赌场
CNX 康索尔能源
CNXT 中创100ETF-MarketVectors华夏
CNYA A股ETF-iSharesMSCI
CNYD 易达控股
CO 中国脐带血库
COBO 资产担保债券-ProShares
COBZ CoBiz银行
COCO 科林斯学院
COF 美国第一资本金融公司 美国第一资本金融 第一资本信贷 第一资本
COG 卡波特油气
COH 蔻驰
COHU 科休半导体
COKE 可口可乐装瓶
COL 罗克韦尔柯林斯
COLB 哥伦比亚银行系统
COLL Collegium制药
COLM 哥伦比亚户外 哥伦比亚运动装
COMS 3Com科技
CONN 科恩
COO 库珀医疗
COOL Majesco娱乐
COP 康菲石油公司 康菲石油
COPX 铜矿ETF-GlobalX
COR CoreSite房产
CORE 科尔.马克控股
CORN 玉米基金-Teucrium
CORP 投资级公司债ETF-PIMCO
CORT Corcept医疗
COSI 克西
COST 开市客公司 开市客 好市多
COT 考特
COTY 科蒂
COW 瘦肉猪&活牛ETN-iPath
COWN 高宏集团
CP 加拿大太平洋铁路
CPA 科帕控股
CPB 康宝浓汤公司 康宝浓汤 金宝汤
CPE 卡隆石油
CPER 美国黄铜基金
CPF 中央太平洋银行
CPGI 胜达包装
CPHC 坎特伯雷帕克控股
CPHI 惠普森医药 中国医药
CPIX 坎伯兰药业
CPK 切萨皮克气业
CPL CPFL能源
CPLA 卡佩拉教育
CPN 卡尔派电业
CPRT 科帕特
CPST 凯普斯通涡轮
CPT 卡姆登物业信托
CQH 钱尼尔能源
CQQQ 中国科技ETF-Guggenheim
CRAI CRA国际
CRAY 克雷科技
CRE 凯尔投资信托
CRED 美国核心信用债ETF-iShares
CREE 克里科技
CREG 中国循环能源
CRH CRH水泥
CRI 卡特
CRK 康斯托克能源
CRL 查尔斯河实验室 查尔斯河
CRM 赛富时公司 赛富时
CRME Cardiome药业
CRMT 美国汽车行
CRN 康奈尔
CRNT Ceragon网络
CROC 澳元2X做空-ProShares
CROX 卡骆驰
CRR 卡波陶瓷
CRS 卡朋特科技
CRT CrossTimbers信托
CRTO 科韬
CRUS 凌云半导体
CRWS CrownCrafts制衣
CRZO 卡里索油气
CS 瑞士信贷
CSBK 克利夫顿储蓄
CSC 思捷思
CSCD 凯斯科德制造
CSCO 思科系统公司 思科系统 思科
CSGL 敬业农业
CSGP 科斯塔
CSGS CSG系统国际
CSIQ 阿特斯阳光电力有限公 阿特斯太阳能 阿特斯
CSJ 美国信用债1-3年ETF-iShares
CSKI 天一药业
CSL 卡莱尔伙伴
CSM 瑞信130/30大盘策略-ProShares
CSQ CSQ基金
CSR 安防科技
CSS CSS工业
CSUN 中电光伏
CSX CSX运输
CTAS 信达思公司 信达思 辛塔斯
CTB 库珀轮胎与橡胶
CTBI 大众信托合众银行
CTBK 城市银行
CTCM CTC传媒
CTEK 新兴佳集团
CTHR 诗思（香港） 诗思(香港)
CTIB CTI工业
CTL 世纪电信
CTRP 携程 携程网
CTSH 高知特信息技术 高知特
CTV 康普国际
CTVA 科迪华农业科技公司 科迪华农业科技
CTXS 思杰系统 思杰
CUBA CUBA基金
CUDA 梭子鱼网络
CUK 嘉年华存托凭证
CURE 医疗业3X做多-Direxion
CUT 全球林木ETF-Guggenheim
CUTR 古特拉
CUZ 卡津斯不动产信托基金
CVA 卡万塔控股
CVBF CVB金融
CVC 美国有线电视
CVCO 卡寇工业
CVE Cenovus能源
CVG 肯沃基
CVGI 商用汽车
CVGW 卡拉沃养殖
CVI CVR能源
CVLT 康沃系统公司 康沃系统
CVO 森维欧
CVS 西维斯健康 西维斯
CVTI 契诺货运
CVV CVD设备
CVVT 中国阀门
CVX 雪佛龙公司 雪佛龙
CW 寇蒂斯莱特
CWB 美国可转债ETF-SPDRBarclays
CWBC 西部社区银行
CX 西麦斯
CXDC 鑫达集团
CXE MFS市政基金
CXG CNX气业
CXH MFS市政基金
CXO 康休
CXSE 中国民营企业ETF-WisdomTree
CXW 美国惩教公司 美国惩教
CY 赛普拉斯半导体
CYAN 赛安诺科技
CYB 人民币做多-WisdomTree
CYBE 数码光学科技
CYBS 电子资源
CYD 玉柴国际
CYOU 畅游
CYTR 赛特科科技
CYTX 赛托瑞疗法
CZNC 市民北方
CZR 凯撒娱乐
CZZ 科桑
D 道明尼资源公司 道明尼资源
DAC 达那俄斯
DADA 达达集团
DAL 达美航空
DAN 达纳 德纳
DANG 当当网
DANOY 达能
DAR 美国达尔令国际
DATE 世纪佳缘
DAX DAX指数ETF-Recon
DB 德意志银行
DBA 农产品基金-PowerShares
DBB 基础金属ETF-PowerShares
DBC 大宗商品ETF-PowerShares
DBD 迪堡金融设备
DBE 能源商品基金-PowerShares
DBEF EAFE指数ETF汇率对冲-德银
DBEM 新兴市场ETF汇率对冲-德银
DBEU 欧洲ETF汇率对冲-德银
DBJP 日本ETF汇率对冲-德银
DBL DoubleLine信用债机会基金
DBO 原油基金-PowerShares
DBP 贵金属基金-PowerShares
DBRE 国际房地产ETF汇率对冲-德银X-trackers
DBS 白银基金-PowerShares
DBTK DoubleTake软件
DBV G10外汇利差策略-PowerShares
DCI 唐纳森
DCNG 季节天然气-iPath
DCO 杜科蒙
DCOM 迪募社区银行
DCP 戴恩国际
DCT DCT工业信托
DCTH 迪卡斯
DD 杜邦公司 杜邦
DDAIF 戴姆勒汽车
DDD 3D系统公司 3D系统
DDE 多佛唐斯娱乐
DDM 道指2X做多-ProShares
DDRX 戴奇咖啡
DDS 狄乐百货
DDWM 国际股票ETF汇率动态对冲-WisdomTree
DE 迪尔股份有限公司 迪尔 约翰迪尔
DEAR 迪尔本银行
DECK 德克斯户外
DEER 德尔集团
DEFA EAFE指数ETF汇率对冲-iShares
DEI 道格拉斯艾美特
DEL 代尔提克木材
DELL 戴尔
DELT 长三角精细化工
DEM 新兴市场高股息ETF-WisdomTree
DEO 帝亚吉欧公司 帝亚吉欧
DES 小盘高红利ETF-WisdomTree
DEWJ 日本ETF汇率适应对冲-iShares
DEZU 欧洲ETF汇率适应对冲-iShares
DFE 欧洲小盘红利股-WisdomTree
DFFN Diffusion制药
DFJ 日本小盘股ETF-WisdomTree
DFND DIVCON股息后卫ETF-RealityShares
DFS 发现金融服务
DG 美国达乐公司 美国达乐
DGAS 德尔塔天然气
DGAZ 天然气3X空-VelocityShares
DGICA 多尼戈尔股份
DGII 美国迪进国际
DGL 黄金基金-PowerShares
DGLD 黄金3X做空-VelocityShares
DGP 黄金2X做多-DB
DGS 新兴市场小盘红利股-WisdomTree
DGX 奎斯特诊断 奎斯特诊疗
DGZ 黄金做空-PowerShares
DHI 霍顿房屋公司 霍顿房屋
DHIL 钻石山投资
DHR 丹纳赫公司 丹纳赫
DHRM 德海尔医疗
DHS 高红利ETF-WisdomTree
DHT DHT控股
DHX 戴斯控股
DIA 道指ETF-SPDR
DIDI 滴滴出行
DIG 油气股2X做多-ProShares
DIS 沃特迪士尼公司 沃特迪士尼 迪士尼
DISCA 探索频道 探索传播
DISCK 探索频道(C股) 探索传播
DIV 美国高股息证券ETF-GlobalX
DIVI Athena高股息ETF-AdvisorShares
DIVY 股息互换ETF-RealtyShares
DJI 大疆无人机
DJP 大宗商品ETN-iPath
DKS 迪克体育用品
DL 正保远程教育
DLB 杜比实验室公司 杜比实验室
DLBS 美国30年国债做空-iPath
DLPH 德尔福汽车
DLS 国际小盘红利股ETF-WisdomTree
DLTR 美元树公司 美元树
DLX 豪华
DM 多兰传媒
DMLP 多尔切斯特
DMPI DelMar制药
DMRC 数字标识
DMTX Dimension疗法
DNB 邓白氏公司 邓白氏
DNBF DNB金融
DNKN 唐恩都乐
DNO 美国原油做空基金
DNR 丹博里原油
DO 戴蒙德海底钻探
DOLE 都乐食品
DON 中型股高红利ETF-WisdomTree
DOOR 美森特
DOV 美国都福集团
DOW 陶氏公司 陶氏 陶氏化学
DOYU 斗鱼
DPS 澎泉思蓝宝
DPZ 达美乐比萨 达美乐
DQ 大全新能源
DRAM 达泰莱
DRE 杜克房地产
DRI 达登饭店
DRIP 油气开采-3X空-Direxion
DRN 美国房地产3X多-Direxion
DRW 国际房地产ETF-WisdomTree
DSKY 乐逗游戏
DSL DoubleLine收益解决方案基金
DSLV 白银3X做空-VelocityShares
DST DST系统
DSU 贝莱德基金
DSUM 人民币点心债ETF-PowerShares
DSW DSW鞋类专卖
DSWL 德斯维尔工业
DSX 黛安娜船舶
DTCP TCP强凌
DTE DTE能源公司 DTE能源
DTF 丹麦信托基金
DTO 原油2X做空-DB 原油ETF-
DTV 直播电视公司 直播电视
DTYS 美国10年国债做空-iPath
DUC 达夫菲尔普斯债券信托基金
DUG 油气股2X做空-ProShares
DUK 杜克能源公司 杜克能源
DUOL 多邻国
DUSA 杜萨制药
DUST 金矿3X做空-Direxion
DVA 达维塔保健
DVAX 德纳维制药
DVD 多佛赛车
DVMT 戴尔VMware跟踪股票
DVN 德文能源 戴文能源
DVY 红利股ETF-iShares
DW 德鲁工业
DWA 梦工厂
DWCH 数据观察
DWIN DWA战术多资产收益组合-PowerShares
DWSN 道森地探
DWT 原油3X做空-VelocityShares
DWTIF 原油3X做空-VelocityShares
DWX 国际高息股ETF-SPDR
DX 德尼克斯投资
DXCM 德康医疗
DXD 道指2X做空-ProShares
DXGE 德国ETF汇率对冲-WisdomTree
DXJ 日本ETF汇率对冲-WisdomTree
DXJF 日本金融业ETF-汇率对冲-WisdomTree
DXJR 日本房地产-汇率对冲-WisdomTree
DXJS 日本小盘股ETF汇率对冲-WisdomTree
DXPS 英国ETF-汇率对冲-WisdomTree
DXYN 迪克希
DY 戴康工业
DYN 戴纳基
DYNP 多元印刷
DZZ 黄金2X做空-DB
E 埃尼石油公司 埃尼石油
EA 电子艺界公司 电子艺界 艺电
EAT 布林克国际
EBF 恩尼斯
EBND 新兴市场当地债-SPDR
EBR 巴西电力
EBR.B 巴西电力
EBSB 莫里迪恩洲际合众银行
EC 哥伦比亚国家石油
ECA 加拿大能源
ECH 智利ETF-iSharesMSCI
ECL 艺康集团 艺康
ECNS 中国小型股指数ETF-iSharesMSCI
ECPG 安可资本
ECX 亿咖通科技
ED 爱迪生联合电气公司 爱迪生联合电气 整合爱迪生
EDC 新兴市场3X多-Direxion
EDCI EDCI控股
EDEN 丹麦ETF-iSharesMSCI
EDGW 厄奇沃特科技
EDIV 新兴市场股息机会指数-SPDRS&P
EDN 恩普雷萨电力
EDS 喜得龙
EDU 新东方教育科技集团 新东方 新东方教育
EDV 美国超长期国债ETF-Vanguard
EDZ 新兴市场3X空-Direxion
EE 阿尔帕索电力
EEB 金砖四国ETF
EEFT 嘉银通
EEI 生态与环境
EEM 新兴市场ETF-iShares
EEMV 新兴市场最低波动率ETF-iShares
EEP 安桥能源合作伙伴
EEQ 安桥能源管理有限责任
EET 新兴市场2X多-ProShares
EEV 新兴市场2X做空-ProShares
EFA EAFE指数ETF-iShares
EFAD EAFE股息成长股ETF-ProShares
EFAV EAFE最小波动率ETF-iShares
EFC Ellington投资
EFNL 芬兰ETF-iSharesMSCI
EFOI 核心能源
EFUT 富基融通
EFV EAFE价值股ETF-iShares
EFX 艾可菲公司 艾可菲 艾贵发
EGBN 伊格尔合众银行
EGF EGF基金
EGN 爱内珍
EGO 埃尔拉多黄金公司 埃尔拉多黄金
EGRX Eagle制药
EGT 亚洲娱乐博彩
EGY 瓦可能源
EH 亿航
EHIC 一嗨租车
EHTH 易康
EIDO 印尼ETF-iSharesMSCI
EIG Employers控 Employers控股
EIRL 爱尔兰ETF-iSharesMSCI
EIS 以色列ETF-iSharesMSCI
EIX 爱迪生国际公司 爱迪生国际
EJ 易居中国
EL 雅诗兰黛公司 雅诗兰黛
ELD 新兴市场当地债-WisdomTree
ELGX 恩多勒吉克斯
ELNK 地球连线
ELON 埃斯朗
ELOS 西内龙医疗
ELS 宜居生活资产信托
ELSE 伊莱克森
ELY 卡罗韦高尔夫
EMAG 新兴市场债市ETF-MarketVectors
EMB 新兴市场美元债-iShares
EMC 易安信
EMCF 恩克莱尔金融
EMCI 易安信保险
EMDV 新兴市场红利成长股-ProShares
EME 埃姆科
EMF 邓普顿新兴市场基金
EMFM 前沿新兴市场ETF-GlobalX
EMIF 新兴市场基础设施ETF-iShares
EMIH 新兴市场美元债-利率对冲-德银X-trackers
EMKR 埃姆科
EMLC 新兴市场当地债-VanEckVectors
EMLP 北美能源基础设施基金-FirstTrust
EMMS 艾米斯传播
EMN 伊士曼化工公司 伊士曼化工 伊斯曼化工
EMQQ 新兴市场互联网与电商ETF
EMR 美国艾默生电气公司 美国艾默生电气 艾默生电气
EMSD 强美元新兴市场股票基金-WisdomTree
EMSH 新兴市场短期债-ProShares
EMTL DoubleLine新兴市场固收基金-SPDR
ENB 安桥公司 安桥
ENDP 远藤国际制药 远藤制药
ENFR Alerian能源基础设施ETF-ALPS
ENG ENG环球
ENH 耐力特
ENI 奈尔西斯
ENOC 艾诺NOC
ENR 劲量控股
ENS 艾诺斯
ENSG 恩赛因
ENT 全球鹰娱乐
ENTG 英特格
ENZ 恩佐生化
ENZL 新西兰ETF-iSharesMSCI
EOG 依欧格资源公司 依欧格资源 EOG能源
EPC Edgewell个人护理
EPG 电力环保
EPHE 菲律宾ETF-iSharesMSCI
EPI 印度ETF-WisdomTree
EPOL 波兰ETF-iSharesMSCI
EPR EPR不动产
EPU 秘鲁ETF-iSharesMSCI
EPV 欧洲2X做空-ProShares
EQIX 易昆尼克斯
EQR 公平住屋
EQT EQT能源 公平能源
ERF 艾诺加能源基金
ERI 艾姆升
ERIC 爱立信电信公司 爱立信电信 爱立信
ERIE 伊瑞保险
ERJ ERJ航空
ERTS 艺电
ERUS 俄罗斯ETF-iShares
ERX 能源股3X多-Direxion
ERY 能源股3X空-Direxion
ES 能源方案
ESBK 埃尔迈拉储蓄银行
ESE ESCO科技
ESGR 恩斯塔
ESI ITT教育服务
ESIO 电子科技工业
ESL 埃斯特林科技
ESLT 埃尔比特系统
ESRX 快捷药方
ESS 埃塞克斯信托
ESSA 萨万通金控
ESV 恩斯克国际
ET 能源转换
ETE 能源转换
ETFC 亿创理财
ETH 伊森艾伦室内装饰
ETM 安德康传播
ETN 伊顿公司 伊顿 伊顿动力
ETR 安特吉公司 安特吉
ETRM 项由永恒医疗器材
EUDV 欧洲红利成长股-ProShares
EUFN 欧洲金融业ETF-iShares
EUFX 做空欧元-ProShares
EUM 做空新兴市场-ProShares
EUO 欧元2X做空-ProShares 欧元ETF-
EUSC 欧洲小盘股ETF汇率对冲-WisdomTree
EUVIX 欧元波动率指数
EV 伊顿万斯
EVBN 埃文斯万通金控
EVBS 东维吉尼亚银行股份
EVC 超视野传播
EVEP EV能源合作伙伴
EVIX 欧洲恐慌指数做多-VelocityShares
EVK 华瑞服装
EVR 美国独立投行咨询公司 美国独立投行咨询 永核伙伴
EVZ 欧元波动率指数
EW 爱德华兹生命科学公司 爱德华兹生命科学 爱德华兹
EWA 澳大利亚ETF-iSharesMSCI
EWBC 华美
EWC 加拿大ETF-iSharesMSCI
EWD 瑞典ETF-iSharesMSCI
EWG 德国ETF-iSharesMSCI
EWH 港股ETF-iSharesMSCI
EWI 意大利ETF-iSharesMSCI
EWJ 日本ETF-iSharesMSCI
EWK 比利时ETF-iSharesMSCI
EWL 瑞士ETF-iSharesMSCI
EWM 马来西亚ETF-iSharesMSCI
EWN 荷兰ETF-iSharesMSCI
EWO 奥地利ETF-iSharesMSCI
EWP 西班牙ETF-iSharesMSCI
EWQ 法国ETF-iSharesMSCI
EWS 新加坡ETF-iSharesMSCI
EWT 台湾ETF-iSharesMSCI
EWU 英国ETF-iSharesMSCI
EWV 日本2X做空-ProShares
EWW 墨西哥ETF-iSharesMSCI
EWY 韩国ETF-iSharesMSCI
EWZ 巴西ETF-iSharesMSCI
EWZS 巴西小盘股ETF-iSharesMSCI
EXAC 精技医疗器械
EXAR 埃克萨
EXAS 精密科学
EXC 美国爱克斯龙电力公司 美国爱克斯龙电力 爱克斯龙
EXEL 伊克力西斯
EXI 全球工业ETF-iShares
EXIV 欧洲恐慌指数做空-VelocityShares
EXLS 伊克赛尔服务控股
EXPD 康捷国际物流
EXPE 亿客行
EXPO 毅博科技咨询
EXTR 极速网络
EXXI 能源XXI
EYES SecondSight医疗产品
EYLD 股东总收益新兴市场ETF-Cambria
EZA 南非ETF-iShares
EZJ 日本2X做多-ProShares
EZPW 艾茨克普
EZR 欧洲复苏基金-WisdomTree
EZU 欧元区ETF-iShares
F 福特汽车公司 福特汽车
FAF 第一美国
FALC 飞康软件
FALN 堕落天使美元债-iShares
FAM FAM基金
FANH 泛华金控
FARO 法如科技
FAS 金融业3X做多-Direxion
FAST 快扣
FAZ 金融业3X做空-Direxion
FBC 弗拉格斯塔万通金控
FBIZ 第一商业金融服务
FBMS 第一银行股份
FBNC 第一万能金控
FBP 第一万能金控
FBR FibriaCelulose纸业
FBSI 第一银行股份
FBSS 福基尔银行股份
FC 富兰克林柯维
FCAP 第一资本
FCAU 菲亚特-克莱斯勒汽车
FCBC 第一社区银行股份
FCCO 第一社区
FCCY 第一机构银行
FCEL 燃料电池能源 燃料电池
FCF 第一联邦金融
FCFS 第一富金融服务
FCG 天然气股票ETF-FirstTrust
FCH 费尔科寄宿信托
FCLF 第一克洛佛利夫金融
FCN FTI咨询
FCNCA 第一公民银行股份
FCT FCT浮动利率基金
FCX 弗里波特-麦克莫兰铜 自由港迈克墨伦铜金矿 自由港
FDEF 第一迪法恩斯金融
FDI 福特迪尔伯恩收益证券
FDL 红利股ETF-FirstTrust
FDN 互联网ETF-FirstTrust
FDO 家万金百货
FDP 戴尔蒙特新鲜制造
FDS 辉盛研究系统
FDX 联邦快递集团 联邦快递
FE 第一能源公司 第一能源
FEIM 高频电子
FELE 富兰克林电子
FENG 凤凰新媒体
FEO FEO新兴机会基金
FEZ 欧元区STOXX50ETF-SPDR
FF FirstOpportunity基金
FFA FFA股票收益基金
FFBC 第一金融银行股份
FFDF FFD金融
FFG FBL金融
FFHL 富维薄膜
FFIC 法拉盛金融
FFIN 第一金融银行股份
FFIV F5网络公司 F5网络
FFR 国际房地产ETF-FirstTrust
FGP 法瑞加合作伙伴
FHCO 女性健康
FHN 第一线国民银行 第一地平线全国
FI 费哲金融服务
FIG 峰堡投资
FII 联邦投资
FINQ 金融科技ETF-Purefunds
FINV 信也科技集团
FINX 金融科技ETF-GlobalX
FIS 繁德信息技术
FISV 费哲金融服务
FITB 五三银行
FL 富乐客
FLC FLC总回报基金
FLEX 伟创力国际
FLIC 第一长岛
FLIR FLIR系统 菲力尔
FLML 弗莱莫科技
FLO 花苑食品
FLOT 美国浮动利率债ETF-iShares
FLOW 弗洛国际
FLR 福陆公司 福陆 福陆工程
FLRN 美国浮动利率投资级债ETF-SPDR
FLRT 增强浮动利率债ETF-AdvisorShares
FLS 福斯公司 福斯
FLT FleetCor科技
FLXS 弗莱克斯蒂尔工业
FM 前沿市场ETF-iSharesMSCI
FMBI 第一中西部银行
FMC FMC公司 FMC
FMCC 房地美
FMCKJ 房地美优先股
FMN FMN市政收益基金
FMS 费森尤斯医疗
FMY FMY基金
FNDA 美国小盘股基本面ETF-Schwab
FNDR 芬达乐器
FNF 富达国民金融
FNI 中国ETF-FirstTrust
FNLC 第一万通金控
FNMA 房利美
FNSR 菲尼萨网络通信
FOE 费罗
FOLD 爱美医疗
FONR 福纳
FOR 福里斯特
FORD 福沃德工业
FORK 富岭环球
FORR 佛罗斯特研究
FORTY 配方系统
FOSL 福斯尔
FOX 福克斯-B 21世纪福克斯(B股)
FOXA 21世纪福克斯公司 21世纪福克斯 二十一世纪福克斯电影
FPE 美国优先股ETF-FirstTrust
FPI 农地合伙基金
FPL 佛罗里达电力照明
FPO FPO信托
FPT FPT基金
FR 第一工业地产
FRA FRA基金
FRAK 非常规油气ETF-VanEckVectors
FRBK 共和国第一万通金控
FRED 弗雷德
FRI 不动产投资信托指数ETF-FirstTrustS&P
FRME 第一招商股份
FRN 前沿市场ETF-Guggenheim
FRT FRT信托
FSBK 第一南方万通金控
FSC 第五大道金融
FSFG 第一储蓄金融
FSIC FS投资基金
FSLR 第一太阳能公司 第一太阳能 第一太阳
FSS 联邦信号
FSTR LB福斯特
FT 富兰克林通用信托
FTEK 燃料技术
FTI FMC能源设备公司 FMC能源设备 FMC技术
FTK Flotek工业
FTNT 飞塔信息公司 飞塔信息
FTR Frontier电信 Frontier通信B系列
FTSL 高级银团贷款ETF-FirstTrust
FUL 富乐
FULT 富尔顿金融
FUN 雪松娱乐
FUNC 马里兰第一联合
FUND Fund基金
FUT 管理期货策略-ProShares
FUTU 富途控股
FVD 红利股ETF-FirstTrustValueLine
FWDB Madrona全球债券ETF-AdvisorShares
FWDD Madrona美股ETF-AdvisorShares
FWDI Madrona国际ETF-AdvisorShares
FWONA FormulaOneA股
FWONK 一级方程式赛车
FWRD 福沃运输
FXA 澳元做多-CurrencyShares
FXB 英镑做多-CurrencyShares
FXC 加元做多-CurrencyShares
FXCH 人民币做多-CurrencyShares
FXCM 福汇
FXD 可选消费ETF-FirstTrustAlphaDEX
FXE 欧元做多-CurrencyShares
FXF 瑞士法郎做多-CurrencyShares
FXG 日常消费品ETF-FirstTrustAlphaDEX
FXH 医疗行业ETF-FirstTrustAlphaDEX
FXI 中国港股ETF-iShares 中国25指
FXN 能源行业ETF-FirstTrustAlphaDEX
FXO 金融业ETF-FirstTrust
FXP 中国港股2X做空-ProShares
FXRU 俄罗斯卢布ETF-CurrencyShares
FXS 瑞典克朗做多-CurrencyShares
FXSG 新加坡元做多-CurrencyShares
FXU 公用事业ETF-FirstTrustAlphaDEX
FXY 日元做多-CurrencyShares
FYLD 股东总收益国际股票ETF-Cambria
G 简伯特
GAA 全球资产配置ETF-Cambria
GABC 德美银行
GAF 新兴中东和非洲ETF-SPDR
GAI 全球科技
GAM GAM基金
GAME 盛大游戏
GAMR 视频游戏ETF-FactorShares
GAS 尼科资源
GASL 天然气3X多-Direxion
GASS 斯蒂加斯海运
GASX 天然气3X空-Direxion
GAZ 天然气ETN-iPath
GBCI 冰川万通金控
GBL Gamco投资
GBNK 担保银行
GBR 新概念能源
GBT 全球血液疗法
GBX 格林布赖尔
GCAP 嘉盛资本
GCBC 格林县万通金控
GCC 大宗商品连续期货基金-WisdomTree
GCH 中国股票封基-GCH安本
GCI 甘尼特
GCO 格涅斯科
GD 通用动力
GDCT 环球数码
GDI 加德纳丹佛
GDP 古德里奇
GDS 万国数据
GDX 金矿股ETF-VanEckVectors
GDXJ 金矿小盘股-VanEckVectors
GE GE航空航天 通用电气
GEF 格瑞夫
GENC 范科工业
GENE 基因技术ADR
GEO GEO惩教集团
GERN 杰龙
GEUR Gartman欧元黄金ETF-AdvisorShares
GF 新德国封基
GFA Gafisa建设
GFED GFED银行
GFF 格里丰
GFI 金田
GFN 通用金融
GFS 格芯
GFY GFY基金
GGAL 加利西亚金融
GGB 盖尔道钢铁
GGG 固瑞克
GGOV 德国主权债-ProShares
GGP 通用成长房地产
GHC 格雷厄姆控股-B 格雷厄姆
GHL 格林希尔事务所
GIB CGI集团
GIGA 千兆微波
GIGM 和信超媒体
GIL 吉登运动服
GILD 吉利德科学公司 吉利德科学 吉利德科
GILT 吉来特卫星网络
GIM GIM环球基金
GIS 通用磨坊有限公司 通用磨坊
GLAD 格拉德斯通资本
GLBL 环球实业
GLBR 福汇GlobalBrokerage
GLBZ 格伦伯尼万通金控
GLD 黄金ETF-SPDR 黄金ETF-
GLF 格尔马克
GLL 黄金2X做空-ProShares
GLNG Golar海运
GLP 伙伴全球
GLRE 绿光再保险
GLT PH格拉特费尔
GLUU Glu移动
GLW 康宁公司 康宁
GM 通用汽车公司 通用汽车
GMAN Gordmans商店
GMCR 绿山咖啡
GME 游戏驿站
GMOM 全球动量策略ETF-Cambria
GNC GNC控股
GNCMA 通用通讯
GNK 根科船务贸易
GNRC Generac控股
GNTX 真泰克
GNVC 真科生物技术
GNW 通用金融公司 通用金融
GOL 勒莫国航
GOLD 巴里克黄金
GOLF 高尔史密斯国际控股
GOMO 久邦数码
GOOD 格拉德斯通商业
GOOG 谷歌公司 谷歌
GOOGL 谷歌A类股 谷歌 谷歌字母表
GOOS 加拿大鹅控股公司 加拿大鹅控股 加拿大鹅
GOTU 高途
GOV 政府不动产收益信托
GOVT 美国核心国债ETF-iShares
GPC 纯正部件公司 纯正部件 通用配件
GPI 汽车一组
GPN 环汇有限公司 环汇
GPOR 格尔夫波特能源
GPRE 绿色平原能源
GPS 盖璞
GQRE 全球高质房地产ETF-FlexShares
GRA 格雷斯事务所
GREK 希腊ETF-GlobalX
GRI 全球主流房地产ETF-Cohen&Steers
GRMN 佳明公司 佳明
GRN 全球碳排放额度ETN-iPath
GRNB 格林银行股份
GRO 中冠农业
GROW 美国全球投资者
GRR 安本亚洲小虎基金
GS 高盛集团 高盛
GS-A 高盛-优先股A
GS-B 高盛-优先股B
GS-C 高盛-优先股C
GS-D 高盛-优先股D
GS-I 高盛-优先股I
GS-J 高盛-优先股J
GS-K 高盛-优先股K
GS-N 高盛-优先股N
GSAT 全球星
GSBC 南方万通金控
GSBD 高盛BDC基金
GSG 大宗商品ETF-iShares
GSH 广深铁路
GSI 通用钢铁
GSIT 广船国际技术
GSK 葛兰素史克公司 葛兰素史克
GSL 环球租船
GSOL 环球资源
GSUM 国双
GSY Guggenheim短期债增强ETF
GT 固特异轮胎橡胶公司 固特异轮胎橡胶 固特异 固特异轮胎
GTAA 摩根凯瑞全球战术ETF-AdvisorShares
GTIM 恋上餐厅
GTLS 查特工业
GTN 格林电视
GTN.A 格林电视
GTS 三S管理
GTY 格蒂房地产
GUID 盖登斯软件
GULF 中东国家ETF-WisdomTree
GUNR 全球上游自然资源-FlexShares
GURE 海湾资源
GURI 国际股神ETF-GlobalX
GURU 股神ETF-GlobalX
GVA 花岗岩建筑
GVAL 全球价值策略ETF-Cambria
GVI 中期政府&信用债ETF-iShares
GVZ 金价波动率指数
GWR 杰纳西及怀俄明
GWW 美国固安捷 固安捷
GWX 国际小盘股ETF-SPDRS&P
GXC 中国ETF-SPDRS&P
GXF 北欧ETF-GlobalXFTSE
GXG 哥伦比亚ETF-GlobalX
GXP 大平原能源
GYEN Gartman日元黄金ETF-AdvisorShares
GYRO 旋翼物业
H 凯悦酒店
HA 夏威夷控股
HACK 网络安全ETF-PureFunds
HACW 全球股票ETF汇率对冲-iShares
HAE 美国血液技术
HAFC 韩美金融
HAIN 海恩时富
HAL 哈里伯顿公司 哈里伯顿 哈利伯顿
HALL 标志金融服务
HALO 奥洛兹美医疗 奥洛兹美疗法
HAO 中国小盘股ETF-Guggenheim
HAR 哈曼国际
HAS 孩之宝公司 孩之宝
HAUD 澳大利亚ETF汇率对冲-iShares
HAWX 国际股票ETF汇率对冲-iShares
HAYN 海恩斯国际
HBAN 亨廷顿银行 杭庭顿控股
HBANN 亨廷顿银行优先股N
HBANO 亨廷顿银行优先股O
HBANP 亨廷顿银行优先股P
HBCP Home合众银行
HBHC 汉考克控股银行
HBI 哈尼斯品牌服装
HBIO 哈佛生物科学
HBM HudbayMinerals(正股)
HBNC 哈里逊合众银行
HCA HCA控股
HCBK 哈得孙城市金融
HCC HCC保险
HCKT 哈克特服务
HCM 和黄医药 和记中国医疗科技
HCN HCN房产信托
HCP HCP房产信托
HCSG 医疗保健服务
HD 家得宝公司 家得宝
HDB HDFC银行
HDG 美林对冲基金策略因子复制-ProShares
HDNG 哈丁兄弟
HDRW 国际房地产ETF汇率对冲-WisdomTree
HDSN 哈德森科技
HE 夏威夷电力
HEDJ 欧洲ETF汇率对冲-WisdomTree
HEEM 新兴市场ETF汇率对冲-iShares
HEES HE设备服务
HEFA EAFEETF汇率对冲-iShares
HEI 海科航空
HELE 海伦特洛伊家电
HEOP 欧克斯赛银行
HEP 霍利能源
HES 赫斯公司 赫斯 赫斯能源
HEUS 欧洲小盘股ETF汇率对冲-iShares
HEW 翰威特
HEWC 加拿大ETF汇率对冲-iShares
HEWG 德国ETF汇率对冲-iShares
HEWI 意大利ETF汇率对冲-iShares
HEWJ 日本ETF汇率对冲-iShares
HEWL 瑞士ETF汇率对冲-iShares
HEWP 西班牙ETF汇率对冲-iShares
HEWU 英国ETF汇率对冲-iShares
HEWW 墨西哥ETF汇率对冲-iShares
HEWY 韩国ETF汇率对冲-iShares
HEZU 欧元区ETF汇率对冲-iShares
HF HF抵押
HFBC HopFed银行
HFWA Heritage金融 Heritage金融银行
HGG hhgregg电子零售
HGRD 医疗职系
HGSH 汉广厦房地产
HGT 休哥顿信托
HHS 哈特-汉克斯
HHYX 国际高收益债ETF汇率对冲-iShares
HI 希伦布兰德
HIBB 希贝特体育
HIFS 欣厄姆银行
HIG 美国哈特福德金融服务 哈特福德金融
HIHO 骇维金属加工 骇维控股
HII 亨廷顿英戈尔斯工业 亨廷顿-英戈尔斯工业
HIL 希尔国际管理
HIMX 奇景光电
HIW 海伍兹物业
HJPX 日本日经400ETF汇率对冲-iShares
HKD 尚乘数科
HL 赫克拉矿业
HLF 康宝莱国际公司 康宝莱国际 康宝莱
HLG 海亮教育
HLIT 谐波
HLS 南方保健
HLT 希尔顿酒店 希尔顿
HLX 螺旋能源
HMC 本田汽车公司 本田汽车
HMIN 如家快捷
HMN 霍勒斯曼恩
HMNF HMN金融
HMSY HMS控股
HMY 哈莫尼黄金
HNBC 哈利斯国民银行
HNP 华能电力
HNR 哈维斯特天然资源
HNRG Hallador能源
HOFT 胡克家具
HOG 哈雷戴维森公司 哈雷戴维森 哈雷摩托
HOLI 和利时自动化
HOLX 上巨实业医疗
HON 霍尼韦尔国际公司 霍尼韦尔国际 霍尼韦尔
HOO 斯卡尔内华达州
HOOD 罗宾汉
HOT 喜达屋
HOV 霍夫纳尼安
HP 赫佩公司 赫佩 赫尔默里奇和佩恩材料
HPE 慧与
HPF HPF收益基金II
HPI HPI收益基金
HPJ 豪鹏国际
HPQ 惠普
HPS HPS收益基金III
HPT 酒店业不动产信托
HQH HQH基金
HQL HQL基金
HR 医疗保健房地产信托
HRB HR布洛克服务
HRC 希尔罗控股
HRG 哈宾格投资
HRL 荷美尔食品
HRS 哈里斯通讯
HRSH 豪华线
HRTX Heron疗法
HSAI 禾赛科技
HSBC 汇丰控股公司 汇丰控股 汇丰银行
HSBC-A 汇丰银行-优先股
HSC 哈斯科材料
HSIC 亨利香恩服务
HSII 海德思哲服务
HSKA 赫斯卡医疗
HSP 赫升瑞
HSPX CoveredCall策略-Horizons
HST HOST酒店
HSTM 健康流科技
HSY 好时食品集团 好时
HT HT基金
HTD HTD收益基金
HTE 哈维斯特能源信托
HTGC 海格投资
HTH 希尔托普控股
HTHIY 日立
HTHT 华住酒店集团 华住
HTLD 哈特兰快递
HTLF 哈特兰金融
HTRN 健康电子
HTZ 赫兹 赫兹租车
HUADA 华大基因
HUAW 华为
HUBG 枢纽
HUM 休曼纳公司 休曼纳
HUN 亨斯曼材料
HURN 休伦咨询
HUSA 休斯敦能源
HUYA 虎牙公司 虎牙
HVPW 高波动率PutWrite策略-Alps
HVT 哈弗蒂家具
HW 水源建筑材料
HWCC 休斯顿电线电缆
HWKN 霍金斯材料
HXL 赫氏
HY 海斯特-耶鲁物料搬运
HYB 新美国高收益基金
HYD 美国高息市政债ETF-VanEckVectors
HYG 美国高收益债ETF-iShares
HYHG 高收益债-利率对冲-ProShares
HYLD Peritus高收益债券ETF-AdvisorShares
HYLS 高收益债战术ETF-FirstTrust
HYMB 美国高息市政债ETF-SPDRNuveen
HYND 负久期高收益债-WisdomTree
HYS 高息公司债0-5年ETF-PIMCO
HYT HYT基金
HYZD 零久期高收益债-WisdomTree
HZO 海上麦斯服务
IAF 澳洲股票封基-安本
IAI 美国券商ETF-iShares
IART 英特格拉生命科学
IAT 区域银行ETF-iShares
IAU 黄金ETF-iShares
IBB 美国生科ETF-iShares 生物科技
IBCP 独立银行
IBKR 盈透证券
IBM 国际商业机器有限公司 国际商业机器
IBN 印度工业信贷投资银行
IBND 国际投资级公司债ETF-SPDR
IBOC 国际银行
ICB ICB收益证券基金
ICCC 伊芙美尔医疗
ICE 洲际交易所
ICF 不动产指数ETF-iShares
ICFI ICF国际
ICL 以色列化工
ICN 印度卢比做多-WisdomTree
ICOL 哥伦比亚ETF-iShares
ICON 艾康尼斯品牌
ICUI ICU医疗
ICXT ICx技术
IDI 老虎媒体
IDRA 井寺制药
IDSY 编号系统
IDT 万威
IDTI 集成设备技术
IDV 国际红利股ETF-iShares
IDX 印尼ETF-MarketVectors
IDXX IDEXX实验室
IEF 美国国债7-10年ETF-iShares
IEI 美国国债3-7年ETF-iShares
IEMG 新兴市场coreETF-iShares
IEP 伊坎企业
IEV 欧洲ETF-iShares
IF 印尼封基-安本
IFEU 欧洲房地产ETF-iShares
IFF 国际香料香精公司 国际香料香精 国际香精香料
IFGL 国际发达市场房地产ETF-iShares
IFLY 无人机ETF-FactorShares
IFMK 中国城超市
IFN 印度封基-安本
IFSB 独立联邦储蓄银行
IGA IGA基金
IGD IGD基金
IGE 北美自然资源ETF-iShares
IGEM 新兴市场投资级主权债-VanEckVectors
IGF 全球基础设施ETF-iShares
IGHG 投资级债-利率对冲-ProShares
IGN 北美多媒体网络ETF-iShares
IGOV 国际主权债ETF-iShares
IGR IGR基金
IGT 国际游戏科技公司 国际游戏科技 国际博彩科技
IGV 软件行业ETF-iShares
IHC 独立控股
IHG 洲际酒店 洲际酒店集团
IHY 国际高收益债ETF-MarketVectors
IIF 印度封基-大摩
III 信息服务
IIIN Insteel工业
IIJI 首创网络
IILG 分时度假
IIM IIM保险市收入基金
IJH 美国中型股ETF-iShares
IJK 标普中型成长股400指数ETF-iShares
IJR 标普小盘股ETF-iShares
IJS 标普小盘价值600ETF-iShares
IJT 标普小盘成长股600-iShares
ILF 拉美40指数ETF-iShares
IMA 因弗内斯创新诊疗
IMBBY 帝国烟草
IMKTA 安格莱斯市场
IMLP 标普MLPETN-iPath
IMN 怡敏信
IMO 帝国石油公司 帝国石油
IMOS 百慕达南茂科技股份有 南茂科技股份 南茂科技
IMUC ImmunoCellular疗法
INAP Internap网络服务
INCY 因塞特医疗 因塞特
INDA 印度ETF-iSharesMSCI
INDB 美国独立银行
INDY 印度ETF-iSharesNifty50
INFN 英飞朗
INFY 印孚瑟斯技术公司 印孚瑟斯技术
ING 荷兰国际集团 荷兰国际
INSW 因斯威普
INT 全球燃料服务
INTC 英特尔公司 英特尔
INTU 财捷集团 财捷
INVE 单片机微系统
IO 离子地球物理
IOSP 英诺斯派材料
IP 国际纸业公司 国际纸业
IPAR 依特香水
IPAY 移动支付ETF-PureFundsISE
IPE 美国通胀债券ETF-SPDR
IPG 埃培智
IPGP IPG光电
IPKW 国际回购成就者-PowerShares
IPXL Impax制药
IQ 爱奇艺公司 爱奇艺
IQI IQI市政收入基金
IQIYI 爱奇艺
IR 英格索兰
IRDM 铱星通讯
IRET IRET房产信托
IRIX 艾里德克斯
IRL 新爱尔兰封基
IRM 爱恩铁山
IRTC iRhythm科技
IRWD Ironwood医药
ISBC 投资者银行
ISCA 国际赛道
ISIL 英特矽尔半导体
ISL 以色列封基-安本
ISLE 卡普里岛赌场
ISNS 图像传感系统
ISRG 直觉外科公司 直觉外科 达芬奇手术机器人 达芬奇手
ISSC 创新软件
ISTB 核心美元债1-5年ETF-iShares
IT 加特纳
ITA 国防航太ETF-iShares
ITB 美国房产建设ETF-iShares
ITC ITC控股
ITG 投资科技股份
ITIC 投资者不动产
ITM 免AMT中期市政债ETF-VanEckVectors
ITR 美国中期公司债-SPDR
ITRI 伊管
ITW 伊利诺工具集团 伊利诺伊机械
IUSB 核心全美元债市场ETF-iShares
IVAC 因特瓦克
IVC 英伐凯
IVE 标普500价值股ETF-iShares
IVOP VIX做空-iPath
IVR 景顺抵押资本
IVV 标普500ETF-iShares
IVW 标普500成长股ETF-iShares
IVZ 美国景顺集团 景顺投资 景顺集团
IWB 罗素1000指数ETF-iShares
IWC 美国微型股ETF-iShares
IWD 罗素1000价值指数ETF-iShares
IWF 罗素1000成长指数ETF-iShares
IWM 美国小盘股ETF-iShares 罗素2000
IWN 罗素2000价值股ETF-iShares
IWO 美国小盘成长-iShares
IWP 罗素中型成长股指数ETF-iShares
IWS 罗素中型价值股指数ETF-iShares
IWV 罗素3000ETF-iShares
IX 欧力士
IXC 全球能源业ETF-iShares
IXG 全球金融业ETF-iShares
IXJ 全球医疗业ETF-iShares
IXN 全球科技业ETF-iShares
IXP 全球电信业ETF-iShares
IYE 能源行业ETF-iShares
IYF 金融业ETF-iShares
IYM 基础材料ETF-iSharesDowJones
IYR 美国房地产ETF-iShares
IYT 道琼斯运输业指数ETF-iShares
IYW 美国科技ETF-iShares
IYZ 电信业ETF-iShares
JASO 晶澳太阳能
JAVA 太阳微系统
JAX J亚历山大
JAZZ 爵士制药
JBHT JBHunt运输服务
JBL 捷普集团 捷普科技
JBLU 捷蓝航空
JBT 约翰宾技术
JCI 江森自控公司 江森自控
JCOM J2全球
JCP 彭尼百货 彭尼
JCS 通信系统
JCTCF 朱伊特卡梅伦贸易
JD 京东
JDD 纽文多元化投资基金
JDST 小金矿3X空-Direxion
JEC 嘉科工程 雅各布工程
JEF 杰富瑞
JEM 新兴市场货币ETN-iPath
JEQ 日本股票封基-安本
JETS 全球航空业ETF-U.S.Global
JFC 中国股票封基-JFC摩根大通 JF中国基金
JFR JFR基金
JHI JHI基金
JHS JHS基金
JHX 詹姆斯哈迪
JJA 农产品ETN-iPath
JJC 铜ETN-iPath
JJE 能源指数ETN-iPath
JJG 谷物ETN-iPath
JJM 工业金属ETN-iPath
JJN 镍ETN-iPath
JJP 贵金属ETN-iPath
JJS 软商品ETN-iPathBloomberg
JJSF JJSF食品
JJT 锡ETN-iPath
JJU 铝ETN-iPath
JKHY 杰克亨利
JKS 晶科能源
JLL 仲量联行
JMEI 聚美优品
JMU 众美联
JNGW 经纬国际
JNJ 强生公司 强生
JNK 美国高收益债ETF-SPDR
JNPR 瞻博网络公司 瞻博网络
JNS 骏利资产
JNUG 小金矿3X多-Direxion
JO 咖啡豆ETN-iPath
JOBS 前程无忧
JOE 圣乔
JOF 日本小盘股封基
JOUT 约翰逊户外
JOY 久益环球
JP 钜派投资
JPM 摩根大通公司 摩根大通
JPM-A 摩根大通-优先股A
JPM-B 摩根大通-优先股B
JPM-D 摩根大通-优先股D
JPM-E 摩根大通-优先股E
JPM-F 摩根大通-优先股F
JPM-G 摩根大通-优先股G
JPM-H 摩根大通-优先股H
JRJC 金融界
JSM 学贷美6%票据
JST 金盘电气
JTI 金泰矿业
JUNE 财迷ETF-DhandhoJunoon
JUNO Juno疗法
JWN 诺斯庄百货 诺德斯特龙
JXI 全球公用事业ETF-iShares
JYVIX 日元波动率指数
K 家乐氏
KAI 凯登纸业
KALU 凯撒铝业
KAMN 卡曼
KANG 爱康国宾
KAR KAR车行 KAR拍卖行
KB 韩国国民银行
KBE 银行业ETF-SPDR
KBR KBR科技 KBR工程
KBWB 银行ETF-PowerSharesKBW
KBWP 美国产险ETF-PowerShares
KBWR 区域银行ETF-PowerSharesKBW
KBWY 高股息REIT-PowerShares
KC 金山云
KCAP 科尔伯格资本
KCE 资本市场ETF-SPDR
KCG 骑士资本
KCJ 标普500相关度指数
KCNY 人民币商业票据-KraneShares易方达
KED KED基金
KEF 韩国股票封基
KELYA 凯利服务
KELYB 凯利服务
KEP 韩国电力
KEQU 基瓦尼科技
KERX 克律克斯生物制药
KEX 卡比海运
KEYW KEYW控股
KF 韩国封基
KFFB 肯塔基第一银行
KFRC K力
KFS 汇富金融服务
KFY 光辉国际咨询顾问
KGC 金罗斯黄金
KGJI 金凰珠宝
KHC 卡夫亨氏
KIE 保险业ETF-SPDR
KIM 金克地产
KINS 金石保险
KLAC 科磊公司 科磊 科天
KLIC 库力索法半导体
KMB 金伯利克拉克公司 金伯利克拉克 金佰利
KMI 金德尔摩根公司 金德尔摩根
KMM DWS多元市场基金
KMT 肯纳金属
KMX 车美仕
KND 金德里德保健
KNDI 康迪车业 康迪科技
KNL 海丘
KO 可口可乐公司 可口可乐
KODK 柯达
KOF 可口可乐凡萨瓶装 可口可乐Femsa装瓶
KOL 煤炭ETF-VanEckVectors
KOLD 天然气2X空-ProShares
KONA 科纳烧烤
KONE 联合信息
KOP 科佩斯控股
KOPN 高平电子
KOR KIM韩国股票ETF-AdvisorShares
KOSS 高斯电子
KR 克罗格公司 克罗格
KRA 科腾制药
KRC 吉劳埃地产
KRE 区域银行ETF-SPDR
KRFT 卡夫北美杂货
KRG 凯特地产信托
KRNY 卡尼金融储蓄
KRO 康诺斯全球
KS KapStone造纸
KSA 沙特阿拉伯ETF-iSharesMSCI
KSFTF 金山软件
KSM DWS市政债务基金
KSS 柯尔百货 科尔士百货
KST KST基金
KSU 堪萨斯南方铁路
KT 韩国电信
KTF KTF基金
KTOS 克瑞拓斯安全防卫
KUTV 酷6网
KVHI KVH通信
KWEB 中概股ETF-KraneShares
KWR 奎克化学
KWT 太阳能ETF-MarketVectors
KXI 全球日常消费ETF-iShares
KYE KYE能源基金
KYN KYN投资基金
KYO 京都陶艺
KZ 空中网
L 洛斯公司 洛斯 洛斯保险
LABD 生科3x做空-Direxion
LABU 生科3X做多-Direxion
LAD 利西亚车行
LAEC 拓见科技
LAKE 雷克兰工业
LALT 多策略另类组合-PowerShares
LAMR 拉马尔户外广告
LANC 兰卡斯特食品
LAND Gladstone农地基金
LANV 复朗集团
LAQ 安本拉美基金
LARK 兰德马克银行
LAS 联拓
LASO 拉手网
LAWS 劳森产品
LAYN 莱尼-克里斯滕森工程
LAZ 拉扎德
LB 维多利亚的秘密
LBAI 拉扎德银行
LBF DWS全球基金
LBTYA 自由全球
LBTYB 自由全球
LBTYK 自由全球
LCM LCM成长基金
LCUT 生活时光品牌家具
LD 铅ETN-iPath
LDF 拉丁美洲探索基金
LDL 莱德尔
LDR 蓝道尔信息检索
LEA 李尔
LEAD DIVCON股息前锋ETF-RealityShares
LECO 林肯电气控股
LEDS 旭明光电
LEE 李氏企业
LEG 礼恩派集团 礼恩派
LEGN 传奇生物
LEJU 乐居
LEMB 新兴市场当地国债-iShares
LEN 莱纳建筑公司 莱纳建筑
LEN.B 莲娜
LEO LEO市政债券基金
LFC 中国人寿
LFL 南美航空
LFUS 美国力特保险丝
LGCY LegacyReserves石油勘测
LGI LGI全球基金
LGL LGL集团
LH 实验美控
LHO 拉萨尔饭店
LI 理想汽车
LIHR 利希尔黄金
LII 雷诺士
LIMS Starlims技术
LIN 林德集团
LINC 林肯教育服务
LION 富达南方银行
LIOX 莱博智科技
LIT 锂主题ETF-GlobalX
LITB 兰亭集势
LKFN 莱克兰金融
LKOR 美国长期公司债信用评级ETF-FlexShares
LLL L-3通讯 L3通讯控股
LLTC 凌特科技 凌力尔特公司
LLY 礼来公司 礼来 礼来制药
LM 美盛资管 美盛集团
LMAT 勒梅特微管医疗
LMLP LML支付系统
LMNX 路明克斯
LMT 洛克希德马丁公司 洛克希德马丁 洛克希德-马丁 洛克希德
LNC 林肯国民金融 林肯国民
LNCE 兰斯
LNT 美国联合能源
LO 罗瑞拉德
LOAN 曼哈顿大桥投资股份
LOGC 逻辑器件
LOGI 罗技
LOGM 大家来网络
LONG 艺龙
LOPE 大峡谷教育
LOR LOR基金
LORL 劳拉空间通信
LOW 劳氏公司 劳氏
LPLA LPL投资控股 LPL金控
LPX 路易斯安那太平洋
LQD 美国投资级公司债-iShares
LRCX 林氏研究公司 林氏研究 拉姆研究 泛林集团
LRLCY 欧莱雅
LRN K12国际学校
LSBK 莱克肖尔万通金控
LSCC 莱迪思半导体
LSI LSI半导体
LSTR 莱帝运输 莱帝土地星
LSVX VIX长短仓策略-VelocityShares
LSXMA LibertySiriusXMA股
LSXMB LibertySiriusXMB股
LSXMK 自由媒体SiriusXM
LTC LTC不动产
LTRX 创力
LU 陆金所控股
LUB 卢比饭店
LUK 卢卡迪亚国民
LULU 露露柠檬
LUV 西南航空
LUX 陆逊梯卡
LVLT 第三级通讯
LVMUY 路易威登
LVS 金沙集团
LWAY 来福威食品
LXP 莱星顿置业信托
LXRX 莱斯康制药
LXU LSB工业材料 LSB工业
LYB 利安德巴塞尔公司 利安德巴塞尔
LYG 劳埃德银行
LYTS LSI设备
LZB La-Z-Boy家具
M 梅西百货
MA 万事达卡公司 万事达卡 万事达
MAA MAA房产信托
MAC 马塞里奇房产
MACE 麦斯安全防卫国际
MAG 迈力达电子 MAG银矿
MAN 万宝盛华人力资源
MANH 曼哈顿联合软件
MANT 美泰科技
MANU 曼联
MAR 万豪国际 万豪国际酒店
MARPS 海洋石油信托
MAS 马斯科 马斯可木业
MASI 麦斯莫医疗
MAT 美国美泰公司 美国美泰 美泰
MATH Meidell战术优势ETF-AdvisorShares
MATN Mateon疗法
MATW 马修国际加工 马修国际
MATX 美森
MAV 先锋市政信托
MAYS 梅斯物业
MBB 美国按揭抵押债ETF-iShares
MBFI MB金融
MBLX 麦特波利斯材料
MBRG 米德尔堡金融
MBSD 美国按揭抵押债3.25-4.25年久期ETF-FlexShares
MBT 移动电信
MBWM 莫肯特尔银行
MCA 黑岩加州基金
MCD 麦当劳公司 麦当劳
MCHI 中国港股ETF-iSharesMSCI
MCHP 微芯科技公司 微芯科技
MCK 麦克森公司 麦克森 麦克森药物批发
MCN 麦迪逊基金
MCO 穆迪公司 穆迪
MCOX 麦考林
MCS 马库斯
MCY 默邱利通用
MDCO 麦迪逊医药
MDLZ 亿滋国际公司 亿滋国际 亿滋
MDP 梅瑞狄斯
MDR 迈克德莫特国际
MDRX 麦赛斯医药
MDT 美敦力公司 美敦力
MDY 标普中型股400指数ETF-SPDR
MED 快验保
MEIZU 魅族
MEN 黑石综合提升基金
MENT 明导资讯
MEOH 梅思恩
MER-K 美林
MER-P 美林
MERC 美世国际
MET 大都会人寿公司 大都会人寿 大都会人
MET-A 大都会保险-优先股
MFC 宏利金融
MFG 瑞穗金融集团 瑞穗金融
MFL 黑岩交换控股
MFM MFS市政基金
MFRI MFRI污染处理
MFT 黑石债务基金
MGA 曼格纳国际
MGF MFSA政府投资基金
MGI 速汇金国际
MGLN 麦哲伦健康服务
MGM 美高梅
MGS 瓦斯
MGU 麦格理全球投资
MHD 黑岩合作债务基金
MHFI 麦格劳-希尔
MHI 先锋市政债务
MHK 莫霍克工业公司 莫霍克工业
MHN 黑岩综合债务基金
MHO MI家居
MIC 麦格里基础设施
MIELY 三菱电机
MINC Newfleet多品种债券ETF-AdvisorShares
MIND 米奇汗姆租赁
MINT PIMCO短期债积极增强ETF
MITSY 三井物产
MIY 黑岩密西根保险基金
MJN 美赞臣
MKC 味好美公司 味好美
MKC.CV 味好美
MKC.V 味好美
MKSI MKS仪器
MLCO 新濠博亚娱乐
MLHR 赫尔曼米勒
MLI 木勒工业
MLM 马丁-玛丽埃塔材料
MLNK 麦迪实软件
MLP 毛伊岛菠萝食品
MLPI AlerianMLP基础设施ETF-ETRACS
MLPS AlerianMLPInfrastructure做空
MLPX MLP能源基础设施ETF-GlobalX
MMC 威达信集团 威达信
MMI 马库斯米利查普 摩托罗拉移动
MMM 明尼苏达矿业制造公司 明尼苏达矿业制造 3M公司
MMP 麦哲伦油气
MMS 马克西姆斯服务
MMTOF 三菱汽车
MNDO 思维终端科技
MNE 黑岩纽约投资
MNI 麦克拉奇报业
MNK 万灵科制药公司 万灵科制药
MNKD 曼恩凯德生物医疗 曼恩凯德
MNOV 美第奇新星生物技术
MNRO 门罗
MNSO 名创优品
MNST 怪物饮料 怪兽饮料
MO 奥驰亚集团公司 奥驰亚集团 奥驰亚
MOAT 晨星护城河ETF-VanEckVectors
MOBI 斯凯网络科技
MOCO 膜康
MOD 摩丁制造
MOMO 挚文集团 陌陌
MON 孟山都
MOO 全球农业ETF-MarketVectors
MORL 按揭地产信托2X做多-UBSETRACS
MORN 晨星信息 晨星
MORT 按揭地产信托收入ETF-VanEckVectors
MOS 美国美盛公司 美国美盛 美盛
MOSY 正一科技
MOTI 全球晨星护城河ETF-VanEckVectors
MOV 摩凡陀
MPA 黑岩宾州投资
MPC 马拉松石油公司 马拉松石油
MPEL 新濠博亚娱乐
MPV 万通金融
MPW 医疗不动产信托
MPX 海洋产品
MQT 黑岩综合产业
MQY 黑岩综合产业
MR 迈瑞医疗
MRGR 合并收购套利策略-ProShares
MRK 默沙东集团 默克
MRO 马拉松油料公司 马拉松油料 马拉松石油
MRT 莫尔顿餐厅
MRTN 马尔登运输
MRVL 迈威尔科技 迈威尔科
MS 摩根士丹利 摩根士丹
MS-A 摩根士丹利-优先股A
MS-E 摩根士丹利-优先股E
MS-I 摩根士丹利-优先股I
MSB 美莎比信托
MSC 新濠影汇
MSCC 美高森美集成电路
MSCI 明晟 MSCI明晟
MSD MSD能源债务基金
MSEX 米德尔赛克斯水务公司 米德尔赛克斯水务
MSFT 微软公司 微软
MSG 麦迪逊花园
MSI 摩托罗拉系统投资有限 摩托罗拉系统 摩托罗拉系统公司 摩托罗拉解决方案
MSTX Mast疗法
MT 安赛乐米塔尔
MTB 美国制商银行
MTD 梅特勒-托利多
MTEX 寰泰生技
MTL 车里雅宾斯克钢铁
MTN 范尔度假村
MTOR 美驰
MTR Mesa信托
MTU 三菱日联金融
MTW 马尼托沃克
MU 美光科技公司 美光科技
MUA 黑岩多资产投资
MUB 美国市政债ETF-iShares
MUC 黑岩加州投资基金
MUH 黑岩多控股债务基金
MUI 黑石中级期债券基金
MUJ 黑岩新泽西保险基金
MUR 墨菲石油
MUS 黑岩多控股保险基金
MVIS 维视图像
MVST 微宏控股
MVT 黑岩市政投资基金
MWV 米德维实伟克
MXE 墨西哥封基-MXE
MXF 墨西哥封基-MXF
MXIM 美信集成产品
MXWL Maxwell技术
MY 明阳风电
MYC 黑岩市加州市政债券基金
MYD 黑岩市政收益基金
MYF 黑岩市政债券投资基金
MYGN 万基遗传
MYJ 黑岩新泽西市政债券基金
MYL 麦兰医药
MYN 黑岩纽约市政收益保险基金
MYY 做空中型股-ProShares
MZZ 美国中型股-2x空-ProShares
NAAS 能链智电
NAC NAC股息基金
NAD NAD股息市政基金
NANO 耐诺
NANX 纳米级技术
NASH 纳什维尔地区ETF-LocalShares
NATI 美国国家仪器
NATR 天然阳光产品
NAV 纳威司达
NAV-D 纳维斯塔国
NAVG 领航者
NAZ 纽文亚利桑那市政收益基金
NBG 希腊国家
NBGGY 希腊国家银行
NBIX 神经分泌生物科学
NBL 诺贝尔能源
NBN 东北银行
NBR 纳伯斯实业 纳伯斯工业
NCA 纽文加州市政价值基金
NCI 法维翰咨询
NCLH 挪威邮轮
NCTY 第九城市
NDAQ 纳斯达克OMX集团 纳斯达克OMX交易所 纳斯达克
NDSN 诺信
NE 诺布尔
NEAR 短期债券ETF-iShares
NEE 新纪元能源公司 新纪元能源
NEM 纽曼矿业 纽蒙特矿业 纽蒙特
NEOG 纽尔真检测
NET 万网
NEXT 触控科技
NFEC 能发伟业
NFLX 奈飞公司 奈飞
NFX 新地勘探
NG 诺华黄金资源公司 诺华黄金资源
NGG 英国国家电网公司 英国国家电网
NHS 纽伯格伯曼高地策略基金
NHTC 然健环球
NI 印北瓦电
NIB 可可ETN-iPath
NICE 耐斯系统 NICE系统
NIHD 国家信息基础设施控股
NIM 纽文精选市政基金
NINI 镍ETN-iPathPureBeta
NINOY 尼康
NIO 蔚来汽车公司 蔚来汽车 纽文保险市政机遇基金 蔚来
NJR 新泽西能源
NKE 耐克公司 耐克
NKTR 内克塔疗法
NLR 铀矿核能ETF-VanEckVectors
NLS 鹦鹉螺体育
NLSN 尼尔森
NLY Annaly资管
NM Navios海事控股
NMI 纽文市政收益基金
NMR 野村控股
NMRX 纳姆热斯通信
NMT 纽文马萨诸塞市保基金
NMY 纽文马里兰市保基金
NNC 北卡纽文市保基金
NNY 纽约纽文市政价值基金
NOAH 诺亚（中国）财富管理 诺亚(中国)财富管理 诺亚财富 诺亚
NOBL 大盘股红利贵族-ProShares
NOC 诺斯洛普• 诺斯洛普-格鲁门 诺斯罗普格鲁曼
NOEC 金鼎化工
NOK 诺基亚公司 诺基亚
NORD 诺德安达
NORW 挪威ETF-GlobalX
NOV 美国国民油井华高公司 美国国民油井华高 国民油井华高
NOW 现在服务公司 现在服务
NP 尼拿纸业
NPD 海王星辰
NPV 弗吉尼亚纽文市保
NQ 网秦
NR 新园能源
NRE 挪宝新能源
NRG NRG能源
NRGP 英那控股
NRT 北欧石油信托
NRZ 新住宅投资基金
NS 纽星能源
NSANY 日产汽车
NSC 诺福克南方公司 诺福克南方 诺福克南方铁路运输
NSL 纽文高级收益基金
NSRGY 雀巢
NSSC 纳普科安全技术
NTAP 美国网存公司 美国网存 网泰信息存储
NTC 纽文康涅狄格津贴收益市政基金
NTCT 网侦系统
NTDOY 任天堂
NTES 网易
NTL 北方电信投资
NTRS 北方信托公司 北方信托
NTT 日本电报电话
NTWK 奈特阳科技
NTX 德克萨斯纽文基金
NTZ 纳图兹家具
NUAN Nuance通讯
NUE 纽柯钢铁
NUGT 金矿3X做多-Direxion
NUM 纽文密西根基金
NUO 纽文俄亥俄基金
NUS 如新集团
NUTR 营养保健国际
NUV 纽文市政价值基金
NUVA 纽瓦索器材
NVAX 诺瓦瓦克斯医药
NVDA 英伟达公司 英伟达
NVFY 诺华家具
NVGS Navigator控股
NVLS 诺发系统
NVO 诺和诺德公司 诺和诺德
NVS 诺华公司 诺华 诺华制药
NWL 纽威乐柏美 纽威品牌
NWLI 国家西方人寿保险
NWN 西北天然气
NWPX 西北管道
NWS 新闻集团 新闻集团(B股)
NWSA 新闻集团
NXPI 恩智浦
NYM NY魔力保险
NYMT 纽约抵押信托
NYRT 纽约市REIT
NYT 纽约时报
OAK 橡树资本
OBAS 阿贝斯
OC 欧文斯科宁
ODC 美国石油勘探
ODP 欧迪办公
ODSY 奥德赛医疗
OEF 标普100指数ETF-iShares
OFLX 欧美佳福莱克斯
OI 欧伊诺公司 欧伊诺 欧文斯伊利诺玻璃
OIA 摩根士丹利市保基金
OIH 油气服务ETF-MarketVectors
OII 国际海洋工程
OIIM 凹凸科技
OIL 原油做多-iPathGSCI 原油指数
OKE 万欧克 欧尼克
OKS 欧尼克（万欧卡）合 欧尼克(万欧卡)合
OLN 欧林
OMAA 耆卫资产管理5.125%债2031
OMAB 北方中心机场
OMAM 耆卫资产管理
OMC 宏盟集团 宏盟
OME 欧米加蛋白食品
OMEI 欧美房地产
OMER 奥麦罗制药
OMEX 奥德赛海洋探索
OMI 欧麦斯-麦能医疗
OMNI OMNI能源服务
ON 安森美半导体
ONEQ 纳斯达克综合指数ETF-Fidelity
ONP 东方纸业
ONVI 恩维亚策略
OPK Opko健康
OPP RiverNorth/DoubleLine战略机会基金
OPRA 欧朋公司 欧朋
OPY 奥本海默控股
ORA 奥玛特科技
ORBC ORBCOMM轨道通讯系统
ORBK 奥宝科技
ORCL 甲骨文公司 甲骨文
OREX Orexigen疗法
ORG 有机产品ETF
ORLY 奥莱利汽车公司 奥莱利汽车
OSCR 奥斯卡健康
OSK 豪士科卡车
OSM 学贷美CPI票据
OSN 奥盛创新
OSUR 奥瑞许科技
OTIS 奥的斯
OTTR 奥特泰尔
OVBC 俄亥俄河谷银行
OVLY 橡木谷银行
OVX 油价波动率指数
OXM 牛津工业
OXY 西方石油公司 西方石油
OZK 欧扎克银行
OZM 奥氏资本
P 潘多拉媒体 潘多拉网
PAAS 泛美白银
PAC 太平洋航空
PAG 潘世奇汽车
PAGG 全球农业ETF-PowerShares
PAK 巴基斯坦ETF-GlobalXMSCI
PALL 钯金ETF-ETFS
PALM 奔迈
PANW 派拓网络 PaloAlto网络
PARA 派拉蒙环球
PARAA 派拉蒙环球-A
PAY 惠尔丰控股
PAYX 沛齐公司 沛齐
PBCT 人民联合金融
PBH 普雷斯蒂奇
PBI 必能宝公司 必能宝
PBIP 宾夕法尼亚保德信
PBJ 食品饮料ETF-PowerShares
PBP BuyWrite策略-PowerShares
PBR 巴西石油公司 巴西石油
PBR.A 巴西石油公司 巴西石油
PBT 帕米亚盆地信托
PCAR 帕卡公司 帕卡
PCEF 高收益封基ETF-PowerShares
PCF 普特南高收入债券基金
PCG 太平洋瓦斯与电力公司 太平洋瓦斯与电力 太平洋煤气电力
PCK 太平洋投资管理加利福尼亚地方收入基金
PCL 梅溪木材
PCN 太平洋投资管理企业投资基金
PCP 精密机件
PCQ 太平洋投资管理加利福尼亚地方收入基金
PCRFY 松下
PCY 新兴市场美元国债-PowerShares
PDBC 大宗商品最优化收益基金-PowerShares
PDCO 帕特森公司 帕特森 帕特森牙科
PDD 拼多多公司 拼多多
PDT 约翰汉考克爱国者基金
PEBK 北加利福尼亚国民银行
PEG 美国公共服务企业集团
PEI 宾夕法尼亚房地产投资信托
PEJ 休闲娱乐ETF-PowerShares
PEK 沪深300ETF-MarketVectors华夏
PENN 佩恩国民博彩
PEP 百事可乐公司 百事可乐 百事
PERM 永流传组合ETF-GlobalX
PERY 佩里埃利斯国际
PESI 佩尔马福克斯环境服务
PETM 宠灵市场
PEX 全球股权投资基金-ProShares
PEY 红利股ETF-PowerShares
PFBC 保富银行
PFD 弗莱厄蒂克伦兰保富所得基金
PFE 辉瑞制药公司 辉瑞制药 辉瑞
PFF 美国优先股ETF-iShares
PFG 信安金融集团 美国信安金融
PFIS 人民金服
PFL 太平洋投资管理策略收益基金
PFO 弗莱厄蒂克伦兰保富成长基金
PG 宝洁公司 宝洁
PGAL 葡萄牙ETF-GlobalX
PGF 金融优先股ETF-PowerShares
PGHY 全球短期高收益债-PowerShares
PGJ 中概股ETF-PowerShares
PGM 铂金ETN-iPath
PGNX 普罗基尼克斯制药
PGP 太平洋投资管理环球股票基金及收益
PGR 美国前进保险公司 美国前进保险
PGX 美国优先股ETF-PowerShares
PH 派克汉尼汾
PHB 美国高收益公司债ETF-PowerShares
PHDG VEQTOR策略ETF-PowerShares
PHG 飞利浦电子公司 飞利浦电子 飞利浦
PHI 菲律宾长途电话
PHK 太平洋投资管理高收入基金
PHM 普得集团 帕尔迪
PHO 水资源ETF-PowerShares
PHX 潘汉德尔油气
PICB 国际公司债-PowerShares
PICO PICO控股
PIF 良机基金
PII 北极星
PIM 普特南马斯特信托
PIN 印度ETF-PowerShares
PJC 派杰
PKB 美国房产建筑-PowerShares
PKBK 帕克合众银行
PKD 帕克钻井
PKI 珀金埃尔默
PKX 浦项钢铁
PLAB 福尼克斯
PLD 普洛斯 安博
PLL 皮德蒙特锂业 颇尔公司
PLT 缤特力
PLUG 普拉格能源
PLUS 正羽科技
PLXS 普雷克萨斯
PM 菲利普莫里斯国际公司 菲利普莫里斯国际 菲利普莫里斯
PMBC 太平洋商业合众银行
PME 平潭海洋
PMF 太平洋投资管理市政收益基金
PML 太平洋投资管理市政收益基金2
PMM 普特南市收入信托管理
PMO 普特南市政债券成长基金
PMX PMX市政收益基金
PNBK 爱国者国家合众银行
PNC PNC金融服务集团 匹兹堡金融服务集团 PNC金融服务 PNC金融
PNC-P PNC金融-优先股P
PNC-Q PNC金融-优先股Q
PNF 纽约太平洋投资管理市政收益基金
PNI PNI市政收益基金
PNK Pinnacle娱乐
PNQI 互联网ETF-PowerShares
PNR 滨特尔公司 滨特尔
PNW 品尼高西方资本品西资 品尼高西方资本
POL 普立万
POM 波托马克
POPE Pope林业信托
POR 波特兰通用电气
POT 加拿大钾肥
POWI 帕沃英蒂格盛
PPA 国防航太ETF-PowerShares
PPBI 太平洋第一合众银行
PPCO 彭维斯特制药
PPG PPG工业
PPL PPL宾州电力公司 PPL宾州电力
PPLT 铂金ETF-ETFS
PPR 荷兰国际最优惠利率信托
PPT 普特南优先收入信托
PRAN Prana生物工艺
PRGO 百利高 培瑞克
PRME 全球黄金地段房地产ETF-FirstTrustHeitman
PRU 保德信金融集团 保德信金融
PSA 大众仓储
PSCT 小盘科技股ETF-PowerShares
PSEC 普罗斯佩克特资本 Prospect资本
PSID 帕斯提夫ID
PSK 美国优先股ETF-SPDRWellsFargo
PSMT 普尔斯玛特
PSNY 极星
PSO 培生
PSP 全球私募股权基金ETF-PowerShares
PSQ 做空纳指-ProShares
PSX 菲利普66公司 菲利普66 菲利普斯66
PTIE 疼痛治疗
PTLA Portola制药
PTN Palatin科技
PTR 中石油
PTV 派迪夫包装
PTY 太平洋投资管理成长基金
PUDA 普大煤业
PUK 英国保诚集团 英国保诚
PUK-A 保诚
PUTW PutWrite策略-WisdomTree
PVTB 私人银行
PWE 畔西能源信托
PWR 广达公司 广达
PWRD 完美世界
PX 普莱克斯公司 普莱克斯
PXD 先锋自然资源
PXLW 美国像素
PXR 新兴市场基础设施-PowerShares
PZA 免AMT市政债ETF-PowerShares
PZC 太平洋投资管理市政债券
PZE 巴西石油-阿根廷
PZI 美国微型股ETF-PowerSharesZacks
PZZA 棒约翰
Q 昆泰医药
QABA 社区银行ETF-FirstTrust
QAI 多策略对冲基金复制-IQHedge
QAT 卡塔尔ETF-iShares
QBAK 扩斯达
QCOM 高通公司 高通
QD 趣店集团
QEH QAM股票对冲ETF-AdvisorShares
QEP QEP资源
QFIN 360数科
QGEN 快而精医药
QID 纳指2X做空-ProShares
QIHU 奇虎360
QKLS 庆客隆
QLD 纳指2X做多-ProShares
QLYS 科力斯
QQQ 纳斯达克100指数 纳斯达克100ETF
QSR 餐饮品牌国际
QTM 昆腾数据
QUIK 快辑半导体
QUIX 唐吉可德
QUNR 去哪儿网
QYLD 纳指CoveredCall策略-ReconCapital
R 莱德系统公司 莱德系统 瑞德系统
RA Brookfield硬资产收益基金
RACE 法拉利汽车公司 法拉利汽车 法拉利
RAD 来德爱
RAI 雷诺美国
RALS RAFI多空对冲策略-ProShares
RATE 银率
RBA 里奇兄弟拍卖
RBC 雷勃电气
RBCN 卢比肯科技
RBPAA 宾夕法尼亚皇家银行
RBS 苏格兰皇家银行
RBS-H 苏皇银行-优先股H
RBS-L 苏皇银行-优先股L
RBS-S 苏皇银行-优先股S
RCI 罗杰斯通信
RCL 皇家加勒比邮轮 皇家加勒比游轮
RCON 研控科技
RCS RCS全球政府基金
RDC 罗文
RDS.A 荷兰皇家壳牌
RDS.B 荷兰皇家壳牌
RDSA 壳牌
RDY 如瑞迪博士
READ 盛大文学
REET 全球房地产ETF-iShares
REGL 中型股红利贵族-ProShares
REGN 再生元制药公司 再生元制药 Regeneron生物制药
RELL 理查森电子
REM 房地产按揭贷款ETF-iShares
REMX 稀土战略原料ETF-VanEckVectors
RENN 人人 人人公司
REPYY 西班牙雷普索尔YPF
REV 露华浓
REZ 住宅房产信托ETF-iShares
RF 地区金融公司 地区金融
RGC 君豪娱乐
RGLD 皇家黄金
RGR 斯特姆-鲁格
RHHBY 罗氏控股
RHI 罗伯特哈夫 罗致恒富
RHT 红帽
RICK RicksCabaret国际
RIG 越洋钻探
RINF 30年通胀预期-ProShares
RING 全球金矿ETF-iShares
RIO 力拓公司 力拓
RJA 罗杰斯农产品-ELEMENTS
RJF 瑞杰金融
RJI 罗杰斯大宗商品-ELEMENTS
RKUS 优科无线
RL 拉夫劳伦 拉夫·劳伦
RLI RLI保险
RLX 雾芯科技
RMCF 洛矶山巧克力工厂
RMD 瑞思迈公司 瑞思迈
RMT RMT信托
ROBO 全球机器人自动化ETF-ROBO
ROG 罗杰斯
ROIA 第一电台
ROIAK 第一电台
ROK 罗克韦尔自动化有限公 罗克韦尔自动化
ROLL RBC轴承
ROP 儒博实业
ROST 罗斯百货有限公司 罗斯百货
RPRX Repros疗法
RRC 山脉资源集团
RRD 当纳利
RSG 共和服务公司 共和服务 共和废品处理
RSP 标普500等权指数ETF-Guggenheim
RST 如师通
RSX 俄罗斯ETF-VanEckVector 俄罗斯ET
RSXJ 俄罗斯小盘股ETF-VanEcktVectors
RTH 零售业ETF-VanEckVectors
RTIX RTI医疗设备
RTN 雷神
RTX 雷神技术
RUSL 俄罗斯3X做多-Direxion
RUSS 俄罗斯3X做空-Direxion
RVNC Revance疗法
RVX 罗素2000波动率指数
RWM 做空美国小盘股-ProShares
RWO 全球房地产ETF-SPDR
RWR 美国房地产ETF-SPDRDowJones
RWX 国际房地产ETF-SPDR
RXI 全球可选消费ETF-iShares
RXII RXi制药
RXL 医疗业2X做多-ProShares
RY 加拿大皇家银行
RYAAY 瑞安航空(US
RYN 雷欧尼尔REIT
RYT 科技等权重ETF-Guggenheim
S 斯普林特奈科斯特公司 斯普林特奈科斯特 斯普林特
SAH 索尼克汽车
SAM 波斯顿啤酒 波士顿啤酒
SAMG Silvercrest资管
SAN 桑坦德银行
SAN-A 桑坦德银行-优先股A
SAN-B 桑坦德银行-优先股B
SAN-C 桑坦德银行-优先股C
SAN-I 桑坦德银行-优先股I
SANM 新美亚电子
SATS 回声星通信
SBB 做空标普600小盘股-ProShares
SBBX 苏塞克斯银行
SBH 莎莉美容控股公司 莎莉美容控股
SBR Sabine信托
SBSA 西班牙广播系统
SBUX 星巴克公司 星巴克
SC 桑坦德美国消费金融
SCAP Cornerstone小盘股ETF-AdvisorShares
SCCO 美国南方铜业公司 美国南方铜业 南方铜业
SCEI 索昂生物
SCG 斯卡纳公司 斯卡纳
SCHA 美国小盘股ETF-Schwab
SCHB 全股市ETF-Schwab
SCHC 国际小盘股ETF-Schwab
SCHD 红利股ETF-Schwab
SCHE 新兴市场ETF-Schwab
SCHF 国际股票ETF-Schwab
SCHL 学乐集团
SCHN 史尼泽钢铁
SCHO 短期国债ETF-Schwab
SCHP 美国通胀债券ETF-Schwab
SCHR 美国中期国债ETF-Schwab
SCHW 嘉信理财公司 嘉信理财
SCHW-B 嘉信-优先股B
SCHW-C 嘉信-优先股C
SCHW-D 嘉信-优先股D
SCHZ 美国全债市ETF-Schwab
SCIF 印度小盘股ETF-VanEckVectors
SCLN 赛生药业
SCO 原油2X做空-ProShares 原油指数
SCOK 泓利煤焦
SCON 超导技术
SCPB 美国短期公司债-SPDR
SCX 施泰力
SCZ EAFE小盘股ETF-iShares
SDEM 新兴市场高股息证券ETF
SDIV 全球高股息证券ETF-GlobalX
SDOW 道指3X做空-ProShares
SDS 标普500-2X空-ProShares
SDT Sandridge密西西比信托
SDY 红利股ETF-SPDR
SE 光谱能源
SEA 航运业ETF-Guggenheim
SEE 希悦尔公司 希悦尔
SEED 奥瑞金种业
SES 美国综合能源系统公司 美国综合能源系统
SFE 安科投资
SFTBY 软银
SFUN 房天下 搜房网
SFWL 盛丰物流
SGF 新加坡封基-安本
SGG 白糖ETN-iPath
SGMA 喜玛庆国际
SGMS 美彩科技
SGOC 上为集团
SGY 斯通能源
SH 做空标普500-ProShares
SHCAY 夏普
SHEN Shenandoah电信
SHG 新韩金融
SHI 上石化
SHLM 舒曼
SHM 美国短期市政债ETF-SPDRNuveen
SHOO 史蒂夫·马登
SHP 尚华医药
SHV 美国短期国债ETF-iShares
SHW 宣伟公司 宣伟 宣伟涂料
SHY 美国国债1-3年ETF-iShares
SHYG 高息公司债0-5年ETF-iShares
SIAL 西格玛奥德里奇
SID 巴西国家黑色冶金 巴西国家钢铁
SIEGY 西门子
SIG 西格内特珠宝
SIGM 西格玛设计
SII 史密斯油田服务国际公司 史密斯油田服务国际
SILC Silicom通信
SIMO 慧荣科技股份有限公司 慧荣科技
SINA 新浪
SINO 中环球船务
SIPH 安庆制药
SIRI 天狼星XM SiriusXM控股
SIRO 西诺德牙科设备商贸
SIVB 硅谷银行
SJB 做空高收益债-ProShares
SJM 斯马克公司 斯马克
SJNK 美国短期高收益债ETF-SPDR
SJR 肖氏通信
SJT 圣胡安盆地信托
SKBI 天星生物
SKF 金融业2X做空-ProShares
SKIL 技能软件
SKM 韩国SK电信
SKOR 美国公司债信用评级ETF-FlexShares
SKX 斯凯奇
SKYS 天华阳光
SKYW 西空航空
SKYY 云计算ETF-FirstTrustISE
SLAB 芯科实验室
SLB 斯伦贝谢公司 斯伦贝谢
SLF 永明金融
SLGN 西尔格控股公司 西尔格控股
SLIM 肥胖ETF
SLM 学贷美
SLMAP 学贷美优先股A
SLMBP 学贷美优先股B
SLV 白银ETF-iShares
SLX 钢铁ETF-VanEckVectors
SLYG 标普小盘成长600-SPDR
SLYV 小盘价值股600-SPDR
SMCI 超微电脑
SMDV 小盘股红利贵族-ProShares
SMFG 三井住友金融集团 三井住友银行
SMH 半导体ETF-VanEckVectors
SMI 中芯国际
SMK 墨西哥2X做空-ProShares
SMN 基础材料2X空-ProShares
SMPL 易美味
SMTC 先科电子
SMTH 史密斯电动车
SNA 实耐宝公司 实耐宝 施耐宝
SNDK 闪迪
SNE 索尼
SNEN 中能控股
SNI 史奎普斯
SNMX 塞诺米克斯
SNN 施乐辉公司 施乐辉
SNP 中石化
SNPS 新思科技
SNV 西诺乌斯金融
SNX 新聚思
SNY 赛诺菲-安万特
SO 美国南方公司 美国南方 南方公司 南方电力
SOCL 社交媒体ETF-GlobalX
SOGOU 搜狗
SOHU 搜狐
SOIL 化肥ETF-GlobalX
SOL 昱辉阳光
SONO 搜诺思公司 搜诺思
SONS 圣思网络
SONY 索尼
SORL 瑞立集团
SOV-C 桑坦德美国-优先股
SOVB 全球高息主权债ETF-Cambria
SOXL 半导体3X多-Direxion
SOXX 半导体ETF-iSharesPHLXSOX
SOYB 大豆基金-Teucrium
SPA 斯巴顿
SPCE 维珍银河公司 维珍银河
SPFF 北美高收益证券ETF-GlobalX
SPG 西蒙地产
SPGI 标普全球
SPHD 标普高股息低波动ETF-PowerShares
SPI 阳光动力
SPIL 硅品
SPLS 史泰博
SPLV 标普低波动率ETF-PowerShares
SPU 天人果汁
SPUN 全球分拆ETF-VanEckVectors
SPXH 大盘股对冲波动风险ETF-VelocityShares
SPXL 标普500-3X多-Direxion
SPXS 标普500-3X空-Direxion
SPXU 标普500-3X空-ProShares
SPY 标普500ETF-SPDR 标普500指数ETF-SPDR
SQM 智利矿业化工
SQQQ 纳指3X做空-ProShares
SRCL 消毒循环公司 消毒循环
SRE 桑普拉能源公司 桑普拉能源
SRET 高股息房地产信托ETF
SRI 石通瑞吉
SRLN 高级银团贷款ETF-SPDRBlackstone/GSO
SRPT Sarepta疗法
SRS 美国房地产2X空-ProShares
SRTY 美国小盘股3X空-ProShares
SRVIX 利率掉期波动率指数(bps)
SSL 南非萨索尔
SSNI 思飞信
SSNLF 三星电子
SSO 标普500-2X多-ProShares
SSTI 超捷半导体
SSW 西斯班
ST Sensata科技控
STE 思泰瑞医疗
STI 太阳信托银行
STIP 美国通胀债券0-5年ETF-iShares
STJ 圣犹达医疗
STM 意法半导体
STN 斯坦泰克
STO 挪威石油
STPP 美国国债Steepener-iPath
STPZ 美国通胀债1-5年ETF-PIMCO
STRA 斯特雷耶教育
STT 道富集团 道富银行
STT-C 道富银行-优先股C
STT-D 道富银行-优先股D
STT-E 道富银行-优先股E
STT-G 道富银行-优先股G
STV 永新视博
STX 希捷科技公司 希捷科技
STXS 趋实医疗设备
STZ 星座品牌酒业 星座品牌
SU 森科能源公司 森科能源
SUB 美国短期市政债-iShares
SUN 太阳石油
SUNG 阳光天合
SUTR 森特集团
SVA 科兴生物
SVM 希尔威
SVXY 恐慌指数做空-ProShares
SWFT 美国转运交通公司 美国转运交通
SWHC 史密斯威森
SWK 美国史丹利公司 美国史丹利
SWKS 思佳讯
SWN 西南能源
SWZ 瑞士封基-Helvetia
SYK 史赛克公司 史赛克
SYKE 赛科斯企业
SYLD 股东总收益美股ETF-Cambria
SYMC 赛门铁克
SYT 先正达
SYUT 圣元国际
SYY 西思科公司 西思科 西斯科
T 美国电话电报公司 美国电话电报
TAK 武田制药
TAL 好未来教育集团 好未来
TAN 太阳能ETF-Guggenheim
TAO 中国地产股ETF-Guggenheim
TAOM 淘米
TAP 莫尔森库尔斯酒业 摩森康胜
TATT TAT科技
TBF 长期国债做空-ProShares
TBL 天伯伦
TBT 长期国债2X做空-ProShares
TBX 美国7-10年国债做空-ProShares
TCEHY 腾讯控股
TCM 同济堂
TCO 陶布曼中心
TCOM 携程旅行网
TD 道明银行
TDC 天睿公司 天睿
TDS 美国电话数据系统公司 美国电话数据系统 电话和数据系统
TDTF 5年目标久期通胀债ETF-FlexShares
TDTT 3年目标久期通胀债券ETF-FlexShares
TDW 潮水公司 潮水
TE 特科能源
TECD 美国技术数据公司 美国技术数据
TEDU 达内科技
TEF 西班牙电信公司 西班牙电信
TEG 英迪斯能源集团
TEI 邓普顿新兴市场基金
TEL 泰科电子有限公司 泰科电子
TELOZ TELOffshore信托
TEN 天纳克
TENX Tenax疗法
TEO 阿根廷电信
TER 泰瑞达公司 泰瑞达
TESS 特斯科技术
TEVA 梯瓦制药公司 梯瓦制药
TEX 特雷克斯
TFI 美国市政债ETF-SPDRNuveen
TFX 泰利福
TG 特里迪加
TGT 塔吉特公司 塔吉特
THC 泰尼特健保 泰尼特保健
THD 泰国ETF-iSharesMSCI
THG 汉诺威保险
THLD 海槛制药
THO 托尔工业集团
THS 树屋食品
THTI 巨元瀚洋
TI 意大利电信
TI.A 意大利电信
TIF 蒂芙尼
TIGR 老虎证券
TII 墨西哥国际电信
TIP 美国通胀债券ETF-iShares
TJX TJX公司 TJX
TKAI Tokai制药
TKAT 大公文交所
TKC 土耳其移动通信 土耳其移动
TKF 土耳其封基
TKR 铁姆肯
TLH 美国国债10-20年ETF-iShares
TLK 印尼电信
TLO 美国长期国债ETF-SPDR
TLT 美国国债20+年ETF-iShares
TM 丰田汽车公司 丰田汽车
TME 腾讯音乐
TMF 长期国债3X做多-Direxion
TMK 托马科金融集团
TMO 赛默飞世尔科技公司 赛默飞世尔科技 赛默飞世尔
TMV 长期国债3X做空-Direxion
TNA 美国小盘股3X多-Direxion 罗素2000
TNC 坦能
TNH 特拉制氮化学
TOL 托尔兄弟
TOLZ Brookfield全球基础设施ETF-ProShares
TOSYY 东芝
TOT 道达尔
TOTL DoubleLine综合回报战术
TOUR 途牛
TPI 天银制药
TPRE ThirdPoint再保险
TPX 泰浦陛迪国际公司 泰浦陛迪国际
TQQQ 纳指3X做多-ProShares
TRCO 芝加哥论坛报
TRI 汤姆逊-路透 汤森路透
TRIP 猫途鹰
TRMB 天宝导航公司 天宝导航
TROW 罗派斯集团有限公司 罗派斯集团 普信
TRS 瑞奇包装系统
TRSK 大盘股对冲尾部风险ETF-VelocityShares
TRU TorchEnergy信托
TRV 旅行者财产险集团 旅行者保 旅行者保险
TS 泰纳瑞斯钢铁
TSCO 拖拉机供应公司 拖拉机供应
TSEM Tower半导体
TSL 天合光能
TSLA 特斯拉汽车 特斯拉
TSM 台湾积体电路制造公司 台湾积体电路制造 台积电
TSN 泰森食品
TSO 特索罗
TSRI TSR软件
TSS 完全系统
TSU 堤姆通信服务
TT 特灵科技
TTC 托罗配件
TTF 泰国封基
TTFS Wilshire回购ETF-AdvisorShares
TTM 塔塔汽车
TTMI TTM科技
TTT 长期国债3X做空-ProShares
TU 泰勒斯
TUP 特百惠
TUR 土耳其ETF-iSharesMSCI
TUYA 涂鸦智能
TV 墨西哥电视
TVC 田纳西河谷管理局高级债
TVE 田纳西河谷管理局信用债
TVIX 恐慌2X做多-VelocityShares
TVIZ VIX中期2x多-VelocityShares
TWC 时代华纳有线
TWLL 特威半导体
TWM 美国小盘股2X空-ProShares
TWN 台湾封基
TWTR 推特
TWX 时代华纳
TX 特尔尼翁钢铁
TXIC 同心国际
TXN 德州仪器
TXRH 德州公路酒吧
TXT 德事隆
TYC 泰科国际
TYG 陆龟能源基建基金
TYHT 天益嘉华
TYL 泰勒科技公司 泰勒科技
TYPE 蒙泰图像
TYVIX 10年国债波动率指数
TZA 美国小盘股3X空-Direxion 罗素2000
UA 安德玛公司 安德玛 安德玛C股
UAA 安德玛A股
UAE 阿联酋ETF-iShares
UAHC 联美保险
UAL 联合大陆航空 美联航
UAUA 美联航
UBCP 联合合众银行
UBER 优步科技有限公司 优步科技
UBOH 联合货币中心银行
UBP 优士达不动产
UBR 巴西2X做多-ProShares
UBS 瑞士银行 瑞银
UBSI 联合银行
UBT 长期国债2X做多-ProShares
UCO 原油2X做多-ProShares 原油指数
UCTT 超科林半导体
UCWEB UC优视
UDN 做空美元指数-PowerShares
UDOW 道指3X做多-ProShares
UDR UDR不动产信托
UFI 仪化宇辉
UGA 美国汽油基金
UGL 黄金2x做多-ProShares
UGLD 黄金3X做多-VelocityShares
UHN 美国燃料油基金
UIS 优利系统
UJB 高收益债2X做多-ProShares
UL 联合利华PLC 联合利华
ULE 欧元2X做多-ProShares
ULTA Ulta美容产品公司 Ulta美容产品
UMBF UMB金融
UMC 联华电子公司 联华电子 联电
UMX 墨西哥2X做多-ProShares
UN 联合利华
UNB 联合银行
UNCA Unica软件
UNFI 联合天然食品
UNG 美国天然气基金 天然气指
UNH 美国联合健康集团 联合健康
UNL 美国天然气基金(12月滚动)
UNM 尤纳姆集团
UNP 联合太平洋公司 联合太平洋
UNTY 联合银行
UPRO 标普500-3X多-ProShares
UPS 联合包裹服务公司 联合包裹服务 UPS快递 联合包裹
UPV 欧洲2X做多-ProShares
URA 铀矿ETF-GlobalX
URBN 都市服饰 都会服饰
URE 美国房地产2X多-ProShares
URGN 乌龙制药
URI 联合租赁
URTY 美国小盘股3X多-ProShares
USAG 美国农产品基金
USAP 通用不锈钢和合金制品公司 通用不锈钢和合金制品
USAT 全美科技
USATP 全美科技
USB 美国合众银行
USB-H USBancorp-优先股H
USB-M USBancorp-优先股M
USB-N USBancorp-优先股N
USB-O USBancorp-优先股O
USCI 美国大宗商品基金
USDU 做多美元指数Bloomberg-WisdomTree
USEG 美国能源
USG 美国石绵
USL 美国原油基金(12月滚动)
USLV 白银3X做多-VelocityShares
USMV 美国最小波动率ETF-iShares
USNA 优莎娜
USO 美国原油基金 石油指数
UTEK 超科技半导体
UTHR 美国联合医疗公司 美国联合医疗
UTMD 犹他医疗产品
UTSI UT斯达康
UTX 联合技术
UUP 做多美元指数-PowerShares 美元ETF-
UVSP 宾夕法尼亚裕益银行
UVV 环球烟草
UVXY 恐慌2X做多-ProShares
UWM 美国小盘股2X多-ProShares
UWT 原油3X做多-VelocityShares
UWTIF 原油3X做多-VelocityShares
UYG 金融业2X做多-ProShares
UYM 基础材料指数ETF-ProShares两倍做多
V 维萨卡公司 维萨卡
VAL 华仕伯
VALE 淡水河谷公司 淡水河谷
VALE.P 淡水河谷优先股
VAMO 价值动量策略ETF-Cambria
VANCL 凡客诚品
VAR 瓦里安医疗系统
VB 美国小盘股ETF-Vanguard
VBF 范·卡本债券基金
VBFC 农村金融信托银行
VBK 美国小盘成长股ETF-Vanguard
VBR 美国小盘价值股ETF-Vanguard
VC 伟世通
VCIT 美国中期公司债-Vanguard
VCLT 美国长期公司债-Vanguard
VCO 智利干露酒庄
VCR 可选消费ETF-Vanguard
VCRA Vocera通信
VCSH 美国短期公司债-Vanguard
VCV 范·卡本加州市政债券价值收益基金
VDC 日常消费品ETF-Vanguard
VDE 能源业ETF-Vanguard
VEA EAFE指数ETF-Vanguard
VEGA 全球BuyWrite策略-AdvisorShares
VEGI 全球农业ETF-iShares
VETS PetDRx保健
VFC 威富集团 VF公司
VFH 金融业ETF-Vanguard
VGIT 美国中期国债ETF-Vanguard
VGK 欧洲ETF-VanguardMSCI
VGLT 美国长期国债ETF-Vanguard
VGM 范·卡本市政债券分级投资信托
VGSH 美国短期国债ETF-Vanguard
VGT 信息科技ETF-Vanguard
VHI 瓦利化工
VHT 医疗业ETF-Vanguard
VIA 维亚康姆
VIAB 维亚康姆-B股 维亚康姆公司
VIG 高红利股ETF-Vanguard
VIIX VIX做多-VelocityShares
VIIZ VIX中期做多-VelocityShares
VIMC 中星微电子
VIP Vimpel电信
VIPS 广州唯品会信息科技有 唯品会
VIRL 威拉吉光学制导
VIS 工业指数ETF-Vanguard
VISN 华视传媒
VIXH 标普500对冲尾部风险-FirstTrust
VIXM VIX中期做多-ProShares
VIXY 恐慌指数做多-ProShares
VKQ 范·卡本市政债券信托
VLKAY 大众汽车
VLO 瓦莱罗能源
VLRS Volaris航空
VLT 范·卡本高收益二期基金
VLY 硅谷国家银行
VMAX VIX做多-VolMAXX
VMBS 美国按揭抵押债ETF-Vanguard
VMC 火神材料公司 火神材料
VMI 维蒙特工业
VMIN VIX做空-VolMAXX
VMO 范·卡本市政债券投机基金
VNET 世纪互联数据中心有限 世纪互联
VNM 越南ETF-VanEckVectors
VNO 沃那多房产信托
VNQ 美国房地产ETF-Vanguard
VNQI 国际房地产ETF-Vanguard
VOD 沃达丰公司 沃达丰
VOO 标普500ETF-Vanguard
VOX 电信业ETF-Vanguard
VOXX 奥迪富斯
VPL 亚太ETF-Vanguard
VPU 公用事业ETF-Vanguard
VPV 范·卡本宾夕法尼亚市政债券基金
VQT VEQTOR策略ETF-Barclays
VRP 浮动股息优先股ETF-PowerShares
VRSN 威瑞信公司 威瑞信
VRTB 威斯廷二号不动产抵押
VRTX 福泰制药
VRX 凡利亚药品国际
VSAT 卫讯公司 卫讯
VSEC VSE技术服务
VSH 威世科技
VSS 国际小盘股ETF-Vanguard
VT 世界全股市ETF-Vanguard
VTI 美国全股市ETF-Vanguard
VTIP 美国短期通胀债-Vanguard
VTN 范·卡本纽约市政债券基金
VTR 斗牛场不动产投资信托 芬塔
VTV 价值股ETF-Vanguard
VUG 成长股ETF-Vanguard
VVC 埃文斯威市电力
VVIX VIX指数之波动率指数
VVR 范·卡本高回报信托基金
VWO 新兴市场ETF-Vanguard
VWOB 新兴市场美元国债-Vanguard
VXAPL 苹果波动率指数
VXAZN 亚马逊波动率指数
VXEEM 新兴市场波动率指数
VXEFA EAFE波动率指数
VXEWZ 巴西股票波动率指数
VXFXI 中国港股波动率指数
VXGDX 金矿波动率指数
VXGOG 谷歌波动率指数
VXGS 高盛波动率指数
VXHYG 高收益债券波动率指数
VXIBM IBM波动率指数
VXMT 恐慌指数(180天)
VXN 纳指波动率指数
VXSLV 银价波动率指数
VXST 恐慌指数(9天)
VXUS 国际全股票市场ETF-Vanguard
VXV 恐慌指数(90天)
VXX 恐慌指数做多-iPath 恐慌指数
VXXLE 能源股票波动率指数
VXZ 恐慌中期做多-iPath
VYM 红利股ETF-Vanguard
VZ 威讯通信公司 威讯通信 威瑞森
WAB 美国西屋制动
WAT 沃特世
WB 微博公司 微博
WBA 沃尔格林联合博姿 沃尔格林-联合博姿 沃博联
WBAI 500彩票网
WBK 澳洲西太平洋银行
WCC 西科国际有限公司 西科国际
WCT 惠程控股有限公司 惠程控股
WDAY 工作日公司 工作日
WDC 西部数据公司 西部数据
WDTI 管理期货策略-WisdomTree
WEAT 小麦基金-Teucrium
WEC 威斯康辛能源 威斯康星能源
WEN 温迪 温蒂汉堡
WERN 沃纳企业公司 沃纳企业
WETF 智慧树投资
WF 韩国友利金融
WFC 富国银行
WFC-J 富国银行-优先股J
WFC-N 富国银行-优先股N
WFC-O 富国银行-优先股O
WFC-P 富国银行-优先股P
WFC-Q 富国银行-优先股Q
WFC-R 富国银行-优先股R
WFC-T 富国银行-优先股T
WFC-V 富国银行-优先股V
WFC-W 富国银行-优先股W
WFM 全食超市公司 全食超市
WFT 威德福国际
WGL WGL控股
WGNR 魏格纳通讯
WGO 温尼巴格实业
WH WSP控股有限公司 WSP控股
WHR 惠而浦
WIN 气流通讯公司 气流通讯
WINA 威玛克工贸有限公司 威玛克工贸
WINS 稳盛金融
WINT Windtree疗法
WIP 国际通胀债券ETF-SPDR
WIT 维布络
WM 美国废物管理公司 美国废物管理 废物管理
WMB 威廉姆斯公司 威廉姆斯 威廉姆斯能源设施
WMG 华纳音乐
WMT 沃尔玛公司 沃尔玛
WNS 沃思控股
WOOD 全球林木ETF-iShares
WOWO 窝窝团
WPP WPP集团(US
WPS 国际发达市场房地产ETF-iShares
WRI 魏因加滕房地产投资信托基金
WSO 华斯科
WST 西氏医药服务
WTID 原油3X做空-UBSETRACS
WTIU 原油3X做多-UBSETRACS
WTM 白山保险集团公司 白山保险集团
WTR 美国水务
WTS 沃茨水工业
WTU WilliamsCoalSeamGas信托
WTW 慧俪轻体
WU 西联公司 西联 西联汇款
WUBA 58同城
WUHN 武汉通用
WW 慧优体
WWW 沃尔弗林集团
WX 药明康德
WY 惠好林地REIT 惠好
WYDE 高收益债CDS-ProShares
WYN 温德姆环球 温德姆国际
WYNN 永利度假村
X 美国钢铁
XBI 美国生科ETF-SPDR
XEC 西马莱克
XEL 卓越能源 埃克西尔能源
XES 油气服务ETF-SPDR
XHB 美国房产主题ETF-SPDR
XIN 鑫苑置业
XIV 恐慌指数做空-VelocityShares
XIVH VIX对冲做空-VelocityShares
XL XL集团
XLB 基础材料ETF-SPDR
XLE 能源业ETF-SPDR
XLF 金融业ETF-SPDR
XLI 工业指数ETF-SPDR
XLK 科技行业ETF-SPDR
XLNX 赛灵思
XLP 日常消费品ETF-SPDR
XLRE 美国房地产ETF-SPDR
XLU 公用事业ETF-SPDR
XLV 医疗业ETF-SPDR
XLY 可选消费ETF-SPDR
XME 金属采矿ETF-SPDR
XNET 迅雷 迅雷网络
XNY 希尼亚
XOM 埃克森美孚公司 埃克森美孚 埃克森美
XOMA 标记临床研究
XOP 油气开采ETF-SPDR
XPEV 小鹏汽车
XPP 中国港股2X做多-ProShares
XRAY 登茨普利国际
XRF 信而富
XRS 好未来
XRT 美国零售业ETF-SPDR
XRX 施乐公司 施乐
XSOE 新兴市场民营企业ETF-WisdomTree
XUE 学大教育
XVZ 动态VIX策略-iPath
XXV VIX做空-iPath
XYL 赛莱默公司 赛莱默
YALA 雅乐科技
YANG 中国港股3X做空-Direxion
YAO 中国企业指数ETF-Guggenheim
YCL 日元2X做多-ProShares
YCS 日元2X做空-ProShares
YGE 英利绿色能源 英利新能源
YHOO 雅虎
YIN 银科控股
YINN 中国港股3X做多-Direxion 中国概念
YMM 满帮
YOD 优点互动
YOKU 优酷土豆
YORW 约克自来水
YPF 阿根廷YPF
YRCW 耶路全球
YRD 宜人贷
YSG 逸仙电商
YUII 山东昱合
YUM 百胜餐饮集团 百胜餐饮
YUMC 百胜中国控股有限公司 百胜中国控股 百胜中国
YXI 港股做空-ProShares
YY 欢聚集团 欢聚时代
YYY 高收益封基ETF-YieldShares
YZC 兖州煤业
ZA 左岸时装
ZBRA 美国斑马技术有限公司 美国斑马技术
ZH 知乎公司 知乎
ZHIC 正汇工业
ZION 锡安银行 齐昂银行
ZIV 恐慌指数中期做空-VelocityShares
ZLAB 再鼎医药
ZLTQ ZELTIQ美容
ZMH 捷迈
ZN 锡安石油和天然气
ZNH 南方航空
ZPIN 智联招聘 智联
ZROZ 美国零息票国债25年+ETF-PIMCO
ZSL 白银2X做空-ProShares
ZSTN 神阳科技
ZTO 中通快递
ZTS 硕腾
ZX 正兴集团
"""
