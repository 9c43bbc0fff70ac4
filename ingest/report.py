"""Tell what came of an import: as a table for people, as JSON for programs."""

from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from .outcomes import Outcomes
from .readers import Missed

_ORDER = ("pages read", "pages known already", "appearances", "new articles", "matched articles")
_ENTRIES = ("new sources", "new people", "new topics")
_TOLD = "known pages whose capture time is known now"
_REJECTIONS_PRINTED = 20
_CURE = "their pages have none. Correct the pattern and import again, or say it with set_capture_time. The first:"


def print_report(outcomes: Outcomes, seconds: float, console: Console) -> None:
    """Print the counts, then the first rejections, then what was left out."""
    table = Table("what", "count", show_edge=False)
    table.columns[1].justify = "right"
    for name, count in _rows(outcomes):
        table.add_row(name, f"{count:,}")
    table.add_row("seconds", f"{seconds:,.1f}")
    console.print(table)
    _print_missed(outcomes.found.missed, console)
    for problem in outcomes.found.problems:
        console.print(problem, markup=False, soft_wrap=True)
    for one in outcomes.rejections[:_REJECTIONS_PRINTED]:
        console.print(f"{one.place}, record {one.record}: {one.reason}", markup=False, soft_wrap=True)
    if len(outcomes.rejections) > _REJECTIONS_PRINTED:
        console.print("More rejections stand in the admin and, the first thousand, in the --report file.")
    for kind, count in sorted(outcomes.found.left_out.items()):
        console.print(f"Left out, as no page: {count:,} × {kind}", markup=False, soft_wrap=True)


def _print_missed(missed: Missed, console: Console) -> None:
    if missed.names:
        names = f"{missed.names:,} name{'' if missed.names == 1 else 's'}"
        console.print(f"Capture time not found in {names}; {_CURE}", markup=False, soft_wrap=True)
    for example in missed.examples:
        console.print(f"  {example}", markup=False, soft_wrap=True)
    if missed.names > len(missed.examples):
        console.print(f"  and {missed.names - len(missed.examples):,} more", markup=False)


def report(outcomes: Outcomes, seconds: float) -> dict[str, Any]:
    """Give the same as JSON types: counts, seconds (whole and by stage), rejections, problems and files left out."""
    return {
        "counts": dict(_rows(outcomes)),
        "seconds": round(seconds, 3),
        "stages": {name: round(spent, 3) for name, spent in outcomes.seconds.items()},
        "rejections": [asdict(rejection) for rejection in outcomes.rejections],
        "problems": outcomes.found.problems,
        "left_out": dict(outcomes.found.left_out),
        "names_without_capture_time": outcomes.found.missed.names,
        "exit_code": outcomes.exit_code,
    }


def _rows(outcomes: Outcomes) -> list[tuple[str, int]]:
    """Order the counts: pages, what became of them, articles, entries."""
    counts = outcomes.counts
    layouts = sorted(name for name in counts if name.startswith("layout: "))
    rejected = sorted(name for name in counts if name.startswith("rejected: "))
    captured = sorted(name for name in counts if name.startswith("captured: "))
    told = [_TOLD] if counts[_TOLD] else []
    names = [*_ORDER[:2], *told, *layouts, *rejected, *captured, *_ORDER[2:], *_ENTRIES]
    return [(name, counts[name]) for name in names]
