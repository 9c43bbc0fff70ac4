"""Searching the archive: words, query, engine, results. Knows no view."""
