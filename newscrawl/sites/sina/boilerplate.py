"""What stands in the body region of a page and is no part of the article.

To find the rule that removed a sentence: every removal names its row here. Prefer an element (``css``)
to words; a row of words (``text``) matches a whole block, never a word inside one: 微信, 微博, 分享 and
收藏 stand in real sentences too.
"""

from newscrawl.site import Boilerplate, Caption, ForeignImage, Notice

_DESK = r"(?:责任编辑|编辑|责编|编审|审校|校对|审核|主编|监制|总编|终审|编校)"
# A name of the desk, or its code. 主编：我想知道… is a turn of an interview.
_NAMED = (
    r"(?:(?![我你您他她它这那是不有没但请怎如为])(?!什么|所以)[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff] [\u4e00-\u9fff]"
    r"|[A-Za-z][A-Za-z.]{1,15}|[A-Z]{1,3}[0-9]{1,5})"
)
# What a statement is, and whose.
_STATED = (
    r"(?:免责|特别|重要|郑重|版权|风险|投资|温馨|友情|法律|作者|本[文报网刊站社]|新浪(?:网|财经|证券|科技|港股|美股)?)"
)

BOILERPLATE = (
    # credits of the desk: kept as fields, dropped from the text -----------------------------------
    Boilerplate("editor", "the desk's editor line; its name and code become fields", css="p.article-editor"),
    Boilerplate("editor-news", "the same line on news pages and, as a code alone, in 2013-14",
                css="p.show_author, div.show_author"),
    Boilerplate("original-title-block", "the title that the medium gave; becomes original_title",
                css="p.ori_titlesource"),
    Boilerplate("original-title", "原标题：… as a line of its own, plain, coloured or in brackets",
                text=r"[（(【\[]?\s*原标题\s*(?:[:：]|[】\]]).+"),
    Boilerplate("source-line", "来源：… as a line of its own names the medium; becomes media where the page names none",
                text=r"[（(]?\s*(?:(?:文章|稿件|新闻|本文)?来源|转载?自(?=\s*[:：]))\s*[:：|｜丨/／]\s*"
                     r"(?!.*(?:数据显示|占比|超过|增长|下降))(?:[^。！？；，,]|[，,]\s*(?:作者|记者|编辑)){1,30}[)）]?"),
    Boilerplate("editor-line", "the medium's own desk: 编辑 | …, 审校：…, 责任编辑：… 主编：…",
                text=rf"(?:[（(]?\s*(?:本文|本版|值班|见习|实习|执行|文字|新媒体)?(?:{_DESK}\s*[:：|｜丨/／]|责任编辑\s|责编\s)"
                     rf"|[（(]编辑\s(?=[^（()）]*[)）]$)|[\u4e00-\u9fff]{{2,6}}编辑\s*[|｜丨])\s*{_NAMED}"
                     rf"(?:[\s、，,/／|｜丨_\[]+(?:[\u4e00-\u9fff]{{2,6}}\s*[:：|｜丨/／]\s*|{_DESK}\s+)?{_NAMED}){{0,8}}\s*[)）\]]*"),
    Boilerplate("timestamp-line", "a time carried over from the medium's page as a line of its own",
                text=r"[0-9]{4}[-年/.][0-9]{1,2}[-月/.][0-9]{1,2}日?\s*[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?"),
    Boilerplate("place-line", "mobile pages of 2022 and later say where the account posts from",
                text=r"发布于\s*[:：]\s*[\u4e00-\u9fff]{2,8}"),
    Boilerplate("summary-box", "内容摘要 is a summary of the article; becomes summary",
                css="blockquote.fin_reference", text=r"\s*[【\[]?内容摘要[】\]]?\s*[:：]?\s*[^\s].{20,}", outside_links=True),
    # promotion of apps, accounts and funds --------------------------------------------------------
    Boilerplate("app-qr", "QR code of the finance app under every article of 2020-2026", css=".appendQr_wrap"),
    Boilerplate("account-qr", "QR code that sells brokerage and futures accounts",
                css=".app-kaihu-qr, #app-qihuo-kaihu-qr"),
    Boilerplate("account-qr-slot", "the slot of that QR code, whatever stands in it",
                between=("开户二维码 start", "开户二维码 end")),
    Boilerplate("futures-slot", "advertising slot of the futures channel", between=("期货推广begin", "期货推广end")),
    Boilerplate("app-quote", "app promotion set as a quotation above the text",
                css="blockquote.fincon_sfapp_pro, div.new_style_article, div.tech-quotation"),
    Boilerplate("research-shop", "shop of paid research set above the text", css="p.jqlblock_cls"),
    Boilerplate("analyst-promotion", "promotion of the site's analyst ranking above the text",
                text=r"炒股就看\s*金麒麟分析师研报.*"),
    Boilerplate("app-line", "a line that begins by telling the reader to get the finance app",
                text=r"[【>＞\s]*(?:点击)?(?:下载|安装|登录|打开)新浪财经(?:APP|App|客户端)(?!的).*"),
    Boilerplate("app-slogan", "slogan of the finance app", text=r"海量资讯、精准解读，尽在新浪财经APP.*"),
    Boilerplate("forex-slogan", "slogan of the currency app", text=r"全球汇率新浪最全炒汇神器.*"),
    Boilerplate("medium-app-line", "a medium's own app promotion after its text",
                text=r"[（(]?(?:本文来自.{2,15}[，,])?更多(?:精彩|原创)?(?:内容|资讯|报道|新闻)?[，,]?请(?:下载|关注|登[录陆]|访问)[^。]{2,30}[。)）]*"),
    Boilerplate("account-line", "a line that asks to follow an account",
                text=r"[【（(]?(?:点击|欢迎|请|敬请)?关注[^。，]{0,20}(?:公众号|官方微[博信]|官微)(?:\s*[:：（(“「][^。，]{1,30})?"
                     r"(?:[，,](?:即可|第一时间|免费)?(?:获取|获得|了解|查看|阅读|回复|收看)[^。]{0,30})?[。)）】]*"),
    Boilerplate("scan-line", "a line that asks to scan a QR code in order to follow, download or join",
                text=r"[>＞◆■▲\s]*(?:(?:更多|欢迎|请|立即|微信|打开微信|加入我们)[^。]{0,20}?)?(?:扫描|长按|识别|扫一扫|扫码)[^。]{0,10}二维码[^。]{0,12}(?:关注|下载|加入|开户|了解)[^。]{0,30}"),
    Boilerplate("complaints-line", "link to the consumer complaints service",
                text=r"[>＞\s]*(?:新浪)?消费曝光台.*", only_links=True),
    Boilerplate("forum-link", "进入【新浪财经股吧】讨论 below the text of 2015-16", css="[data-sudaclick=suda_1028_guba]"),
    Boilerplate("goods-card", "shop card of media accounts", css="div.goods-card"),
    Boilerplate("account-weibo", "hidden copy of the account's microblog", css="div.weibo-2017"),
    # disclaimers ----------------------------------------------------------------------------------
    Boilerplate("account-notice", "特别声明 of media accounts", css="p.article-notice"),
    Boilerplate("disclaimer-slot", "the site's general disclaimer stands between two equal comments",
                between=("总声明", "总声明")),
    Boilerplate("disclaimer", "a statement about liability as a whole block; a company's statement lacks these words",
                text=rf"[（(【*]*{_STATED}*(?:[^，。：:\s]{{2,6}}(?:网站?|客户端|平台|公众号))?{_STATED}*(?:声明|提示|提醒)\s*[:：】].*"
                     r"(?:不构成|仅供参考|仅代表|不代表|风险自担|谨慎|责任自负|文责自负|版权|不作为).*"),
    Boilerplate("opinion-disclaimer", "the views above are no advice, as a whole block",
                text=r"[（(]?(?:本文首发于[^。，]{2,30}。)?(?:(?:本文|文章|本报告|本资料)[^，。]{0,16}"
                     r"|(?:以上|上述|文中)(?:[^，。]{0,10}(?:观点|内容|信息|分析|资料|数据|意见|言论|建议|策略)[^，。]{0,6})?)"
                     r"(?:仅供参考|不构成[^，。]{0,12}建议|(?:仅代表|[属系为])作者|不代表(?:[本我][站网报刊]|新浪|[^，。]{2,8}立场)).*"),
    Boilerplate("market-risk", "the market has risks, as a whole block",
                text=r"[（(]?(?:股市|市场|投资)有风险[，,]?\s*(?:投资|入市|决策)[须需应]?谨慎.{0,10}"),
    # widgets --------------------------------------------------------------------------------------
    Boilerplate("player", "video player with its list, 2013-2021",
                css=".artical-player-wrap, .video-2017, #Video_Cont, .art_video_box, .art_video, .xy-video-ctr"),
    Boilerplate("player-slot", "the same player before it is drawn", between=("video-list", "/video-list")),
    Boilerplate("player-slot-2015", "the same player, 2015",
                between=("功能注释标记：插入视频列表模块begin", "功能注释标记：插入视频列表模块end")),
    Boilerplate("album", "slide show inside the text, 2013-14", css=".artical-album-wrap"),
    Boilerplate("quote-chart", "price chart and menu above a stock's news", css=".ct_hqimg, .hqimg_related"),
    Boilerplate("microblog-box", "list of microblogs, 2013-14", css=".weiboListBox"),
    Boilerplate("microblog-card", "(微博) after a name is a card that opens on hover, no word of the text",
                css='a[onmouseover^="WeiboCard"], a.wt_article_link', text=r"[(\[（【]\s*微博\s*[)\]）】]"),
    Boilerplate("script-control", "a link that only runs a script is a button", css='a[href^="javascript:"]'),
    Boilerplate("share", "share buttons below the text of 2009-2014", css="#sinashareto, .content_shareto"),
    Boilerplate("comment-count", "link to the comments", css="#cmnt_count"),
    Boilerplate("pager", "numbers of the other pages; become page_urls", css="p.page"),
    Boilerplate("mobile-head", "mobile pages repeat title, account and time inside the article element",
                css="h1.art_tit_h1, time.art_time, figure.weibo_info, .look_sub"),
    Boilerplate("share-picture", "hidden picture for messengers, on mobile pages", css="img.sharePic, #wx_pic"),
    Boilerplate("mobile-recommendation", "recommended accounts in mobile pages", css=".j_article_wbreco"),
    # advertising ----------------------------------------------------------------------------------
    Boilerplate("ad", "advertising slot, between paragraphs and inside them", css="ins.sinaads, ins[data-ad-pdps]"),
    Boilerplate("ad-native", "advertising slot of mobile pages; the class ends in a random part",
                css='[class^="j_native_"]'),
    Boilerplate("ad-left", "advertising box at the left of the text", css="#left_hzh_ad"),
    Boilerplate("ad-2005", "advertising table of 2005; it may cut a sentence",
                between=("NEWSZW_HZH_BEGIN", "NEWSZW_HZH_END")),
    Boilerplate("other-content", "the site's own mark for what is not the text (26 pages of layout A)",
                css=".otherContent_01"),
    # related links --------------------------------------------------------------------------------
    Boilerplate("related-box", "box of related articles", css=".corrTxt_01, .content_aboutNews, .xgxw_con, .article-relzt"),
    Boilerplate("seo-list", "link list for search engines", css=".seo_data_list, .live-finance-banner-wrap"),
    Boilerplate("topic-box", "link to the topic page on mobile and news pages", css=".wap_special"),
    Boilerplate("topic-slot", "link to the topic page above the text", between=("相关专题top start", "相关专题top end")),
    Boilerplate("topic-line", "link to the topic page as a line", text=r"(?:点击进入|查看)?(?:相关)?专题\s*[:：].*", only_links=True),
    Boilerplate("related-list", "a heading such as 相关报道 with nothing but links below it",
                heading=r"[■●▲>＞\s]*[【\[（(]?\s*(?:相关(?:新闻|报道|阅读|链接|专题|文章)|延伸阅读|推荐阅读|"
                        r"更多(?:阅读|新闻|报道)|热点推荐|往期(?:回顾|推荐)|内容摘要)\s*[】\]）)]?\s*[:：]?"),
    Boilerplate("edge-link", "a line at either end that is nothing but a link to another page of the site",
                at_edge=True, link_hosts=r"(?:^|\.)(?:sina\.(?:com\.)?cn|sinadaxue\.cn)$"),
    Boilerplate("end-mark", "typesetter's end mark", text=r"[-—=_\s]*THE[_ ]?END[-—=_\s]*|[-—=_]+\s*END\s*[-—=_]+"),
)  # fmt: skip

