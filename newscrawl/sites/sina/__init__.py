"""Sina Finance (新浪财经): all rules, and nothing but rules. See ``newscrawl/site.py`` for the words."""

from newscrawl.site import Site
from newscrawl.sites.sina import boilerplate, credits, symbols, templates, times, urls
from newscrawl.sites.sina.names import NAMES

SINA = Site(
    name="sina",
    zone=times.CHINA,
    hosts=urls.HOSTS,
    categories=("金融", "新浪财经"),
    regions=templates.REGIONS,
    templates=templates.TEMPLATES,
    boilerplate=boilerplate.BOILERPLATE,
    captions=boilerplate.CAPTIONS,
    foreign_images=boilerplate.FOREIGN_IMAGES,
    captures=credits.CAPTURES,
    author_noise=credits.AUTHOR_NOISE,
    notices=boilerplate.NOTICES,
    placeholders=boilerplate.PLACEHOLDERS,
    urls=urls.URLS,
    time_formats=times.TIME_FORMATS,
    times=templates.TIMES,
    identity=urls.IDENTITY,
    statements=templates.STATEMENTS,
    symbol_links=symbols.SYMBOL_LINKS,
    symbol_spans=symbols.SYMBOL_SPANS,
    quote_ids=symbols.QUOTE_IDS,
    symbol_classes=symbols.SYMBOL_CLASSES,
    ticker_forms=symbols.TICKER_FORMS,
    name_suffixes=symbols.NAME_SUFFIXES,
    name_ends=symbols.NAME_ENDS,
    known_names={line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in NAMES.splitlines()},
    declaration=symbols.DECLARATION,
    page_links=templates.PAGE_LINKS,
    page_info=templates.PAGE_INFO,
    constants=templates.CONSTANTS,
    title_marks=templates.TITLE_MARKS,
    ai_summary=templates.AI_SUMMARY,
)
