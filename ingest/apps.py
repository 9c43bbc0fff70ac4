"""How articles arrive: dumps, the pages in them, and where each field was read."""

from django.apps import AppConfig


class IngestConfig(AppConfig):
    name = "ingest"
    verbose_name = "Import and provenance"
