"""scrapy normalise SRC… --out DIR: saved pages in bulk, by processes beside one another, without Scrapy's engine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, ClassVar

from filelock import FileLock, Timeout
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.batch.cluster import Cluster
from newscrawl.batch.crew import Crew
from newscrawl.batch.keeper import Keeper
from newscrawl.batch.manifest import ManifestError
from newscrawl.batch.outputs import FORMATS
from newscrawl.batch.run import Batch
from newscrawl.batch.shards import SHARD_FILES
from newscrawl.batch.tables import MissingExtraError, require_pyarrow
from newscrawl.batch.work import Job
from newscrawl.crawl.checks import make_folder
from newscrawl.report import Exit, verdict
from newscrawl.sites import SITES
from newscrawl.tables import read_tables

LOCK = ".lock"


class Command(ScrapyCommand):
    """Exit codes are those of a replay, and 75 where another run holds the folder."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "[options] SRC [SRC...] --out DIR"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Normalise archives in bulk: Parquet, JSON lines or posts; a run that was ended goes on"

    def add_options(self, parser: Any) -> None:
        """Options of our own."""
        super().add_options(parser)
        parser.add_argument("--out", metavar="DIR", help="folder of the outputs and of manifest.json")
        parser.add_argument("--format", default="parquet", choices=sorted(FORMATS), help="of the outputs (parquet)")
        parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes beside one another (1)")
        parser.add_argument(
            "--shard-files", type=int, default=SHARD_FILES, metavar="N",
            help=f"files of a folder that are done or not done together ({SHARD_FILES})",
        )  # fmt: skip
        parser.add_argument("--dask", metavar="ADDRESS", help="of a dask.distributed scheduler (tcp://…), or local")
        parser.add_argument("--site", default="sina", choices=sorted(SITES), help="whose rules to apply")

    def run(self, args: list[str], opts: Any) -> None:
        """Normalise what is not normalised yet."""
        paths, out = _checked(args, opts)
        settings: Any = self.settings
        try:
            job = Job(opts.site, opts.format, str(out.resolve()), read_tables(settings["TABLES_DIR"]))
            if opts.format == "parquet":
                require_pyarrow()
            make_folder("--out", out)
            with FileLock(out / LOCK, timeout=0):
                batch = Batch(paths, Keeper(out, job, job.rules), opts.shard_files)
                crew = Cluster(opts.dask, job, opts.workers) if opts.dask else Crew(job, opts.workers)
                self.exitcode = batch.run(crew.work, crew.stop)
                if opts.dask and not self.exitcode:
                    crew.stop()
        except (ManifestError, MissingExtraError, ValueError) as error:
            raise UsageError(f"normalise: {error}", print_help=False) from error
        except Timeout:
            print(verdict(Exit.LOCKED, "locked", f"another run works on {out}; nothing was done"), file=sys.stderr)
            self.exitcode = Exit.LOCKED
        except OSError as error:  # no scheduler answers, or the folder cannot be locked
            raise UsageError(f"normalise: {error}", print_help=False) from error


def _checked(args: list[str], opts: Any) -> tuple[list[Path], Path]:
    """Sources and folder; a usage error for what cannot be."""
    if not args or not opts.out:
        raise UsageError("normalise: give what to read, and --out DIR", print_help=False)
    for name in ("workers", "shard_files"):
        if getattr(opts, name) < 1:
            raise UsageError(f"normalise: --{name.replace('_', '-')}: expected 1 or more", print_help=False)
    paths = [Path(name) for name in dict.fromkeys(str(Path(part)) for arg in args for part in _parts(arg))]
    out = Path(opts.out)
    for path in paths:
        if not path.exists():
            raise UsageError(f"normalise: {path} does not exist; give saved pages", print_help=False)
        inside = path.is_dir() and out.resolve().is_relative_to(path.resolve())
        if inside or path.resolve().is_relative_to(out.resolve()):
            raise UsageError(f"normalise: {path} and --out {out}: one lies in the other; move one", print_help=False)
    return paths, out


def _parts(argument: str) -> list[str]:
    """A path, or several with commas between them, as a replay takes them."""
    return [argument] if Path(argument).exists() else [part.strip() for part in argument.split(",") if part.strip()]
