"""The capture time in a file's name: where a user's regular expression finds it."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from ingest.records import Captured

from .instants import lasting, sensible

LONGEST_PATTERN = 200
# Of longer names the end is looked at; file systems allow 255 bytes a name.
_LONGEST_NAME = 255
_PARTS = ("year", "month", "day", "hour", "minute", "second")
# A day, and what may follow: 20250604, 2025-06-04, 20250604T1200, 2025-06-04_12-00-30, 20250604120030Z.
_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?P<dash>[-_.]?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)"
    r"(?:[T _-]?(?P<hour>\d\d)(?:[:._-]?(?P<minute>\d\d)(?:[:._-]?(?P<second>\d\d))?)?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
# How long a time is that a name says no more closely: one to the second is taken for an instant.
_LASTING = {"day": timedelta(days=1), "hour": timedelta(hours=1), "minute": timedelta(minutes=1)}
_CURE = (
    "Name its groups year, month, day, hour, minute, second (at least the first three), as in "
    r"“page-(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)T(?P<hour>\d\d)(?P<minute>\d\d)”, or put one pair of brackets "
    r"round the whole date, as in “page-(\d{8}T\d{4})”; brackets that only group begin with (?:"
)


def name_pattern(written: str) -> re.Pattern[str]:
    """Compile what `--captured-from` says. ValueError is a sentence with the cure."""
    if len(written) > LONGEST_PATTERN:
        raise ValueError(f"--captured-from has more than {LONGEST_PATTERN} characters; write a shorter one.")
    try:
        pattern = re.compile(written)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"--captured-from “{written}” is no regular expression: {error}. {_CURE}.") from None
    named = pattern.groupindex.keys() & set(_PARTS)
    if named and (missing := [part for part in _PARTS[:3] if part not in named]):
        raise ValueError(f"--captured-from “{written}” has no group named {' or '.join(missing)}. {_CURE}.")
    if not named and pattern.groups != 1:
        groups = pattern.groups or "no"
        raise ValueError(f"--captured-from “{written}” has {groups} groups, so none is the date. {_CURE}.")
    return pattern


@lru_cache(maxsize=64)
def named_time(pattern: re.Pattern[str], name: str) -> Captured | str:
    """Read the capture time in a name, in UTC if it names no zone; or say why there is none, "" if nothing matches.

    >>> named_time(re.compile(r"(\\d{8}T\\d{6})"), "page-20250604T120030.txt").at.isoformat()
    '2025-06-04T12:00:30+00:00'
    >>> named_time(re.compile(r"(\\d{8})"), "page-20250604.txt").until.isoformat()
    '2025-06-04T23:59:59.999999+00:00'
    >>> named_time(re.compile(r"(\\d{8})"), "page-20251399.txt")
    '“20251399” is no date.'
    """
    match = pattern.search(name[-_LONGEST_NAME:])
    if match is None:
        return ""
    parts = match.groupdict()
    if not parts.keys() & set(_PARTS):
        written = _WRITTEN.fullmatch((match[1] or "").strip())
        parts = written.groupdict() if written else {}
    return _captured(parts) or f"“{match[0]}” is no date."


def _captured(parts: Mapping[str, str | None]) -> Captured | None:
    """Put the parts of a date together, as far as they go without a gap."""
    numbers = [parts.get(name) for name in _PARTS]
    known = numbers.index(None) if None in numbers else len(_PARTS)
    if any(numbers[known:]):
        return None
    try:
        local = datetime(*map(int, filter(None, numbers)))  # type: ignore[arg-type]  # noqa: DTZ001 - its zone follows
        start = sensible(local.replace(tzinfo=_zone(parts.get("zone"))))
    except (TypeError, ValueError):
        return None
    if start is None:
        return None
    length = _LASTING.get(_PARTS[known - 1])
    return lasting(start, length, "name") if length else Captured(start, basis="name")


def _zone(written: str | None) -> tzinfo | None:
    return datetime.fromisoformat(f"2000-01-01T00:00{written.upper()}").tzinfo if written else UTC
