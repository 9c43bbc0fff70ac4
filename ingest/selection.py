"""The stored pages that a user names: one page, those of a dump, or those of the dumps of an import."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from .models import Capture, Dump, ImportRun

_LISTED = 10
# A shorter run of digits is a page's number; SHA-256 has 64.
_LONGEST_NUMBER = 12
# Of a SHA-256: few pages begin with the same six digits.
_SHORTEST = 6


class SelectionError(Exception):
    """Nothing is called so, or several things are; the message says which, and what to write."""


def page_called(name: str) -> QuerySet[Capture]:
    """Find a page by its number, or the beginning of the SHA-256 of its bytes if they were retrieved once."""
    if name.isdecimal() and len(name) < _LONGEST_NUMBER:
        found = Capture.objects.filter(pk=int(name))
    else:
        found = Capture.objects.filter(_begins(name))
    rows = list(found.select_related("dump").defer("raw").order_by("pk")[: _LISTED + 1])
    if not rows:
        raise SelectionError(f"No page has the number “{name}”, or a SHA-256 that begins so (6 characters or more).")
    if len(rows) > 1:
        raise SelectionError(f"{name} may be several pages; give the number of one. {_listed(map(_retrieval, rows))}")
    return Capture.objects.filter(pk=rows[0].pk)


def pages_of_dump(name: str) -> QuerySet[Capture]:
    """Find the pages of a dump by its name, or the beginning of the SHA-256 of its bytes."""
    dumps = list(Dump.objects.filter(Q(name=name) | _begins(name)).order_by("pk"))
    if not dumps:
        raise SelectionError(f"No dump is called “{name}”, or has a SHA-256 that begins so (6 characters or more).")
    if len({dump.sha256 for dump in dumps}) > 1:
        raise SelectionError(f"{name} may be several dumps; give the SHA-256 of one. {_listed(map(_file, dumps))}")
    return Capture.objects.filter(dump__in=[dump.pk for dump in dumps])


def pages_of_run(number: int) -> QuerySet[Capture]:
    """Find the pages of the dumps that were new to an import, those read by a later one that went on included."""
    if not ImportRun.objects.filter(pk=number).exists():
        raise SelectionError(f"There is no import with the number {number}.")
    return Capture.objects.filter(dump__run=number)


def _begins(name: str) -> Q:
    return Q(sha256__startswith=name.lower()) if len(name) >= _SHORTEST else Q(pk=None)


def _retrieval(page: Capture) -> str:
    at = f"{page.captured_at:%Y-%m-%d %H:%M}" if page.captured_at else "at an unknown time"
    return f"{page.pk}: {page.sha256[:12]}, captured {at}, {page.dump}"


def _file(dump: Dump) -> str:
    return f"{dump.sha256[:16]}: {dump}"


def _listed(entries: Iterable[str]) -> str:
    """List the first entries."""
    entries = list(entries)
    return "; ".join(entries[:_LISTED]) + ("; and more" if len(entries) > _LISTED else "") + "."
