"""Write invented articles by number, fast: the same number gives the same article, and no two are alike.

Words are as frequent as in a natural language (Zipf, "Human Behavior and the Principle of Least Effort", 1949), an
eighth of a text are stock phrases that other texts have too, every fifth text ends in its outlet's standing paragraph,
and one in fifty has the title of a column. A text has some 450 words of six characters with their spaces.
"""

from array import array
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise, product
from random import Random

from demo.stories import Article

from .variation import NAMES

SLOTS = 1 << 16
COMMON, RARE = 14_000, 12_000
PHRASES, PHRASE_SLOTS = 600, 1_500
OUTLETS, COLUMNS, PEOPLE = 180, 50, 20_000
PARAGRAPHS, THROWS, TITLE = 8, 48, 8  # A throw of the dice gives a word or a phrase.
FIRST, APART = datetime(2015, 1, 1, tzinfo=UTC), timedelta(minutes=5)
_ONSETS = (*"bcdfghjklmnprstvw", "br", "ch", "cl", "dr", "gr", "pl", "sh", "st", "str", "th", "tr", "wh")
_RIMES = (*"aeiou", "ai", "ea", "ou", "an", "en", "in", "on", "un", "ar", "er", "or", "al", "el", "end", "ing", "ost")
_ONE_SYLLABLE, _TWO_SYLLABLES = 500, 24_000  # The most frequent words, by rank.


class Writer:
    """Writes articles. All writers write the same ones."""

    def __init__(self) -> None:
        throw = Random("prose")
        words = _vocabulary(throw)
        self.slots = _slots(words, throw)
        names = [head + tail for head, tail in product(NAMES["new_heads"], NAMES["new_tails"])]
        kinds = throw.choices(NAMES["outlet_kinds"], k=OUTLETS)
        self.outlets = [f"{name} {kind}" for name, kind in zip(throw.sample(names, OUTLETS), kinds, strict=True)]
        self.standing = {outlet: _sentence(throw.choices(words[:3000], k=40)) for outlet in self.outlets}
        self.columns = [_sentence(throw.choices(words[:900], k=3)) for _ in range(COLUMNS)]
        self.people = [f"{throw.choice(NAMES['given'])} {throw.choice(names)}" for _ in range(PEOPLE)]

    def write(self, number: int) -> Article:
        """Write an article; it takes some 65 microseconds."""
        throw = Random(number)
        words = [self.slots[slot] for slot in array("H", throw.randbytes(2 * (PARAGRAPHS * THROWS + TITLE)))]
        for place in range(0, PARAGRAPHS * THROWS, 2 * THROWS):
            words[place + throw.randrange(2, THROWS)] = f"said {throw.choice(self.people)},"
        outlet = throw.choice(self.outlets)
        paragraphs = [_sentence(words[at : at + THROWS]) for at in range(0, PARAGRAPHS * THROWS, THROWS)]
        paragraphs += [self.standing[outlet]] if number % 5 == 0 else []
        title = throw.choice(self.columns) if number % 50 == 0 else _sentence(words[-TITLE:])
        return Article(f"article-{number}", outlet, FIRST + number * APART, title[:-1], "\n\n".join(paragraphs))


def _vocabulary(throw: Random) -> list[str]:
    """Make words, the most frequent first: these are short."""
    words: dict[str, None] = {}
    while len(words) < COMMON + RARE:
        syllables = 1 + (len(words) >= _ONE_SYLLABLE) + (len(words) >= _TWO_SYLLABLES)
        words["".join(throw.choice(_ONSETS) + throw.choice(_RIMES) for _ in range(syllables))] = None
    return list(words)


def _slots(words: Sequence[str], throw: Random) -> list[str]:
    """Give each common word slots by its rank, each rare word one, and the phrases theirs."""
    slots = list(_ranked(words[:COMMON], SLOTS - RARE - PHRASE_SLOTS)) + list(words[COMMON:])
    phrases = [" ".join(throw.choices(slots, k=throw.randint(4, 9))) for _ in range(PHRASES)]
    slots += _ranked(phrases, PHRASE_SLOTS)
    slots += throw.choices(slots, k=SLOTS - len(slots))
    return [f"{word}," if number % 15 == 0 else word for number, word in enumerate(slots)]


def _ranked(words: Sequence[str], slots: int) -> Iterator[str]:
    shares = list(accumulate((1 / (rank + 2.7) for rank in range(1, len(words) + 1)), initial=0.0))
    for word, (start, end) in zip(words, pairwise(int(slots * share / shares[-1]) for share in shares), strict=True):
        yield from [word] * (end - start)


def _sentence(words: Sequence[str]) -> str:
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:].rstrip(',')}."
