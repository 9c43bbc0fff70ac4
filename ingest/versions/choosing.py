"""Choose the two versions that a reader asks to see compared."""

from collections.abc import Sequence

from .gathering import Versions
from .version import Version

_LONGEST_NUMBER = 9


def choose(versions: Versions, first: str, second: str) -> tuple[tuple[Version, Version] | None, str]:
    """Give the two versions of these numbers, or say why not. Without numbers these are the text shown and the latest
    of the others, the earlier one first.
    """
    if len(versions.listed) < 2:  # noqa: PLR2004
        return None, ""
    if not first and not second:
        return _usual(versions), ""
    found = [_numbered(versions.listed, words) for words in (first, second)]
    for words, version in zip((first, second), found, strict=True):
        if version is None:
            return None, _unknown(words, len(versions.listed))
    if found[0] is found[1]:
        return None, "Choose two different versions to compare."
    return (found[0], found[1]), ""


def _usual(versions: Versions) -> tuple[Version, Version]:
    latest = sorted(versions.listed, key=lambda version: version.latest)
    shown = versions.shown or latest[-1]
    other = next(version for version in reversed(latest) if version is not shown)
    one, another = sorted((shown, other), key=lambda version: version.number)
    return one, another


def _numbered(listed: Sequence[Version], words: str) -> Version | None:
    number = int(words) if words.isascii() and words.isdigit() and len(words) <= _LONGEST_NUMBER else 0
    return listed[number - 1] if 0 < number <= len(listed) else None


def _unknown(words: str, versions: int) -> str:
    if not words:
        return "Choose two versions to compare."
    return f"There is no version “{words[:20]}”: the versions are numbered from 1 to {versions}."
