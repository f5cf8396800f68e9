"""Write newscrawl/sites/securities.py, the table of listed securities, from tables of names.

    python tools/build_securities.py FOLDER --dictionary DICT.TXT

FOLDER holds a_shares.tsv, a_share_names.tsv, code_changes.tsv, hk.tsv, us.tsv, b_shares.tsv and aliases.tsv, tab
separated; ``names.tsv`` and ``listed.tsv`` in tools/securities add names and days of listing that they lack. DICT.TXT
is the dictionary of jieba (word, frequency, part of speech): a name that is an everyday word, a place or a person's
name as well gets that as its class. Only facts are taken: symbols, names, days, kinds.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from newscrawl.normalise.listings import forms, plain  # noqa: E402
from newscrawl.sites import SITES  # noqa: E402

TARGET = ROOT / "newscrawl/sites/securities.py"
HEAD = '''"""Listed securities with their names: one line a security.

Made by tools/build_securities.py; do not edit. ``newscrawl.normalise.securities`` says how a line reads.
Facts only, as of {day}: names of mainland shares with the days of their validity (exact 2014-11 to 2024-05,
bounded before and after), Hong Kong names (2025-2026), Chinese names of US shares (2015-2025),
and well-known names of both with days from general knowledge (tools/securities).
"""

# fmt: off
TABLE = """\\
'''
AS_OF = "2026-06-24"
SITE = SITES["sina"]
MARKS = re.compile(SITE.name_marks)
"""What a short name has beside the name itself: a share class, special treatment."""
LEGAL = re.compile(r"(?:\(集团\)|（集团）)?(?:股份)?(?:有限)?(?:责任)?公司$")
TAILS = (
    "集团 控股 股份 国际 中国 科技 体育 地产 发展 置业 医药 生物 制药 药业 汽车 乳业 能源 电子 电器 食品 家居 环保 材料 化学"
    " 化工 航空 矿业 锂业 实业 智能 技术 光电 通信 通讯 信息 网络 软件 传媒 文化 教育 电气 重工 机械 精密 新材 高科 高新"
    " 水泥 钢铁 稀土 酒业 啤酒 家电 零售 物流 快递 新能 半导体 商业 健康 医疗 服务 物业 装备 铝业 铜业 股份制 新能源"
).split()
"""What a short name may lose when a text has named the company before."""
ORGANISATIONS = (
    "银行 证券 保险 集团 股份 控股 科技 信托 期货 医药 药业 制药 生物 实业 电力 电气 电子 电器 汽车 航空 机场 高速 港口 化工 化学"
    " 钢铁 铝业 铜业 矿业 锂业 重工 机械 传媒 文化 网络 软件 信息 通信 通讯 光电 材料 新材 食品 乳业 酒业 啤酒 家居 环保 能源 置业"
    " 地产 国际 发展 股份 石油 石化 煤炭 煤业 水泥 水务 燃气 物流 快递 公司 投资 资本 金服 人寿 财险 太保 人保 平安 国贸 商业"
).split()
"""Words with which the name of a company ends; a name that ends so is no everyday phrase."""
UNDATED_AFTER = "2025-08-22"
"""Securities of the mainland without a day of listing were listed later."""
AFTER_2015 = "2015-06-27"
"""Securities of Hong Kong that the list of the day before lacks were listed later, and names that it lacks came later."""
DATED_FROM = date(2014, 11, 10)
"""From here on the renames of the mainland have days."""
SORTS = {"derived:full-name-core": "f", "derived:drop-suffix": "c"}
"""Kinds of aliases that are no names of their own."""
PROPER = ("nz", "nt", "nr", "nrt", "nrfg", "j")
"""Parts of speech of names in the dictionary."""
APART = frozenset({"hk00086", "hk00861", "hk00218", "usWHR", "usCPHI", "usCBIO", "usAOBI", "usJKS", "usCSIQ"})
"""Companies of their own whose names a table gives to another one too, and parents of listed ones."""
NO_SHARES = ("ETF", "RTS", "债", "指数", "基金")
FUNDS = re.compile(r"\b(?:ETF|ETN|Fund|Funds|iShares|SPDR|ProShares|Index|Warrants?|Units?|Notes)\b")
LATIN_TAILS = re.compile(
    r"[ ,]+(?:\(The\)|The|Inc|Incorporated|Corp|Corporation|Co|Company|Companies|Ltd|Limited|LLC|LP|PLC|plc|N\.?V|S\.?A|AG|SE|"
    r"Holdings?|Group|Class [A-C]|Common Stock|ADR|ADS|& Company|Trust|Bancorp)\b\.?.*$"
)


@dataclass
class Security:
    symbol: str
    listed: str = ""
    delisted: str = ""
    names: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """(text, sort) to (first day, last day)."""
    company: str = ""

    def add(self, text: str, sort: str, since: str = "", until: str = "") -> None:
        text = text.strip()
        if (self.symbol, text) in NO_NAMES or len(text) < 2 or set(text) & set('\\"\t|') or text.isdigit():
            return
        if (text, sort) in self.names:
            first, last = self.names[text, sort]
            since, until = (min(first, since) if first and since else ""), (max(last, until) if last and until else "")
        self.names[text, sort] = (since, until)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {k: v or "" for k, v in row.items()} for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


NO_NAMES = frozenset((row["symbol"], row["name"]) for row in rows(ROOT / "tools/securities/no_names.tsv"))
"""What the tables call a name and is none: of several companies, of a product, of who had the ticker before."""


def alike(one: str, other: str) -> bool:
    """Whether two names of a code may be one company's: they share two characters that are not everybody's."""
    common = {"中国", "集团", "控股", "国际", "香港", "股份", "科技", "发展", "投资", "有限", "公司"}
    pairs = [{name[at : at + 2] for at in range(len(name) - 1)} - common for name in (one, other)]
    return bool(pairs[0] & pairs[1])


def abbreviates(name: str, legal: str) -> bool:
    """Whether one of two names has all characters of the other in order: 长和, 长江和记."""
    short, long = sorted((name, LEGAL.sub("", legal)), key=len)
    rest = iter(long)
    return all(character in rest for character in short)


def borne_since(row: dict[str, str], before: list[dict[str, str]]) -> str:
    """The first day of a short name, empty if that is not known.

    A name that came back with the end of special treatment was borne before the treatment too. Of a name before
    November 2014 each security has one row in the sources, so the row of that first time is lacking. It stands for
    all days of the company that has no other name before, and for those of which no other row speaks.
    """
    if not row["reason"].startswith("撤销"):
        return row["from"]
    treated = []
    for earlier in reversed(before):
        if not is_same("ST", earlier, row):
            break
        treated.insert(0, earlier)
    if all(is_same("", earlier, row) for earlier in before):
        return ""
    first = treated[0]["from"] if treated else ""
    if not first:
        return row["from"]
    last = max((one["to"] for one in before if one not in treated), default="")
    following = date.fromisoformat(last) + timedelta(1) if last else None
    if following and following.isoformat() >= first:
        return first
    return following.isoformat() if following and following > DATED_FROM else ""


def is_same(mark: str, marked: dict[str, str], row: dict[str, str]) -> bool:
    """Whether a short name is a later one with marks, cut to the length of names, and has the mark."""
    base = MARKS.sub("", marked["name_plain"])
    return mark in marked["name_plain"] and base != marked["name_plain"] and len(base) > 1 and base in row["name_plain"]


def split(value: str) -> Iterator[str]:
    return (part.strip() for part in re.split(r"[;；,，]", value) if part.strip())


class Table:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.securities: dict[str, Security] = {}
        self.mainland()
        self.hong_kong()
        self.america()
        self.aliases()
        self.days()
        self.tickers()
        self.cores()
        self.companies()

    def of(self, symbol: str) -> Security:
        return self.securities.setdefault(symbol, Security(symbol))

    def mainland(self) -> None:
        never = set()
        for row in rows(self.folder / "a_shares.tsv"):
            if row["status"] == "never_listed":
                never.add(row["symbol"])
                continue
            one = self.of(row["symbol"])
            one.listed, one.delisted = row["list_date"], row["delist_date"]
            if row["status"] == "listed" and not one.listed:
                one.listed = UNDATED_AFTER  # the earliest that it can be
            if row["status"] in ("delisted", "code_changed") and not one.delisted:
                one.delisted = row["first_absent"]  # the latest that it can be
            for name in forms(row["full_name"]):
                one.add(name, "f")
        before: list[dict[str, str]] = []
        for row in rows(self.folder / "a_share_names.tsv"):
            if row["symbol"] in never:
                continue
            before = [one for one in before if one["symbol"] == row["symbol"]]
            for name in forms(row["name"]):
                self.of(row["symbol"]).add(name, "s", borne_since(row, before), row["to"])
            before.append(row)
        for row in rows(self.folder / "b_shares.tsv"):
            for name in forms(row["name"]):
                self.of(row["symbol"]).add(name, "s")
            for name in forms(row["full_name_2015"]):
                self.of(row["symbol"]).add(name, "f")

    def hong_kong(self) -> None:
        for row in rows(self.folder / "hk.tsv"):
            if row["kind"] not in ("equity", "equity?") or row["name_plain"].endswith(NO_SHARES):
                continue
            one = self.of(row["symbol"])
            if re.fullmatch("hk8[0-9]{4}", one.symbol):  # a counter in another currency: its main line has the names
                continue
            legal = re.sub(r"-H股$", "", plain(row["full_name_2015"]))
            other = re.search(r"[\u4e00-\u9fff]", legal) and not alike(legal, row["name_plain"])
            since = AFTER_2015 if other and not abbreviates(row["name_plain"], legal) else ""
            if not legal:
                one.listed = AFTER_2015
            for name in (*forms(row["name_zh"]), row["name_plain"]):
                one.add(name, "s", since)
            for name, sort in ((legal, "f"), *((plain(name), "o") for name in split(row["other_names_seen"]))):
                if alike(name, row["name_plain"]):  # codes are given again
                    one.add(name, sort)

    def america(self) -> None:
        for row in rows(self.folder / "us.tsv"):
            if re.fullmatch("us[A-Z]{4}[YF]", row["symbol"]) and row["zh_source"] != "sina-2025-02":
                continue  # traded over the counter
            if FUNDS.search(row["name_en"]) or (row["in_2026_list"] != "Y" and not row["zh_source"].startswith("sina")):
                continue  # no company, or a name of years ago under a ticker that others may have now
            one = self.of(row["symbol"])
            old = "pre-2018" in row["note"]
            for name in dict.fromkeys((row["name_zh"], row["name_plain"])):
                one.add(plain(name), "o" if old else "s")
            for name in split(row["other_zh"]):
                one.add(plain(name), "a")
            english = LATIN_TAILS.sub("", row["name_en"]).strip(" ,.")
            if len(english) > 3 and not english.isupper():
                one.add(english, "e")

    def aliases(self) -> None:
        more = rows(ROOT / "tools/securities/names.tsv")
        self.reviewed = {(plain(row["alias"]), row["symbol"]) for row in more}
        dated = {(row["alias"], row["symbol"]) for row in more if row["from"] or row["to"]}
        found = [row for row in rows(self.folder / "aliases.tsv") if (row["alias"], row["symbol"]) not in dated]
        for row in [*found, *more]:
            if row["symbol"] not in self.securities and "sort" not in row:
                continue  # an index, a fund
            sort = row.get("sort") or SORTS.get(row["kind"], "a")
            if "sort" not in row and sort == "a" and len(row["alias"]) == 2 and row["n_sources"] == "1":
                sort = "c"
            if (
                not row.get("sort")
                and (row["n_symbols_for_alias"] > "1" or row["also_official_name_of"])
                and sort != "a"
            ):
                sort = "o"
            self.of(row["symbol"]).add(
                plain(row["alias"]) if sort != "e" else row["alias"], sort, row.get("from", ""), row.get("to", "")
            )

    def days(self) -> None:
        """Days of listing that the tables lack."""
        for row in rows(ROOT / "tools/securities/listed.tsv"):
            if row["symbol"] in self.securities:
                one = self.of(row["symbol"])
                one.listed, one.delisted = row["listed"] or one.listed, row["delisted"] or one.delisted

    def tickers(self) -> None:
        """A company whose ticker changed had its names, up to that day, under the old one."""
        self.changed = []
        for row in rows(ROOT / "tools/securities/tickers.tsv"):
            old, new, day = self.of(row["old"]), self.of(row["new"]), row["day"]
            eve = (date.fromisoformat(day) - timedelta(1)).isoformat()
            old.listed, old.delisted, new.listed = old.listed or new.listed, eve, day
            for (text, sort), (since, until) in list(new.names.items()):
                if since < day:
                    del new.names[text, sort]
                    if since or until or sort != "s" or not row["renamed"]:  # else it is the name of today
                        old.add(text, sort, since, min(until, eve) if until else eve)
                    if not until or until >= day:
                        new.add(text, sort, day, until)
            self.changed.append((row["old"], row["new"]))

    def cores(self) -> None:
        """What is left of a short name without its generic part: a name only beside others (sort c)."""
        for one in self.securities.values():
            for (text, sort), days in list(one.names.items()):
                if sort not in "sa" or re.match("sh900|sz200", one.symbol):
                    continue
                base = MARKS.sub("", text)
                if base != text and len(base) > 1:
                    one.add(base, "b", *days)
                for tail in TAILS:
                    if base.endswith(tail) and len(base) - len(tail) >= 2:
                        one.add(base[: -len(tail)], "c", *days)
                if base.startswith("中国") and len(base) >= 4:
                    one.add(base[2:], "c", *days)
            for (text, sort), days in list(one.names.items()):
                if sort == "f" and (short := LEGAL.sub("", text)) != text and len(short) > 2:
                    one.add(short, "f", *days)

    def companies(self) -> None:
        """Listings of one company: they share a legal name, or the present short one."""
        owner: dict[str, str] = {symbol: symbol for symbol in self.securities}

        def root(symbol: str) -> str:
            while owner[symbol] != symbol:
                symbol = owner[symbol]
            return symbol

        bearers: dict[str, list[str]] = defaultdict(list)
        former: dict[str, list[str]] = defaultdict(list)
        abroad: dict[str, list[str]] = defaultdict(list)
        for one in self.securities.values():
            for (text, sort), (_, until) in one.names.items():
                key = LEGAL.sub("", text) if sort == "f" else text
                key = key.removesuffix("股份") if one.symbol[:2] == "hk" and sort != "f" else key
                is_present = not until or until >= (one.delisted or "9")
                is_abroad = one.symbol[:2] in ("hk", "us")
                if (text, one.symbol) in self.reviewed or (
                    sort in "sfb" and is_present and (is_abroad or len(key) > 2)
                ):
                    bearers[key].append(one.symbol)
                elif sort == "s" and len(key) > 3:
                    former[key].append(one.symbol)
                if sort in "sba" and is_abroad:
                    abroad[key].append(one.symbol)
        for key, symbols in former.items():  # an American name lags behind
            if len(symbols) == 1 and key in bearers and all(symbol[:2] == "us" for symbol in bearers[key]):
                bearers[key] += symbols
        for key, symbols in abroad.items():  # one in Hong Kong and one in America that share any usual name
            if sorted(symbol[:2] for symbol in set(symbols)) == ["hk", "us"]:
                bearers[key] += symbols
        for row in rows(self.folder / "code_changes.tsv"):
            if row["old_symbol"] in owner and row["new_symbol"] in owner:
                bearers[f"{row['old_symbol']} recoded"] = [row["old_symbol"], row["new_symbol"]]
        order = {"sh": 0, "sz": 1, "bj": 2, "hk": 3, "us": 4}
        for symbols in bearers.values():
            if len({symbol for symbol in symbols if symbol[:2] in ("sh", "sz") and symbol[2] not in "29"}) > 1:
                continue  # a name of several companies
            if (
                all(symbol[:2] == "us" for symbol in symbols)
                and len({symbol.split(".")[0][:5] for symbol in symbols}) > 1
            ):
                continue  # translations differ less than companies do
            first, *others = sorted(
                {root(s) for s in symbols if s not in APART} or {""}, key=lambda s: (order.get(s[:2], 9), s)
            )
            for other in others:
                owner[other] = first
        for old, new in self.changed:
            first, other = sorted((root(new), root(old)), key=lambda symbol: order.get(symbol[:2], 9))
            owner[other] = first
        for one in self.securities.values():
            one.company = root(one.symbol)
        for one in self.securities.values():  # of two listings of which one has no day, the one in Hong Kong came later
            home = self.securities[one.company].listed
            if one.listed == AFTER_2015 and one.company[:2] in ("sh", "sz"):
                one.listed = max(one.listed, home)


def classes(table: Table, dictionary: Path) -> dict[str, str]:
    """Names that are more than names: w (word), p (place), h (a person's name)."""
    words = {}
    for line in dictionary.read_text("utf-8").splitlines():
        word, frequency, pos = line.split(" ")
        words[word] = (int(frequency), pos)
    found = {}
    for name in {text for one in table.securities.values() for text, sort in one.names if sort not in "f"}:
        if not re.fullmatch(r"[\u4e00-\u9fff]+", name):
            continue
        frequency, pos = words.get(name, (0, ""))
        if pos.startswith("ns"):
            found[name] = "p"
        elif (
            pos and frequency >= 3 and pos not in PROPER and (len(name) == 2 or not name.endswith(tuple(ORGANISATIONS)))
        ):
            found[name] = "w"
        elif pos in ("nr", "nrt") and len(name) > 2:
            found[name] = "h"
        elif pos in ("nr", "nrt", "nz") and frequency >= 100:
            found[name] = "w"
    return found


def is_all_days_of(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether the days of one name are all the days of another."""
    return one[0] <= other[0] and (not one[1] or (other[1] != "" and other[1] <= one[1]))


def written(table: Table, known: dict[str, str]) -> str:
    lines = []
    for one in sorted(table.securities.values(), key=lambda one: one.symbol):
        one.names = {
            (text, sort): days
            for (text, sort), days in one.names.items()
            if (sort in "sf" and not (one.symbol[:2] == "us" and known.get(text) == "w"))
            or known.get(text, "h") == "h"
            or text in SITE.companies.ordinary_names
            or (sort == "b" and (text, "s") in one.names)
            or (text, one.symbol) in table.reviewed
        }
        for (text, sort), days in list(one.names.items()):  # the form that a text adds is found by itself
            base = text.removesuffix("公司").removesuffix("集团")
            others = [one.names[base, other] for other in "sab" if (base, other) in one.names]
            if sort in "sabc" and base != text and any(is_all_days_of(other, days) for other in others):
                del one.names[text, sort]
        if not one.names:
            continue
        best: dict[str, tuple[str, str, str]] = {}
        further: list[tuple[str, str, str, str]] = []
        for (text, sort), (since, until) in sorted(one.names.items(), key=lambda item: "sfabeoc".index(item[0][1])):
            if text in best and sort == "b" and best[text][0] == "s":  # with a mark, then without, or the other way
                _, first, last = best[text]
                best[text] = ("s", min(first, since), "" if not (last and until) else max(last, until))
            elif text in best and sort == "c" and not is_all_days_of(best[text][1:], (since, until)):
                further.append((text, sort, since, until))  # a name by itself once, now only beside others
            best.setdefault(text, (sort, since, until))
        names = [
            "|".join((text, sort + known.get(text, ""), since.replace("-", ""), until.replace("-", ""))).rstrip("|")
            for text, sort, since, until in [*((text, *row) for text, row in best.items()), *further]
        ]
        company = "" if one.company == one.symbol else one.company
        lines.append(
            "\t".join((one.symbol, company, one.listed.replace("-", ""), one.delisted.replace("-", ""), *names))
        )
    return HEAD.format(day=AS_OF) + "\n".join(lines) + '\n"""\n'


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--dictionary", type=Path, required=True)
    args = cli.parse_args()
    table = Table(args.folder)
    known = classes(table, args.dictionary)
    TARGET.write_text(written(table, known), "utf-8")
    print(
        f"{TARGET}: {len(table.securities)} securities, {sum(len(o.names) for o in table.securities.values())} names, {len(known)} with a class"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
