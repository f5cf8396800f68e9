"""Spiders: they ask for pages and hand each to the pipelines."""
