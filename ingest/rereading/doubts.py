"""Read pages again whose outlet could not be told from the time behind it, once the outlet's name is known."""

from collections.abc import Collection, Iterator

from django.db.models import Q

from ingest.models import Appearance, Capture

from .pages import reread


def settle_doubts(names: Collection[str]) -> None:
    """Read the doubtful pages again that one of these newly known names may settle.

    So an archive does not depend on whether the page that tells an outlet's name came first.
    """
    captures = sorted(set(_concerned(frozenset(names)))) if names else []
    if captures:
        for _ in reread(Capture.objects.filter(pk__in=captures), dry_run=False):
            pass


def _concerned(names: frozenset[str]) -> Iterator[int]:
    lengths = {len(name) for name in names}
    doubtful = Appearance.objects.filter(~Q(doubt="")).order_by()
    for capture, outlet, time in doubtful.values_list("capture", "outlet", "time").iterator():
        printed = f"{outlet}{time}"
        if any(printed[:length] in names for length in lengths if length < len(printed)):
            yield capture
