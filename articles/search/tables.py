"""The same search from the tables, words left aside: for lists without words, exports, and when there is no index."""

from datetime import UTC, date, datetime, time

from django.db.models import F, Q, QuerySet

from .certainty import WIDEST
from .query import FACETS, FacetKey, Query

_ORDERS = {
    "-date": (F("published_latest").desc(nulls_last=True), "-id"),
    "date": (F("published_earliest").asc(nulls_last=True), "id"),
    "-added": ("-imported_at", "-id"),
}
_MANY = {"topic": "article_topics__topic", "person": "mentions__person", "role": "appearances__role"}


def matching(query: Query, articles: QuerySet) -> QuerySet:
    """Narrow a set of articles as the query's choices say, and order it; relevance is read as newest first."""
    found = articles.published().filter(_in_period(query))
    for facet in FACETS:
        chosen = query.chosen[facet]
        alternatives = [(key,) for key in chosen] if facet == "person" else filter(None, [chosen])
        for keys in alternatives:
            found = found.filter(_any_of(facet, keys, articles))
        if query.excluded[facet]:
            found = found.exclude(pk__in=_ids(articles, _any_of(facet, query.excluded[facet], articles)))
    return found.order_by(*_ORDERS.get(query.sort, _ORDERS["-date"]))


def _any_of(facet: str, keys: tuple[FacetKey, ...], articles: QuerySet) -> Q:
    """Say when an article has one of these values of a facet."""
    known = [key for key in keys if key is not None]
    if facet in _MANY:
        column = _MANY[facet]
        having = Q(pk__in=_ids(articles, Q(**{f"{column}__in": known})))
        without = ~Q(pk__in=_ids(articles, Q(**{f"{column}__isnull": False})))
    elif facet == "certainty":
        having, without = Q(pk__in=[]), Q(published_earliest=None)
        for key in known:
            having |= _known_to(str(key))
    else:
        column, unknown = ("source", None) if facet == "outlet" else ("language", "")
        having, without = Q(**{f"{column}__in": known}), Q(**{column: unknown})
    return having | without if None in keys else having


def _known_to(certainty: str) -> Q:
    """Say when an interval is as wide as a certainty, and no narrower one, allows."""
    steps = list(WIDEST)
    place = steps.index(certainty) if certainty in steps else len(steps)
    condition = Q(published_earliest__isnull=False)
    if place < len(steps):
        condition &= Q(published_latest__lte=F("published_earliest") + WIDEST[certainty])
    if place:
        condition &= Q(published_latest__gt=F("published_earliest") + WIDEST[steps[place - 1]])
    return condition


def _ids(articles: QuerySet, condition: Q) -> QuerySet:
    return articles.model.objects.filter(condition).order_by().values("pk")


def _in_period(query: Query) -> Q:
    """Say when an interval overlaps the chosen days or, with `certain`, lies within them."""
    condition = Q()
    if query.undated:
        condition &= Q(published_earliest=None)
    if query.dated:
        condition &= Q(published_earliest__isnull=False)
    condition &= _falls(query.after, query.before, certain=query.certain)
    for first, last in query.without_dates:
        condition &= Q(published_earliest=None) | ~_falls(first, last, certain=query.certain)
    return condition


def _falls(after: date | None, before: date | None, *, certain: bool) -> Q:
    first, last = ("earliest", "latest") if certain else ("latest", "earliest")
    condition = Q()
    if after:
        condition &= Q(**{f"published_{first}__gte": datetime.combine(after, time(), UTC)})
    if before:
        condition &= Q(**{f"published_{last}__lte": datetime.combine(before, time.max, UTC)})
    return condition
