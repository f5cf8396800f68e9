"""URLs: what they identify, and their canonical form."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from newscrawl.site import Site

MAX_URL = 4096
"""Longest address, in code points, that is looked at; what is longer is none of the site's."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a URL stands for."""

    kind: str
    """article, flash or not-article."""
    key: str | None
    """``comos:nihefve8236522``, ``num:10547416``, ``k:…``, ``live:…``; None where the site gives none."""
    url: str
    """Canonical: https, no fragment, no query (kept where the query is the meaning), the page number left out."""
    page: int
    """Page of a multi-page article, from 1."""
    rule: str


def identify(url: str, site: Site, depth: int = 0) -> Identity | None:
    """The identity of a URL of the site, or None for any other address."""
    parts = split(url) if len(url) <= MAX_URL else None
    if parts is None:
        return None
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https", "") or not belongs(host, site):
        return None
    target = host + unquote(parts.path)
    for pattern, rule in site.url_patterns:
        match = pattern.search(f"{target}?{parts.query}" if rule.query else target)
        if not match:
            continue
        groups = match.groupdict()
        if rule.kind == "wrapper":
            return identify(unquote(groups["url"]), site, depth + 1) if depth < 3 else None
        path = parts.path
        if groups.get("page"):
            path = path.replace(f"_{groups['page']}.", ".")
        query = f"?{parts.query}" if rule.query and parts.query else ""
        key = rule.key.format(**groups) if rule.key else None
        return Identity(rule.kind, key, f"https://{host}{path}{query}", int(groups.get("page") or 1), rule.name)
    return None


def split(url: str) -> SplitResult | None:
    """The parts of a URL; None for one that cannot be taken apart."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.hostname
        return parts
    except ValueError:
        return None


def belongs(host: str, site: Site) -> bool:
    """Whether a host is one of the site's domains or lies under one."""
    return any(host == domain or host.endswith("." + domain) for domain in site.hosts)
