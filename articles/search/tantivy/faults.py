"""Whatever a missing, damaged or full index makes Tantivy say, as one error that names the cure."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

from articles.search.engine import SearchUnavailable

CURE = "Run “manage.py rebuild_index”."
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_ERRNO = re.compile(r"(?:os error|code:) (\d+)")


def is_fault(error: BaseException) -> bool:
    """Say whether an error comes from Tantivy or the disk; what it panics with can be neither imported nor caught."""
    return isinstance(error, ValueError | OSError) or type(error).__name__ == "PanicException"


@contextmanager
def writing_explained() -> Iterator[None]:
    """Turn what goes wrong while writing into one error that names the cure."""
    try:
        yield
    except BaseException as error:
        if not is_fault(error):
            raise
        raise SearchUnavailable(_unwritable(error)) from error


def _unwritable(error: BaseException) -> str:
    number = error.errno if isinstance(error, OSError) else next(map(int, _ERRNO.findall(str(error))), None)
    if number in _FULL:
        return "The disk that holds the search index is full. Make room: indexing then goes on by itself."
    return (
        f"The search index cannot be written: {error}. Look whether its folder is writable and its disk has room: "
        f"indexing then goes on by itself. If that is not it: {CURE[0].lower()}{CURE[1:]}"
    )
