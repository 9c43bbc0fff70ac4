"""Put a served site under load from many clients at once: `python -m benchmarks.search.load PORT SECONDS CLIENTS`.

Each client keeps its connection and asks for one search after the other, of all kinds in turn. What they saw is printed
as a line of JSON.
"""

import json
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import chain, islice
from time import perf_counter

from .measuring import is_found
from .requests import KINDS, mixed

PATIENCE = 60  # seconds for an answer
HEADERS = {"Host": "localhost", "X-Forwarded-Proto": "https"}


@dataclass(frozen=True, slots=True)
class Load:
    """How long each answer took, in milliseconds, what went wrong, and for how many seconds they were asked."""

    seconds: float
    clocks: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Client:
    """Asks until the time is over."""

    def __init__(self, port: int, number: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.requests = islice(mixed(f"client {number}"), number % len(KINDS), None)
        next(self.requests)  # So that the vocabulary is made before the time runs.
        self.clocks: list[float] = []
        self.errors: list[str] = []

    def ask_until(self, end: float) -> None:
        for request in self.requests:
            if (started := perf_counter()) >= end:
                break
            try:
                self.ask(request.address())
            except (OSError, HTTPException) as error:
                self.connection.close()
                self.errors.append(repr(error))
            self.clocks.append((perf_counter() - started) * 1000)
        self.connection.close()

    def ask(self, address: str) -> None:
        """Ask for one page, and note it if it is not what it should be."""
        self.connection.request("GET", f"/search/?{address}", headers=HEADERS)
        response = self.connection.getresponse()
        html = response.read()
        if not is_found(response.status, html):
            self.errors.append(f"{response.status} for {address}: {html[:200]!r}")


def put_under_load(port: int, seconds: float, clients: int) -> Load:
    asking = [Client(port, number) for number in range(clients)]
    started = perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(lambda client: client.ask_until(started + seconds), asking))
    clocks, errors = (_all(parts) for parts in zip(*((client.clocks, client.errors) for client in asking), strict=True))
    return Load(perf_counter() - started, clocks, errors)


def _all(parts: Iterable[list]) -> list:
    return list(chain.from_iterable(parts))


def main() -> None:
    port, seconds, clients = sys.argv[1:]
    sys.stdout.write(json.dumps(asdict(put_under_load(int(port), float(seconds), int(clients)))) + "\n")


if __name__ == "__main__":
    main()
