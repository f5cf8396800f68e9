"""Which recorded runs a state folder has gone through: ``replayed.json`` in it. A live crawl's folder has none."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from newscrawl.archive.runs import RecordedRun, run_of, runs_of
from newscrawl.crawl.ledger import ledger_of
from newscrawl.stores.disk import write_atomically

FRESH = "name a STATE_DIR of its own, and a FRONTMATTER_DIR beside it"


@dataclass
class Replayed:
    """The mark of one state folder."""

    archive: str
    done: list[str] = field(default_factory=list)
    begun: str = ""
    """A run whose replay has not come to its end."""


def mark_of(state: Path) -> Path:
    """The mark's file in a state folder."""
    return state / "replayed.json"


def choose(state: Path, archive: Path, name: str) -> RecordedRun:
    """The run that is named, or the next one that the state folder has not gone through.

    Raises:
        FileNotFoundError: there is no such run.
        ValueError: the state folder is none for this; the message says why and what to do.
    """
    mark = _read(state)
    if mark is None and ledger_of(state).exists():
        raise ValueError(f"STATE_DIR={state}: holds the ledger of a live crawl; {FRESH}")
    mark = mark or Replayed(str(archive.resolve()))
    if mark.archive != str(archive.resolve()):
        raise ValueError(f"STATE_DIR={state}: is of a replay of {mark.archive}; {FRESH}")
    if mark.begun:
        raise ValueError(f"STATE_DIR={state}: a replay of {mark.begun} was stopped in it and cannot go on; {FRESH}")
    left = [run for run in runs_of(archive) if run.name not in mark.done]
    if name:
        return run_of(archive, name)
    if not left:
        raise ValueError(f"STATE_DIR={state}: every run of {archive} was gone through; to do it again, {FRESH}")
    return left[0]


def live(state: Path) -> None:
    """Say whether a live crawl may use the folder.

    Raises:
        ValueError: it is of a replay, whose ledger knows what was, not what is.
    """
    if mark := _read(state):
        raise ValueError(f"STATE_DIR={state}: is of a replay of {mark.archive}; name another for the site itself")


def begin(state: Path, archive: Path, run: RecordedRun) -> None:
    """Write down that the replay of a run has begun."""
    mark = _read(state) or Replayed(str(archive.resolve()))
    _write(state, Replayed(mark.archive, mark.done, run.name))


def end(state: Path) -> None:
    """Write down that it has come to its end."""
    if mark := _read(state):
        _write(state, Replayed(mark.archive, [*mark.done, mark.begun]))


def _read(state: Path) -> Replayed | None:
    """The mark, if there is one.

    Raises:
        ValueError: it is broken. Only a replay writes one, so the ledger beside it is of a replay, and nobody knows
            which runs have gone into it: no folder to go on with, whatever is to be done.
    """
    path = mark_of(state)
    if not path.exists():
        return None
    try:
        mark = Replayed(**json.loads(path.read_text("utf-8")))
        if not isinstance(mark.archive, str) or not isinstance(mark.begun, str) or not isinstance(mark.done, list):
            raise TypeError("other values than a replay writes")
    except (OSError, ValueError, TypeError) as error:
        what = f"STATE_DIR={state}: is of a replay, and nobody knows of which runs: {path.name} is broken ({error})"
        raise ValueError(f"{what}; {FRESH}") from error
    return mark


def _write(state: Path, mark: Replayed) -> None:
    write_atomically(mark_of(state), (json.dumps(asdict(mark), ensure_ascii=False, indent=1) + "\n").encode())
