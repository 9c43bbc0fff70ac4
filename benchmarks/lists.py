"""Load what finding people needs in this process, which should be new, and print what it takes as JSON.

Seconds are of CPU; bytes are the process's peak (Linux: VmHWM) before and after.
"""

import json
import sys
from importlib import import_module
from time import process_time

from ingest.memory import peak_memory


def main() -> None:
    before, started = peak_memory(), process_time()
    import_module("ingest.resolve.people")
    spent, after = process_time() - started, peak_memory()
    sys.stdout.write(json.dumps({"seconds": spent, "before": before or 0, "after": after or 0}) + "\n")


if __name__ == "__main__":
    main()
