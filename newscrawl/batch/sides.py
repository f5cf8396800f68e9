"""What can be compared: a batch, a file or folder of Parquet, JSON lines, a folder of posts, or saved pages.

Pages are normalised under the rules of today while they are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newscrawl.archive.folder import read_path
from newscrawl.archive.lines import is_lines
from newscrawl.archive.warc import Reading
from newscrawl.article import Page
from newscrawl.batch.canonical import Record
from newscrawl.batch.manifest import MANIFEST, read_manifest
from newscrawl.batch.verify import records_in
from newscrawl.normalise import process_safely
from newscrawl.site import Site


def is_output(path: Path) -> bool:
    """Whether it is an output of ``normalise``, or its manifest, or Parquet."""
    if path.name == MANIFEST or path.suffix == ".parquet":
        return path.is_file()
    return path.is_dir() and ((path / MANIFEST).is_file() or any(path.glob("*.parquet")))


def records_at(path: Path, site: Site) -> Iterator[Record]:
    """Articles and refusals of one side, one at a time.

    Raises:
        OSError: the path, or an output that a manifest names, is not there or cannot be read.
        ValueError: a manifest or a Parquet file is none of ours.
        MissingExtraError: it is Parquet and pyarrow is not installed.
    """
    if not path.exists():
        raise FileNotFoundError(f"{path} does not exist; give an output of normalise, JSON lines, posts or pages")
    for file in _outputs(path):
        if file.suffix == ".parquet" or is_lines(file):
            yield from records_in(file)
        else:
            for page in read_path(file, Reading(site)):
                yield process_safely(page, site) if isinstance(page, Page) else page


def _outputs(path: Path) -> Iterator[Path]:
    """The files and folders that a path stands for."""
    if path.name == MANIFEST:
        path = path.parent
    if (path / MANIFEST).is_file():
        shards = read_manifest(path / MANIFEST).shards.values()
        yield from (path / file.name for done in shards for file in (done.output, done.refused) if file)
        return
    parquet = sorted(path.glob("*.parquet")) if path.is_dir() else []
    yield from parquet or [path]