CAPTIONS = (
    Caption("img-descr", "the site's own caption elements", css="span.img_descr, h2.art_img_tit, figcaption"),
    Caption("legend", "the editor's style for the line below a picture", css='[cms-style*="legend"]'),
    Caption("same-block", "<center><img><br>text, and the same with a centred paragraph", beside_picture=True),
    Caption("marker", "▲ before the line below a picture", text=r"[▲△↑]\s*\S.{0,80}"),
    Caption("credit", "the line below a picture gives its source and nothing else",
            text=r"[（(]?(?:(?:图片?|资料图片?|示意图)\s*(?:来源|来自|源)?|(?:数据|资料)\s*(?:来源|来自|源)|摄影|制图|绘图)\s*[:：/｜|].{1,60}"
                 r"|[（(]?(?:视频|网络|网页)截图[)）]?"),
    Caption("source-below", "来源：… below a picture inside the text is the picture's; above all text it is the article's",
            text=r"[（(]?来源\s*[:：/｜|].{1,60}", between_text=True),
    Caption("description", "the line below a picture says that it describes it",
            text=r"(?:图为|[（(]?图(?:说|注|文)\s*[:：]).{2,100}"),
    Caption("numbered", "图1：… below a picture; where another picture follows, it may be the heading of that one",
            text=r"图表?\s*[0-9]{1,2}\s*[:：].{2,60}", between_text=True),
    Caption("credit-in-brackets", "the line below a picture ends with its source in brackets",
            text=r".{2,200}[（(]\s*(?:图源|图片来源|图片|资料图|图)\s*[:：/].{1,30}[)）]"),
    Caption("photographer", "the line below a picture ends with the photographer",
            text=r".{4,300}(?:\s|新华社|中新社|新华社发|记者|/)[\u4e00-\u9fff]{2,4}\s*摄\s*[)）]?"),
    Caption("supplied", "the line below a picture ends with who supplied it",
            text=r".{2,200}(?:供图|资料图片?|新华社发|中新社发|视觉中国)\s*[)）]?"),
)  # fmt: skip

