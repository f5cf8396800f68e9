"""Many saved pages at once: shards, the processes that normalise them, and the manifest that says what is done.

``scrapy normalise``, without Scrapy's engine. :mod:`~newscrawl.batch.shards` cuts the sources,
:mod:`~newscrawl.batch.work` does one shard in a process of its own (:mod:`~newscrawl.batch.worker`),
:mod:`~newscrawl.batch.crew` keeps the processes, :mod:`~newscrawl.batch.manifest` remembers.
"""
