"""Tell pages that the archive holds from new ones. A retrieval is some bytes, of an address, at a time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from .models import Capture, Dump
from .records import Captured, RawPage, Rejection, ResolvedPage

PageOf = tuple[int, ResolvedPage | Rejection]


@dataclass(slots=True)
class Sorted:
    """The pages that the archive does not hold, each once; and when pages that it holds (by primary key) were captured,
    if that is learnt only now.
    """

    fresh: dict[UUID, PageOf] = field(default_factory=dict)
    told: dict[int, Captured] = field(default_factory=dict)


class _Record(NamedTuple):
    """A record of a dump, by the dump's bytes, and what page it holds: one retrieval, whenever that was."""

    dump: str
    number: int
    sha256: str
    url: str


def retrieval_key(digest: str, url: str, captured: Captured) -> UUID:
    """Give the same key for the same bytes (by their SHA-256) of the same address at the same time."""
    when = "/".join(end.isoformat() for end in captured.ends if end)
    return UUID(bytes=sha256("\0".join((digest, url, when)).encode("utf-8", "surrogatepass")).digest()[:16])


def sort_pages(pages: Sequence[PageOf]) -> Sorted:
    """Sort pages, given with the primary keys of their dumps."""
    keyed: dict[UUID, PageOf] = {}
    for dump, outcome in pages:
        page = outcome.page
        keyed.setdefault(retrieval_key(_digest(page), _address(page), page.captured), (dump, outcome))
    for field_name in ("key", "corrected_key"):
        for key in Capture.objects.filter(**{f"{field_name}__in": keyed}).values_list(field_name, flat=True):
            keyed.pop(key, None)
    return _by_record(keyed) if keyed else Sorted()


def _by_record(keyed: Mapping[UUID, PageOf]) -> Sorted:
    """Look whether records of these pages are held with another capture time.

    Read again without a capture time, a record is the page that the archive holds; read with one, it tells when a page
    was captured of which that was not known. What a curator said of it stays.
    """
    dumps = dict(Dump.objects.filter(pk__in={dump for dump, _ in keyed.values()}).values_list("pk", "sha256"))
    records = {key: _record(dumps[dump], outcome.page) for key, (dump, outcome) in keyed.items()}
    timed = {records[key] for key, (_, outcome) in keyed.items() if outcome.page.captured_at}
    held = _held(records.values())
    found = Sorted()
    for key, (dump, outcome) in keyed.items():
        record, page = records[key], outcome.page
        known = held[record] or record in timed if page.captured_at is None else _is_told(page, held[record], found)
        if not known:
            found.fresh[key] = (dump, outcome)
    return found


def _is_told(page: RawPage, held: Mapping[int, Captured], found: Sorted) -> bool:
    """Say whether a page with a capture time is one that is held: one whose time a curator set, or that lacks one."""
    for pk, captured in held.items():
        if captured.basis == "curator":
            return True
        if captured.at is None and pk not in found.told:
            found.told[pk] = page.captured
            return True
    return False


def _held(records: Iterable[_Record]) -> dict[_Record, dict[int, Captured]]:
    """Fetch the capture times, by primary key, of the pages that the archive holds of these records."""
    wanted = set(records)
    dumps = Dump.objects.filter(sha256__in={record.dump for record in wanted}).values_list("pk", flat=True)
    rows = Capture.objects.filter(dump__in=list(dumps), record__in={record.number for record in wanted})
    values = ("dump__sha256", "record", "sha256", "url", "pk", "captured_at", "captured_until", "captured_basis")
    held: dict[_Record, dict[int, Captured]] = defaultdict(dict)
    for dump, number, digest, url, pk, *captured in rows.order_by("pk").values_list(*values):
        held[_Record(dump, number, digest, url)][pk] = Captured(*captured)
    return held


def _record(dump: str, page: RawPage) -> _Record:
    return _Record(dump, page.record, _digest(page), _address(page))


def _address(page: RawPage) -> str:
    """Give the address as its column can hold it."""
    return page.url.replace("\0", "")


def _digest(page: RawPage) -> str:
    return sha256(page.data).hexdigest()
