"""Article pages in the site's layouts, made when they are asked for. Only the markup is the site's."""

from __future__ import annotations

from html import escape
from random import Random

from tests.sina_site.words import EDITORS, NAMES, PLACES
from tests.sina_site.world import Doc, Flash, World

NOT_FOUND = """<!DOCTYPE html>
<html><head><meta charset="gb2312"><title>页面没有找到</title></head>
<body><div class="error"><p>页面没有找到 5秒钟之后将会带您进入新浪首页!</p><a href="http://www.sina.com.cn/">新浪首页</a></div></body></html>"""
BAN = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>访问异常</title></head>
<body><div class="wrap"><h2>拒绝访问</h2><p>你的 IP 存在异常访问，已被新浪安全部门封禁，如有疑问请联系客服。</p></div></body></html>"""

_QR = """<!-- 文末二维码 start -->
            <style>.appendQr_wrap{border:1px solid #E6E6E6;padding:8px;} .appendQr_normal{float:left;}</style>
            <div class="clearfix appendQr_wrap">
                <div class="appendQr_normal"><img src="//n.sinaimg.cn/finance/cece9e13/20240627/655959900_20240627.png" /></div>
                <div class="appendQr_normal_txt">海量资讯、精准解读，尽在新浪财经APP</div>
            </div>
            <!-- 文末二维码 start -->"""
_AD = '<ins class="sinaads" data-ad-pdps="PDPS000000067000"></ins><script>(sinaads = window.sinaads || []).push({})</script>'
_HEADER = """<div class="top-banner-wrap"><div class="sina-header" id="sina-header"><ul class="nav-list"><li class="first"><a href="http://www.sina.com.cn/">新浪首页</a></li><li><a href="http://finance.sina.com.cn/">财经</a></li></ul></div></div>"""
_TOOLS = """<div class="page-tools">
    <span class="tool-icon tool-fav"><a href="javascript:;" title="收藏本页">收藏</a></span>
    <span class="tool-icon tool-wb"><a href="javascript:;" data-share="weibo" title="分享到微博">微博</a></span>
    <span class="tool-icon tool-wx"><a href="javascript:;" data-share="weixin" title="分享到微信">微信</a></span>
</div>"""
_BOTTOM = """<div class="article-bottom clearfix" id='article-bottom'>
    <div class="btns"><a href="http://news.sina.com.cn/feedback/post.html" target="_blank" class="btn-icon btn-feedback">我要反馈</a></div>
</div>
<div class="blk-comment" id="bottom_sina_comment"></div>"""


def home(world: World) -> str:
    """The front page, with the newest articles."""
    items = "".join(
        f'<li><a href="{escape(doc.url)}" target="_blank">{escape(doc.title)}</a></li>' for doc in world.docs[-20:]
    )
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>新浪财经_金融信息服务商</title></head>
<body class="fin_index"><div class="fin_tabs0"><div class="fin_tabs0_c0" id="fin_tabs0_c0"><div id="blk_hdline_01" class="m-hdline"><ul class="m-list">{items}</ul></div></div></div></body></html>"""


def article(world: World, doc: Doc, number: int) -> tuple[str, str]:
    """A page of an article and its charset; number 0 is the mobile page, which always holds the whole text."""
    text = world.text(doc)
    if number == 0:
        return _mobile(doc, [paragraph for page in text for paragraph in page]), "utf-8"
    page = _Page(doc, text[number - 1])
    match doc.layout:
        case "A":
            return _layout_a(page, number), "gbk"
        case "B":
            return _layout_b(page), "utf-8"
        case "N":
            return _layout_n(page), "utf-8"
        case "K":
            return _layout_k(page), "utf-8"
        case _:
            return _layout_c(page), "utf-8"


def flash(item: Flash, world: World) -> str:
    """The page of a 7x24 flash: layout C with a single paragraph."""
    doc = Doc(
        serial=item.number,
        ctime=item.ctime,
        layout="C",
        docid=item.docid,
        key=f"comos:{item.docid}",
        title=item.text[1:].partition("】")[0],
        url=item.url,
        mobile_url=item.mobile_url,
        media="新浪财经",
        place=len(PLACES) - 1,
        lids=(),
        columns=(),
        symbols=(),
        form="plain",
        mtime=item.ctime,
    )
    del world
    return _layout_c(_Page(doc, [item.text], bare=True))


class _Page:
    """The variable parts of one page, as HTML."""

    def __init__(self, doc: Doc, paragraphs: list[str], bare: bool = False) -> None:
        self.doc = doc
        self.random = Random(f"page:{doc.docid}")
        self.bare = bare
        self.title = escape(doc.title)
        self.quoted = escape(doc.title, quote=True)
        self.created = f"{doc.local():%Y-%m-%d %H:%M:%S}"
        self.iso = f"{doc.local():%Y-%m-%dT%H:%M:%S}+08:00"
        self.updated = f"{doc.local(doc.mtime):%Y-%m-%d %H:%M:%S}"
        self.updated_iso = f"{doc.local(doc.mtime):%Y-%m-%dT%H:%M:%S}+08:00"
        self.channel = PLACES[doc.place][2]
        self.editor = f"责任编辑：{self.random.choice(EDITORS)} SF{self.random.randint(1, 200):03d}"
        self.paragraphs = self._linked(paragraphs)

    def _linked(self, paragraphs: list[str]) -> list[str]:
        """Each symbol's first occurrence becomes a link, as the site's linker does it."""
        result = [escape(text, quote=False) for text in paragraphs]
        for symbol in self.doc.symbols:
            for at, text in enumerate(result):
                if NAMES[symbol] in text:
                    result[at] = text.replace(NAMES[symbol], _link(symbol), 1)
                    break
        return result

    def declared(self) -> str:
        """The comment with all linked symbols."""
        if not self.doc.symbols:
            return "<!-- news_keyword_pub,stock, -->"
        market = _market(self.doc.symbols[0])
        codes = "&".join(symbol.removeprefix("us") for symbol in self.doc.symbols)
        return f"<!-- news_keyword_pub,{market},{codes} -->"

    def body(self, attributes: str = "") -> str:
        """The paragraphs, with pictures and advertising between them."""
        parts = [f"<p{attributes}>　　{text}</p>" for text in self.paragraphs]
        if not self.bare:
            if self.random.random() < 0.4:
                caption = f"资料图：{self.doc.serial:06d}号样本现场" if self.random.random() < 0.5 else ""
                parts.insert(
                    1,
                    f'<div class="img_wrapper"><img src="//n.sinaimg.cn/finance/transform/65/w550h315/'
                    f'{self.doc.local():%Y%m%d}/{self.doc.docid}.png" alt=""><span class="img_descr">{caption}</span></div>',
                )
            if self.random.random() < 0.4:
                parts.insert(2, _AD)
        return "\n".join(parts)


def _market(symbol: str) -> str:
    return "usstock" if symbol.startswith("us") else "hkstock" if symbol.startswith("hk") else "stock"


def _link(symbol: str) -> str:
    market = _market(symbol)
    code = symbol.removeprefix("us")
    href = {
        "stock": f"https://finance.sina.com.cn/realstock/company/{code}/nc.shtml",
        "hkstock": f"https://stock.finance.sina.com.cn/hkstock/quotes/{code.removeprefix('hk')}.html",
        "usstock": f"https://stock.finance.sina.com.cn/usstock/quotes/{code}.html",
    }[market]
    return (
        f'<span id={market}_{code}><a href={href} class="keyword" target=_blank>{NAMES[symbol]}</a></span>'
        f"<span id=quote_{code}></span>"
    )


def _metas(page: _Page) -> str:
    doc = page.doc
    return f"""<meta name="keywords" content="{page.quoted}" />
<meta name="tags" content="" />
<meta name="description" content="{page.quoted}" />
<meta property="og:type" content="news" />
<meta property="og:title" content="{page.quoted}" />
<meta property="og:url" content="{doc.url}" />
<meta property="og:image" content="" />
<meta name="weibo: article:create_at" content="{page.created}" />
<meta name="weibo: article:update_at" content="{page.updated}" />
<meta property="bytedance:published_time" content="{page.iso}" />
<meta property="bytedance:updated_time" content="{page.updated_iso}" />
<meta name="stencil" content="PGLS000526" />
<meta name="publishid" content="{doc.docid}" />
<meta name="comment" content="cj:comos-{doc.docid}" />
<meta name="mediaid" content="{doc.media}">
<meta name="mobile-agent" content="format=html5; url={doc.mobile_url}">
<meta property="article:published_time" content="{page.iso}" />
<meta property="article:author" content="{doc.media}" />"""


def _layout_c(page: _Page) -> str:
    doc, random = page.doc, page.random
    topic = promotion = ""
    if random.random() < 0.2 and not page.bare:
        topic = '<p>	<a href="https://finance.sina.com.cn/zt_d/subject-1784038791" target="_blank">专题：聚焦样本季报</a></p>'
    if random.random() < 0.2 and not page.bare:
        promotion = (
            '<blockquote class="fincon_sfapp_pro"><p>炒股就看<a href="https://finance.sina.com.cn/">金麒麟分析师研报</a>，'
            "权威，专业，及时，全面，助您挖掘潜力主题机会！</p></blockquote>"
        )
    source = (
        f'<a href="https://www.media.example/" target="_blank" class="source ent-source">{doc.media}</a>'
        if random.random() < 0.5
        else f'<span class="source ent-source">{doc.media}</span>'
    )
    return f"""<!DOCTYPE html>
<!-- [ published at {page.updated} ] -->
<html>
<head>
    <meta charset="utf-8"/>
    <meta http-equiv="X-UA-Compatible" content="IE=edge"/>
<meta name="sudameta" content="urlpath:stock/; allCIDs:57045,257,51894,56416">
<title>{page.title}_{page.channel}_新浪财经_新浪网</title>
{_metas(page)}
<script>var SINA_TEXT_PAGE_INFO = {{ entry: 'account', channel: 'cj', newsid: 'comos-{doc.docid}', encoding: 'utf-8' }};</script>
</head>
<body><!-- body code begin -->
{_HEADER}
<!-- main content start -->
<div class="main-content w1240">
    <div class="path-search"><div class="path">
            <a class="channel-logo" href="http://finance.sina.com.cn/" data-sudaclick="cnav_logo_finance_p"></a>
            <div class="channel-path" data-sudaclick="cnav_breadcrumbs_p">
				<a href="http://finance.sina.com.cn/">{page.channel}</a>				<span class="spliter">&gt;</span>
				<span>正文</span>            </div>
    </div></div>
    <h1 class="main-title">{page.title}</h1>
    <div class="top-bar-wrap" id="top_bar_wrap">
        <div class="top-bar ani" id="top_bar">
            <div class="top-bar-inner clearfix">
<div class="second-title">{page.title}</div>
<div class="date-source" data-sudaclick="content_media_p">
    <span class="date">{doc.local():%Y年%m月%d日 %H:%M}</span>
    {source}</div>
{_TOOLS}
            </div>
        </div>
    </div>
    <div class="article-content clearfix" id='article_content'>
        <div class="article-content-left">
            <div class="ad top-ad"><ins class="sinaads" data-ad-pdps="PDPS000000060745"></ins></div>
            <!-- 正文 start -->
				<!-- 原始正文begin -->
				<div class="article" id="artibody">
					<!-- 相关专题top start-->
					{topic}
					<!-- 相关专题top end-->
			<!-- 行情图begin -->
			<!-- 行情图end -->
{promotion}
{page.body(' cms-style="font-L"' if random.random() < 0.5 else "")}
{page.declared()}
			<!-- 正文下iframe -->
			<!-- 正文下iframe -->
			<!-- 总声明-->
			<!-- 总声明-->
			{"" if page.bare else _QR}
			<!-- 编辑姓名及工作代码 -->
<p class="article-editor">{page.editor} </p>
			<!-- 编辑姓名及工作代码-->
				</div>
				<!-- 原始正文end -->
{_BOTTOM}
        </div>
        <div class="article-content-right"><div class="blk-hot"><h3>新浪财经意见反馈</h3><p>更多资讯请扫描二维码</p></div></div>
    </div>
</div>
</body></html>
"""


def _layout_n(page: _Page) -> str:
    doc = page.doc
    return f"""<!DOCTYPE html>
<!-- [ published at {page.updated} ] -->
<html>
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-type" content="text/html; charset=utf-8" />
<title>{page.title}_新浪新闻</title>
{_metas(page)}
<!-- id： {doc.docid} URL： {doc.url} -->
</head>
<body>
<div class="main-content w1240">
    <div class="path-search" data-sudaclick="cnav_breadcrumbs_p"><div class="path">
            <h1 class="channel-logo"><a href="https://news.sina.com.cn/" target="_blank"><span>新闻中心</span></a></h1>
            <div class="channel-path"><a href="http://news.sina.com.cn/china/"> 综合新闻</a><span class="spliter">></span><span>正文</span></div>
    </div></div>
	<h1 class="main-title">{page.title}</h1>
<div class='top-bar-wrap' id='top_bar_wrap'>
	<div class="top-bar ani" id='top_bar'>
		<div class="top-bar-inner clearfix">
			<div class="second-title">{page.title}</div>
			<div class="date-source" data-sudaclick="share_1-0">
				<span class="date">{doc.local():%Y年%m月%d日 %H:%M}</span>
				<span class="source">{doc.media}</span>			</div>
{_TOOLS}
		</div>
	</div>
</div>
	<div class="article-content clearfix" id='article_content'>
		<div class="article-content-left">
			<div class="article" id="article">
{page.body(' cms-style="font-L"')}
{page.declared()}
<p class="show_author">{page.editor} </p><div style="font-size: 0px; height: 0px; clear: both;"></div>
			</div>
			<!-- 正文 end -->
{_BOTTOM}
<!-- right -->
		</div>
	</div>
</div>
</body>
</html>
"""


def _layout_b(page: _Page) -> str:
    doc = page.doc
    return f"""<!DOCTYPE html>
<!-- [ published at {page.updated} ] -->
<html>
<head>
	<meta http-equiv="X-UA-Compatible" content="IE=edge" />
	<meta charset="utf-8"/>
<title>{page.title}_新浪财经_新浪网</title>
{_metas(page)}
</head>
<body><!-- body code begin -->
<div class="wrap">
            <div class="bread"><a href="http://finance.sina.com.cn/"> {page.channel}</a> <span class="bread-spliter">&gt;</span>正文</div>
        <div class="page-header"><h1 id="artibodyTitle" cid="57000" docid="{doc.docid}">{page.title}</h1></div>
        <div class="page-info"><span class="time-source">{doc.local():%Y年%m月%d日%H:%M} <a href="http://www.media.example/" target="_blank">{doc.media}</a></span>
            <div class="page-tools"><span class="page-tool-i page-tool-wb"><a href="javascript:;" id="shareWeibo" title="分享到微博">微博</a></span></div>
        </div>
        <div class="page-content clearfix"><div class="left">
<div class="article article_16" id="artibody">
<div class="artical-player-wrap" style="display:block;"><div id="J_Article_Player">视频加载中，请稍候...</div><a href="javascript:;" class="a-p-s-next">向后</a></div>
{page.body()}
{page.declared()}
</div>
                <!--正文部分end-->
<p class="article-editor">{page.editor}</p>
<div class="bottom-tool clearfix" id="bottomTools"></div>
<!-- bottom -->
</div></div></div>
</body></html>
"""


def _layout_a(page: _Page, number: int) -> str:
    doc = page.doc
    serial = doc.key.removeprefix("num:")
    info = pager = ""
    if doc.pages > 1:
        info = f"<!--page_info={doc.pages}_{number}_{serial}-->"
        urls = doc.page_urls()
        links = [f'<a href="{urls[number - 2]}">上一页</a>'] if number > 1 else []
        links += [
            f"<span>{at}</span>" if at == number else f'<a href="{url}">{at}</a>' for at, url in enumerate(urls, 1)
        ]
        links += [f'<a href="{urls[number]}">下一页</a>'] if number < doc.pages else []
        pager = f'<p class="page" align="center">{" ".join(links)}</p>'
    return f"""
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<!--[31,1,{serial}] published at {page.updated} from #153 by 5504-->
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="X-UA-Compatible" content="IE=EmulateIE7" /><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>{page.title}_{page.channel}_新浪财经_新浪网</title><meta name="stencil" content="PGLS000125"><meta name="publishid" content="31,1,{serial}">
<meta name="mediaid" content="{doc.media}"><meta name="keywords" content="{page.quoted}"><meta name="description" content="{page.quoted}"><meta name=jspreload content="jspreload">
</head>
<body>
{info}
<div class="blkBreadcrumb">	<div class="bB_Left">		<div class="blkChannelLogo"><h1 id="pagelogo"><a href="http://finance.sina.com.cn/"><img src="http://i2.sinaimg.cn/home/deco/2009/0330/con_logo_fin.gif" alt="新浪财经" id="pagelogo_img" /></a></h1></div>
		<div class="blkBreadcrumbNav">			<p id="lo_links"><a href="http://finance.sina.com.cn/">新浪财经</a>&nbsp;&gt;&nbsp;<a href=http://finance.sina.com.cn/leadership/>{page.channel}</a>&nbsp;&gt;&nbsp;正文</p>		</div>	</div></div>
<div class="Main">
	<div class="blkContainer">
		<div class="blkContainerPblk">			<div class="blkContainerSblk">				<h1 id="artibodyTitle" pid="31" tid="1" did="{serial}" fid="1554">{page.title}</h1>				<div class="artInfo"><span id="art_source"><a href="http://www.sina.com.cn">http://www.sina.com.cn</a></span>&nbsp;&nbsp;<span id="pub_date">{doc.local():%Y年%m月%d日}&nbsp;{doc.local():%H:%M}</span>&nbsp;&nbsp;<span id="media_name">{doc.media}		</span>
</div>
				<!-- 正文内容 begin -->				<div class="blkContainerSblkCon" id="artibody">
					<!-- publish_helper name='原始正文' p_id='31' t_id='1' d_id='{serial}' f_id='45' -->
{page.body()}
{page.declared() if number == 1 else ""}
{pager}
<div style="clear:both;height:0;visibility:hiddden;overflow:hidden;"></div>
<div class="blkComment otherContent_01" id="sinashareto"><p><span style="font-size:12px;">分享到:</span>
<span id="cmnt_count"><a href="http://comment5.news.sina.com.cn/comment/comment5.html?channel=cj&newsid=31-1-{serial}">欢迎发表评论</a>&nbsp;&nbsp;</span><a href="http://comment5.news.sina.com.cn/comment/comment5.html?channel=cj&newsid=31-1-{serial}" >我要评论</a></p>
</div><div class="otherContent_01"></div>
<!-- publish_helper_end -->
				</div>
				<!-- 正文内容 end -->
			</div>
			<div class="blkContentBtmSearch"><div class="btmSearch"><form name="sb02_2" action="http://search.sina.com.cn/"><input type="text" name="q" value="请输入关键字" /></form></div></div>
		</div></div></div>
<div class="footer"><a href="http://corp.sina.com.cn/chn/">新浪简介</a>　|　新浪公司</div>
</body>
</html>
"""


def _layout_k(page: _Page) -> str:
    doc = page.doc
    uid = doc.url.split("_")[1]
    return f"""<!DOCTYPE html>
<!-- [ published at {page.updated} ] -->
<!---->
<html>
<head>
  <meta charset="utf-8"/>
    <title>{page.title}_新浪网</title>
<meta name="keywords" content="样本,调查" />
<meta name="description" content="{page.quoted}" />
<meta name="publishid" content="{doc.docid}" />
<meta name="comment" content="mp:{uid}-{doc.key.removeprefix("k:")}" />
<meta name="mediaid" content="{doc.media}">
<meta name="mobile-agent" content="format=html5; url={doc.mobile_url}?from=news&subch=onews">
	<meta property="article:published_time" content="{page.iso}" />
<meta property="article:author" content="{doc.media}" />
</head>
<body>
<div class="main-content w1240">
	<h1 class="main-title"></i>{page.title}</h1>
    <div class='top-bar-wrap' id='top_bar_wrap'>
        <div class="top—bar" id='top_bar'>
            <div class="top-bar-inner clearfix">
                <div class="second-title">{page.title}</div>
                <div class="date-source">
                    <span class="date">{doc.local():%Y年%m月%d日 %H:%M}</span>
                    <a href="http://k.sina.com.cn" target="_blank" class="source ent-source" data-sudaclick="content_media_p">新浪看点</a>
                    <span class="author">
                    </span>
                </div>
{_TOOLS}
            </div>
        </div>
    </div>
    <div class="article-content clearfix" id='article_content'>
        <div class="article-content-left">
            <div class="article" id="artibody">
{"".join(f"<p><font>{text}</font></p>" for text in page.paragraphs)}
				<div class="weibo-2017" style="display:none">【{page.title}】欢迎围观转发</div>
				<div class="goods-card clearfix"></div>
<!--article_adlist[<p>关注我们的账号获得更多资讯</p>]article_adlist-->
                <p class="article-notice">特别声明：以上文章内容仅代表作者本人观点，不代表新浪看点观点或立场。如有关于作品内容、版权或其它问题请于作品发表后的30日内与新浪看点联系。</p>
            </div>
{_BOTTOM}
        </div>
        <div class="article-content-right"><div class="author-card"><a href='javascript:void(0);' class='author-card-focus'><i class='icon'>+</i>关注</a></div></div>
    </div>
</div>
</body>
</html>
"""


def _mobile(doc: Doc, paragraphs: list[str]) -> str:
    page = _Page(doc, paragraphs)
    plain = [escape(text, quote=False) for text in paragraphs]
    lines = [f'<p class="art_p">{text}</p>' for text in plain]
    if page.random.random() < 0.4:
        lines.insert(
            1,
            f'<figure class="art_img_mini j_p_gallery"><img class="art_img_mini_img" data-src="https://n.sinaimg.cn/'
            f'finance/{doc.docid}.jpg" src="//n.sinaimg.cn/default/1x1.gif"><h2 class="art_img_tit"></h2></figure>',
        )
    lines.insert(
        2,
        '<div class="j_native_7kz0a1"><a href="https://sax.sina.cn/click"><img src="https://d9.sina.com.cn/a.jpg">'
        "<span>广告 | 旅行箱特惠</span></a></div>",
    )
    body = "\n".join(lines)
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width,initial-scale=1,user-scalable=no"/>
<title>{page.title}_手机新浪网</title>
<meta name="keywords" content="{page.quoted}"/>
<meta property="og:url" content="{doc.mobile_url}"/>
<meta property="og:title" content="{page.quoted}"/>
<meta property="article:published_time" content="{page.iso}"/>
<script>
var __docConfig = {{"__title":"手机新浪网","__docUrl":"{doc.mobile_url}","__webURL":"{doc.url}","__cmntTotal":0}};
</script>
</head>
<body>
<header class="sinaHead"><h2 class="hd_tit"><a href="https://sina.cn/">新浪首页</a><a href="https://finance.sina.cn/">财经</a></h2><a href="https://sina.cn/">手机新浪网</a></header>
<main class="sn_main"><section class="j_main_art"><section class="s_card">
<article class="art_box"><h1 class="art_tit_h1">{page.title}</h1>
<figure class="weibo_info look_info"><figcaption class="weibo_detail"><h2 class="weibo_user">{doc.media}</h2><time class="weibo_time">{doc.local():%m月%d日%H:%M}</time></figcaption><a class="look_sub">关注</a></figure>
<section class="art_pic_card art_content">
{body}
<div class="j_article_wbreco"><p>更多精彩 推荐关注{doc.media}</p></div>
<p class="article-editor">{page.editor}</p>
</section></article>
</section></section></main>
<section class="callApp"><a href="JavaScript:void(0)">打开新浪财经APP，看更多内容</a></section>
<footer><p>举报邮箱：jubao@staff.example</p><p>Copyright © 1996-2026 SINA Corporation</p></footer>
</body>
</html>
"""
