"""Know an outlet again by its printed name."""

import unicodedata


def outlet_key(name: str) -> str:
    """Fold case, compatible forms and stray spaces; "Independent" and "The Independent" stay two.

    >>> outlet_key("The  LANTERN ")
    'the lantern'
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
