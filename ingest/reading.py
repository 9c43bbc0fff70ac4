"""Read one raw page: what it says and what that is taken to mean. No database, no clock, no settings."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Literal

from .charsets import decode
from .layouts import GENERIC, parse
from .layouts.html_body import clean_markup
from .records import (
    BUILT_IN,
    NOWHERE,
    Body,
    Engines,
    Interval,
    ParsedAppearance,
    ParsedPage,
    PersonMention,
    RawPage,
    Rejection,
    ResolvedAppearance,
    ResolvedPage,
    TextDate,
    TopicChoice,
    Value,
)
from .resolve.bodies import clean, squeeze
from .resolve.fingerprints import fingerprint
from .resolve.people import PersonExtractor, mentions, person_extractor
from .resolve.placing import placed
from .resolve.text_dates import text_dates
from .resolve.topics import topic_classifier

# Raised whenever the rules change what is read, so that captures read by older rules can be told.
READER_VERSION = "4"
LONGEST_READER = 200

Mentions = tuple[tuple[PersonMention, ...], tuple[PersonMention, ...]]


def reader(engines: Engines) -> str:
    """Name what reads pages: the version of the rules, and the engines that are not built in.

    >>> reader(Engines()), reader(Engines(people="spacy:en_core_web_sm"))
    ('4', '4 spacy:en_core_web_sm')
    """
    name = f"{READER_VERSION} {engines}".rstrip()
    return name if len(name) <= LONGEST_READER else f"{name[:100]}… {sha256(name.encode()).hexdigest()}"


def read_page(page: RawPage, outlets: Collection[str] = (), engines: Engines = BUILT_IN) -> ResolvedPage | Rejection:
    """Read every article on a page, or say why there is none. `outlets` are outlets' names known so far.

    Raise EngineError if an engine cannot be had.
    """
    text, charset = decode(page.data, page.charset)
    parsed = parse(text, outlets)
    if isinstance(parsed, str):
        return Rejection(page, "no layout fits", parsed, charset)
    readable = [appearance for appearance in parsed.appearances if appearance.title]
    if not readable:
        return Rejection(page, "no article on it", f"The page is in the {parsed.layout} layout but empty.", charset)
    return ResolvedPage(page, charset, parsed.layout, _resolve(page, parsed, readable, engines), parsed.unparsed)


def _resolve(
    page: RawPage, parsed: ParsedPage, readable: Sequence[ParsedAppearance], engines: Engines
) -> tuple[ResolvedAppearance, ...]:
    titles = [squeeze(_text(appearance.title)) for appearance in readable]
    bodies = [body_of(appearance, title) for appearance, title in zip(readable, titles, strict=True)]
    named = _people(titles, [body.text for body in bodies], person_extractor(engines.people))
    return tuple(
        ResolvedAppearance(
            parsed=appearance,
            fingerprint=fingerprint(title, body.text),
            title=title,
            body=body,
            language=parsed.language,
            published=_published(page, parsed, appearance),
            title_mentions=in_title,
            body_mentions=in_body,
            topics=_topics(parsed, appearance, title, body.text, engines.topics),
            text_dates=_text_dates(page, parsed, appearance, body),
        )
        for appearance, title, body, (in_title, in_body) in zip(readable, titles, bodies, named, strict=True)
    )


def _people(titles: Sequence[str], bodies: Sequence[str], extractor: PersonExtractor) -> list[Mentions]:
    """Find who is named; a bare surname may join a full name that another article of the page gives."""
    first = [mentions(title, body, (), extractor) for title, body in zip(titles, bodies, strict=True)]
    full = [{mention.name for part in found for mention in part if mention.full} for found in first]
    second = []
    for number, found in enumerate(first):
        elsewhere = set().union(*full[:number], *full[number + 1 :]) - full[number]
        text = f"{titles[number]} {bodies[number]}"
        known = {name for name in elsewhere if _stands_in(text, name.split()[-1])}
        second.append(mentions(titles[number], bodies[number], known, extractor) if known else found)
    return second


def _stands_in(text: str, name: str) -> bool:
    """Say whether a surname stands in a text, or initials do, which outlets write with full stops or without."""
    return name in text or name.replace(".", "") in text


def body_of(appearance: ParsedAppearance, title: str) -> Body:
    value = appearance.body
    if value and (value.markup is not None or value.span == NOWHERE):
        body = clean_markup(value, lambda shown: clean(shown, title))
    else:
        body = clean(value, title)
    return replace(body, byline=appearance.author) if appearance.author else body


def _published(page: RawPage, parsed: ParsedPage, appearance: ParsedAppearance) -> Interval | None:
    time = appearance.time
    if time is None or time.span == NOWHERE:
        return None
    return placed(_basis(parsed), time.text, page.captured)


def _text_dates(page: RawPage, parsed: ParsedPage, appearance: ParsedAppearance, body: Body) -> tuple[TextDate, ...]:
    found, time = text_dates(body, page.captured_at), appearance.time
    if time and time.span == NOWHERE:
        found = (*found, TextDate(_basis(parsed), time.text, NOWHERE, None))
    return tuple(replace(date, interval=placed(date.basis, date.words, page.captured)) for date in found)


def _basis(parsed: ParsedPage) -> Literal["generic", "relative"]:
    return "generic" if parsed.layout == GENERIC else "relative"


def _topics(
    parsed: ParsedPage, appearance: ParsedAppearance, title: str, body: str, engine: str
) -> tuple[TopicChoice, ...]:
    hashtags, category = _text(appearance.hashtag).split(), _text(appearance.category)
    topics = topic_classifier(engine).classify(title, body, hashtags, category)
    if parsed.layout != GENERIC:
        return topics
    return tuple(replace(topic, basis="generic") if topic.basis == "hashtag" else topic for topic in topics)


def _text(value: Value | None) -> str:
    return value.text if value else ""
