"""PostgreSQL's full text with GIN, on the server that DATABASE_URL names, with the same facets counted in SQL.

`… prepare FILE` copies a listing and its texts from an SQLite archive into an empty database and indexes them; `… ask
COUNT SECONDS KIND…` prints the costs of requests. What one would tune is tuned: SETTINGS, prepared statements
planned for their words, rows without texts, text vectors uncompressed, what matches found once for all facets.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import psycopg

from benchmarks.search.measuring import Answer, print_costs
from benchmarks.search.requests import Request

from .statements import HIGHLIGHTS, INDEXES, TABLES, matching, statement

SETTINGS = (
    "shared_buffers=2GB",
    "work_mem=512MB",
    "maintenance_work_mem=1GB",
    "max_wal_size=4GB",
    "effective_cache_size=8GB",
    "random_page_cost=1.1",
    "jit=off",
    "max_parallel_workers_per_gather=0",  # A request has one core in the other engines, too.
    "max_parallel_maintenance_workers=0",
    "plan_cache_mode=force_custom_plan",
)
ARRAYS = 7  # The columns of a listing from this one on are arrays.


def prepare(path: Path, connection: psycopg.Connection) -> dict[str, float]:
    """Copy and index; give the seconds of indexing, by the clock and of the server's CPU, and the index's bytes."""
    archive = sqlite3.connect(f"file:{path.resolve()}?mode=ro", uri=True)
    backend = connection.info.backend_pid
    for made in TABLES:
        connection.execute(made)
    _copy(archive.execute("SELECT id, body FROM articles_article"), connection, "texts")
    _copy(map(_listed, archive.execute("SELECT * FROM listing")), connection, "listing")
    started, spent = perf_counter(), _spent(backend)
    for made in INDEXES:
        connection.execute(made)
    clock, cpu = perf_counter() - started, _spent(backend) - spent
    (size,) = connection.execute("SELECT pg_relation_size('words')").fetchone()
    (vectors,) = connection.execute("SELECT sum(pg_column_size(words)) FROM articles").fetchone()
    return {"clock": clock, "cpu": cpu, "size": size + vectors}


class Peer:
    """Asks over one connection, whose answering process is known."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection
        self.backend = connection.info.backend_pid

    def cpu(self) -> float:
        return process_time() + _spent(self.backend)

    def written(self, request: Request) -> tuple[str, dict[str, Any]]:
        after, before = request.days or (None, None)
        words = matching(request) if request.words else ""
        return statement(request), {"words": words, "outlet": request.outlet, "after": after, "before": before}

    def ask(self, written: tuple[str, dict[str, Any]]) -> Answer:
        rows = self.connection.execute(*written, prepare=True).fetchall()
        hits = [int(value) for what, value, _ in rows if what == "hit"]
        if words := written[1]["words"]:
            self.connection.execute(HIGHLIGHTS, [words, hits], prepare=True).fetchall()
        (total,) = (count for what, _, count in rows if what == "total")
        return Answer(total, {int(value): count for what, value, count in rows if what == "outlet"})


def _listed(row: tuple) -> tuple:
    """Turn the arrays of JSON into PostgreSQL's."""
    return *row[:ARRAYS], *map(json.loads, row[ARRAYS:])


def _copy(rows: Iterable[tuple], connection: psycopg.Connection, table: str) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _spent(process: int) -> float:
    """Give the seconds that a process has been on a processor, to the nanosecond (Linux: proc_pid_schedstat)."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


def main() -> None:
    what, *asked = sys.argv[1:]
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        if what == "prepare":
            sys.stdout.write(json.dumps(prepare(Path(asked[0]), connection)) + "\n")
        else:
            print_costs(Peer(connection), *asked)


if __name__ == "__main__":
    main()
