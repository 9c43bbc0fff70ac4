"""Measure what counting facets costs, whichever way, in an index of articles that hold a few words each.

`python -m benchmarks.counting [--articles 1000000] [--people 800] [--index FOLDER]` prints the least CPU milliseconds
of some searches: hits alone, the whole answer, and the whole answer each way. An index that is there is used again.
"""

import argparse
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

from articles.search.engine import Document
from articles.search.query import Choices, Query
from articles.search.tantivy import TantivyEngine, tallies
from articles.search.tantivy.memory import Memory

SHARES = {
    "thirty": 0.3,
    "ten": 0.1,
    "five": 0.05,
    "three": 0.03,
    "one": 0.01,
    "tenth": 0.001,
}  # of articles with a word
ROLES = (("main",), ("main",), ("related",), ("main", "related"), ("listed",))
LANGUAGES = ("en", "en", "en", "es", "ar")
HOURS = (0, 0, 1, 26, 720)  # how wide intervals are
START = datetime(2016, 1, 1, tzinfo=UTC)
TIMES = 9
ANSWERS = 100
NEVER, ALWAYS = 2.0, -1.0


class Forgetful(Memory):
    """Remembers how many values there are, but no answer."""

    def keep(self, key: Hashable, answer: object) -> None:
        if isinstance(key, tuple) and isinstance(key[0], str):
            super().keep(key, answer)


def documents(articles: int, people: int) -> Iterator[Document]:
    """Make articles of ten years, by 2,000 outlets, on 17 subjects and 1,000 hashtags, as frequent as Zipf says."""
    random = Random(6)
    outlet, hashtag, person = (_zipf(random, size) for size in (2000, 1000, people))
    for number in range(1, articles + 1):
        words = [word for word, share in SHARES.items() if random.random() < share]
        earliest = START + timedelta(hours=random.randrange(3653 * 24))
        yield Document(
            number,
            "Notes",
            " ".join(words),
            START + timedelta(seconds=number),
            random.choice(LANGUAGES),
            outlet(),
            tuple({random.randint(1, 17), random.randint(1, 17), 17 + hashtag()}),
            tuple({person() for _ in range(random.randint(0, 4))}),
            random.choice(ROLES),
            earliest,
            earliest + timedelta(hours=random.choice(HOURS)),
        )


def queries() -> dict[str, Query]:
    words = {word: Query(word, sort="-date") for word in SHARES}
    thirty, every = words["thirty"], Query()
    part = replace(thirty, chosen=Choices(outlet=(3,), topic=(5,)))
    choices = {
        "thirty, topic": replace(thirty, chosen=Choices(topic=(5,))),
        "thirty, outlet, topic, year": replace(part, after=date(2020, 1, 1), before=date(2020, 12, 31)),
        "no words": every,
        "no words, month": replace(every, after=date(2020, 6, 1), before=date(2020, 6, 30)),
    }
    return words | choices


def print_costs(engine: TantivyEngine) -> None:
    print(f"{'':28}{'total':>9}{'hits':>8}{'whole':>8}{'looked':>8}{'walked':>8}{'again':>8}")
    for name, query in queries().items():
        engine._memory = Forgetful(ANSWERS)
        total = engine.search(query).total
        whole = partial(engine.search, query)
        costs = [_cost(partial(whole, facets=False)), _cost(whole), _one_way(whole, NEVER), _one_way(whole, ALWAYS)]
        engine._memory = Memory(ANSWERS)
        costs.append(_cost(whole))
        print(f"{name:28}{total:>9,}", *(f"{cost:>7.1f}" for cost in costs))


def _one_way(ask: Callable[[], object], share: float) -> float:
    before = tallies.SHARE_WALKED, tallies.ARTICLES_PER_VALUE
    tallies.SHARE_WALKED, tallies.ARTICLES_PER_VALUE = share, 0
    cost = _cost(ask)
    tallies.SHARE_WALKED, tallies.ARTICLES_PER_VALUE = before
    return cost


def _cost(ask: Callable[[], object]) -> float:
    """Give the least CPU milliseconds."""
    costs = []
    for _ in range(TIMES):
        started = process_time()
        ask()
        costs.append(process_time() - started)
    return 1000 * min(costs)


def _zipf(random: Random, size: int) -> Callable[[], int]:
    weights = [*accumulate(1 / place for place in range(1, size + 1))]
    values = range(1, size + 1)
    return lambda: random.choices(values, cum_weights=weights)[0]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=800)
    parser.add_argument("--index", type=Path)
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        engine = TantivyEngine(asked.index or Path(folder))
        if not engine.exists():
            engine.rebuild(documents(asked.articles, asked.people))
        print_costs(engine)


if __name__ == "__main__":
    main()
