"""Move copies between articles, note that a curator decided so, and bring the articles up to what they then are."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from django.db import OperationalError, transaction

from articles.models import Article
from articles.search import following, outbox
from ingest.engines import chosen_engines
from ingest.filing import copy_reader, known_outlets, reconsider, refile
from ingest.models import Appearance, Decision
from ingest.store import wait_for_other_importers

Refusals = tuple[str, ...]


class CurationError(Exception):
    """This may not be done; the message says why, and the cure."""


@contextmanager
def decided_alone() -> Iterator[None]:
    """Keep imports from filing meanwhile, and do all of it or nothing."""
    with transaction.atomic():
        try:
            wait_for_other_importers()
        except OperationalError as error:
            raise CurationError("An import is writing at this moment. Try again when it is done.") from error
        yield


def refuse(sentences: Refusals) -> None:
    if sentences:
        raise CurationError(" ".join(sentences))


def remembered(article: int) -> list[list[int]]:
    """Describe an article's copies so that they are found again: page, place on it, words."""
    return [list(row) for row in _described(Appearance.objects.filter(article=article))]


def described(copies: Collection[int]) -> list[list[int]]:
    """Describe copies (by primary keys) in the same way."""
    return [list(row) for row in _described(Appearance.objects.filter(pk__in=copies))]


def _described(copies) -> Iterable[tuple[int, int, int]]:
    return copies.order_by("capture", "rank").values_list("capture", "rank", "wording")


def found_again(moved: Iterable[Iterable[int]], article: int) -> list[int]:
    """Find the copies of an article that were described: those of the words, else what now stands at their place."""
    rows = list(Appearance.objects.filter(article=article).values_list("pk", "capture", "rank", "wording"))
    present = {(capture, wording) for _, capture, _, wording in rows}
    words = {(capture, wording) for capture, _, wording in moved}
    places = {(capture, rank) for capture, rank, wording in moved if (capture, wording) not in present}
    return [pk for pk, capture, rank, wording in rows if (capture, wording) in words or (capture, rank) in places]


def move(copies: Collection[int], article: int) -> None:
    """File copies under an article, which need not be in the table yet."""
    Appearance.objects.filter(pk__in=copies).update(article=article, gives_text=False, lost_words=None)


def decide(articles: Collection[int], curator: str) -> None:
    """Have all copies of the articles stay there."""
    Appearance.objects.filter(article__in=articles).update(filed_by=curator)


def undecide(articles: Collection[int]) -> None:
    """Leave the copies of the articles to imports, but for articles about which a decision stands."""
    stands = Decision.objects.filter(article__in=articles).values_list("article", "other")
    decided = {pk for pair in stands for pk in pair}
    decided |= set(Decision.objects.filter(other__in=articles).values_list("other", flat=True))
    Appearance.objects.filter(article__in=set(articles) - decided).update(filed_by="")


def settle(articles: Collection[int]) -> None:
    """Let copies that no curator filed follow, and bring the articles up to what their copies say."""
    groups = Appearance.objects.filter(article__in=articles).order_by().values_list("wording__copy_group", flat=True)
    read = copy_reader(known_outlets(), chosen_engines())
    reached = refile(set(groups.distinct()), read)
    held = Appearance.objects.filter(article__in=set(articles) - reached).order_by()
    reconsider(set(held.values_list("article", flat=True)), read)
    outbox.record(sorted({*articles, *reached}))
    transaction.on_commit(following.follow, robust=True)
    check_texts({*articles, *reached})


def check_texts(articles: Collection[int]) -> None:
    """Refuse to leave an article with a text that none of its copies gives: today's rules read them otherwise."""
    given = Appearance.objects.filter(gives_text=True).values("article")
    held = Appearance.objects.filter(article__in=articles).exclude(article__in=given).order_by()
    pages = sorted(set(held.values_list("capture", flat=True)))
    if pages:
        numbers = ", ".join(map(str, pages[:5]))
        raise CurationError(
            f"The rules for reading have changed since these pages were imported: {numbers}. "
            "Have “manage.py reread” read the stored pages again, then try once more."
        )


def lead_to(article: Article, heir: int) -> list[int]:
    """Have an article, and those that led to it, lead to another; give these."""
    led = list(Article.objects.filter(merged_into=article).order_by("pk").values_list("pk", flat=True))
    Article.objects.filter(pk__in=[article.pk, *led]).update(merged_into=heir)
    return led
