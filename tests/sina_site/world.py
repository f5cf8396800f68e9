"""What exists: articles with their places in the lists, and what a crawl of them must give."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from random import Random

from tests.sina_site import words

CHINA = timezone(timedelta(hours=8))
_ITEMS = ("video", "slide", "blog", "pdf")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a crawl must make of one article."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    """Of all pages, in order."""
    url: str
    """Canonical address of the desktop page."""
    ctime: int
    layout: str
    symbols: tuple[str, ...]
    pages: tuple[tuple[str, ...], ...]
    """The paragraphs page by page."""
    page_urls: tuple[str, ...]
    """The desktop address of every page."""
    mobile_url: str


@dataclass(slots=True, eq=False)
class Doc:
    """A row of the lists: an article, or an item that is none (layout ``X``)."""

    serial: int
    ctime: int
    layout: str
    docid: str
    key: str
    title: str
    url: str
    mobile_url: str
    media: str
    place: int
    lids: tuple[int, ...]
    columns: tuple[int, ...]
    symbols: tuple[str, ...]
    form: str
    """How rows state the address: plain, http, wrapped or mobile."""
    pages: int = 1
    dead: int = 0
    """404 or 200: never there, and how that is answered."""
    deleted: bool = False
    edits: int = 0
    mtime: int = 0

    @property
    def article(self) -> bool:
        """Whether this is an article that a crawl can get."""
        return self.layout != "X" and not self.dead and not self.deleted

    def local(self, epoch: int | None = None) -> datetime:
        """China time of the article, or of another moment."""
        return datetime.fromtimestamp(self.ctime if epoch is None else epoch, CHINA)

    def page_urls(self) -> list[str]:
        """The desktop address of every page."""
        stem = self.url.removesuffix(".shtml")
        return [self.url, *(f"{stem}_{number}.shtml" for number in range(2, self.pages + 1))]


@dataclass(slots=True)
class Channel:
    """Rows of one list, oldest first; they are only ever added at the end."""

    name: str
    pageid: int = 0
    docs: list[Doc] = field(default_factory=list)
    times: list[int] = field(default_factory=list)

    def add(self, doc: Doc) -> None:
        """Append the newest."""
        self.docs.append(doc)
        self.times.append(doc.ctime)

    def slice(self, start: int | None, end: int | None) -> tuple[int, int]:
        """Positions of the rows with ``start`` <= ctime < ``end``."""
        return (
            bisect_left(self.times, start) if start is not None else 0,
            bisect_left(self.times, end) if end is not None else len(self.times),
        )


@dataclass(frozen=True, slots=True)
class Flash:
    """A 7x24 flash."""

    number: int
    docid: str
    text: str
    ctime: int
    symbols: tuple[str, ...]
    deleted: bool
    url: str
    """Empty while the flash is no document of its own; so are ``docid`` and ``mobile_url``."""
    mobile_url: str
    edits: int = 0

    @property
    def key(self) -> str:
        """Identity."""
        return f"comos:{self.docid}" if self.docid else f"live:{self.number}"


class World:
    """Everything that the site holds; the seed decides it, but for the time of its newest article."""

    def __init__(
        self,
        articles: int = 3000,
        days: float = 30,
        seed: int = 1,
        multi: float = 0.03,
        channels: int = 5,
        dead: float = 0.005,
        junk: float = 0.02,
        flashes: int = 200,
        now: int | None = None,
    ) -> None:
        """Build the lists; texts and pages are made when they are asked for."""
        self.seed, self.multi, self.dead, self.junk = seed, multi, dead, junk
        self.lids = {lid: Channel(name, pageid) for pageid, lid, name in (words.ALL, *words.CHANNELS[:channels])}
        self.columns = {cid: Channel(name) for cid, name in words.COLUMNS.items()}
        self.symbols: dict[str, Channel] = {symbol: Channel(name) for symbol, name in words.NAMES.items()}
        self.docs: list[Doc] = []
        self.by_url: dict[str, tuple[Doc, int]] = {}
        """Host and path of every article page, with the page's number; 0 is the mobile page."""
        self.by_id: dict[str, Doc] = {}
        self.published = 0
        self._serial = 0
        now = int(time.time()) if now is None else now
        self.now = now
        items = [True] * articles + [False] * round(articles * junk)
        random = Random(f"{seed}:items")
        random.shuffle(items)
        span = max(int(days * 86400), 2 * len(items) + 2)
        step = span / max(len(items), 1)
        for at, is_article in enumerate(items):
            # strictly different: every item has its own slot of at least two seconds
            ctime = now - span + int(at * step) + random.randrange(max(int(step) - 1, 1)) + 1
            self._add(self._doc(min(ctime, now), is_article))
        self.flashes = [self._flash(number, now - (flashes - number) * 97) for number in range(flashes)]
        self.flash_urls: dict[str, Flash] = {}
        for flash in self.flashes:
            self._place(flash)

    # what is there ---------------------------------------------------------------------------------

    def expected(self) -> list[Expected]:
        """What a crawl of all lists must give, oldest first; dead and deleted articles are left out."""
        return [self.expect(doc) for doc in self.docs if doc.article]

    def expect(self, doc: Doc) -> Expected:
        """What a crawl must make of this article as it stands now."""
        pages = tuple(map(tuple, self.text(doc)))
        return Expected(
            id=doc.key,
            title=doc.title,
            paragraphs=tuple(paragraph for page in pages for paragraph in page),
            url=doc.url,
            ctime=doc.ctime,
            layout=doc.layout,
            symbols=doc.symbols,
            pages=pages,
            page_urls=tuple(doc.page_urls()),
            mobile_url=doc.mobile_url,
        )

    def gone(self) -> list[str]:
        """Identities of the articles that the lists name but nobody can get."""
        return [doc.key for doc in self.docs if doc.layout != "X" and not doc.article]

    def text(self, doc: Doc) -> list[list[str]]:
        """The paragraphs of every page. Some name the linked stocks."""
        random = Random(f"{self.seed}:text:{doc.serial}")
        pages = []
        number = 1
        for _ in range(doc.pages):
            count = random.randint(3, 8) if doc.pages == 1 else random.randint(2, 4)
            page, number = words.paragraphs(random, f"{doc.serial:06d}", count, number)
            pages.append(page)
        for at, symbol in enumerate(doc.symbols):
            target = pages[0]
            where = at % len(target)
            target[where] = f"调查者还访问了{words.NAMES[symbol]}的{at + 1}处仓库。{target[where]}"
        if doc.edits:
            pages[0][0] += f"{doc.serial:06d}号样本已作第{doc.edits}次修订，数字以此为准。"
        return pages

    def injected(self, number: int) -> str:
        """Id of a row that is advertising: no list holds it and no page answers it."""
        return words.comos(Random(f"{self.seed}:injected:{number}"), 5_000_000 + number)

    # what changes ----------------------------------------------------------------------------------

    def publish(self, count: int = 1) -> list[Doc]:
        """New articles, now; later than every other."""
        added = []
        for _ in range(count):
            newest = self.docs[-1].ctime if self.docs else 0
            doc = self._doc(max(int(time.time()), newest + 1), True)
            doc.dead = 0
            self._add(doc)
            self.published += 1
            added.append(doc)
        return added

    def find(self, key: str) -> Doc | None:
        """An article by its identity, ``comos:…``, or by its bare docid."""
        return self.by_id.get(key) or self.by_id.get(f"comos:{key}")

    def edit(self, doc: Doc) -> None:
        """Change a sentence and state a later update."""
        doc.edits += 1
        doc.mtime = max(int(time.time()), doc.mtime + 1)

    def add_flash(self) -> Flash:
        """A new flash, now."""
        newest = self.flashes[-1].ctime if self.flashes else 0
        flash = self._flash(len(self.flashes), max(int(time.time()), newest + 1))
        self.flashes.append(replace(flash, deleted=False))
        self._place(self.flashes[-1])
        return self.flashes[-1]

    def edit_flash(self, key: str) -> Flash:
        """Add a sentence to a flash."""
        return self._change(
            key, lambda old: replace(old, text=f"{old.text}此条已作第{old.edits + 1}次补充。", edits=old.edits + 1)
        )

    def delete_flash(self, key: str) -> Flash:
        """Delete a flash: its row stays in the list and says so."""
        return self._change(key, lambda old: replace(old, deleted=True))

    def document_flash(self, key: str) -> Flash:
        """A flash that was none becomes a document with an id and a page."""
        return self._change(key, self._documented)

    # how it is made --------------------------------------------------------------------------------

    def _add(self, doc: Doc) -> None:
        self.docs.append(doc)
        for lid in doc.lids:
            self.lids[lid].add(doc)
        for cid in doc.columns:
            self.columns[cid].add(doc)
        for symbol in doc.symbols:
            self.symbols[symbol].add(doc)
        if doc.layout == "X":
            return
        self.by_id[doc.key] = self.by_id[f"comos:{doc.docid}"] = doc
        for number, url in enumerate(doc.page_urls(), 1):
            self.by_url[url.partition("://")[2]] = (doc, number)
        self.by_url[doc.mobile_url.partition("://")[2]] = (doc, 0)

    def _doc(self, ctime: int, is_article: bool) -> Doc:
        self._serial += 1
        serial = self._serial
        random = Random(f"{self.seed}:{serial}")
        docid = words.comos(random, serial)
        place = random.randrange(len(words.PLACES))
        layout, pages = self._layout(random) if is_article else ("X", 1)
        key, url, mobile_url = self._addresses(random, layout, serial, docid, place, ctime)
        symbols: tuple[str, ...] = ()
        if layout not in "KX":
            # one market for an article: the site's linker stops at the first list that matches
            market = random.choices(tuple(words.MARKETS), (6, 2, 2))[0]
            count = random.choice((0, 0, 1, 1, 2, 3))
            symbols = tuple(symbol for symbol, _ in random.sample(words.MARKETS[market], count))
        others = [lid for lid in self.lids if lid != words.ALL[1]]
        chosen = random.sample(others, min(len(others), random.choice((1, 1, 2))))
        draw = random.random()
        form = "plain" if draw < 0.9 else "http" if draw < 0.95 else "wrapped" if draw < 0.98 else "mobile"
        if layout in "KX" and form in ("wrapped", "mobile"):
            form = "plain"
        return Doc(
            serial=serial,
            ctime=ctime,
            layout=layout,
            docid=docid,
            key=key,
            title=words.title(random, serial),
            url=url,
            mobile_url=mobile_url,
            media=random.choice(words.MEDIA),
            place=place,
            lids=(words.ALL[1], *sorted(chosen)),
            columns=tuple(random.sample(tuple(words.COLUMNS), random.choice((1, 1, 2)))),
            symbols=symbols,
            form=form,
            pages=pages,
            dead=random.choice((404, 200)) if random.random() < self.dead else 0,
            mtime=ctime + random.randrange(60),
        )

    def _layout(self, random: Random) -> tuple[str, int]:
        if random.random() < self.multi:
            return "A", 3
        return random.choices(("C", "N", "B", "A", "K"), (74, 13, 6, 4, 3))[0], 1

    @staticmethod
    def _addresses(
        random: Random, layout: str, serial: int, docid: str, place: int, ctime: int
    ) -> tuple[str, str, str]:
        """Identity, desktop and mobile address."""
        at = datetime.fromtimestamp(ctime, CHINA)
        day = f"{at:%Y-%m-%d}"
        desktop, mobile, _ = words.PLACES[place]
        mobile_url = f"https://finance.sina.cn/{mobile}{day}/detail-i{docid}.d.html"
        match layout:
            case "A":
                number = 11_000_000 + serial
                url = f"https://finance.sina.com.cn/{desktop}{at:%Y%m%d}/{at:%H%M}{number}.shtml"
                return f"num:{number}", url, mobile_url
            case "K":
                uid = 1_500_000_000 + random.randrange(900_000_000)
                name = f"{uid:x}001{serial:06d}"
                path = f"article_{uid}_{name}.html"
                return f"k:{name}", f"https://k.sina.com.cn/{path}", f"https://k.sina.cn/{path}"
            case "N":
                url = f"https://news.sina.com.cn/o/{day}/doc-i{docid}.shtml"
                return f"comos:{docid}", url, f"https://news.sina.cn/{day}/detail-i{docid}.d.html"
            case "X":
                url = {
                    "video": f"https://video.sina.com.cn/p/finance/{day}/doc-i{docid}.html",
                    "slide": f"http://slide.finance.sina.com.cn/d/slide_9_453_{serial}.html",
                    "blog": f"http://blog.sina.com.cn/s/blog_4af0122b0102{serial:04d}.html?tj=fina",
                    "pdf": f"https://file.finance.sina.com.cn/211.154.219.97%3A9494/MRGG/CNSESH_STOCK/{at:%Y}/{at:%Y-%m}/{day}/{20_000_000 + serial}.PDF",
                }[random.choice(_ITEMS)]
                return f"none:{serial}", url, mobile_url
            case _:
                return f"comos:{docid}", f"https://finance.sina.com.cn/{desktop}{day}/doc-i{docid}.shtml", mobile_url

    def _flash(self, number: int, ctime: int) -> Flash:
        random = Random(f"{self.seed}:flash:{number}")
        docid = words.comos(random, 8_000_000 + number)
        day = f"{datetime.fromtimestamp(ctime, CHINA):%Y-%m-%d}"
        symbols = tuple(random.sample(tuple(words.NAMES), random.choice((0, 1, 1, 2))))
        names = "、".join(words.NAMES[symbol] for symbol in symbols)
        (sentences,), _ = words.paragraphs(random, f"{900_000 + number}", 1)
        text = f"【{900_000 + number}号快讯】{names}{sentences}"
        flash = Flash(
            number=5_100_000 + number,
            docid=docid,
            text=text,
            ctime=ctime,
            symbols=symbols,
            deleted=random.random() < 0.04,
            url=f"https://finance.sina.com.cn/7x24/{day}/doc-i{docid}.shtml",
            mobile_url=f"https://finance.sina.cn/7x24/{day}/detail-i{docid}.d.html",
        )
        return replace(flash, docid="", url="", mobile_url="") if number % 17 == 3 else flash

    def _documented(self, flash: Flash) -> Flash:
        docid = words.comos(Random(f"{self.seed}:late:{flash.number}"), 9_000_000 + flash.number)
        day = f"{datetime.fromtimestamp(flash.ctime, CHINA):%Y-%m-%d}"
        url = f"https://finance.sina.com.cn/7x24/{day}/doc-i{docid}.shtml"
        return replace(
            flash, docid=docid, url=url, mobile_url=f"https://finance.sina.cn/7x24/{day}/detail-i{docid}.d.html"
        )

    def _change(self, key: str, change: Callable[[Flash], Flash]) -> Flash:
        at = next(at for at, flash in enumerate(self.flashes) if flash.key == key)
        self.flashes[at] = change(self.flashes[at])
        self._place(self.flashes[at])
        return self.flashes[at]

    def _place(self, flash: Flash) -> None:
        for address in filter(None, (flash.url, flash.mobile_url)):
            self.flash_urls[address.partition("://")[2]] = flash

    def __iter__(self) -> Iterator[Doc]:
        return iter(self.docs)
