"""The same search from the tables, words left aside: for lists without words, exports, and when there is no index."""

from datetime import UTC, datetime, time

from django.db.models import F, Q, QuerySet

from .query import Query

_ORDERS = {
    "-date": (F("published_latest").desc(nulls_last=True), "-id"),
    "date": (F("published_earliest").asc(nulls_last=True), "id"),
    "-added": ("-imported_at", "-id"),
}


def matching(query: Query, articles: QuerySet) -> QuerySet:
    """Narrow a set of articles as the query's choices say, and order it; relevance is read as newest first."""
    found = articles.published().filter(_in_period(query))
    if query.outlets or query.no_outlet:
        unknown = Q(source=None) if query.no_outlet else Q()
        found = found.filter(Q(source__in=query.outlets) | unknown)
    if query.topics:
        found = found.filter(pk__in=_ids(articles, article_topics__topic__in=query.topics))
    for person in query.people:
        found = found.filter(pk__in=_ids(articles, mentions__person=person))
    return _without_excluded(query, articles, found).order_by(*_ORDERS.get(query.sort, _ORDERS["-date"]))


def _without_excluded(query: Query, articles: QuerySet, found: QuerySet) -> QuerySet:
    if query.exclude_outlets:
        found = found.filter(Q(source=None) | ~Q(source__in=query.exclude_outlets))
    if query.exclude_topics:
        found = found.exclude(pk__in=_ids(articles, article_topics__topic__in=query.exclude_topics))
    if query.exclude_people:
        found = found.exclude(pk__in=_ids(articles, mentions__person__in=query.exclude_people))
    return found


def _ids(articles: QuerySet, **lookup) -> QuerySet:
    return articles.model.objects.filter(**lookup).order_by().values("pk")


def _in_period(query: Query) -> Q:
    """Say when an interval overlaps the chosen days or, with `certain`, lies within them."""
    after, before = ("earliest", "latest") if query.certain else ("latest", "earliest")
    condition = Q(published_earliest=None) if query.undated else Q()
    if query.after:
        condition &= Q(**{f"published_{after}__gte": datetime.combine(query.after, time(), UTC)})
    if query.before:
        last = datetime.combine(query.before, time.max, UTC)
        condition &= Q(**{f"published_{before}__lte": last})
    return condition
