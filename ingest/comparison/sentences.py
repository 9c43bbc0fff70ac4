"""Say in sentences what a comparison found."""

from collections.abc import Iterator, Sequence

from .findings import Edits, Findings, Missing, Paragraphs
from .segments import PUNCTUATION

# Texts of which the shorter has less than this share in common with the other are not told apart word by word.
_LITTLE = 0.2
# A missing end is told in words if it is a smaller share, or so few words and no large share.
_SMALL, _FEW, _LARGE = 0.01, 20, 0.1
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def sentences(found: Findings, first: str, second: str) -> tuple[str, ...]:
    """Tell it from the first text to the second, which have these names in the middle of a sentence."""
    names = first, second
    if not all(found.words):
        return (_empty(found, names),)
    if found.shared < _LITTLE * min(found.words):
        shared = f"{found.shared:,} of {_words(min(found.words))}"
        return (f"The texts have little in common: {shared} stand in both, in the same order.",)
    edits = list(_edits(found, names))
    return (*edits, *_writing(found, alone=not edits))


def _empty(found: Findings, names: tuple[str, str]) -> str:
    if not any(found.words):
        return "Neither has any words."
    return _capital(f"{names[found.words.index(0)]} has no words.")


def _edits(found: Findings, names: tuple[str, str]) -> Iterator[str]:
    if found.head:
        yield _missing(found.head, "first", names)
    if found.tail:
        yield _missing(found.tail, "last", names)
    yield from _paragraphs(found.paragraphs)
    for lost, name in zip(found.lost, names, strict=True):
        if lost:
            yield f"{_words(lost)} {_were(lost)} lost in {name} where lines were joined."
    yield from _words_edited(found.edits)


def _missing(missing: Missing, which: str, names: tuple[str, str]) -> str:
    what, many = _whole(missing) if missing.paragraphs else _within(missing)
    return f"The {which} {what} {'are' if many else 'is'} missing in {names[missing.side]}."


def _whole(missing: Missing) -> tuple[str, bool]:
    many = missing.paragraphs > 1
    paragraphs = f"{_number(missing.paragraphs)} paragraphs" if many else "paragraph"
    return (f"{paragraphs} ({_share(missing)})" if missing.share >= _SMALL else paragraphs), many


def _within(missing: Missing) -> tuple[str, bool]:
    if missing.share >= _LARGE or (missing.words >= _FEW and missing.share >= _SMALL):
        return _share(missing), False
    many = missing.words > 1
    return (f"{missing.words:,} words" if many else "word"), many


def _share(missing: Missing) -> str:
    return f"{min(round(missing.share * 100), 99)} %"


def _paragraphs(paragraphs: Paragraphs) -> Iterator[str]:
    for number, verb in zip(paragraphs, ("removed", "added", "moved"), strict=True):
        if number:
            yield _capital(f"{_number(number)} paragraph{'s' if number > 1 else ''} {_were(number)} {verb}.")


def _words_edited(edits: Edits) -> Iterator[str]:
    told = [(number, verb) for number, verb in zip(edits, ("changed", "removed", "added"), strict=True) if number]
    if told:
        (number, verb), *others = told
        parts = [
            f"{_words(number)} {_were(number)} {verb}",
            *(f"{other:,} {_were(other)} {verb}" for other, verb in others),
        ]
        yield _listed(parts) + "."


def _writing(found: Findings, *, alone: bool) -> Iterator[str]:
    """Tell what differs in signs alone, and whether that is all."""
    kinds = [*found.layout, PUNCTUATION] if found.punctuation else list(found.layout)
    if not alone:
        if found.punctuation:
            places = f"{found.punctuation:,} place{'s' if found.punctuation > 1 else ''}"
            yield f"Punctuation was changed in {places}."
        if found.layout:
            yield _capital(f"{_listed(found.layout)} differ too.")
    else:
        yield f"Only {_listed(kinds)} differ." if kinds else "The texts are the same."


def _words(number: int) -> str:
    return f"{number:,} word{'' if number == 1 else 's'}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def _listed(parts: Sequence[str]) -> str:
    *others, last = parts
    return f"{', '.join(others)} and {last}" if others else last


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
