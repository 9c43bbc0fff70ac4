"""The CPU time that this process and, on PostgreSQL, the server's processes spend. From Linux's /proc (proc(5))."""

import os
from pathlib import Path
from time import process_time

PARENT, FIRST_TIME, AFTER_TIMES = 1, 11, 15  # Fields of /proc/PID/stat, counted from the one after the name.
TICKS = os.sysconf("SC_CLK_TCK")


class Processor:
    """Counts CPU seconds. `server` is any process of the database server, such as the one that answers this one."""

    def __init__(self, server: int | None = None) -> None:
        self.server = server and int(_fields(server)[PARENT])

    def spent(self) -> tuple[float, float]:
        """Give the seconds of this process, and those of the server with the processes it has started and ended."""
        return process_time(), self._servers() / TICKS if self.server else 0.0

    def _servers(self) -> int:
        processes = [self.server, *(pid for pid in _processes() if _fields(pid)[PARENT] == str(self.server))]
        return sum(int(ticks) for pid in processes for ticks in _fields(pid)[FIRST_TIME:AFTER_TIMES])


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _fields(pid: int) -> list[str]:
    """Read what the system says of a process; zeros of one that has just ended, whose times are its parent's now."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["0"] * AFTER_TIMES
