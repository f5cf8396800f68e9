"""The words that a site's rules are written in.

A rule is a frozen dataclass, a row of a table in ``newscrawl/sites/<site>/``. Rows are checked
when they are made: a selector that does not parse, a pattern that does not compile or an empty
``why`` raises :class:`RuleError`, which names the row. Rows hold no code.
"""

from newscrawl.site.checks import RuleError
from newscrawl.site.companies import CompanyRules, Correction, Cue, Declaration, SymbolClass, SymbolLink, TickerForm
from newscrawl.site.elements import ElementTest, simple_selectors
from newscrawl.site.lists import Board, Channel, FlashForm, GuardRow, ListSource, SecuritiesListing, SymbolMarket
from newscrawl.site.pages import Boilerplate, Caption, Capture, ForeignImage, Notice, Template, TimeFormat, UrlRule
from newscrawl.site.places import Comment, Css, Header, Key, Meta, Script, Where, css
from newscrawl.site.rules import Site

__all__ = [
    "Board",
    "Boilerplate",
    "Caption",
    "Capture",
    "Channel",
    "Comment",
    "CompanyRules",
    "Correction",
    "Css",
    "Cue",
    "Declaration",
    "ElementTest",
    "FlashForm",
    "ForeignImage",
    "GuardRow",
    "Header",
    "Key",
    "ListSource",
    "Meta",
    "Notice",
    "RuleError",
    "Script",
    "SecuritiesListing",
    "Site",
    "SymbolClass",
    "SymbolLink",
    "SymbolMarket",
    "Template",
    "TickerForm",
    "TimeFormat",
    "UrlRule",
    "Where",
    "css",
    "simple_selectors",
]
