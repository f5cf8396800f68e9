"""The server: finds the page by Host and path, lets it go wrong, and counts."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import struct
import time
from collections import Counter
from dataclasses import asdict, dataclass
from random import Random
from typing import Any
from urllib.parse import parse_qsl, unquote

from aiohttp import web

from tests.sina_site import feeds, lists, pages
from tests.sina_site.boards import Boards
from tests.sina_site.faults import Faults
from tests.sina_site.options import Options
from tests.sina_site.weight import dress
from tests.sina_site.world import World

MOST_COUNTED = 200_000
"""Addresses that are counted one by one."""
_DOMAINS = ("sina.com.cn", "sina.cn")
_MAINLAND = re.compile(r"^/corp/go\.php/vCB_AllNewsStock/symbol/([a-z]{2}[0-9]{6})\.phtml$")
_HONGKONG = re.compile(r"^/hkstock/(?:go\.php|go)/CompanyNews/page/([0-9]+)/code/([0-9]+)(?:/\.phtml|\.html)$")
_COLUMN = re.compile(r"^/roll/c/([0-9]+)\.shtml$")
_ARTICLE = re.compile(r"/(?:doc|detail|zl)-i[a-z]{7}[0-9]{7}\.|/article_|/[0-9]{10,12}(?:_[0-9]+)?\.shtml$")
_CHARSETS = {"utf-8": "gbk", "gbk": "utf-8"}


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands at an address."""

    body: str
    charset: str = "utf-8"
    status: int = 200
    kind: str = "text/html"
    article: bool = False
    """Whether this is an article page as it should be."""
    location: str = ""
    layout: str = ""
    """Of a page that may be dressed to its real weight."""


