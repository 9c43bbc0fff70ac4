"""What is asked of every engine: kinds of searches, each with many requests of other words, the same in every run."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from random import Random
from urllib.parse import urlencode

from .corpus import BODY, FIRST, TITLE, YEARS, outlet_slug
from .vocabulary import RANKED, english, rank_of

Days = tuple[date, date]

NEAR = 0.15  # How far a word's share may lie from the one asked for, over it.
RARE = RANKED * 3 // 4  # Of these ranks on, a word is in some 20 of 100,000 articles.
FREQUENT_OUTLETS = 30
DEEP = 50


@dataclass(frozen=True, slots=True)
class Request:
    """A search: all words or any of them, or words side by side, or how they begin, and without one; and choices."""

    words: tuple[str, ...] = ()
    how: str = "all"  # all, any, phrase or prefix
    without: str = ""
    outlet: int = 0
    days: Days | None = None
    page: int = 1

    def address(self) -> str:
        """Write it as the query string of this project's search page."""
        keys = {"q": self.text(), "outlet": self.outlet and outlet_slug(self.outlet)}
        if self.days:
            keys |= {"after": self.days[0].isoformat(), "before": self.days[1].isoformat()}
        keys["page"] = self.page if self.page > 1 else 0
        return urlencode({key: value for key, value in keys.items() if value})

    def text(self) -> str:
        """Write the words as readers of this project do.

        >>> Request(("loba", "kano"), "any", without="tilo").text()
        'loba OR kano -tilo'
        """
        match self.how:
            case "any":
                words = " OR ".join(self.words)
            case "phrase":
                words = f'"{" ".join(self.words)}"'
            case "prefix":
                words = f"{self.words[0]}*"
            case _:
                words = " ".join(self.words)
        return f"{words} -{self.without}" if self.without else words


def rare(throw: Random) -> Request:
    return Request((throw.choice(english().words[RARE:]),))


def hundredth(throw: Random) -> Request:
    return Request((_word(0.01, throw),))


def common(throw: Random) -> Request:
    return Request((_word(0.3, throw),))


def both(throw: Random) -> Request:
    return Request((_word(0.3, throw), _word(0.1, throw)))


def either(throw: Random) -> Request:
    return Request((_word(0.1, throw), _word(0.01, throw)), "any")


def phrase(throw: Random) -> Request:
    return Request(tuple(throw.sample(_words(0.3), 2)), "phrase")


def prefix(throw: Random) -> Request:
    """Ask for the first three letters of a word. The third is no s: FTS5 takes it away as a plural's."""
    return Request((throw.choice([word for word in _words(0.01) if word[2] != "s"])[:3],), "prefix")


def exclusion(throw: Random) -> Request:
    return replace(common(throw), without=_word(0.1, throw))


def in_outlet(throw: Random) -> Request:
    return replace(common(throw), outlet=throw.randint(1, FREQUENT_OUTLETS))


def in_days(throw: Random) -> Request:
    """Ask for a year, or for a month, of which the days are counted too."""
    year, month = FIRST.year + throw.randrange(YEARS), throw.randint(1, 12)
    if throw.choice((True, False)):
        return replace(common(throw), days=(date(year, 1, 1), date(year, 12, 31)))
    return replace(common(throw), days=(date(year, month, 1), date(year, month, monthrange(year, month)[1])))


def deep(throw: Random) -> Request:
    return replace(common(throw), page=DEEP)


def everything(throw: Random) -> Request:
    """Ask for nothing; the page differs, so that only what all pages share can be remembered."""
    return Request(page=throw.randint(1, DEEP))


KINDS = {
    "rare word": rare,
    "1 % word": hundredth,
    "30 % word": common,
    "two words (30 %, 10 %)": both,
    "either word (10 %, 1 %)": either,
    "phrase of 30 % words": phrase,
    "prefix of three letters": prefix,
    "30 % without a 10 % word": exclusion,
    "30 % word, an outlet": in_outlet,
    "30 % word, a year or month": in_days,
    "30 % word, page 50": deep,
    "no words, all facets": everything,
}


def requests(kind: str, count: int, seed: str = "requests") -> list[Request]:
    """Make requests of a kind, no two alike."""
    throw, made = Random(f"{seed} {kind}"), dict[Request, None]()
    while len(made) < count:
        made[KINDS[kind](throw)] = None
    return list(made)


def mixed(seed: str) -> Iterator[Request]:
    """Make requests of all kinds in turn, without end."""
    throw = Random(seed)
    while True:
        yield from (kind(throw) for kind in KINDS.values())


def _word(share: float, throw: Random) -> str:
    return throw.choice(_words(share))


@lru_cache(maxsize=8)
def _words(share: float) -> Sequence[str]:
    """Give the words that about this share of all articles has."""
    first, last = (rank_of(share * (1 + sign * NEAR), TITLE + BODY) for sign in (1, -1))
    return english().words[first - 1 : last]
