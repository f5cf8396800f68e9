"""Other extractors of articles, from requirements-peers.txt, each by the call that its own read-me begins with.

They only extract: the text is decoded before, and none of them may use the network.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Mapping
from importlib.util import find_spec

Extract = Callable[[str, str], object]
"""Takes the decoded HTML of a page and its address."""
MODULES = {"trafilatura": "trafilatura", "readability-lxml": "readability", "newspaper4k": "newspaper", "gne": "gne"}
"""Name of a peer to its module."""


def missing() -> list[str]:
    """Peers that are not installed."""
    return [name for name, module in MODULES.items() if find_spec(module) is None]


def load() -> Mapping[str, Extract]:
    """Every peer by its name, ready for work.

    Raises:
        ImportError: one is not installed.
    """
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)  # what they think of a page is not asked here
    return {
        "trafilatura": _trafilatura(),
        "readability-lxml": _readability(),
        "newspaper4k": _newspaper(),
        "gne": _gne(),
    }


def _trafilatura() -> Extract:
    from trafilatura import extract

    return lambda html, url: extract(html, url=url)


def _readability() -> Extract:
    from readability import Document

    return lambda html, url: Document(html, url=url).summary()


def _newspaper() -> Extract:
    from newspaper import Article

    def parse(html: str, url: str) -> str:
        article = Article(url, language="zh", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return str(article.text)

    return parse


def _gne() -> Extract:
    from gne import GeneralNewsExtractor

    extractor = GeneralNewsExtractor()
    return lambda html, url: extractor.extract(html)
