"""Find the narrowest sound interval for each article's publication that the captures of a world allow.

It shares no code with the archive. A printed age is read both as rounded and as floored, with the limits that the
common JavaScript date libraries have; a printed day is a day somewhere on Earth; and no page shows an article before it
is published.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from .truth import World

ALWAYS = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
FIXED = {
    "a few seconds ago": (timedelta(0), timedelta(seconds=45)),
    "a minute ago": (timedelta(seconds=44), timedelta(seconds=90)),
    "an hour ago": (timedelta(minutes=44.5), timedelta(minutes=90)),
    "a day ago": (timedelta(hours=21.5), timedelta(hours=36)),
}
COUNTED = re.compile(r"(\d+) (minutes|hours|days) ago")
DAY = re.compile(r"(\d\d)-(\d\d)-(\d{4})")
# The first place on Earth where a day begins, and the last where it ends.
EAST, WEST = timedelta(hours=14), timedelta(hours=12)


class Between(NamedTuple):
    """Two instants."""

    earliest: datetime
    latest: datetime

    @property
    def width(self) -> timedelta:
        return self.latest - self.earliest


def narrowest(world: World) -> dict[str, Between]:
    """Intersect what the captures of each article say; articles that none of them dates are left out."""
    found: dict[str, Between] = {}
    for name, said in _statements(world):
        known = found.get(name, Between(*ALWAYS))
        found[name] = Between(max(known.earliest, said.earliest), min(known.latest, said.latest))
    return {name: between for name, between in found.items() if between.earliest > ALWAYS[0]}


def _statements(world: World) -> Iterator[tuple[str, Between]]:
    for page in world.pages:
        for shown in page.shown:
            yield shown.article, statement(shown.time, page.captured)


def statement(words: str, captured: datetime | None) -> Between:
    """Say between which instants an article was published that a page captured then gives this time.

    >>> said = statement("18 hours ago", datetime(2025, 6, 5, 12, tzinfo=UTC))
    >>> print(said.earliest, said.latest)
    2025-06-04 17:00:00+00:00 2025-06-04 18:30:00+00:00
    """
    earliest, latest = ALWAYS[0], captured or ALWAYS[1]
    if day := DAY.fullmatch(words):
        midnight = datetime(int(day[3]), int(day[2]), int(day[1]), tzinfo=UTC)
        return Between(midnight - EAST, min(latest, midnight + timedelta(days=1) + WEST))
    ages = _ages(words)
    return Between(captured - ages[1], captured - ages[0]) if ages and captured else Between(earliest, latest)


def _ages(words: str) -> tuple[timedelta, timedelta] | None:
    """Give the least and the greatest age that is rounded or floored to these words."""
    if counted := COUNTED.fullmatch(words):
        one = timedelta(**{counted[2]: 1})
        return (int(counted[1]) - 0.5) * one, (int(counted[1]) + 1) * one
    return FIXED.get(words)
