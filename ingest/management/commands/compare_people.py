"""Ask curators which entries for people may be one."""

from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand

from articles.models import Person
from ingest.likenesses import compare_people


class Command(BaseCommand):
    """Compare the names of all people, and put the pairs that may be one into the curators' queue."""

    help = "Find entries for people that may be one, for curators to judge. Nothing is merged by it."

    def handle(self, *args: Any, **options: Any) -> None:
        begun = perf_counter()
        number = compare_people()
        people = Person.objects.shown().count()
        self.stdout.write(f"{number:,} pairs of {people:,} people may be one ({perf_counter() - begun:.0f} s).")
