"""The reader's words as a tree that engines compile."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

NamedFacet = Literal["outlet", "person", "topic"]
NAMED_FACETS: tuple[NamedFacet, ...] = get_args(NamedFacet)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms. Where its signs part it, as in “e-mail”, the parts stand side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word: letters and digits alone."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """These very words, side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """These very words in any order: each two of them somewhere with at most `distance` other words between them."""

    text: str
    distance: int


@dataclass(frozen=True, slots=True)
class Titled:
    """What stands in the title: words, prefixes and phrases alone. Reading makes one of each of them."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a facet, such as outlet:lantern: articles of any row that it stands for."""

    facet: NamedFacet
    name: str


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles of a period: the first and the last day, both included, in UTC."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Undated:
    """Articles without a date."""


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever does not match."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class AllOf:
    """What matches every part."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What matches one part or more."""

    parts: tuple["Expression", ...]


Expression = Word | Prefix | Phrase | Near | Titled | Named | Dated | Undated | Not | AllOf | AnyOf


def joined(join: type[AllOf] | type[AnyOf], parts: list[Expression | None]) -> Expression | None:
    """Join what there is; what is joined in the same way already becomes part of it.

    >>> joined(AllOf, [Word("pilot"), None, AllOf((Word("harbour"), Word("storm")))])
    AllOf(parts=(Word(text='pilot'), Word(text='harbour'), Word(text='storm')))
    """
    found = [each for part in parts if part for each in (part.parts if isinstance(part, join) else (part,))]
    return join(tuple(found)) if len(found) > 1 else found[0] if found else None


def names(part: Expression | None) -> Iterator[Named]:
    """Give every name in the words, also those that are left out."""
    match part:
        case Named():
            yield part
        case Not(inner):
            yield from names(inner)
        case AllOf(parts) | AnyOf(parts):
            for each in parts:
                yield from names(each)
