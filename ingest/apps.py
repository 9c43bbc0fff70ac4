"""How articles arrive: dumps, the pages in them, and where each field was read."""

from django.apps import AppConfig
from django.core.checks import register

from .checks import check_lexicon, check_people_engine


class IngestConfig(AppConfig):
    name = "ingest"
    verbose_name = "Import and provenance"

    def ready(self) -> None:
        register(check_people_engine)
        register(check_lexicon)
