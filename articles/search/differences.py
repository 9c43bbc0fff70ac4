"""How the index differs from the tables."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from articles.models import IndexTask

from .documents import CHUNK, all_documents, documents
from .engines import engine

Entry = tuple[int, int | None]
_TWICE = -1  # no digest


@dataclass(slots=True)
class Differences:
    """Articles that the index lacks, holds in error, or holds as they were before, by rising id."""

    missing: list[int] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    outdated: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(self.all())

    def all(self) -> list[int]:
        return sorted([*self.missing, *self.extra, *self.outdated])

    def note(self, number: int, published: int | None, indexed: int | None) -> None:
        """Compare the digests of an article in the tables and in the index."""
        if indexed is None:
            self.missing.append(number)
        elif published is None:
            self.extra.append(number)
        elif published != indexed:
            self.outdated.append(number)


class Comparison:
    """Goes through both, article by article."""

    def __init__(self) -> None:
        self.found = Differences()

    def run(self) -> Iterator[int]:
        """Say again and again how many articles of the tables were looked at; in the end, what was `found` is certain.

        What changes while this looks seems to differ. So whatever does is looked at once more, but for what waits.
        """
        seen = 0
        for number, published, indexed in _beside(_published(), engine().entries()):
            self.found.note(number, published, indexed)
            seen += published is not None
            if seen % CHUNK == 0:
                yield seen
        self.found = confirmed(self.found.all())
        yield seen


def _published() -> Iterator[Entry]:
    for found in all_documents():
        for document in found:
            yield document.id, document.digest()


def _beside(published: Iterator[Entry], indexed: Iterator[Entry]) -> Iterator[tuple[int, int | None, int | None]]:
    """Go through both by rising id, and put together what has the same."""
    end = (float("inf"), None)
    left, right = next(published, end), next(indexed, end)
    while (number := min(left[0], right[0])) != end[0]:
        here, there = left[0] == number, right[0] == number
        yield int(number), left[1] if here else None, right[1] if there else None
        left = next(published, end) if here else left
        right = next(indexed, end) if there else right


def confirmed(suspects: Collection[int]) -> Differences:
    """Compare these articles, but for those that wait to be indexed."""
    found, numbers = Differences(), list(suspects)
    for start in range(0, len(numbers), CHUNK):
        some = numbers[start : start + CHUNK]
        published = {document.id: document.digest() for document in documents(some)}
        waiting = set(IndexTask.objects.filter(article_id__in=some).values_list("article_id", flat=True))
        indexed: dict[int, int] = {}
        for number, digest in engine().entries(some):
            indexed[number] = _TWICE if number in indexed else digest
        for number in some:
            if number not in waiting and (number in indexed or number in published):
                found.note(number, published.get(number), indexed.get(number))
    return found