class Site:
    """One world behind one address."""

    def __init__(self, world: World, options: Options) -> None:
        self.world, self.options = world, options
        self.boards = Boards()
        self.faults = Faults(world.seed, options)
        self._rolls = self._shifted = self._parallel = 0
        self._open: Counter[str] = Counter()
        self.reset()

    def reset(self) -> None:
        """Forget all counts, and the attempts: faults begin anew."""
        self._requests: Counter[str] = Counter()
        self._queries: Counter[str] = Counter()
        self._hosts: Counter[str] = Counter()
        self._most_open: Counter[str] = Counter()
        self._statuses: Counter[str] = Counter()
        self._last: dict[str, float] = {}
        self._gaps: dict[str, float] = {}
        self._starts: dict[str, float] = {}
        self._agents: Counter[str] = Counter()
        self._served = self._served_bytes = self._uncounted = self._most_parallel = self._injected = 0
        self.faults.forget()

    def stats(self) -> dict[str, Any]:
        """What was asked for and given."""
        spans = {host: self._last[host] - self._starts[host] for host in self._last}
        return {
            "total": sum(self._hosts.values()),
            "requests": dict(self._requests),
            "uncounted": self._uncounted,
            "rolls": dict(self._queries),
            "hosts": dict(self._hosts),
            "statuses": dict(self._statuses),
            "user_agents": dict(self._agents),
            "articles_served": self._served,
            "article_bytes": self._served_bytes,
            "injected_requested": self._injected,
            "faults": dict(self.faults.made),
            "max_parallel": self._most_parallel,
            "max_parallel_by_host": dict(self._most_open),
            "min_gap_ms_by_host": {host: round(gap * 1000, 3) for host, gap in self._gaps.items()},
            "seconds_by_host": {host: round(span, 3) for host, span in spans.items()},
            "published": self.world.published,
            "articles": sum(doc.article for doc in self.world.docs),
        }

    # answering -------------------------------------------------------------------------------------

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Any request for any host."""
        if request.path.startswith("/__control/"):
            return await self._control(request)
        host = (request.headers.get("Host") or "").partition(":")[0].lower()
        address = f"{host}{request.rel_url.raw_path}"
        self._count(host, address, request)
        self._parallel += 1
        self._most_parallel = max(self._most_parallel, self._parallel)
        self._open[host] += 1
        self._most_open[host] = max(self._most_open[host], self._open[host])
        try:
            if self.options.latency_ms:
                await asyncio.sleep(self.options.latency_ms / 1000)
            response = await self._answer(request, host, address)
            self._statuses[str(response.status)] += 1
            return response
        finally:
            self._parallel -= 1
            self._open[host] -= 1

    def _count(self, host: str, address: str, request: web.BaseRequest) -> None:
        now = time.monotonic()
        self._hosts[host] += 1
        if host in self._last:
            self._gaps[host] = min(self._gaps.get(host, now - self._last[host]), now - self._last[host])
        self._last[host] = now
        self._starts.setdefault(host, now)
        self._count_one(self._requests, address)
        if request.path == "/api/roll/get":
            self._count_one(self._queries, request.rel_url.raw_query_string)
        if address.startswith("finance.sina.com.cn/ad/"):
            self._injected += 1
        self._count_one(self._agents, request.headers.get("User-Agent", ""), 100)

    def _count_one(self, counter: Counter[str], key: str, most: int = MOST_COUNTED) -> None:
        if key in counter or len(counter) < most:
            counter[key] += 1
        else:
            self._uncounted += 1

    async def _answer(self, request: web.BaseRequest, host: str, address: str) -> web.StreamResponse:
        if not any(host == domain or host.endswith(f".{domain}") for domain in _DOMAINS):
            return web.Response(status=421, text=f"no site {host!r}: send the Host of a sina address\n")
        if self.faults.banned():
            return self._plain(request, _Found(pages.BAN))
        if request.path == "/robots.txt":
            return self._plain(request, self._robots())
        page = self.world.by_url.get(address) or self.world.flash_urls.get(address)
        if page or _ARTICLE.search(address):
            if self.options.refuse_all:
                return self._plain(request, _Found("<html><body><h1>403 Forbidden</h1></body></html>", status=403))
            return await self._spoiled(request, address, self._article(address), self.faults.of_article(address))
        query = dict(parse_qsl(request.rel_url.raw_query_string, keep_blank_values=True))
        found = self._listed(host, request, query)
        return await self._spoiled(request, address, found, self.faults.of_feed(f"{host}{request.path_qs}"))

    def _article(self, address: str) -> _Found:
        if flash := self.world.flash_urls.get(address):
            return _Found(pages.flash(flash, self.world), layout="C")
        found = self.world.by_url.get(address)
        if not found:
            return _missing(404)
        doc, number = found
        if doc.dead or doc.deleted:
            return _missing(doc.dead or 404)
        moved = doc.docid in doc.key and Random(f"moved:{doc.docid}").random() < self.options.moved
        if number and moved:
            return _Found("", status=301, location=doc.mobile_url)
        body, charset = pages.article(self.world, doc, number)
        return _Found(body, charset, article=True, layout=doc.layout if number else "")

    def _listed(self, host: str, request: web.BaseRequest, query: dict[str, str]) -> _Found:
        path, world = request.path, self.world
        if host == "feed.mix.sina.com.cn" and path == "/api/roll/get":
            if not request.headers.get("Referer"):
                return _Found("<html><body><h1>403 Forbidden</h1></body></html>", status=403)
            answer = _Found(feeds.roll(world, self.options, query), kind="application/json")
            self._shift()
            return answer
        if host == "zhibo.sina.com.cn" and path == "/api/zhibo/feed":
            return _Found(feeds.zhibo(world, self.options, query), kind="application/json")
        if host == "finance.sina.com.cn" and (match := _COLUMN.match(path)):
            body = lists.column(world, int(match[1]))
            return _Found(body) if body else _missing(404)
        if host == "vip.stock.finance.sina.com.cn":
            if path.startswith("/quotes_service/api/json_v2.php/"):
                board = self.boards.answer(path, self.options, query)
                return _Found(board, "gbk", kind="application/json") if board else _missing(404)
            if match := _MAINLAND.match(path):
                return _Found(lists.mainland(world, match[1], 1), "gbk")
            if path == "/corp/view/vCB_AllNewsStock.php":
                return _Found(lists.mainland(world, query.get("symbol", ""), _number(query.get("Page"))), "gbk")
        if host == "stock.finance.sina.com.cn" and (match := _HONGKONG.match(path)):
            return _Found(lists.hongkong(world, match[2], int(match[1])), "gbk")
        if host == "biz.finance.sina.com.cn" and path == "/usstock/usstock_news.php":
            number = _number(query.get("pageIndex") or query.get("page"))
            return _Found(lists.america(world, query.get("symbol", ""), number), "gbk")
        if host == "cj.sina.cn" and path == "/article/norm_detail" and query.get("url"):
            target = query["url"]
            return _Found("", status=302, location=target if "://" in target else unquote(target))
        if path == "/" and host in ("finance.sina.com.cn", "news.sina.com.cn", "www.sina.com.cn", "finance.sina.cn"):
            return _Found(pages.home(world))
        return _missing(404)

    def _shift(self) -> None:
        self._rolls += 1
        every = self.options.shift
        if every and self._rolls % every == 0 and self._shifted < self.options.shift_max:
            self._shifted += 1
            self.world.publish()

    def _robots(self) -> _Found:
        if self.options.robots == "missing":
            return _missing(404)
        rule = "Disallow: /" if self.options.robots == "disallow" else "Allow: /"
        delay = f"Crawl-delay: {self.options.crawl_delay:g}\n" if self.options.crawl_delay else ""
        return _Found(f"User-agent: *\n{rule}\n{delay}", kind="text/plain")

    # sending ---------------------------------------------------------------------------------------

    async def _spoiled(self, request: web.BaseRequest, address: str, found: _Found, fault: str) -> web.StreamResponse:
        match fault:
            case "502":
                return self._plain(request, _Found("<html><body>502 Bad Gateway</body></html>", status=502))
            case "403":
                return self._plain(request, _Found("<html><body><h1>403 Forbidden</h1></body></html>", status=403))
            case "429":
                response = self._plain(request, _Found("too many requests", status=429, kind="text/plain"))
                response.headers["Retry-After"] = "1"
                return response
            case "ban":
                return self._plain(request, _Found(pages.BAN))
            case "home":
                return self._plain(request, _Found(pages.home(self.world)))
            case "other":
                return self._plain(request, self._another(address))
            case "reset":
                return _reset(request)
            case "truncated":
                return await _truncated(request, found, self._bytes(found))
            case "slow":
                await asyncio.sleep(0.3)
        response = self._plain(request, found, _CHARSETS[found.charset] if fault == "charset" else "")
        if found.article:
            self._served += 1
            self._served_bytes += response.content_length or 0
        return response

    def _another(self, address: str) -> _Found:
        """The page of the next article in the list."""
        mine = self.world.by_url.get(address)
        live = [doc for doc in self.world.docs[-50:] if doc.article and (not mine or doc is not mine[0])]
        if not live:
            return _Found(pages.home(self.world))
        doc = live[sum(address.encode()) % len(live)]
        body, charset = pages.article(self.world, doc, 1)
        return _Found(body, charset, layout=doc.layout)

    def _plain(self, request: web.BaseRequest, found: _Found, stated: str = "") -> web.Response:
        response = web.Response(status=found.status, body=self._bytes(found))
        response.headers["Content-Type"] = f"{found.kind}; charset={stated or found.charset}"
        if found.location:
            response.headers["Location"] = found.location
        if self.options.gzip and "gzip" in request.headers.get("Accept-Encoding", ""):
            response.enable_compression(web.ContentCoding.gzip)
        return response

    def _bytes(self, found: _Found) -> bytes:
        body = found.body.encode(found.charset, "xmlcharrefreplace")
        if self.options.weight and found.layout:
            return dress(body, self.world.seed, found.layout, found.charset)
        return body

    # control ---------------------------------------------------------------------------------------

    async def _control(self, request: web.BaseRequest) -> web.StreamResponse:
        query, name = request.query, request.path.removeprefix("/__control/")
        try:
            match name:
                case "stats":
                    return _json(self.stats())
                case "options":
                    return _json(asdict(self.options))
                case "expected":
                    return await self._expected(request)
                case "gone":
                    return _json(self.world.gone())
            if request.method != "POST":
                return _json({"error": f"{name} needs POST, or is not known"}, 405)
            return _json(self._change(name, {key: query[key] for key in query}))
        except (KeyError, ValueError) as error:
            return _json({"error": repr(error)}, 400)

    async def _expected(self, request: web.BaseRequest) -> web.StreamResponse:
        """One article a line; JSON."""
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await response.prepare(request)
        for doc in list(self.world.docs):
            if doc.article:
                line = json.dumps(asdict(self.world.expect(doc)), ensure_ascii=False)
                await response.write(f"{line}\n".encode())
        await response.write_eof()
        return response

    def _change(self, name: str, query: dict[str, str]) -> Any:
        world = self.world
        match name:
            case "publish":
                return [asdict(world.expect(doc)) for doc in world.publish(min(int(query.get("n", "1")), 10_000))]
            case "reset_stats":
                self.reset()
                return {}
            case "faults":
                return {"faults": self.options.set("faults", query["share"])}
            case "option":
                return {query["name"]: self.options.set(query["name"], query["value"])}
            case "rename" | "unlist":
                return self.boards.change(name, query)
        doc = world.find(query["id"])
        if doc is None:
            raise KeyError(query["id"])
        match name:
            case "edit":
                world.edit(doc)
            case "delete":
                doc.deleted = True
            case "restore":
                doc.deleted, doc.dead = False, 0
            case _:
                raise KeyError(name)
        return asdict(world.expect(doc))


def _missing(status: int) -> _Found:
    return _Found(pages.NOT_FOUND, "gbk", status=status)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 1


def _json(value: Any, status: int = 200) -> web.Response:
    return web.json_response(value, status=status)


def _reset(request: web.BaseRequest) -> web.Response:
    """Reset the connection: the client sees no answer, only its end."""
    if request.transport:
        if sock := request.transport.get_extra_info("socket"):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
    return web.Response(status=499)


async def _truncated(request: web.BaseRequest, found: _Found, body: bytes) -> web.StreamResponse:
    """State the whole length, send a part, close."""
    response = web.StreamResponse(status=found.status)
    response.headers["Content-Type"] = f"{found.kind}; charset={found.charset}"
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) * 3 // 5])
    if request.transport:
        request.transport.close()
    return response


async def start(world: World, options: Options, port: int) -> tuple[web.ServerRunner, int]:
    """Listen on 127.0.0.1; the runner to clean up, and the port."""
    runner = web.ServerRunner(web.Server(Site(world, options).handle, access_log=None), shutdown_timeout=1)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", port, backlog=512)
    await listener.start()
    return runner, runner.addresses[0][1]
