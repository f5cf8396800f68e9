"""Who wrote and edited an article, read from lines of the text.

``author`` is every byline name without its role. Names are two to four Han characters or a pen name;
a medium, a photographer or a translator is no author.
"""

from newscrawl.site import Capture

# No name begins with these; they are what else follows 记者, 作者 or a blank.
_NOT_BEGINNING = r"(?!发自|记者|编辑|责编|责任|每经|实习|见习|通讯员|单位|了解|获悉|注意|采访|从|问|手记|观察|调查|见闻|连线|专访|探访|走访|实探|点评|札记|视角|提问|会议|协会)"
_NAME = _NOT_BEGINNING + r"[\u4e00-\u9fff]{2,4}?"
_ROLE = r"(?:首席|高级|资深|见习|实习|特约|特派|本报|本刊)*(?:记者|研究员|评论员|撰稿人|实习生|通讯员|参与采写)"
_WRITER = rf"(?:{_ROLE}|专栏作[家者]|(?:首席)?经济学家)"
_MARKS = r"[（(■●◎⊙○◆\s]*"
_CITY = (
    r"(?:北京|上海|天津|重庆|广州|深圳|杭州|南京|成都|武汉|西安|郑州|长沙|济南|青岛|厦门|福州|合肥|昆明|南昌|沈阳|大连|苏州|宁波|海口|三亚"
    r"|太原|贵阳|南宁|兰州|哈尔滨|长春|石家庄|呼和浩特|乌鲁木齐|拉萨|西宁|银川|香港|澳门|台北|东莞|佛山|珠海|无锡|温州|纽约|伦敦|东京|华盛顿)"
)
# A place before 报道. Two places with a blank between must be cities: any other pair may be a name and a place.
_PLACES = rf"(?:{_CITY}(?:[、\s]+{_CITY})*|[\u4e00-\u9fff]{{2,4}}(?:、[\u4e00-\u9fff]{{2,4}})?)"
_DESK = (
    r"(?:\s*[|｜丨○◎⊙●]?\s*(?:每经|责任|本报)?(?:编辑|责编|校对|编审|整理)\s*[:：|｜丨/]?\s*[\u4e00-\u9fff\s]{2,12})?"
)
_MEDIUM = r"(?:新浪(?:财经|科技)|[\u4e00-\u9fff]{2,6}(?:财经|新闻|网|报|社|杂志|周刊))\s+"
# Between two names: 张三、李四; 张三 | 实习生 李四; 张三 样本报记者 李四; 张三；参与采写：李四. What is taken once is kept
# (atomic groups): 本报记者 can be read as a role and as a name, and a line of many would be tried in all ways.
_BETWEEN = (
    rf"(?>\s*[|｜丨；;]\s*(?={_ROLE})|[\s、，,/]+(?:[\u4e00-\u9fff]{{2,8}}?(?={_ROLE}))?)(?>(?:{_ROLE}\s*[:：/]?\s*)?)"
)
_NAMES = rf"{_NAME}(?:{_BETWEEN}{_NAME})*"
_NAMES_SHORTEST = _NAMES + "?"  # leaves the place before 报道 out
_NO_NAME = r"(?!完|未完|下转|上接|图|资料|译|原|记者|责任|编辑|来源|文中|全文|待续|注|本文|部分|实习|综合|摘自|转自|数据|截至|见|附|含|如|详|共|点击|作者|责编|新华|[一二三四五六七八九十两])"

# A medium ends before a bracket or the next credit: 来源：新华社 记者 NAME
_SOURCE = r"(?P<source_line>[^\s（()）].*?)(?=\s*[（()）]|[\s，,]+(?:记者|作者|编辑|微信公众号|ID)|$)"
_EDITOR = r"(?P<editor>[\u4e00-\u9fff·]{2,8}|[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,3}|[A-Za-z]{3,12}(?![A-Za-z0-9]))"
_CODE = r"(?P<editor_code>[A-Z]{1,3}[0-9]{1,5})"

_FLASH_MEDIA = (
    r"[\u4e00-\u9fffA-Za-z0-9·]{0,10}(?:[^财季年公海研周申预汇]报|[^行作]社|[^联电官]网|[^平后]台|[^公私]刊|财经|新闻|日报|早报|晚报|快讯|在线|通讯社|客户端|杂志|周刊)"
    r"|新华|央视|路透|彭博|界面|澎湃|格隆汇"
)

# Dropped from a captured author: roles and what separates names.
AUTHOR_NOISE = rf"(?:(?<=\s)[\u4e00-\u9fff]{{2,8}}(?={_ROLE}))?{_ROLE}|编译|整理|[\s、，,/／|｜丨；;:：]+"

