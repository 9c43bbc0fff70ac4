"""What a text says of a person's gender, to tell husband and wife of one surname apart."""

from collections.abc import Iterable

from .candidates import Candidate
from .names import FEMALE, MALE
from .words import MEN, WOMEN

BEFORE = 30


def of_title(candidate: Candidate) -> str:
    """Give "m" or "f" by the courtesy or title before a name (Mr, Dame), else nothing."""
    return _of_word(candidate.lead[-1].fold) if candidate.lead else ""


def of_person(text: str, mentions: Iterable[Candidate]) -> str:
    """Give the gender that titles and nouns before the mentions of a full name say, or else its given name."""
    mentions = list(mentions)
    said = {of_title(candidate) or _of_word(_word_before(text, candidate)) for candidate in mentions} - {""}
    if said:
        return said.pop() if len(said) == 1 else ""
    return of_given(mentions[0].key[0])


def of_given(name: str) -> str:
    """Give the gender of those who bear a given name, if nearly all are of one."""
    return "m" if name in MALE else "f" if name in FEMALE else ""


def _of_word(word: str) -> str:
    return "m" if word in MEN else "f" if word in WOMEN else ""


def _word_before(text: str, candidate: Candidate) -> str:
    """Give the word before a name, behind a comma too: `his wife, NAME`."""
    before = text[max(0, candidate.role_start - BEFORE) : candidate.role_start].removesuffix(" ").removesuffix(",")
    return before.rpartition(" ")[2].lower()
