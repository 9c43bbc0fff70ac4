"""Write an expression as words that are read as the same expression."""

import re

from .expression import AllOf, AnyOf, Dated, Expression, Named, Near, Not, Phrase, Prefix, Titled, Undated, Word
from .periods import written
from .tokens import OPERATORS

_BARE_NAME = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*")


def write(part: Expression) -> str:
    """Write it with no more signs than it takes.

    >>> write(AllOf((AnyOf((Word("harbour"), Prefix("quay"))), Not(Titled(Phrase("night ferry"))))))
    'harbour OR quay* -title:"night ferry"'
    """
    match part:
        case AllOf(parts):
            return " ".join(_enclosed(each, AllOf) for each in parts)
        case AnyOf(parts):
            return " OR ".join(_enclosed(each, AllOf, AnyOf) for each in parts)
        case Not(inner):
            return f"-{_enclosed(inner, AllOf, AnyOf, Not)}"
        case Titled(inner):
            return f"title:{_enclosed(inner, AllOf, AnyOf, Not)}"
    return _fact(part) if isinstance(part, Named | Dated | Undated) else _wording(part)


def _wording(part: Word | Prefix | Phrase | Near) -> str:
    match part:
        case Prefix(text):
            return f"{text}*"
        case Phrase(text):
            return f'"{text}"'
        case Near(text, distance):
            return f'"{text}"~{distance}'
    return part.text


def _fact(part: Named | Dated | Undated) -> str:
    match part:
        case Named(facet, name):
            bare = _BARE_NAME.fullmatch(name) and name not in OPERATORS
            return f"{facet}:{name}" if bare else f'{facet}:"{name}"'
        case Dated(first, last):
            return f"date:{written(first, last)}"
    return "is:undated"


def _enclosed(part: Expression, *kinds: type) -> str:
    return f"({write(part)})" if isinstance(part, kinds) else write(part)
