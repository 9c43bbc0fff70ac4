"""Show how far an import is: a bar on a terminal, plain lines in a log."""

from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from .outcomes import Watcher

_SECONDS_BETWEEN_LINES = 10


def watcher_for(console: Console) -> Watcher:
    return Bar(console) if console.is_terminal else Log(console)


class Bar(Watcher):
    """A progress bar with rate and remaining time."""

    def __init__(self, console: Console) -> None:
        columns = (
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[pages]:,} pages, {task.fields[rate]:,.0f}/s,"),
            TimeRemainingColumn(),
            TextColumn("left"),
        )
        self.progress = Progress(*columns, console=console)
        self.task = self.progress.add_task("import", total=None, pages=0, rate=0.0)
        self.started = monotonic()

    def begin(self, size: int) -> None:
        self.progress.update(self.task, total=size)
        self.progress.start()

    def advance(self, pages: int, read: int) -> None:
        rate = pages / max(monotonic() - self.started, 0.001)
        self.progress.update(self.task, completed=read, pages=pages, rate=rate)

    def end(self) -> None:
        self.progress.stop()


class Log(Watcher):
    """A line now and then."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.size = 0
        self.started = self.last_line = monotonic()

    def begin(self, size: int) -> None:
        self.size = size

    def advance(self, pages: int, read: int) -> None:
        now = monotonic()
        if now - self.last_line < _SECONDS_BETWEEN_LINES:
            return
        self.last_line = now
        elapsed = now - self.started
        left = elapsed * (self.size - read) / read if read else 0
        self.console.print(f"{pages:,} pages, {pages / elapsed:,.0f}/s, {read / self.size:.0%}, {left:,.0f} s left")
