"""Invented articles about people who share a name (homonyms/), and whom the archive takes each name for."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path

from articles.models import Mention
from ingest.models import Dump, ImportRun
from ingest.reading import read_page
from ingest.records import RawPage
from ingest.store import Batch, store

FOLDER = Path(__file__).parent / "homonyms"
MAIN = """
Library opens
The library of Wend is open on Sundays now and lends boats and lanterns too.

Try Our AI Features
Explore what Daily8 AI can do for you:
Comments
No comments yet...
Related Articles


"""
UNKNOWN = "unknown"

Groups = set[frozenset[tuple[str, str]]]


@dataclass(frozen=True)
class Telling:
    """One article of a case; `people` gives, for names as printed, whom a careful reader takes them for."""

    outlet: str
    date: date
    title: str
    body: str
    people: dict[str, str]

    def page(self) -> RawPage:
        """Print a page that shows the article beside another one, captured at noon of the next day."""
        day = f"{self.date:%d-%m-%Y}"
        related = f"{self.outlet}\n{day}\n- {self.outlet}\n{self.title}\n{self.body}\n"
        captured = datetime.combine(self.date + timedelta(days=1), time(12), UTC)
        return RawPage((MAIN + related).encode(), next(_records), 0, "", captured, "stated")


@dataclass(frozen=True)
class Case:
    """Articles among whose people some share a name; `limit` says why the archive gets it wrong, where it does."""

    name: str
    articles: tuple[Telling, ...]
    limit: str = ""


_records = count(1)


def read_cases() -> list[Case]:
    """Read every case, in the order of files and of what they hold."""
    tables = [
        table for path in sorted(FOLDER.glob("*.toml")) for table in tomllib.loads(path.read_text("utf-8"))["case"]
    ]
    return [Case(**table | {"articles": tuple(Telling(**told) for told in table["articles"])}) for table in tables]


def keep(*batches: Iterable[Telling]) -> None:
    """Import articles, batch by batch."""
    run = ImportRun.objects.create()
    dump, _ = Dump.objects.get_or_create(sha256="cd" * 32, defaults={"name": "homonyms", "size": 1, "run": run})
    for told in batches:
        batch = Batch()
        for article in told:
            batch.add(dump.pk, read_page(article.page()))
        store(batch)


def filed(articles: Sequence[Telling]) -> dict[tuple[str, str], int | None]:
    """Give for each article's title and each of its names the person; None if the archive is not certain."""
    rows = Mention.objects.filter(article__title__in=[told.title for told in articles])
    found = {(title, name): person for title, name, person in rows.values_list("article__title", "surface", "person")}
    return {(told.title, name): found[told.title, name] for told in articles for name in told.people}


def groups(articles: Sequence[Telling]) -> Groups:
    """Give the names that are one person's, wherever they stand; those nobody is certain of are left out."""
    gathered = defaultdict(set)
    for place, person in filed(articles).items():
        gathered[person].add(place)
    return {frozenset(places) for person, places in gathered.items() if person is not None}


def merged(articles: Sequence[Telling]) -> list[list[str]]:
    """Give the people whom the archive takes for one, as the reader calls them; a guess about an unknown is one too."""
    truth = {
        (told.title, name): f"{name} in “{told.title}”" if who == UNKNOWN else who
        for told in articles
        for name, who in told.people.items()
    }
    taken = [sorted({truth[place] for place in places}) for places in groups(articles)]
    return [people for people in taken if len(people) > 1]


def parted(articles: Sequence[Telling]) -> dict[str, int]:
    """Give the people whom the archive takes for several, or is not certain of, and for how many."""
    found = filed(articles)
    people: dict[str, set[int | tuple[str, str]]] = defaultdict(set)
    for told in articles:
        for name, who in told.people.items():
            person = found[told.title, name]
            people[who].add((told.title, name) if person is None else person)
    return {who: len(them) for who, them in people.items() if who != UNKNOWN and len(them) > 1}
