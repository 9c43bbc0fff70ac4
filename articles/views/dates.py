"""The archive by time: years, months, days, and what has no date."""

from calendar import Calendar, day_name
from collections.abc import Iterable
from datetime import UTC, date

from django.db.models import Count, Max, Min
from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Article
from articles.periods import Period

from .listing import article_list, as_asked, for_list

PERHAPS = 20


def year(request: HttpRequest, year: int, feed: bool = False) -> HttpResponse:
    """Count the months of a year; its articles themselves are left to the days and to the feed."""
    whole = Period.year(year)
    months = [Period.month(year, month) for month in range(1, 13)]
    counts = _counts(months)
    return article_list(
        request,
        Article.objects.published().filter(whole.certain()).newest(),
        template="articles/year.html",
        heading=str(year),
        feed=feed,
        year=year,
        months=counts,
        most=max(1, *(count["total"] for count in counts)),
        years=_years(),
    )


def month(request: HttpRequest, year: int, month: int, feed: bool = False) -> HttpResponse:
    if month not in range(1, 13):
        raise Http404
    weeks = Calendar().monthdatescalendar(year, month)
    counts = _counts(Period.day(day) for week in weeks for day in week if day.month == month)
    whole = Period.month(year, month)
    by_day = {count["period"].first: count for count in counts}
    return article_list(
        request,
        Article.objects.published().filter(whole.certain()).newest(),
        template="articles/month.html",
        heading=f"{whole.first:%B %Y}",
        feed=feed,
        first=whole.first,
        neighbours=_neighbours(whole),
        weekdays=list(day_name),
        weeks=[[by_day.get(day) for day in week] for week in weeks],
    )


def day(request: HttpRequest, year: int, month: int, day: int, feed: bool = False) -> HttpResponse:
    """Show what is surely of a day, and beside it what may be of the day or of one near it."""
    try:
        period = Period.day(date(year, month, day))
    except ValueError:
        raise Http404 from None
    published = Article.objects.published()
    perhaps = published.filter(period.possible()).exclude(period.certain())
    return article_list(
        request,
        published.filter(period.certain()).newest(),
        template="articles/day.html",
        heading=f"{day} {period.first:%B %Y}",
        feed=feed,
        day=period.first,
        neighbours=_neighbours(period),
        perhaps=for_list(as_asked(request, perhaps).newest())[:PERHAPS],
        perhaps_total=perhaps.count(),
    )


def undated(request: HttpRequest, feed: bool = False) -> HttpResponse:
    return article_list(
        request,
        Article.objects.published().undated().newest(),
        template="articles/undated.html",
        heading="Undated",
        feed=feed,
    )


def _counts(periods: Iterable[Period]) -> list[dict]:
    """Count the articles that are surely, and all that are possibly, of each period, in one query."""
    periods = list(periods)
    counts = (
        Article.objects.published()
        .filter(Period(periods[0].first, periods[-1].end).possible())
        .aggregate(
            **{f"certain{number}": Count("pk", filter=period.certain()) for number, period in enumerate(periods)},
            **{f"possible{number}": Count("pk", filter=period.possible()) for number, period in enumerate(periods)},
        )
    )
    return [
        {
            "period": period,
            "total": counts[f"certain{number}"],
            "possible": counts[f"possible{number}"],
            "perhaps": counts[f"possible{number}"] - counts[f"certain{number}"],
        }
        for number, period in enumerate(periods)
    ]


def _years() -> list[int]:
    """List the years from the first dated article to the last."""
    span = Article.objects.published().aggregate(first=Min("published_earliest"), last=Max("published_latest"))
    if span["first"] is None:
        return []
    return list(range(span["first"].astimezone(UTC).year, span["last"].astimezone(UTC).year + 1))


def _neighbours(period: Period) -> dict[str, date]:
    """Find the newest dated day before a period and the oldest after it, to step over gaps."""
    start, end = period.instants()
    published = Article.objects.published()
    before = published.filter(published_earliest__lt=start).aggregate(newest=Max("published_earliest"))["newest"]
    after = published.filter(published_latest__gt=end).aggregate(oldest=Min("published_latest"))["oldest"]
    return {
        "before": before.astimezone(UTC).date() if before else None,
        "after": after.astimezone(UTC).date() if after else None,
    }
