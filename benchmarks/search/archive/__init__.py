"""Measurements of search that need the archive itself; importing this sets Django up."""

from benchmarks import archive  # noqa: F401, which does it
