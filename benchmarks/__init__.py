"""Measurements of the archive, and the pages that they need."""
