"""Kill whoever writes to the search index, as kill -9 does, at any line of the code that writes.

    python -m tests.killing --times 20          at lines evenly spread over the work
    python -m tests.killing --seconds 60        at lines drawn by chance (`make fuzz-kills`)

Each time articles change, and the index follows them while it is made anew. After the kill the site must answer, and
whoever comes next must bring the index to what the tables are. What does not hold is printed, and it exits with 1.
"""

import argparse
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from types import FrameType

# isort: off
from .forks import apart, begin, change, look_after  # first, for it sets Django up

# isort: on
from articles.search import documents, outbox, rebuilding, tantivy
from articles.search.tantivy import writing

WATCHED = {outbox.__file__, rebuilding.__file__, *map(str, Path(tantivy.__file__).parent.glob("*.py"))}

Tracer = Callable[[FrameType, str, object], object]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=0)
    asked = parser.parse_args()
    documents.CHUNK, writing.KEPT, outbox.OLDEST, outbox.NEWEST = 4, 4, 2, 1  # so that there is much to do for few
    apart(begin)
    lines, kills = int(apart(lambda: str(work_until(0)))), 0
    for line in chosen(asked, lines):
        apart(lambda line=line: str(work_until(line)))
        if problem := apart(look_after):
            print(f"Killed at line {line:,} of {lines:,}. {problem}")  # noqa: T201
            return 1
        kills += 1
    print(f"Killed {kills:,} times within {lines:,} lines; the index came to be as the tables are each time.")  # noqa: T201
    return 0


def chosen(asked: argparse.Namespace, lines: int) -> Iterator[int]:
    """Choose the lines at which to kill, evenly or, for so many seconds, by chance."""
    if not asked.seconds:
        yield from (lines * number // asked.times + 1 for number in range(asked.times))
    until = monotonic() + asked.seconds
    while monotonic() < until:
        yield random.randint(1, lines)  # noqa: S311


def work_until(killed: int) -> int:
    """Change articles, drain, rebuild, and change some meanwhile; be killed at that line, or count the lines."""
    count = 0

    def line(frame: FrameType, event: str, argument: object) -> Tracer:
        nonlocal count
        count += event == "line"
        if count == killed:
            os.kill(os.getpid(), signal.SIGKILL)
        return line

    sys.settrace(lambda frame, event, argument: line if frame.f_code.co_filename in WATCHED else None)
    change()
    outbox.drain()
    for _ in rebuilding.rebuild():
        change()
        outbox.drain()
    outbox.drain()
    sys.settrace(None)
    return count


if __name__ == "__main__":
    sys.exit(main())
