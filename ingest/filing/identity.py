"""Decide which wordings are of one text, by the words they share, their titles, lengths and when they were published.

Each threshold is explained in docs/identity.md. Nothing here depends on the order of the wordings.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from ingest.resolve.fingerprints import Sketch

from .forest import Forest

# Of the shorter text, how much must stand in the other.
_SAME_TITLE, _OTHER_TITLE = 0.35, 0.5
# … of the first words, where the texts begin otherwise; and how much of the whole, if they do, or are of other times.
_BEGINS_ALIKE, _ALIKE = 0.2, 0.7
# … of what follows the opening: for versions of one text, long and short, and for a text cut from another.
_GOES_ON_ALIKE, _SHORT_GOES_ON_ALIKE, _CUT_GOES_ON_ALIKE = 0.5, 0.6, 0.75
# … where the shorter has fewer hashes, some 25 words: a sentence or two can be of a pattern.
_BRIEF, _BRIEF_SAME_TITLE, _BRIEF_OTHER_TITLE = 20, 0.5, 0.9
# A text that is shorter than this part of another is no version of it, but cut from it.
_VERSION = 0.75

Dates = Collection[tuple[datetime, datetime] | None]
Pair = tuple[int, int]


class Words(NamedTuple):
    """What is compared of a wording; `length` counts the words of its body."""

    title_key: int
    length: int
    sketch: Sketch


class Likeness(NamedTuple):
    """What two wordings have in common: shares from 0 to 1, and how many hashes the shorter's opening has.

    `goes_on_like` is None where hardly anything follows the opening of one.
    """

    contained: float
    begins_like: float
    goes_on_like: float | None
    same_title: bool
    hashes: int
    is_cut: bool
    is_short: bool

    @property
    def suffices(self) -> bool:
        """Say whether they are one text unless they are known to be of different times."""
        if self.goes_on_like is not None and self.goes_on_like < self._least_to_go_on:
            return False
        if self.hashes < _BRIEF:
            return self.contained >= (_BRIEF_SAME_TITLE if self.same_title else _BRIEF_OTHER_TITLE)
        if self.contained >= _ALIKE:
            return True
        least = _SAME_TITLE if self.same_title else _OTHER_TITLE
        return self.contained >= least and self.begins_like >= _BEGINS_ALIKE

    @property
    def suffices_at_any_time(self) -> bool:
        """Say whether they are one text although their dates differ, as those of one article may by mistake."""
        return self.suffices and min(self.contained, self.begins_like, self.goes_on_like or 0.0) >= _ALIKE

    @property
    def _least_to_go_on(self) -> float:
        if self.is_cut:
            return _CUT_GOES_ON_ALIKE
        return _SHORT_GOES_ON_ALIKE if self.is_short else _GOES_ON_ALIKE


def alike(one: Words, other: Words) -> Likeness | None:
    """Say what two wordings have in common; None if too little for them to be one text at any time."""
    first, second = one.sketch, other.sketch
    contained = first.contained(second)
    if contained < _SAME_TITLE:
        return None
    shorter, longer = sorted((one.length, other.length))
    found = Likeness(
        contained=contained,
        begins_like=first.begins_like(second),
        goes_on_like=first.goes_on_like(second),
        same_title=one.title_key == other.title_key,
        hashes=min(len(first.first), len(second.first)),
        is_cut=shorter < _VERSION * longer,
        is_short=first.is_dense and second.is_dense,
    )
    return found if found.suffices else None


def apart(one: Dates, other: Dates) -> bool:
    """Say whether both have dates and none of one's overlaps with any of the other's; None is an unknown date.

    >>> noon, night = datetime(2025, 6, 4, 12), datetime(2025, 6, 4, 23)
    >>> apart([(noon, noon), None], [(night, night)]), apart([(noon, noon)], [None])
    (True, False)
    """
    first, second = [dates for dates in one if dates], [dates for dates in other if dates]
    return bool(first and second) and not overlap(first, second)


def overlap(one: Dates, other: Dates) -> bool:
    """Say whether a date of one overlaps with a date of the other."""
    second = [dates for dates in other if dates]
    return any(dates and any(dates[0] <= at[1] and at[0] <= dates[1] for at in second) for dates in one)


def texts(words: Mapping[int, Words], pairs: Mapping[Pair, Likeness], dates: Callable[[int], Dates]) -> dict[int, int]:
    """Map each wording (by its key) to its text, whose number is the least key of its wordings.

    Wordings of about one length that are alike are versions of one text. One that is much shorter is cut from another:
    it is of that text, if there is but one of which it may be cut, or but one of its time; else of its own.
    """
    versions, cut = Forest(words), []
    for (one, other), found in pairs.items():
        if found.suffices_at_any_time or not apart(dates(one), dates(other)):
            if found.is_cut:
                cut.append((one, other))
            else:
                versions.join(one, other)
    return _attached(words, versions, cut, dates)


def _attached(
    words: Mapping[int, Words], versions: Forest, cut: Iterable[Pair], dates: Callable[[int], Dates]
) -> dict[int, int]:
    """Add each text to the one that it is cut from, the longest first, so that what is cut from both follows."""
    members: dict[int, list[int]] = defaultdict(list)
    for key in words:
        members[versions[key]].append(key)
    length = {text: max(words[key].length for key in keys) for text, keys in members.items()}
    wholes: dict[int, set[int]] = defaultdict(set)
    for pair in cut:
        shorter, longer = (versions[key] for key in sorted(pair, key=lambda key: words[key].length))
        if length[shorter] < length[longer]:
            wholes[shorter].add(longer)
    whole = {text: text for text in members}
    for text in sorted(wholes, key=lambda text: (-length[text], text)):
        found = {whole[one] for one in wholes[text]}
        if len(found) > 1:
            own = _dates_of(members[text], dates)
            found = {one for one in found if overlap(own, _dates_of(members[one], dates))}
        if len(found) == 1:
            whole[text] = found.pop()
    return _numbered({key: whole[versions[key]] for key in words})


def _dates_of(keys: Iterable[int], dates: Callable[[int], Dates]) -> Dates:
    return [date for key in keys for date in dates(key)]


def _numbered(texts: Mapping[int, int]) -> dict[int, int]:
    least: dict[int, int] = {}
    for key, text in texts.items():
        least[text] = min(key, least.get(text, key))
    return {key: least[text] for key, text in texts.items()}
