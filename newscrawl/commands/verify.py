"""scrapy verify MANIFEST: whether a batch or a crawl is still what it was when it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.batch.manifest import MANIFEST, read_manifest, written_hash
from newscrawl.batch.tables import MissingExtraError
from newscrawl.batch.verify import differences


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
            raise UsageError("verify: give one manifest, or its folder", print_help=False)
        path = Path(args[0])
        path = path / MANIFEST if path.is_dir() else path
        try:
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
