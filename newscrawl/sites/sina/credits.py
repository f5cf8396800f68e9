"""Who wrote and edited an article, read from lines of the text.

``author`` is every byline name without its role. Names are two to four Han characters or a pen name;
a medium, a photographer or a translator is no author.
"""

from newscrawl.site import Capture

_NAME = r"[\u4e00-\u9fff]{2,4}?"
_ROLE = r"(?:首席|高级|资深|见习|实习|特约|特派|本报|本刊)*(?:记者|研究员|评论员|撰稿人)"
_NAMES = rf"{_NAME}(?:[\s、，,/]+(?:{_ROLE}\s*)?{_NAME})*"
_NAMES_SHORTEST = _NAMES + "?"  # leaves the place before 报道 out
_NO_NAME = r"(?!完|未完|下转|上接|图|资料|译|原|记者|责任|编辑|来源|文中|全文|待续|注|本文|部分|实习|综合|摘自|转自|数据|截至|见图|附)"

# Dropped from a captured author: roles and what separates names.
AUTHOR_NOISE = rf"{_ROLE}|实习生|通讯员|编译|整理|[\s、，,/／|｜丨]+"

CAPTURES = (
    Capture("editor", "责任编辑：NAME CODE, （编辑：CODE）", of="editor_line",
            pattern=r"(?:责任编辑|责编|编辑)\s*[:：]\s*(?P<editor>[\u4e00-\u9fff·]{2,8})?\s*\[?(?P<editor_code>[A-Z]{1,3}[0-9]{2,4})?"),
    Capture("original-title-bracketed", "(原标题：…)", of="removed", rule="original-title",
            pattern=r"^[（(]\s*原标题\s*[:：]\s*(?P<original_title>.+?)\s*[)）]$"),
    Capture("original-title", "原标题：… 来源：…", of="removed", rule="original-title",
            pattern=r"^原标题\s*[:：]\s*(?P<original_title>.+?)(?:\s+(?:文章)?来源\s*[:：]\s*(?P<source_line>\S+))?$"),
    Capture("original-title-block", "the same in its own element", of="removed", rule="original-title-block",
            pattern=r"^\s*原标题\s*[:：]\s*(?P<original_title>.+?)(?:\s+(?:文章)?来源\s*[:：]\s*(?P<source_line>\S+))?$"),
    Capture("source", "来源：…", of="removed", rule="source-line",
            pattern=r"来源\s*[:：]\s*(?P<source_line>.+?)\s*[)）]?$"),
    Capture("editor-removed", "the desk's line where the template has no place for it", of="removed", rule="editor",
            pattern=r"(?:责任编辑|责编|编辑)\s*[:：]\s*(?P<editor>[\u4e00-\u9fff·]{2,8})?\s*\[?(?P<editor_code>[A-Z]{1,3}[0-9]{2,4})?"),
    Capture("editor-in-text", "（责任编辑：NAME） as a line of the text, where no element names an editor",
            of="removed", rule="editor-line",
            pattern=r"^[（(]?责任编辑\s*[:：]\s*(?P<editor>[\u4e00-\u9fff·]{2,4})\s*\[?(?P<editor_code>[A-Z]{1,3}[0-9]{2,4})?\]?[)）]?$"),
    Capture("summary", "内容摘要", of="removed", rule="summary-box",
            pattern=r"内容摘要[】\]]?\s*[:：]?\s*(?P<summary>.+)$"),
    # bylines, the surest first
    Capture("dateline", "21世纪经济报道记者 NAME 北京报道 at the head of the text", of="body", position="first",
            pattern=rf"^.{{0,40}}?{_ROLE}\s*[:：]?\s*(?P<author>{_NAMES_SHORTEST})\s*(?:[\u4e00-\u9fff]{{2,4}}(?:[、\s][\u4e00-\u9fff]{{2,4}})?)?(?:报道|电(?=[\s：:）)])|讯(?=[\s：:）)]))"),
    Capture("reporter-in-brackets", "（记者 NAME） near the head of the text", of="body", position="first",
            pattern=rf"^.{{0,40}}?[（(][^（()）]{{0,10}}?(?:{_ROLE}|通讯员|作者)\s*[:：/]?\s*(?P<author>{_NAMES})\s*[)）]"),
    Capture("byline", "文 | NAME NAME, 作者：NAME, 记者：NAME as a line", of="body", position="any",
            pattern=rf"^[（(■●◎\s]*(?:文字?|作者|撰文|撰稿|采写|记者)\s*[:：|｜丨/／]\s*(?:[^\s]{{0,10}}{_ROLE}\s*)?(?P<author>{_NAMES})\s*[)）]?$"),
    Capture("reporter-line", "■本报记者 NAME as a line", of="body", position="any",
            pattern=rf"^[（(■●◎\s]*[^\s，。：]{{0,14}}{_ROLE}\s+(?P<author>{_NAMES}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])\s*[)）]?$"),
    Capture("account-original", "原创：NAME编译 ACCOUNT opens texts taken over from messenger accounts",
            of="body", position="first", pattern=r"^原创\s*[:：]\s*(?P<author>\S{2,8}?)(?:编译|整理|翻译)?\s+\S.{0,20}$"),
    Capture("reporter-at-end", "（总台央视记者 NAME NAME） closes the text", of="body", position="last",
            pattern=rf"[（(][^（()）]{{0,12}}?(?:{_ROLE}|通讯员|作者|文)\s*[:：/]?\s*(?P<author>{_NAMES})\s*[)）]$"),
    Capture("medium-and-name-at-end", "（中国南海新闻网 NAME） closes the text", of="body", position="last",
            pattern=rf"[（(][\u4e00-\u9fff]{{2,12}}(?:网|报|社|台|刊|财经)\s+(?P<author>{_NAMES})\s*[)）]$"),
    Capture("name-at-end", "(NAME) or (NAME/编译) closes the text", of="body", position="last",
            pattern=rf"[（(]{_NO_NAME}(?P<author>{_NAMES})(?<![译摄图])(?:\s*[/／]\s*(?:编译|文|整理|综合|编辑))?[)）]$"),
)  # fmt: skip
