"""A simulated Sina Finance: every host behind one address, with the site's quirks and faults.

``python -m tests.sina_site --port 0 --articles 3000`` starts it; ``--help`` lists the options. In a test::

    with serve(World(articles=60)) as site:
        ...  # site.url; site.world.expected()
"""

from tests.sina_site.options import Options
from tests.sina_site.running import Running, serve
from tests.sina_site.world import Expected, World

__all__ = ["Expected", "Options", "Running", "World", "serve"]
