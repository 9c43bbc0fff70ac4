"""Show how far a command is: a bar on a terminal, plain lines in a log."""

from collections.abc import Iterator
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

SECONDS_BETWEEN_LINES = 10


def shown(counts: Iterator[int], total: int, what: str, console: Console) -> Iterator[int]:
    """Pass on how many things are done, and show it beside the total with rate and remaining time.

    The first count is what was done before; it gives no rate.
    """
    return _bar(counts, total, what, console) if console.is_terminal else _lines(counts, total, what, console)


def _bar(counts: Iterator[int], total: int, what: str, console: Console) -> Iterator[int]:
    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn(f"{{task.completed:,}} {what}, {{task.fields[rate]:,.0f}}/s,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(what, total=total, rate=0.0)
        for done, rate in _rated(counts):
            progress.update(task, completed=done, rate=rate)
            yield done


def _lines(counts: Iterator[int], total: int, what: str, console: Console) -> Iterator[int]:
    last = monotonic()
    for done, rate in _rated(counts):
        if monotonic() - last >= SECONDS_BETWEEN_LINES:
            last = monotonic()
            left = max(total - done, 0) / rate if rate else 0
            console.print(f"{done:,} of {total:,} {what}, {rate:,.0f}/s, {left:,.0f} s left", soft_wrap=True)
        yield done


def _rated(counts: Iterator[int]) -> Iterator[tuple[int, float]]:
    started, first = monotonic(), None
    for done in counts:
        first = done if first is None else first
        yield done, (done - first) / max(monotonic() - started, 0.001)
