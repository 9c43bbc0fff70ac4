"""Which outlets, people and topics the names in the words stand for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from articles.models import PersonName, Source, Topic
from articles.names import unaccented

from .words import Named, NamedFacet
from .words.leaves import quoted
from .words.signs import runs

MOST = 1000  # rows that one name may stand for
Row = tuple[int, list[str | None]]  # the id of what is to be found and some of its spellings

_AFTER_INITIAL = re.compile(r"(?<=\b[^\W_])\.")
_NONE = {"outlet": "Unknown outlet", "person": "No person", "topic": "No topic"}


def resolve(named: Iterable[Named]) -> dict[Named, tuple[int, ...]]:
    """Give the ids that each name stands for: of rows spelt just so or, where there are none, with all its words.

    A slug is a spelling too. Case, accents and the signs between words do not matter. The tables are asked once for
    each facet that is named.
    """
    asked: defaultdict[NamedFacet, dict[Named, tuple[str, ...]]] = defaultdict(dict)
    for name in named:
        asked[name.facet][name] = words(name.name)
    return {name: ids for facet, sought in asked.items() for name, ids in _matches(sought, _rows(facet, sought))}


def objections(named: Mapping[Named, tuple[int, ...]]) -> tuple[str, ...]:
    """Say which names stand for nothing, and which for too much."""
    return tuple(sentence for name, ids in named.items() if (sentence := _objection(name, len(ids))))


@lru_cache(maxsize=1 << 16)
def words(name: str) -> tuple[str, ...]:
    """Part a name into words without case and accents, as the keys of people's names are written; those hold each word.

    Initials with nothing else are one word.

    >>> words("Héctor O’Brien-Sørlie"), words("O. C. G.")
    (('hector', 'o', 'brien', 'sorlie'), ('ocg',))
    """
    text = _AFTER_INITIAL.sub("", unaccented(name).lower())
    found = tuple(runs(text))
    return ("".join(found),) if all(len(word) == 1 and word.isalnum() for word in text.split()) else found


def _rows(facet: NamedFacet, sought: Mapping[Named, tuple[str, ...]]) -> Iterator[Row]:
    rows: Iterable[tuple]
    match facet:
        case "outlet":
            rows = Source.objects.order_by().values_list("pk", "slug", "name", "names__name")
        case "topic":
            rows = Topic.objects.order_by().values_list("pk", "slug", "label", "hashtag")
        case _:
            rows = _people(sought).values_list(Coalesce("person__merged_into", "person"), "name")
    return ((pk, spellings) for pk, *spellings in rows)


def _people(sought: Mapping[Named, tuple[str, ...]]) -> QuerySet[PersonName]:
    """Select the forms of names that may be meant, by their keys: there may be very many people."""
    condition = Q()
    for parts in sought.values():
        condition |= Q(*(Q(key__contains=part) for part in parts))
    forms = PersonName.objects.filter(condition, person__nobody=False).order_by()
    return forms.exclude(person__merged_into__nobody=True)


def _matches(sought: Mapping[Named, tuple[str, ...]], rows: Iterable[Row]) -> Iterator[tuple[Named, tuple[int, ...]]]:
    exact: defaultdict[Named, set[int]] = defaultdict(set)
    holding: defaultdict[Named, set[int]] = defaultdict(set)
    for pk, spellings in rows:
        for spelling in map(words, filter(None, spellings)):
            for name, parts in sought.items():
                if parts[0] in spelling and all(part in spelling for part in parts):
                    (exact if spelling == parts else holding)[name].add(pk)
    for name in sought:
        yield name, tuple(sorted(exact[name] or holding[name])[:MOST])


def _objection(name: Named, number: int) -> str:
    shown = quoted(name.name)
    if number >= MOST:
        return f"{name.facet}:{shown} stands for {MOST:,} entries or more: the first {MOST:,} were searched for."
    if number:
        return ""
    cure = f" What has none is found under “{_NONE[name.facet]}” beside the results." if _is_none(name) else ""
    return f"There is no {name.facet} {shown}: nothing matches it.{cure}"


def _is_none(name: Named) -> bool:
    return name.name.casefold() == "none"
