"""The query string at hand with other choices. It is the whole state of a search, so every link starts from it."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote_plus

from django.http import QueryDict

_OF_ONE_PAGE = ("page", "hit")


class Address:
    """A query string to change. What is changed stands at its end, and leads to the first page of results."""

    def __init__(self, querydict: QueryDict):
        self._parts = [
            (key, _written(key, value))
            for key, values in querydict.lists()
            for value in values
            if value and key not in _OF_ONE_PAGE
        ]
        self._kept: dict[tuple[str, ...], list[str]] = {}

    def changed(self, changes: Mapping[str, Iterable[str]]) -> str:
        """Give it with other values of these keys.

        >>> Address(QueryDict("q=ferry&outlet=a&page=2")).changed({"outlet": ["b", "c"]})
        '?q=ferry&outlet=b&outlet=c'
        """
        added = [_written(key, value) for key, values in changes.items() for value in values]
        return "?" + "&".join(self._without(tuple(changes)) + added)

    def _without(self, keys: tuple[str, ...]) -> list[str]:
        """Remember what is left: the lines of a facet change the same keys."""
        if keys not in self._kept:
            self._kept[keys] = [part for key, part in self._parts if key not in keys]
        return self._kept[keys]


def _written(key: str, value: str) -> str:
    return f"{quote_plus(key)}={quote_plus(value)}"
