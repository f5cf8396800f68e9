"""For scrapyd-deploy, which builds its egg with this file. Everything stands in pyproject.toml."""

from setuptools import setup

setup()
