"""scrapy verify MANIFEST: whether a batch or a crawl is still what it was when it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.batch.manifest import MANIFEST, read_manifest, written_hash
from newscrawl.batch.tables import MissingExtraError
from newscrawl.batch.verify import differences
from newscrawl.crawl.manifest import MANIFESTS, RUN

WHAT = (
    "the folder of scrapy normalise --out, the STATE_DIR of a crawl that was recorded or replayed, one of the files in"
    " its manifests, or the .jsonl.manifest.json of a replay"
)


class Command(ScrapyCommand):
    """Exit code 0: all is as the manifest says; 1: something differs; 2: there is no manifest to go by."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "[options] MANIFEST|DIR"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Check the sources, outputs and output hash of a batch or a crawl against its manifest"

    def add_options(self, parser: Any) -> None:
        """Options of our own."""
        super().add_options(parser)
        parser.add_argument("--outputs-only", action="store_true", help="do not look at the sources")

    def run(self, args: list[str], opts: Any) -> None:
        """Check, and print a line for each thing that differs."""
        if len(args) != 1:
            raise UsageError(f"verify: give one manifest: {WHAT}", print_help=False)
        try:
            path = _manifest_of(Path(args[0]))
            manifest = read_manifest(path)
            count = 0
            for difference in differences(manifest, path.parent, written_hash(path), not opts.outputs_only):
                count += 1
                print(difference)
        except (OSError, ValueError, MissingExtraError) as error:
            raise UsageError(f"verify: {error}", print_help=False) from error
        shards = len(manifest.shards)
        print(f"{path}: {shards} shards, {f'{count} differences' if count else 'all as it was written'}")
        self.exitcode = int(count > 0)


def _manifest_of(given: Path) -> Path:
    """The manifest that is named, that of a batch's folder, or the newest of a crawl's: their names are times.

    Raises:
        ValueError: there is none; the message says what to give.
    """
    if not given.is_dir():
        if not given.exists():
            raise ValueError(f"{given} does not exist; give {WHAT}")
        return given
    if (given / MANIFEST).exists():
        return given / MANIFEST
    folder = given / MANIFESTS if (given / MANIFESTS).is_dir() else given
    newest = max(folder.glob(RUN), default=None)
    if newest is None:
        raise ValueError(f"{given} holds no manifest; give {WHAT}")
    return newest
