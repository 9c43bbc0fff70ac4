"""How much speaks for two names being one person's, and what."""

from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from ingest.resolve.people.names import FAMILY, GIVEN

from .forms import Form, sound

# Of 1; one name of two entries is no more than a question, which rules have answered with no.
SAME, REORDERED, LONGER, SHORT, INITIAL, ACRONYM = 0.9, 0.88, 0.8, 0.92, 0.7, 0.65
FEWEST = 0.75  # of names that are spelled otherwise
# Of 100: letters that two words share in their order. Words that sound alike may share fewer.
_SOUNDING_ALIKE, _ALIKE, _VERY_ALIKE = 60, 75, 85


class Score(NamedTuple):
    """How much speaks for one person, 0 to 1, and what."""

    score: float
    reason: str


def compare(one: Form, other: Form) -> Score | None:
    """Compare two forms of names; None: nothing speaks for one person, or a suffix speaks against it."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    if one.words == other.words:
        return Score(SAME, "the same name, which evidence keeps apart")
    if sorted(one.words) == sorted(other.words):
        return Score(REORDERED, "the same words in another order")
    return _compare_short(one, other) or _compare_spelling(one, other) or _compare_length(one, other)


def _compare_short(one: Form, other: Form) -> Score | None:
    short, full = sorted((one, other), key=lambda form: (bool(form.given), len(form.words)))
    if short.is_acronym and short.words[0] == full.letters:
        return Score(ACRONYM, "the initials of the other")
    if short.initial and full.given and short.surname == full.surname and short.initial == full.given[0]:
        return Score(INITIAL, "an initial for the given name")
    return None


def _compare_spelling(one: Form, other: Form) -> Score | None:
    if not (one.given and other.given) or _middles_clash(one, other):
        return None
    given, surname = _given_alike(one, other), _surnames_alike(one.surname, other.surname)
    score = (given + surname) / 200 if given and surname else 0.0
    return Score(round(score, 2), _differing(one, other)) if score >= FEWEST else None


def _middles_clash(one: Form, other: Form) -> bool:
    """Say whether middle names begin with other letters; that one has more of them is no clash."""
    return any(a[0] != b[0] for a, b in zip(one.middles, other.middles, strict=False))


def _differing(one: Form, other: Form) -> str:
    if one.given == other.given:
        return "surnames that are spelled alike" if one.surname != other.surname else "a middle name more"
    if one.root == other.root:
        return "another form of the given name"
    return "given names that are spelled alike" if one.surname == other.surname else "names that are spelled alike"


def _given_alike(one: Form, other: Form) -> float:
    """Rate given names of 100; two that are both common are alike only if they sound alike, and not Mario and Maria."""
    if one.root == other.root:
        return 100.0 if one.given == other.given else 100 * SHORT
    if sound(one.given) == sound(other.given):
        rate = ratio(one.given, other.given, score_cutoff=_SOUNDING_ALIKE)
        return 0.0 if _differ_by_gender(one.given, other.given) else rate
    listed = {one.given, other.given} <= GIVEN
    return 0.0 if listed else ratio(one.given, other.given, score_cutoff=_ALIKE)


def _differ_by_gender(one: str, other: str) -> bool:
    """Recognise Mario and Maria, Paul and Paula."""
    return {one, other} <= GIVEN and (one[-1] == "a") != (other[-1] == "a")


def _surnames_alike(one: str, other: str) -> float:
    """Rate surnames of 100; two that are both common have to sound alike."""
    if one == other:
        return 100.0
    if sound(one) == sound(other):
        return ratio(one, other, score_cutoff=_SOUNDING_ALIKE)
    return 0.0 if {one, other} <= FAMILY else ratio(one, other, score_cutoff=_VERY_ALIKE)


def _compare_length(one: Form, other: Form) -> Score | None:
    """Rate a name of which the other is the beginning: the second surname of Hector Guerrero Flores."""
    fewer, more = sorted((one.words, other.words), key=len)
    if len(fewer) > 1 and more[: len(fewer)] == fewer:
        return Score(LONGER, "one more surname")
    return None
