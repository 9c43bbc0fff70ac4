"""Read what a text sets beside a name, between commas: `, a journalist who`, `, head of the trust said`."""

import re

from .words import SPEECH, is_role

REACH = 160
FIRST_WORDS = 6
_PHRASE = re.compile(r"(?:, \d{1,3})?, ((?:[A-Z]\.|[^,.;:()\n]){3,150})")
_END = re.compile(rf" (?:who|whose|which|that|and|when|{'|'.join(sorted(SPEECH))})\b.*", re.DOTALL)


def apposition(text: str, end: int) -> str:
    """Give the phrase after a name that ends at `end` if it says what the person is, as printed; else nothing."""
    match = _PHRASE.match(text, end, end + REACH)
    if not match:
        return ""
    opening = match[1].split()[:FIRST_WORDS]
    for word, following in zip(opening, [*opening[1:], ""], strict=True):
        if is_role(word.strip("'’").lower()):
            return "" if _leads_to_a_name(word, following) else _END.sub("", f" {match[1]}").strip()
    return ""


def _leads_to_a_name(word: str, following: str) -> bool:
    """Say whether the next of several persons begins: `, Judge Ann Reed`."""
    return word[:1].isupper() and following[:1].isupper() and not is_role(following.lower())
