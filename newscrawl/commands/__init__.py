"""What a person runs beside crawl: ``scrapy show``."""
