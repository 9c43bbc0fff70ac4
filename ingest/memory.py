"""Keep an import's memory flat."""

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8  # glibc's malloc.h


def share_one_arena() -> None:
    """Let all threads allocate from one arena of the C library, where it is glibc.

    The search engine's threads each begin one of their own, and what they give back stays in it: without this an
    import of 5,000 pages held 240 MB and more with every page, with it 158 MB from 3,000 pages on.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