FOREIGN_IMAGES = (
    ForeignImage("other-document", "D<number> in a file name is the document that the picture was uploaded for",
                 r"/U[0-9]+P[0-9]+T[0-9]+D(?P<document>[0-9]{5,8})F[0-9]+DT[0-9]+"),
    ForeignImage("chart", "price charts are drawn anew on every view", r"image\.sinajs\.cn/newchart/"),
    ForeignImage("spacer", "transparent pictures that hold space or count readers",
                 r"/(?:c|transparent|spacer|blank)\.gif(?:$|\?)|//beacon\.sina|/a\.gif\?"),
)  # fmt: skip

NOTICES = (
    Notice("not-found-page", "a missing article is answered with status 200 and this text",
           text=r"页面没有找到|5秒钟之后将会带您进入新浪首页"),
    Notice("ban-page", "the site's security department has blocked the address",
           text=r"IP\s*存在异常访问|已被新浪安全部门封禁|访问过于频繁"),
    Notice("home-page", "the front page in place of an article",
           css='body[class*="index"] #newslist_a, body #blk_hdline_01, div.fin_tabs0_c0'),
    Notice("list-page", "a list of articles", css="ul#listcontent, ul.list_009, div.datelist, ul.xb_list, #listcontent"),
    Notice("video-page", "a video page without text", css="#myflashBox, #videoContent, .video-player-wrap"),
)  # fmt: skip

PLACEHOLDERS = (
    Notice("attachment-only", "the announcement is only in its attachment", text=r"公告内容详见附件[。.]?"),
    Notice("not-viewable", "the site withholds the article", text=r"(?:抱歉[，,])?无法查看当前文章[。.]?.{0,20}"),
)
