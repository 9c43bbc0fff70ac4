"""Set side by side what this project and its peers spent on the same requests, and what they answered."""

from collections.abc import Iterator, Sequence
from math import ceil
from statistics import median
from typing import Any

from benchmarks.figures import Figure, at_most, none_of

Costs = dict[str, Any]  # measuring.Costs, as JSON has them
Measured = dict[str, dict[str, Costs]]  # by engine and kind

PAGE, PART = "whole page", "search part"
ENOUGH = 20  # requests of a kind; where they are fewer it is told
COMMON, PHRASE, EVERYTHING = "30 % word", "phrase of 30 % words", "no words, all facets"
PAGE_MILLISECONDS, PHRASE_MILLISECONDS = 50, 200
# Datasette counts outlets as chosen, and on a later page only what stands from there on.
COUNTED_OTHERWISE = {("Datasette", kind) for kind in ("30 % word, an outlet", "30 % word, page 50", EVERYTHING)}


def percentile(values: Sequence[float], hundredths: int) -> float:
    """Give the least of the values that so many hundredths of all do not exceed.

    >>> percentile([4, 1, 3, 2], 50)
    2
    """
    return sorted(values)[ceil(len(values) * hundredths / 100) - 1]


def peers(measured: Measured) -> list[str]:
    return [name for name in measured if name not in {PAGE, PART}]


def ratio(measured: Measured, peer: str, kind: str, what: str = "cpu") -> float:
    """Give how many times as long as the search part a peer takes, by medians."""
    return median(_spent(measured[peer][kind], what)) / median(_spent(measured[PART][kind], what))


def table(measured: Measured, what: str) -> list[str]:
    """Write a line for each kind: the articles that match, median and 95th percentile of each engine, and ratios."""
    lines = [["", "articles", *measured, *(f"{peer} / part" for peer in peers(measured))]]
    for kind, part in measured[PART].items():
        articles = median(cost["answer"]["total"] for cost in part["others"])
        cells = [_cell(_spent(kinds[kind], what)) for kinds in measured.values()]
        ratios = [f"{ratio(measured, peer, kind, what):,.1f}" for peer in peers(measured)]
        lines.append([kind, f"{articles:,.0f}", *cells, *ratios])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]


def goals(measured: Measured, times: float) -> list[Figure]:
    """Compare with the goals: a common word so many times as fast as the peers, and no page too slow."""
    figures = []
    for peer in peers(measured):
        found = ratio(measured, peer, COMMON)
        figures.append(Figure(f"{COMMON}: {peer} over the search part", f"{found:.1f}", f"{times:g}", found >= times))
    for kind, costs in measured[PAGE].items():
        most = PHRASE_MILLISECONDS if kind == PHRASE else PAGE_MILLISECONDS
        figures.append(at_most(f"{kind}: CPU of the page, 95 of 100", percentile(_spent(costs), 95), most, " ms"))
    # A cache answers what all pages without words share: here is what it takes to fill it.
    first = measured[PART][EVERYTHING]["first"]["cpu"]
    figures.append(Figure(f"{EVERYTHING}: CPU of the search part, the first time", f"{first:.0f} ms"))
    figures.append(none_of("answers that a peer does not give", len(list(disagreements(measured)))))
    figures.append(none_of("requests that this project failed", len(list(problems(measured, (PAGE, PART))))))
    return figures


def disagreements(measured: Measured) -> Iterator[str]:
    """Say which requests a peer answered with another number of articles, or of articles of an outlet."""
    for peer in peers(measured):
        for kind, costs in measured[peer].items():
            with_outlets = (peer, kind) not in COUNTED_OTHERWISE
            pairs = zip(measured[PART][kind]["others"], costs["others"], strict=False)
            for number, (own, other) in enumerate(pairs):
                if not other["answer"]["problem"] and not _agree(own["answer"], other["answer"], with_outlets):
                    totals = f"{other['answer']['total']:,} and not {own['answer']['total']:,}"
                    yield f"{peer}, {kind}, request {number}: {totals}, or other outlets"


def problems(measured: Measured, engines: Sequence[str]) -> Iterator[str]:
    """Say which requests came to nothing, and why."""
    for engine in engines:
        for kind, costs in measured[engine].items():
            for cost in costs["others"]:
                if problem := cost["answer"]["problem"]:
                    yield f"{engine}, {kind}: {problem}"


def _agree(own: dict, other: dict, with_outlets: bool) -> bool:
    """Compare totals and the outlets that both list; each lists the most frequent only."""
    both = own["outlets"].keys() & other["outlets"].keys() if with_outlets else ()
    return own["total"] == other["total"] and all(own["outlets"][key] == other["outlets"][key] for key in both)


def _spent(costs: Costs, what: str = "cpu") -> list[float]:
    return [cost[what] for cost in costs["others"]]


def _cell(values: Sequence[float]) -> str:
    requests = f" ({len(values)})" if len(values) < ENOUGH else ""
    return f"{median(values):,.1f} / {percentile(values, 95):,.1f}{requests}"
