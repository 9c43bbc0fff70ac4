"""Decide whether two wordings are of one text, by the words they share, their titles and when they were published.

Each threshold is explained in docs/identity.md. None of them looks at anything but the two wordings and their dates:
more copies can join texts, never part them, and the order in which they come does not matter.
"""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from ingest.resolve.fingerprints import Sketch

# Of the shorter text, how much must stand in the other.
_SAME_TITLE = 0.35
_OTHER_TITLE = 0.5
# … where the texts begin otherwise, or are known to be of different times.
_BEGINS_OTHERWISE, _ALIKE = 0.2, 0.7
# … where the shorter has fewer hashes, some 25 words: a sentence or two can be of a pattern.
_BRIEF, _BRIEF_SAME_TITLE, _BRIEF_OTHER_TITLE = 20, 0.5, 0.9

Dates = Collection[tuple[datetime, datetime] | None]


class Words(NamedTuple):
    """What is compared of a wording."""

    title_key: int
    sketch: Sketch


class Likeness(NamedTuple):
    """What two wordings have in common: shares from 0 to 1, and how many hashes the shorter's opening has."""

    contained: float
    begins_like: float
    same_title: bool
    hashes: int

    @property
    def suffices(self) -> bool:
        """Say whether they are one text unless they are known to be of different times."""
        if self.hashes < _BRIEF:
            return self.contained >= (_BRIEF_SAME_TITLE if self.same_title else _BRIEF_OTHER_TITLE)
        if self.contained >= _ALIKE:
            return True
        least = _SAME_TITLE if self.same_title else _OTHER_TITLE
        return self.contained >= least and self.begins_like >= _BEGINS_OTHERWISE

    @property
    def suffices_at_any_time(self) -> bool:
        """Say whether they are one text although their dates differ, as those of one article may by mistake."""
        return self.suffices and min(self.contained, self.begins_like) >= _ALIKE


def likeness(one: Words, other: Words) -> Likeness:
    first, second = one.sketch, other.sketch
    return Likeness(
        first.contained(second),
        first.begins_like(second),
        one.title_key == other.title_key,
        min(len(first.first), len(second.first)),
    )


def apart(one: Dates, other: Dates) -> bool:
    """Say whether all copies of two wordings are dated, and no two of them may be of one time; None is an unknown date.

    >>> noon, night = datetime(2025, 6, 4, 12), datetime(2025, 6, 4, 23)
    >>> apart([(noon, noon)], [(night, night)]), apart([(noon, noon)], [(night, night), None])
    (True, False)
    """
    return not any(
        first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])
        for first in one
        for second in other
    )
