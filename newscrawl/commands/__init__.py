"""What a person runs: ``scrapy crawl``, and the commands beside it, a module each."""
