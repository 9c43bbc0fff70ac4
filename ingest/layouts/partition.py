"""Account for every character of a page: what was claimed, the gaps between, and the rest that nothing claimed."""

from collections.abc import Iterable, Iterator

from ingest.records import Stretch

GAP = "gap"
UNPARSED = "unparsed"
# White space, and the byte order mark that some pages begin with.
_EMPTY = " \t\n\r\v\f\u00a0\ufeff"


def partition(text: str, claims: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Cover the text with stretches, disjoint and in order. Of two claims to one place the earlier given counts.

    >>> [stretch.name for stretch in partition("logo\\n\\nFerry back", [Stretch(0, 4, "logo")])]
    ['logo', 'gap', 'unparsed']
    """
    stretches: list[Stretch] = []
    done = 0
    for claim in sorted(claims, key=lambda claim: claim.start):
        if done <= claim.start < claim.end:
            stretches += _between(text, done, claim.start)
            stretches.append(claim)
            done = claim.end
    return (*stretches, *_between(text, done, len(text)))


def _between(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Part what no claim covers into white space, and what stands between it."""
    piece = text[start:end]
    words = piece.strip(_EMPTY)
    if not words:
        if piece:
            yield Stretch(start, end, GAP)
        return
    first = start + piece.index(words)
    last = first + len(words)
    yield from (Stretch(*gap, GAP) for gap in ((start, first),) if start < first)
    yield Stretch(first, last, UNPARSED)
    yield from (Stretch(*gap, GAP) for gap in ((last, end),) if last < end)
