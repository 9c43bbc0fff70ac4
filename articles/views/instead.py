"""What is offered where a search finds little: the link to another one, and how many articles it finds."""

from dataclasses import dataclass

from django.http import QueryDict

from articles.filters.addresses import Address
from articles.search.engines import engine
from articles.search.query import Query
from articles.search.spelling import Offer, better_spelt, without_choices


@dataclass(frozen=True, slots=True)
class Instead:
    """Other words, or the same ones alone, as a link."""

    words: str
    total: int
    url: str


def instead(query: Query, total: int, querydict: QueryDict) -> dict[str, Instead]:
    """Give `spelt`, other spellings with the choices kept, or `bare`, the words without choices; mostly neither."""
    if offer := better_spelt(engine(), query, total):
        return {"spelt": _instead(offer, Address(querydict).changed({"q": [offer.query.text]}))}
    if offer := without_choices(engine(), query, total):
        return {"bare": _instead(offer, Address(QueryDict()).changed({"q": [query.text]}))}
    return {}


def _instead(offer: Offer, url: str) -> Instead:
    return Instead(offer.query.text, offer.total, url)
