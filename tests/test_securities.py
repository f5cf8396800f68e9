"""The table of securities, point in time: renames, names that were given again, listings and their ends."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from newscrawl.normalise.securities import Securities
from newscrawl.sites import SITES
from newscrawl.sites.securities import TABLE

TABLE_OF_NOW = Securities(TABLE)
# (symbol, its name until, the day before the change, its name after, the day of the change): facts of the exchanges.
RENAMED = [
    ("sh600048", "保利地产", "20210913", "保利发展", "20210914"),
    ("sh600115", "东方航空", "20210608", "中国东航", "20210609"),
]


def symbols(name: str, day: str) -> set[str]:
    return {bearer.symbol for bearer in TABLE_OF_NOW.bearers(name, day) if bearer.sort in "sf"}


def renames() -> list[tuple[str, str, str, str, str]]:
    """Securities of the mainland with two names whose days are exact, one after the other."""
    found = []
    for line in TABLE.splitlines():
        symbol, _, listed, _, *names = line.split("\t")
        dated = sorted(
            (since, until, text)
            for text, sort, since, until in (([*name.split("|"), "", "", ""])[:4] for name in names)
            if sort[0] == "s" and since and (not until or until >= listed)
        )
        if len(dated) > 1 and dated[-2][1] and dated[-2][1] < dated[-1][0]:
            found.append((symbol, dated[-2][2], dated[-2][1], dated[-1][2], dated[-1][0]))
    return found


def test_each_era_has_its_name() -> None:
    """Of every dated rename: the old name on its last day, the new one from its first, never before."""
    many = renames()
    assert len(many) > 200
    for symbol, old, last, new, first in [*RENAMED, *many]:
        assert symbol in symbols(old, last), (symbol, old, last)
        assert symbol in symbols(new, first), (symbol, new, first)
        assert symbol not in symbols(new, last) or new == old, (symbol, new, last)


def test_a_name_that_another_company_has_now_resolves_by_date() -> None:
    """Whoever bore it first has it on its first day there, whoever bears it now from the day of its own."""
    reused = 0
    holders: dict[str, list[tuple[str, str, str]]] = {}
    for line in TABLE.splitlines():
        symbol, _, listed, _, *names = line.split("\t")
        for text, sort, since, until in (([*name.split("|"), "", "", ""])[:4] for name in names):
            if sort[0] == "s" and symbol[:2] in ("sh", "sz"):
                holders.setdefault(text, []).append((since and max(since, listed), until, symbol))
    for name, rows in holders.items():
        dated = sorted(row for row in rows if row[0])
        if len(dated) == 2 and dated[0][1] and dated[0][1] < dated[1][0] and dated[0][2] != dated[1][2]:
            reused += 1
            assert dated[0][2] in symbols(name, dated[0][0])
            assert symbols(name, dated[1][0]) == {dated[1][2]}
    assert reused >= 3


def test_nobody_bears_a_name_before_or_after_its_listing() -> None:
    table = Securities("sz999999\t\t20200101\t20211231\t甲乙科技|s|20200101")
    assert [table.bearers("甲乙科技", day) != () for day in ("20191231", "20200101", "20211231", "20220101")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_former_name_still_names_the_company_unless_another_bears_it() -> None:
    (bearer,) = TABLE_OF_NOW.bearers("保利地产", "20220312")
    assert (bearer.symbol, bearer.valid) == ("sh600048", False)


def test_a_name_that_came_back_was_borne_before_special_treatment_too() -> None:
    for name, symbol in (
        ("酒鬼酒", "sz000799"),
        ("南钢股份", "sh600282"),
        ("一汽夏利", "sz000927"),
        ("北大荒", "sh600598"),
    ):
        assert [symbols(name, day) for day in ("20100301", "20160601")] == [{symbol}, {symbol}]


def test_a_name_that_ends_in_a_form_is_not_left_out_for_one_of_other_days() -> None:
    """上汽 comes of G上汽, which ended in 2006."""
    for name, symbol in (("上汽集团", "sh600104"), ("中集集团", "sz000039"), ("丽珠集团", "sz000513")):
        assert symbol in symbols(name, "20210101")


def test_no_core_of_a_name_hides_the_name_with_its_form() -> None:
    """小米集团 is 小米 with a form, not the core of 小米集团-W, which counts only beside others."""
    for line in TABLE.splitlines():
        names = {text: sort for text, sort, *_ in (name.split("|") for name in line.split("\t")[4:])}
        hidden = [
            text
            for text, sort in names.items()
            if sort[0] == "c" and names.get(text.removesuffix("集团"), "c")[0] != "c"
        ]
        assert hidden == []


def test_every_short_name_of_the_sources_is_borne(corpus: Path) -> None:
    """On its first known day, by its company, with or without the form at its end."""
    with (corpus.parent / "securities" / "a_share_names.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    lines = (line.split("\t") for line in TABLE.splitlines())
    listed = {symbol: (first, last) for symbol, _, first, last, *_ in lines}
    lacking = []
    for row in rows:
        symbol, name = row["symbol"], row["name_plain"]
        first, last = listed.get(symbol, ("9", ""))
        day = max((row["from"] or row["to"] or "2015-01-01").replace("-", ""), first)
        if (last and day > last) or first == "9" or (row["to"] and day > row["to"].replace("-", "")):
            continue
        bearers = [b for text in (name, name.removesuffix("集团")) for b in TABLE_OF_NOW.bearers(text, day)]
        if TABLE_OF_NOW.company(symbol) not in {bearer.company for bearer in bearers}:
            lacking.append((symbol, name, day))
    assert len(rows) > 12_000
    # a form of another one of its names; a name of long before, which the company in Hong Kong has
    assert {name for _, name, _ in lacking} <= {"东百公司", "恒大地产"}, lacking


def test_a_company_keeps_its_key_when_its_ticker_changes() -> None:
    for name, old, new, day in (("Facebook", "usFB", "usMETA", "20220609"), ("携程", "usCTRP", "usTCOM", "20191105")):
        eve = str(int(day) - 1)
        assert [{b.symbol for b in TABLE_OF_NOW.bearers(name, on)} & {old, new} for on in (eve, day)] == [{old}, {new}]
        assert TABLE_OF_NOW.company(old) == TABLE_OF_NOW.company(new)


def test_a_legal_name_is_found_in_whole() -> None:
    text = "公告称，贵州茅台酒股份有限公司董事会审议通过了议案。"
    assert "贵州茅台酒股份有限公司" in [text[start:end] for start, end in TABLE_OF_NOW.find(text)]


@pytest.mark.parametrize("symbol", ["sh600519", "sz000002", "hk00700", "usAAPL", "bj920047"])
def test_the_table_has_every_market(symbol: str) -> None:
    assert symbol in TABLE_OF_NOW
    assert TABLE_OF_NOW.names(symbol, "20260101")


def test_the_site_uses_it() -> None:
    assert SITES["sina"].securities is TABLE


def test_the_names_before_a_code_are_those_of_the_day() -> None:
    before, after = (TABLE_OF_NOW.names("sh600048", day) for day in ("20210913", "20210914"))
    assert "保利发展" not in before
    assert {"保利地产", "保利发展"} <= after


@pytest.mark.parametrize(
    ("symbol", "day", "listed"),
    [
        ("hk03750", "20190101", False),  # the share in Shenzhen had been listed since 2018
        ("hk02589", "20250303", False),
        ("hk00700", "20100101", True),
        ("hk00665", "20240901", False),
    ],
)
def test_a_share_of_hong_kong_is_listed_from_a_day_on(symbol: str, day: str, listed: bool) -> None:
    assert TABLE_OF_NOW.is_listed(symbol, day) is listed


def test_an_alias_after_a_backdoor_listing_begins_with_it() -> None:
    assert TABLE_OF_NOW.bearers("顺丰", "20140801") == ()
    assert TABLE_OF_NOW.bearers("顺丰", "20170301")[0].symbol == "sz002352"


def test_strangers_bear_a_name_on_other_days() -> None:
    assert TABLE_OF_NOW.bearers("中信建投", "20120301") == ()
    assert {bearer.company for bearer in TABLE_OF_NOW.strangers("中信建投")} == {"sh601066"}
    assert not any(bearer.known or bearer.valid for bearer in TABLE_OF_NOW.strangers("中信建投"))
