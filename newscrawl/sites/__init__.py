"""The sites that newscrawl knows. A second site is a package beside ``sina`` and one line here."""

from newscrawl.site import Site
from newscrawl.sites.sina import SINA

SITES: dict[str, Site] = {SINA.name: SINA}
