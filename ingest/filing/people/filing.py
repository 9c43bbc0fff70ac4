"""Enter the mentions of people in the texts of articles, each under the person whom the archive takes it for."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from articles.models import Article, Mention, Profile
from ingest.filing.draft import Draft
from ingest.records import PersonMention
from ingest.resolve.namesakes.forms import block
from ingest.resolve.namesakes.profile import Naming, profile_of
from ingest.resolve.namesakes.profile import Profile as Said
from ingest.resolve.namesakes.traits import born
from ingest.resolve.people import name_key
from ingest.rows import insert

from .profiles import enter_profiles, forget_profiles, profiles_of, read
from .settling import settle

_LONGEST_NAME = 150
_MOST_OF_SURNAME = 30  # whom a profile is compared with; more do not share one in an article
_SUBJECTS = ("lexicon", "model")

Found = tuple[Literal["title", "body"], PersonMention]


def file_people(drafts: Sequence[Draft]) -> set[int]:
    """Enter the people that each new text names; those of the text it replaces go. Give the articles concerned."""
    renewed = [draft for draft in drafts if draft.text]
    replaced = [draft.article.pk for draft in renewed if not draft.is_new]
    counts = Counter[int]()
    counts.subtract(profiles_of(replaced))
    Mention.objects.filter(article__in=replaced).delete()
    names: dict[Said, set[str]] = defaultdict(set)
    found: list[tuple[int, Found, Said]] = []
    for draft in renewed:
        said = _profiles(draft)
        counts.update({profile.number for profile in said.values()})
        for name, profile in said.items():
            names[profile].add(name)
        found += [(draft.article.pk, one, said[one[1].name]) for one in mentions_of(draft)]
    moved = settle(enter_profiles(names, counts), lambda: _insert(found))
    forget_profiles(counts)
    redated = [draft.article.pk for draft in drafts if draft.is_changed and not draft.text]
    return {draft.article.pk for draft in renewed} | moved | restate_births(redated)


def mentions_of(draft: Draft) -> Iterator[Found]:
    """Yield the mentions of a draft's new text that stand in the article as it is kept, field by field."""
    if draft.text:
        title, body = draft.article.title, draft.article.body
        yield from (("title", mention) for mention in draft.text.title_mentions if _fits(mention, title))
        yield from (("body", mention) for mention in draft.text.body_mentions if _fits(mention, body))


def _fits(mention: PersonMention, text: str) -> bool:
    """Say whether the name stands there in the field as it is kept: a title may be locked, or cut."""
    fits = max(len(mention.name), len(name_key(mention.name))) <= _LONGEST_NAME
    return fits and text[mention.start : mention.end] == mention.surface


def _profiles(draft: Draft) -> dict[str, Said]:
    """Give the profile of each person whom the text names, by the name they have in it."""
    groups: dict[str, list[PersonMention]] = defaultdict(list)
    for _, mention in mentions_of(draft):
        groups[mention.name].append(mention)
    subject = next((choice.qcode for choice in draft.text.topics if choice.basis in _SUBJECTS), None) or ""
    alike = _of_surnames(groups)
    return {
        name: profile_of(_naming(draft.article, group, subject, alike[_surname(name)]))
        for name, group in groups.items()
    }


def _of_surnames(names: Iterable[str]) -> dict[str, list[str]]:
    """Gather some names of each surname; a text of ten thousand names may give all of them one."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if len(alike[_surname(name)]) < _MOST_OF_SURNAME:
            alike[_surname(name)].append(name)
    return alike


def _surname(name: str) -> str:
    return block(name_key(name))[0]


def _naming(article: Article, group: Sequence[PersonMention], subject: str, names: Iterable[str]) -> Naming:
    return Naming(
        name=group[0].name,
        full=group[0].full,
        roles=tuple(mention.role for mention in group if mention.role),
        evidence=tuple(dict.fromkeys(mention.evidence for mention in group)),
        ages=tuple(mention.age for mention in group if mention.age is not None),
        earliest=article.published_earliest,
        latest=article.published_latest,
        subject=subject,
        others=tuple(names),
    )


def _insert(found: Sequence[tuple[int, Found, Said]]) -> None:
    profiles = Profile.objects.in_bulk({said.number for *_, said in found})
    rows = Profile.objects.filter(pk__in=profiles, person__nobody=False)
    people = dict(rows.values_list("pk", "person"))
    insert([_mention(article, *one, said.number, people) for article, one, said in found])


def _mention(article: int, field: str, mention: PersonMention, profile: int, people: Mapping[int, int]) -> Mention:
    return Mention(
        article_id=article,
        person_id=people.get(profile),
        profile_id=profile,
        field=field,
        start=mention.start,
        end=mention.end,
        surface=mention.surface,
        role=mention.role[:200],
        description=mention.description[:200],
        age=mention.age,
        score=mention.score,
        evidence=mention.evidence[:200],
    )


def drop_people(articles: Collection[int], keep: Collection[int] = ()) -> set[int]:
    """Have the people of articles count no more, and forget the mentions but of those to `keep`; give who else changed.

    The articles whose people changed by that are others, in which the same names stand.
    """
    counts = Counter[int]()
    counts.subtract(profiles_of(articles))
    mentions = Mention.objects.filter(article__in=articles)
    mentions.filter(article__in=keep).update(profile=None)
    mentions.exclude(article__in=keep).delete()
    moved = settle(enter_profiles({}, counts), lambda: None)
    forget_profiles(counts)
    return moved


def restate_births(articles: Collection[int]) -> set[int]:
    """Have years of birth follow from the dates that articles have now; give the articles whose people changed."""
    names: dict[Said, set[str]] = defaultdict(set)
    counts = Counter[int]()
    moves: dict[tuple[int, int], list[int]] = defaultdict(list)
    for article, row, said in _reborn(articles):
        names[said].add(row.name)
        counts.update({said.number: 1})
        counts.subtract({row.pk: 1})
        moves[row.pk, said.number].append(article)
    if not moves:
        return set()
    moved = settle(enter_profiles(names, counts), lambda: _move(moves))
    forget_profiles(counts)
    return moved.union(*moves.values())


def _reborn(articles: Collection[int]) -> Iterator[tuple[int, Profile, Said]]:
    """Yield the articles whose people were born in other years than their profiles say, with both profiles."""
    stated = Mention.objects.filter(article__in=articles, age__isnull=False).exclude(profile=None).order_by()
    ages: dict[tuple[int, int], set[int]] = defaultdict(set)
    for article, profile, age in stated.values_list("article", "profile", "age"):
        ages[article, profile].add(age)
    rows = Profile.objects.in_bulk({profile for _, profile in ages})
    dates = Article.objects.in_bulk({article for article, _ in ages})
    for (article, profile), found in ages.items():
        dated, held = dates[article], read(rows[profile])
        years = (dated.published_earliest, dated.published_latest)
        said = replace(held, born=born(min(found) if len(found) == 1 else None, *years))
        if said != held:
            yield article, rows[profile], said


def _move(moves: Mapping[tuple[int, int], Collection[int]]) -> None:
    """Give the mentions of articles the profiles that they have now, and the people of these."""
    people = dict(Profile.objects.filter(pk__in=[to for _, to in moves]).values_list("pk", "person"))
    for (old, new), articles in moves.items():
        Mention.objects.filter(article__in=articles, profile=old).update(profile=new, person=people[new])
