"""A day, a month or a year, and which articles belong to it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self

from django.db.models import F, Q

# A date without a time zone is its day somewhere on earth: the furthest zones are 14 hours ahead and 12 behind.
EARLIEST_ZONE, LATEST_ZONE = timedelta(hours=14), timedelta(hours=12)
# An hour in a zone that is not known spans this; what a line of the text says of the day alone spans more.
HOUR_ANYWHERE = timedelta(hours=27)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` up to, but not including, `end`."""

    first: date
    end: date

    @classmethod
    def day(cls, day: date) -> Self:
        return cls(day, day + timedelta(days=1))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        first = date(year, month, 1)
        return cls(first, first + timedelta(days=monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Self:
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    def possible(self) -> Q:
        """Select the articles whose interval touches the period."""
        start, end = self.instants()
        return Q(published_latest__gte=start, published_earliest__lt=end)

    def certain(self) -> Q:
        """Select those that lie within it, or are dated so by their page in a time zone that is not known."""
        start, end = self.instants()
        inside = Q(published_earliest__gte=start, published_latest__lte=end)
        begins = Q(published_earliest__gte=start - EARLIEST_ZONE, published_earliest__lt=end - EARLIEST_ZONE)
        a_line = Q(date_basis="stated", published_latest__gt=F("published_earliest") + HOUR_ANYWHERE)
        printed = begins & Q(published_latest__lte=end + LATEST_ZONE) & (Q(date_basis__in=["day", "generic"]) | a_line)
        near = Q(published_earliest__gte=start - EARLIEST_ZONE, published_earliest__lte=end)  # what an index can narrow
        return near & (inside | printed)

    def instants(self) -> tuple[datetime, datetime]:
        midnight = datetime.min.time()
        return datetime.combine(self.first, midnight, UTC), datetime.combine(self.end, midnight, UTC)
