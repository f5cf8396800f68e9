"""Addresses and what they identify, on tens of thousands of real ones."""

from __future__ import annotations

import csv
import gzip
from collections import Counter, defaultdict

import pytest
from conftest import SHARED

from newscrawl.normalise.identity import identify
from newscrawl.site import Site


def test_tens_of_thousands_of_real_addresses_give_no_collision(site: Site) -> None:
    path = SHARED / "sina" / "urls-2008-2019.txt.gz"
    if not path.exists():
        pytest.skip(f"no real addresses at {path} (set NEWSCRAWL_SHARED)")
    urls_of = defaultdict(set)
    kinds: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            identity = identify(line.strip(), site)
            kinds[identity.kind if identity else "foreign"] += 1
            if identity and identity.kind == "article":
                assert identity.key, line
                # The same article under http and https, or with and without a query, is one address.
                urls_of[identity.key].add(identity.url.rpartition("/")[2])
    assert sum(kinds.values()) == 60_073
    assert kinds["foreign"] < 10
    assert {key: names for key, names in urls_of.items() if len(names) > 1} == {}


def test_the_known_identities_hold(site: Site) -> None:
    path = SHARED / "sina" / "url-identity.tsv"
    if not path.exists():
        pytest.skip(f"no known identities at {path} (set NEWSCRAWL_SHARED)")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(rows) > 20
    for row in rows:
        identity = identify(row["url"], site)
        assert identity is not None, row
        wanted = row["identity"].split(" ")[0]
        if wanted == "exclude" or wanted.startswith("skip"):
            assert identity.kind == "not-article", row
        else:
            assert identity.key == wanted, row
