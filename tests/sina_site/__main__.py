"""Start the site from the command line; one line on stdout says where it listens."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
from dataclasses import fields
from functools import partial

from tests.sina_site.options import Options
from tests.sina_site.server import start
from tests.sina_site.world import World


def main() -> None:
    """Read the options, build the world, serve until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser("sina_site", description="A simulated Sina Finance on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--days", type=float, default=30, help="the articles are spread over so many days before now")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--multi", type=float, default=0.03, help="share of articles of three pages")
    parser.add_argument("--channels", type=int, default=5, help="roll channels beside lid 2519 of pageid 384")
    parser.add_argument("--dead", type=float, default=0.005, help="share of articles that are never there")
    parser.add_argument("--junk", type=float, default=0.02, help="rows of videos, slides, blogs and PDFs, as a share")
    parser.add_argument("--flashes", type=int, default=200)
    parser.add_argument("--now", type=int, default=0, help="epoch seconds of the newest article; 0 is the clock's")
    for option in fields(Options):
        read = partial(Options.read, to=type(option.default))
        parser.add_argument(f"--{option.name.replace('_', '-')}", default=option.default, type=read)
    args = vars(parser.parse_args())
    options = Options(**{option.name: args.pop(option.name) for option in fields(Options)})
    port, now = args.pop("port"), args.pop("now")
    world = World(**args, now=now or None)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(world, options, port))


async def _serve(world: World, options: Options, port: int) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    runner, port = await start(world, options, port)
    print(f"sina_site http://127.0.0.1:{port}", flush=True)
    await stop.wait()
    await runner.cleanup()


if __name__ == "__main__":
    main()
