"""Who is who and which outlet is which, as curators decide: what it would change, doing it, and taking it back."""

from .entries import FILING_LOCK, MOST_ENTRIES, Entry, Holdings, MergeError, Preview
from .filing import Filing, leave_open, leave_to_rules
from .judging import Taking, judge_different, judge_unsure, say_nobody
from .people import merge_people, preview_people, undo_merge
from .sources import merge_sources, preview_sources

__all__ = [
    "FILING_LOCK",
    "MOST_ENTRIES",
    "Entry",
    "Filing",
    "Holdings",
    "MergeError",
    "Preview",
    "Taking",
    "judge_different",
    "judge_unsure",
    "leave_open",
    "leave_to_rules",
    "merge_people",
    "merge_sources",
    "preview_people",
    "preview_sources",
    "say_nobody",
    "undo_merge",
]
