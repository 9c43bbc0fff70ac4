"""Make the search index of an archive anew: `python -m benchmarks.search.archive.indexing`.

It prints seconds by the clock and of CPU, the process's peak memory and the index's bytes as a line of JSON.
"""

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

from django.conf import settings
from django.core.management import call_command

from ingest.memory import peak_memory


def main() -> None:
    started, spent = perf_counter(), process_time()
    call_command("rebuild_index", verbosity=0, stdout=sys.stderr)
    clock, cpu = perf_counter() - started, process_time() - spent
    size = sum(path.stat().st_size for path in Path(settings.SEARCH_INDEX).rglob("*") if path.is_file())
    sys.stdout.write(json.dumps({"clock": clock, "cpu": cpu, "memory": peak_memory(), "size": size}) + "\n")


if __name__ == "__main__":
    main()
