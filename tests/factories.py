"""Make rows for tests: outlets, topics, people, articles and captured pages. All of it is invented."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from uuid import uuid4

import zstandard
from django.utils.text import slugify

from articles.models import Article, ArticleTopic, Mention, Person, PersonName, Profile, Source, SourceName, Topic
from articles.search import outbox
from ingest.models import Appearance, Capture, Dump, ImportRun, Wording
from ingest.resolve.fingerprints import fingerprint
from ingest.resolve.namesakes.profile import Naming, profile_of

IMPORTED_AT = datetime(2025, 6, 20, tzinfo=UTC)
CAPTURED_AT = datetime(2025, 6, 5, 12, tzinfo=UTC)
BODY = "The ferry to Wend sails again on Friday.\n\nCrews worked at night to mend the pier."
_numbers = count(1)
_groups = count(1)

Interval = tuple[datetime, datetime]


def make_source(name: str = "The Lantern", **fields) -> Source:
    source = Source.objects.create(name=name, **{"slug": slugify(name, allow_unicode=True), **fields})
    SourceName.objects.create(source=source, name=name, key=name.casefold())
    return source


def make_topic(label: str = "Politics", **fields) -> Topic:
    """Make a Media Topic with an invented qcode, or a hashtag when one is given."""
    if "hashtag" not in fields:
        fields.setdefault("qcode", f"medtop:9{next(_numbers):07}")
    return Topic.objects.create(label=label, **{"slug": slugify(label, allow_unicode=True), **fields})


def make_person(name: str = "Ilse Varga", **fields) -> Person:
    person = Person.objects.create(name=name, **{"slug": slugify(name, allow_unicode=True), **fields})
    PersonName.objects.create(person=person, name=name, key=name.casefold())
    return person


def make_profile(person: Person | None = None, name: str = "", *, named_in: int = 1, **fields) -> Profile:
    """Make a profile and as many articles that name someone of it; the name is the person's unless it is given.

    A name of one word is a surname alone.
    """
    name = name or person.name
    said = replace(profile_of(Naming(name, full=" " in name)), subject=fields.get("subject", ""))
    said = replace(said, professions=frozenset(fields.get("professions", "").split()), gender=fields.get("gender", ""))
    key = {"key": said.key, "surname": said.surname, "block": said.block}
    fields = {**key, "articles": named_in, "reason": "full name", **fields}
    profile = Profile.objects.create(id=said.number, name=name, person=person, **fields)
    for _ in range(named_in):
        make_mention(make_article(f"{name} speaks"), person, name, profile=profile)
    return profile


def day(year: int, month: int, number: int) -> Interval:
    """Give the interval of a date without a time zone: the day, 14 hours before it and 12 after."""
    start = datetime.combine(date(year, month, number), time(), UTC)
    return start - timedelta(hours=14), start + timedelta(hours=36)


def make_article(
    title: str = "Harbour ferry returns",
    *,
    published: Interval | None = None,
    topics: Iterable[Topic] = (),
    people: Iterable[Person] = (),
    **fields,
) -> Article:
    """Make an article. Each of its people is named in the body, in a paragraph added where it is not there yet."""
    defaults = {"slug": slugify(title, allow_unicode=True), "body": BODY, "copy_group": next(_groups)}
    defaults |= {"imported_at": IMPORTED_AT, **_dated(published)}
    article = Article.objects.create(title=title, **{**defaults, **fields})
    for topic in topics:
        ArticleTopic.objects.create(article=article, topic=topic, basis=ArticleTopic.Basis.LEXICON, score=0.8)
    for person in people:
        make_mention(article, person)
    return article


def _dated(published: Interval | None) -> dict[str, object]:
    if published is None:
        return {}
    earliest, latest = published
    basis = Article.DateBasis.DAY if latest - earliest >= timedelta(days=1) else Article.DateBasis.RELATIVE
    return {"published_earliest": earliest, "published_latest": latest, "date_basis": basis}


def make_mention(article: Article, person: Person | None, surface: str | None = None, **fields) -> Mention:
    """Name a person in an article's body by `surface`, else by the person's name."""
    surface = surface or person.name
    if surface not in article.body:
        article.body += f"\n\n{surface} was there."
        article.save(update_fields=["body"])
    start = article.body.index(surface)
    end = start + len(surface)
    return Mention.objects.create(article=article, person=person, start=start, end=end, surface=surface, **fields)


def make_capture(*articles: Article, captured_at: datetime | None = CAPTURED_AT, time: str = "18 hours ago") -> Capture:
    """Make a captured page in the compact layout that holds the articles: a main one, then related ones."""
    text, fields = _page(articles, time)
    capture = Capture.objects.create(dump=_dump(), layout="article-compact", reader="1", **_raw(text, captured_at))
    for rank, (article, spans) in enumerate(zip(articles, fields, strict=True)):
        _appearance(capture, article, rank, text, spans)
    return capture


def _page(articles: Iterable[Article], time: str) -> tuple[str, list[dict[str, list[int]]]]:
    """Write the page and note where each field of each article stands."""
    text, fields = "", []
    for rank, article in enumerate(articles):
        values = {"outlet": article.source.name if article.source else "", "time": time} if rank else {}
        values |= {"title": article.title, "body": article.body.replace("\n\n", " " if rank else "\n")}
        spans = {}
        for name, value in values.items():
            spans[name] = [len(text), len(text) + len(value)]
            text += value + "\n"
            text += f"- {values['outlet']}\n" if name == "time" else ""
        fields.append({name: span for name, span in spans.items() if span[0] < span[1]})
        text += "" if rank else "\nComments\nNo comments yet...\nRelated Articles\n\n"
    return text, fields


def _dump() -> Dump:
    run = ImportRun.objects.create()
    return Dump.objects.create(name="pages.jsonl", sha256=f"{next(_numbers):064}", size=1, run=run)


def _raw(text: str, captured_at: datetime | None) -> dict[str, object]:
    data = text.encode()
    basis = Capture.CapturedBasis.STATED if captured_at else Capture.CapturedBasis.UNKNOWN
    record = {"record": next(_numbers), "offset": 0, "key": uuid4(), "captured_at": captured_at}
    page = {"sha256": hashlib.sha256(data).hexdigest(), "raw": zstandard.compress(data), "size": len(data)}
    return {**record, **page, "captured_basis": basis}


def _appearance(capture: Capture, article: Article, rank: int, text: str, spans: dict[str, list[int]]) -> Appearance:
    printed = {name: text[slice(*span)] for name, span in spans.items() if name != "body"}
    dates = {name: getattr(article, name) for name in ("published_earliest", "published_latest", "date_basis")}
    return Appearance.objects.create(
        capture=capture,
        article=article,
        rank=rank,
        role=Appearance.Role.RELATED if rank else Appearance.Role.MAIN,
        wording=_wording(article),
        spans=spans,
        length=len(article.body),
        gives_text=not article.appearances.exists(),
        source=article.source if rank else None,
        **printed,
        **(dates if rank else {}),
    )


def _wording(article: Article) -> Wording:
    """Enter the article's words under its own copy group, unless they are there."""
    made = fingerprint(article.title, article.body)
    names = ("title_key", "length", "opening", "rest")
    values = {name: getattr(made, name) for name in names} | {"copy_group": article.copy_group, "family": made.key}
    anchors = {f"anchor_{number}": anchor for number, anchor in enumerate(made.anchors, start=1)}
    return Wording.objects.get_or_create(key=made.key, defaults=values | anchors)[0]


def index_articles() -> None:
    """Bring the search index in step with the tables."""
    outbox.record(Article.objects.values_list("pk", flat=True))
    outbox.drain()
