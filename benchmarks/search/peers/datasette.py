"""Datasette over the archive's own SQLite database: FTS5 over the texts, and the listing with its facets.

`… prepare FILE` adds the full-text index to the database; `… ask FILE COUNT SECONDS KIND…` prints the costs of
requests. Its limits are lifted. It has less to do than the others: it neither ranks what it finds nor cuts passages
out, and its facets keep what was chosen in them.
"""

import asyncio
import json
import sqlite3
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette

from benchmarks.search.measuring import Answer, print_costs
from benchmarks.search.requests import Request

INDEX = (
    "DROP TABLE IF EXISTS words",
    """
    CREATE VIRTUAL TABLE words USING fts5(
        title, body, content='articles_article', content_rowid='id', tokenize='porter unicode61'
    )
    """,
    "INSERT INTO words(words) VALUES ('rebuild')",
    "INSERT INTO words(words) VALUES ('optimize')",
    "ANALYZE",
)
MINUTE = 60_000  # milliseconds
SETTINGS = {
    "sql_time_limit_ms": MINUTE,
    "facet_time_limit_ms": MINUTE,
    "suggest_facets": False,
    "cache_size_kb": 262_144,
    "max_returned_rows": 1_000,
}
FACETS = (
    *(("_facet", column) for column in ("outlet", "language", "certainty")),
    *(("_facet_array", column) for column in ("topics", "people", "roles", "years")),
)
PER_PAGE, MOST_VALUES = 20, 100


def prepare(path: Path) -> dict[str, float]:
    """Index the texts; give the seconds and bytes that it took."""
    started, spent = perf_counter(), process_time()
    with sqlite3.connect(path) as archive:
        for statement in INDEX:
            archive.execute(statement)
    clock, cpu = perf_counter() - started, process_time() - spent
    archive.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (size,) = archive.execute("SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'words_*'").fetchone()
    return {"clock": clock, "cpu": cpu, "size": size}


class Peer:
    """Asks one Datasette, in this process. Its answers are JSON: rendering pages would cost it more."""

    def __init__(self, path: Path) -> None:
        self.datasette = Datasette([], immutables=[str(path)], settings=SETTINGS)
        self.table = f"/{path.stem}/listing.json"
        self.loop = asyncio.new_event_loop()

    def cpu(self) -> float:
        return process_time()

    def written(self, request: Request) -> str:
        """Write the address. A page begins after the last row of the one before, which Datasette must be asked for."""
        keys = [*_chosen(request), ("_size", PER_PAGE), ("_facet_size", MOST_VALUES), *FACETS]
        if request.page > 1:
            rows = (request.page - 1) * PER_PAGE
            before = self._get(self._address([*_chosen(request), ("_size", rows), ("_nofacet", 1)]))
            keys += [("_next", before["next"])] if before["next"] else []
        return self._address(keys)

    def ask(self, written: str) -> Answer:
        found = self._get(written)
        if "error" in found:
            return Answer(problem=found["error"])
        facets = found["facet_results"]
        if late := [column for _, column in FACETS if column not in facets]:
            return Answer(found["filtered_table_rows_count"], problem=f"timed out: {', '.join(late)}")
        outlets = {line["value"]: line["count"] for line in facets["outlet"]["results"]}
        return Answer(found["filtered_table_rows_count"], outlets)

    def _address(self, keys: list[tuple[str, object]]) -> str:
        return f"{self.table}?{urlencode(keys)}"

    def _get(self, address: str) -> dict[str, Any]:
        return self.loop.run_until_complete(self.datasette.client.get(address)).json()


def _chosen(request: Request) -> list[tuple[str, object]]:
    keys: list[tuple[str, object]] = [("outlet", request.outlet)] if request.outlet else []
    if request.words:
        keys += [("_search", matching(request)), ("_searchmode", "raw"), ("_fts_table", "words"), ("_fts_pk", "id")]
    if request.days:
        keys += [("latest__gte", request.days[0]), ("earliest__lte", request.days[1])]
    return keys


def matching(request: Request) -> str:
    """Write the words for FTS5.

    >>> matching(Request(("loba", "kano"), "any", without="tilo"))
    'loba OR kano NOT tilo'
    """
    return request.text().replace(" -", " NOT ")


def main() -> None:
    what, path, *asked = sys.argv[1:]
    if what == "prepare":
        sys.stdout.write(json.dumps(prepare(Path(path))) + "\n")
    else:
        print_costs(Peer(Path(path)), *asked)


if __name__ == "__main__":
    main()
