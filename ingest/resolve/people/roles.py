"""Read the role and the age that a text states beside a name, in the words of the text."""

import re

from .appositions import apposition
from .candidates import Candidate
from .names import fold
from .words import COURTESIES, DEMONYMS, FUNCTION, SPEECH, is_role

REACH = 160
OLDEST = 119
FAR = 3000
_AGE_AFTER = re.compile(r"(?:, (?:aged |now )?| \()(\d{1,3})(?:, |\)|\.|;| who\b| and\b)|, an? (\d{1,3})-year-old\b")
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old (?:[\w-]+ ){0,3}$")
_IS = re.compile(r"\b(?:is|are|was|were) $")
_IDENTIFIED = re.compile(r"\b[Tt]he (\w+), (?:who was )?identified [^.,;\n]{0,60}\bas $")


def roles(text: str, candidate: Candidate) -> tuple[str, str]:
    """Give what a person is called beside the name, as printed: first the role, then what else stands behind the name.

    The role is the title or post before the name (`Judge`), or else the apposition after it; beside a title, that comes
    second (`a Keller appointee`). Courtesies such as Mr are no role. Words before and after that state two
    nationalities, as damage makes them, are none either.
    """
    before = _title(text, candidate) or _noun_before(text, candidate) or _identified(text, candidate)
    after = apposition(text, candidate.end)
    one, other = _nations(before), _nations(after)
    if one and other and one.isdisjoint(other):
        return "", ""
    return (before, after) if before else (after, "")


def age(text: str, candidate: Candidate) -> int | None:
    """Give the age stated beside a name."""
    before = text[max(0, candidate.role_start - REACH // 2) : candidate.role_start]
    match = _AGE_AFTER.match(text, candidate.end) or _AGE_BEFORE.search(before)
    if not match:
        return None
    years = int(next(filter(None, match.groups())))
    return years if 0 < years <= OLDEST else None


def _title(text: str, candidate: Candidate) -> str:
    if not candidate.has_title or candidate.lead[-1].fold in COURTESIES:
        return ""
    start = candidate.role_start
    if len(candidate.lead) > 1 and candidate.lead[0].fold in DEMONYMS and _IS.search(text, max(0, start - 10), start):
        start = candidate.lead[1].start
    for prefix in ("then-", "ex-", "former "):
        if text.endswith(prefix, 0, start):
            start -= len(prefix)
    return text[start : candidate.lead[-1].end]


def _noun_before(text: str, candidate: Candidate) -> str:
    """Read `attorney NAME` and `the gang's boss, NAME`."""
    before = text[max(0, candidate.role_start - REACH // 2) : candidate.role_start]
    if not before.endswith(" "):
        return ""
    words = before[before.rfind("\n") + 1 :].removesuffix(" ").removesuffix(",").split(" ")
    if not is_role(words[-1].lower()):
        return ""
    phrase = words[-_length(words) :]
    lead = text[candidate.role_start : candidate.start].strip()
    return " ".join([*phrase, lead] if lead else phrase)


def _identified(text: str, candidate: Candidate) -> str:
    """Read `The man, identified only as NAME`, as what the text called the man at first: `Orlan man`."""
    match = _IDENTIFIED.search(text, max(0, candidate.start - REACH), candidate.start)
    if not match or not is_role(match[1]):
        return ""
    noun = match[1]
    first = re.search(rf"\b[Aa]n? ((?:[\w-]+ )?{noun})\b", text[max(0, match.start() - FAR) : match.start()])
    return first[1] if first else noun


def _nations(words: str) -> frozenset[str]:
    return frozenset(DEMONYMS.intersection(fold(word) for word in words.split()))


def _length(words: list[str]) -> int:
    """Count the last words that make one phrase: capitalised ones, then lower-case ones; `the gang's` before them."""
    count, capital = 0, False
    for word in reversed(words):
        if not _describes(word) or (capital and word.islower()):
            break
        capital = capital or not word.islower()
        count += 1
    article = words[-count - 1 : len(words) - count]
    return count + (article in (["the"], ["a"], ["an"], ["his"], ["her"], ["their"], ["its"]))


def _describes(word: str) -> bool:
    bare = word.strip("'’")
    verb = bare.islower() and bare.endswith(("ing", "ed"))
    return bare.replace("-", "").replace("'", "").replace("’", "").isalpha() and not (
        verb or bare.lower() in FUNCTION or bare.lower() in SPEECH
    )
