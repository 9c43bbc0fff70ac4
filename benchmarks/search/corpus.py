"""Write invented articles by number, fast, with all that facets count: the same number gives the same article."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise, product
from random import Random

from .vocabulary import SLOT_BITS, languages, zipf

TITLE, BODY = 9, 450  # words
OUTLETS, MEDIA_TOPICS, HASHTAGS, PEOPLE = 2_000, 17, 1_000, 600
FIRST, YEARS = datetime(2015, 1, 1, tzinfo=UTC), 10
UNKNOWN_OUTLET, UNDATED = 0.03, 0.08

_MINUTES = round(timedelta(days=365.25 * YEARS) / timedelta(minutes=1))
_HOURS_WIDE, _OF_HUNDRED = (1, 50, 30 * 24, 200 * 24), (60, 30, 7, 3)  # The second is a day without its zone.
_COPIES = (("main",), ("related",), ("listed",), ("main", "related"), ("main", "listed"))
_COPIES_OF_HUNDRED = (50, 20, 10, 15, 5)
_SLOTS = 1 << 16  # for what has fewer values than a language has words
_SENTENCES, _PARAGRAPHS = (19, 11, 24, 16, 20), 5  # words of the sentences in each
_PLACES = ["".join(parts) for parts in product(
    ("Har", "Wen", "Kes", "Mor", "Til", "Bran", "Osk", "Fen"),
    ("", "ber", "den", "fing", "kel", "lin", "mer", "nor", "pen", "rud"),
    ("dal", "mund", "wick", "ster", "holm"),
)]  # fmt: skip
_GIVEN = ("Ada", "Bruno", "Carl", "Dina", "Emil", "Freya", "Gustav", "Hedda", "Ivar", "Jorun", "Karim", "Leila")


@dataclass(frozen=True, slots=True)
class Article:
    """An article. Outlets, topics and people are numbered from 1, the frequent first; outlet 0 is unknown.

    Topics are the classes of the Media Topics and, after them, hashtags. A person stands where its name begins.
    """

    title: str
    body: str
    language: str
    outlet: int
    topics: tuple[int, ...]
    people: dict[int, int]
    earliest: datetime | None
    latest: datetime | None
    roles: tuple[str, ...]


def outlet_slug(number: int) -> str:
    return f"outlet-{number}"


class Writer:
    """Writes articles. All writers write the same ones."""

    def __init__(self) -> None:
        throw = Random("corpus")
        kinds = ("Courier", "Gazette", "Herald", "Post", "Times")
        self.outlets = _shuffled([f"The {place} {kind}" for place, kind in product(_PLACES, kinds)], throw)[:OUTLETS]
        self.people = _shuffled([" ".join(pair) for pair in product(_GIVEN, _PLACES)], throw)[:PEOPLE]
        self.hashtags = [f"{word}{number}" for number, word in enumerate(languages()[0].words[-HASHTAGS:])]
        self._words = {language.code: zipf(language.words, 1 << SLOT_BITS) for language in languages()}
        self._shares = list(accumulate(language.share for language in languages()))
        self._outlet_slots = zipf(range(1, OUTLETS + 1), _SLOTS)
        self._topic_slots = zipf(range(1, MEDIA_TOPICS + 1), _SLOTS)
        self._hashtag_slots = zipf(range(MEDIA_TOPICS + 1, MEDIA_TOPICS + HASHTAGS + 1), _SLOTS)
        self._people_slots = zipf(range(1, PEOPLE + 1), _SLOTS)

    def write(self, number: int) -> Article:
        """Write an article; it takes some 100 microseconds."""
        throw = Random(number)
        (language,) = throw.choices(languages(), cum_weights=self._shares)
        slots = self._words[language.code]
        words = [slots[draw >> 32 - SLOT_BITS] for draw in array("I", throw.randbytes(4 * (TITLE + BODY)))]
        people = dict.fromkeys(throw.choices(self._people_slots, k=throw.randint(1, 5)))
        body, places = _body(words[TITLE:], [self.people[person - 1] for person in people])
        topics = throw.choices(self._topic_slots, k=2) + throw.choices(self._hashtag_slots, k=throw.randrange(3))
        return Article(
            f"{words[0].capitalize()} {' '.join(words[1:TITLE])}",
            body,
            language.code,
            0 if throw.random() < UNKNOWN_OUTLET else throw.choice(self._outlet_slots),
            tuple(sorted(set(topics))),
            dict(zip(people, places, strict=True)),
            *_interval(throw),
            *throw.choices(_COPIES, _COPIES_OF_HUNDRED),
        )


def _shuffled(names: list[str], throw: Random) -> list[str]:
    return throw.sample(names, len(names))


def _body(words: Sequence[str], names: Sequence[str]) -> tuple[str, list[int]]:
    """Part the words into sentences and paragraphs, of which the first begin with the names; say where these are."""
    ends = accumulate(_SENTENCES * _PARAGRAPHS, initial=0)
    sentences = [f"{words[start].capitalize()} {' '.join(words[start + 1 : end])}." for start, end in pairwise(ends)]
    size = len(_SENTENCES)
    paragraphs = [" ".join(sentences[start : start + size]) for start in range(0, len(sentences), size)]
    for number, name in enumerate(names):
        paragraphs[number] = f"{name} {paragraphs[number]}"
    starts = list(accumulate((len(paragraph) + 2 for paragraph in paragraphs), initial=0))
    return "\n\n".join(paragraphs), starts[: len(names)]


def _interval(throw: Random) -> tuple[datetime | None, datetime | None]:
    if throw.random() < UNDATED:
        return None, None
    earliest = FIRST + timedelta(minutes=throw.randrange(_MINUTES))
    (hours,) = throw.choices(_HOURS_WIDE, _OF_HUNDRED)
    return earliest, earliest + timedelta(hours=hours)
