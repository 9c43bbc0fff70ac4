"""Make new editions of the demo's news: other names, numbers, dates and titles, and bodies newly put together."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random

from demo.dice import dice
from demo.stories import HEADING, Article

NAMES = {
    key: value.split()
    for key, value in tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8")).items()
}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CAMEL = re.compile(r"[A-Z][a-z]+")
NUMBER = re.compile(r"(?<![\d.,:])[1-9]\d{1,2}(?![\d.,:])")
FORTNIGHT = timedelta(days=14)
OUTLETS = 180
WORDS = (250, 650)  # The span of lengths whose mean is 450.
OWN = 2  # Paragraphs that an article keeps; the rest come from the whole fortnight.


@dataclass(frozen=True)
class Edition:
    """One variation of the fortnight, the same for the same seed and number."""

    number: int
    words: dict[str, str]
    outlets: dict[str, str]
    throw: Random

    def text(self, text: str) -> str:
        """Change names and numbers."""
        text = WORD.sub(lambda match: self.words.get(match[0], match[0]), text)
        return NUMBER.sub(lambda match: str(int(match[0]) * (self.number * 7 % 9 + 6) // 10 + self.number % 5), text)

    def title(self, title: str) -> str:
        """Change a title, and name a place where nothing else would change."""
        changed = self.text(title)
        return f"{changed}, {self.words['Carrowick']} hears" if changed == title else changed

    def tag(self, tag: str) -> str:
        return CAMEL.sub(lambda match: self.words.get(match[0], match[0]), tag).replace("-", "")


def editions(articles: Sequence[Article], seed: str) -> Iterator[tuple[Article, ...]]:
    """Yield ever new editions of the articles, each a fortnight earlier than the one before."""
    outlets = sorted({article.outlet for article in articles})
    number = 0
    while True:
        number += 1
        yield vary(articles, _edition(number, outlets, seed))


def vary(articles: Sequence[Article], edition: Edition) -> tuple[Article, ...]:
    """Make one edition; reprints follow their original."""
    paragraphs = [edition.text(part) for article in articles if not article.copy_of for part in _parts(article)]
    bodies = {article.slug: _body(article, edition, paragraphs) for article in articles if not article.copy_of}
    return tuple(_varied(article, edition, bodies[article.copy_of or article.slug]) for article in articles)


def _edition(number: int, outlets: Sequence[str], seed: str) -> Edition:
    throw = dice(seed, number)
    words = {name: throw.choice(NAMES["new_given"]) for name in NAMES["given"]}
    for name in (*NAMES["surnames"], *NAMES["places"], *NAMES["things"]):
        words[name] = _new_name(throw)
    words |= {month: throw.choice(NAMES["months"]) for month in NAMES["months"]}
    new_outlets = throw.sample(_outlet_names(), len(outlets))
    return Edition(number, words, dict(zip(outlets, new_outlets, strict=True)), throw)


def _new_name(throw: Random) -> str:
    return throw.choice(NAMES["new_heads"]) + throw.choice(NAMES["new_tails"])


def _outlet_names() -> list[str]:
    """Name the outlets of all editions: the same few write all the news."""
    throw, kinds = dice("outlets"), NAMES["outlet_kinds"]
    return [f"{_new_name(throw)} {kinds[number % len(kinds)]}" for number in range(OUTLETS)]


def _parts(article: Article) -> list[str]:
    return article.body.strip().split("\n\n")


def _body(article: Article, edition: Edition, paragraphs: Sequence[str]) -> str:
    parts = [edition.text(part) for part in _parts(article)[:OWN]]
    wanted = edition.throw.randint(*WORDS)
    length = sum(part.count(" ") + 1 for part in parts)
    while length < wanted or parts[-1].startswith(HEADING):
        parts.append(edition.throw.choice(paragraphs))
        length += parts[-1].count(" ") + 1
    return "\n\n".join(parts)


def _varied(article: Article, edition: Edition, body: str) -> Article:
    return replace(
        article,
        slug=f"{article.slug}-{edition.number}",
        copy_of=article.copy_of and f"{article.copy_of}-{edition.number}",
        outlet=edition.outlets[article.outlet],
        published=article.published - edition.number * FORTNIGHT,
        title=edition.title(article.title),
        body=body,
        byline=edition.text(article.byline),
        dateline=edition.text(article.dateline),
        caption=edition.text(article.caption),
        teaser=edition.text(article.teaser),
        tags=tuple(edition.tag(tag) for tag in article.tags),
    )
