"""End worker processes whose parent was killed, which by themselves they would not."""

import os
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread


def end_with_parent() -> None:
    """Let this process end when the one that started it does."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_for_end, args=[parent.sentinel], daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
