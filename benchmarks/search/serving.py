"""Serve an archive as docs/settings.md says for a site on the internet."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 30
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "newsarchive.settings",
    "NEWSARCHIVE_PRODUCTION": "1",
    "NEWSARCHIVE_HOSTS": "localhost",
}


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes of a process: the most that it held, and what it holds that is no file's (proc_pid_status(5))."""

    peak: float
    own: float


def production(folder: Path) -> dict[str, str]:
    """Give the environment of a site in production, with the embedded database in a folder."""
    environment = {**os.environ, **PRODUCTION, "NEWSARCHIVE_DATA": str(folder)}
    environment.pop("DATABASE_URL", None)
    return environment


@contextmanager
def serve(folder: Path) -> Iterator[tuple[int, int]]:
    """Give the port of a server, which ends at the end, and the number of its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "waitress", f"--listen=127.0.0.1:{port}",
        "--trusted-proxy=127.0.0.1", "--trusted-proxy-headers=x-forwarded-proto", "newsarchive.wsgi:application",
    ]  # fmt: skip
    process = subprocess.Popen(command, env=production(folder), stderr=subprocess.DEVNULL)
    try:
        _wait(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def memory(process: int) -> Memory:
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    peak, own = (int(lines[name].split()[0]) / 1024 for name in ("VmHWM", "RssAnon"))
    return Memory(peak, own)


def _wait(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
    sys.exit("The site did not start.")