CAPTURES = (
    Capture("editor", "责任编辑：NAME CODE, （编辑：CODE）", of="editor_line",
            pattern=rf"(?:责任编辑|责编|编辑)\s*[:：]\s*{_EDITOR}?[\s_]*\[?{_CODE}?"),
    Capture("original-title-bracketed", "(原标题：…)", of="removed", rule="original-title",
            pattern=rf"^[（(【\[]\s*原标题\s*[:：]\s*(?P<original_title>.+?)(?:\s*[（(\s]\s*(?:文章)?来源\s*[:：]\s*{_SOURCE})?\s*[)）】\]]+$"),
    Capture("original-title", "原标题：… 来源：…", of="removed", rule="original-title",
            pattern=rf"^[【\[]?原标题(?:\s*[:：]|[】\]]\s*[:：]?)\s*(?P<original_title>.+?)(?:\s*[（(\s]\s*(?:文章)?来源\s*[:：]\s*{_SOURCE}[)）]?)?$"),
    Capture("original-title-block", "the same in its own element", of="removed", rule="original-title-block",
            pattern=rf"^\s*原标题\s*[:：]\s*(?P<original_title>.+?)(?:\s*[（(\s]\s*(?:文章)?来源\s*[:：]\s*{_SOURCE}[)）]?)?$"),
    Capture("source", "来源：…", of="removed", rule="source-line",
            pattern=rf"来源\s*[:：|｜丨/／]\s*{_SOURCE}"),
    Capture("editor-removed", "the desk's line where the template has no place for it", of="removed", rule="editor",
            pattern=rf"(?:责任编辑|责编|编辑)\s*[:：]\s*{_EDITOR}?[\s_]*\[?{_CODE}?"),
    Capture("editor-in-text", "（责任编辑：NAME） as a line of the text, where no element names an editor",
            of="removed", rule="editor-line",
            pattern=rf"^[（(]?责任编辑\s*[:：]\s*(?P<editor>[\u4e00-\u9fff·]{{2,4}})[\s_]*\[?{_CODE}?\]?[)）]?$"),
    Capture("summary", "内容摘要", of="removed", rule="summary-box",
            pattern=r"内容摘要[】\]]?\s*[:：]?\s*(?P<summary>.+)$"),
    # bylines, the surest first
    Capture("dateline", "21世纪经济报道记者 NAME 北京报道 at the head of the text", of="body", position="first",
            pattern=rf"^.{{0,40}}?{_ROLE}\s*[:：]?\s*(?P<author>{_NAMES_SHORTEST})(?:\s*{_PLACES}?(?:报道|电(?=[\s：:）)])|讯(?=[\s：:）)]))|\s+(?=\d{{1,2}}月\d{{1,2}}日))"),
    Capture("medium-name-place", "21世纪经济报道 NAME 上海报道 opens the text, without the word 记者", of="body", position="first",
            pattern=rf"^[^\s，。：]{{2,12}}(?:报道?|网|刊|社|新闻|财经)\s+(?P<author>{_NAMES_SHORTEST})\s+{_CITY}(?:[、\s]+{_CITY})*报道(?![\u4e00-\u9fff])"),
    Capture("reporter-in-brackets", "（记者 NAME） near the head of the text", of="body", position="first",
            pattern=rf"^.{{0,40}}?[（(【][^（()）【】]{{0,10}}?(?:{_ROLE}|作者)\s*[:：/]?\s*(?P<author>{_NAMES})\s*[)）】]"),
    Capture("byline", "文 | NAME NAME, 作者：NAME, 记者：NAME as a line", of="body", position="any",
            pattern=rf"^{_MARKS}(?:文字?|作者|撰文|撰稿|采写|采访|记者)\s*[:：|｜丨/／]\s*(?:{_MEDIUM})?(?:[^\s]{{0,20}}{_WRITER}\s*)?(?P<author>{_NAMES}){_DESK}\s*[)）]?$"),
    Capture("reporter-line", "■本报记者 NAME, 记者：NAME 编辑：… as a line", of="body", position="any",
            pattern=rf"^{_MARKS}(?:[^\s，。：]{{2,12}}\s+)?[^\s，。：]{{0,14}}{_ROLE}\s*[:：|｜丨]?\s*(?P<author>{_NAMES}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff]){_DESK}\s*[)）]?$"),
    Capture("source-author", "来源：MEDIUM 作者：NAME", of="removed", rule="source-line",
            pattern=rf"(?:作者|记者)\s*[:：]?\s*(?P<author>{_NAMES})\s*[)）]?$"),
    Capture("account-original", "原创：NAME编译 ACCOUNT opens texts taken over from messenger accounts",
            of="body", position="first", pattern=r"^原创\s*[:：]\s*(?P<author>\S{2,8}?)(?:编译|整理|翻译)?\s+\S.{0,20}$"),
    Capture("reporter-at-end", "（总台央视记者 NAME NAME） closes the text", of="body", position="last",
            pattern=rf"[（(][^（()）]{{0,12}}?(?:{_ROLE}|作者|文)\s*[:：/]?\s*(?P<author>{_NAMES})\s*(?:[，,](?:系|为|作者|现任)[^（()）]{{2,60}})?[)）]$"),
    Capture("medium-and-name-at-end", "（中国南海新闻网 NAME） closes the text", of="body", position="last",
            pattern=rf"[（(][\u4e00-\u9fff]{{2,12}}(?:网|报|社|台|刊|财经)\s+(?P<author>{_NAMES})\s*[)）]$"),
    Capture("name-at-end", "(NAME) or (NAME/编译) closes the text", of="body", position="last",
            pattern=rf"[（(]{_NO_NAME}(?P<author>{_NAMES})(?<![译摄图报社网台刊电])(?<!新闻)(?<!财经)(?:\s*[/／]\s*(?:编译|文|整理|综合|编辑)|\s+(?:编译|整理|发自[\u4e00-\u9fff]{{2,6}}))?[)）]$"),
    # Behind the last sentence of a flash stands a medium, never a person; other brackets there are remarks.
    Capture("flash-medium", "（证券日报） closes the text of a flash", of="body", position="last", flash=True,
            pattern=rf"[。！？”…][（(](?P<source_line>{_FLASH_MEDIA})[)）]$"),
)  # fmt: skip
