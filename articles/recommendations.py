"""Who was recommended beside whom: the graph of the captured pages' own related links.

A page recommends, beside its main article, the articles of its related block. Each captured page counts once, two
captures of one address as two. What stands together on a hashtag page was put there by a tag: it recommends nothing.
"""

from collections.abc import Collection

from django.db.models import Count, F, Q, QuerySet

from .models import Article

MAIN, RELATED = "main", "related"
COUNTED = 10_000  # pages of one article, the last imported: 5,000 take 40 to 90 ms
_MOST_FIRST = (
    "-pages",
    F("article__published_latest").desc(nulls_last=True),
    "article__title",
    "article__source__name",
)
_OTHER = "capture__appearances"


def recommended(article: Article, most: int) -> list[Article]:
    """Give those recommended beside an article, each with its number of `pages`: most first, then the newest."""
    return _with_pages(_beside(article, MAIN, RELATED), most)


def recommending(article: Article, most: int) -> list[Article]:
    """Give those beside which an article was recommended, in the same way."""
    return _with_pages(_beside(article, RELATED, MAIN), most)


def edges(main: Collection[int] | None = None, related: Collection[int] | None = None) -> QuerySet:
    """Select the edges that start at these main articles or lead to these related ones, as rows of a graph."""
    chosen = Q() if main is None else Q(article__in=main)
    chosen &= Q() if related is None else Q(**{f"{_OTHER}__article__in": related})
    roles = Q(**{"role": MAIN, f"{_OTHER}__role": RELATED}) & ~Q(article=F(f"{_OTHER}__article"))
    pairs = _appearances().filter(chosen, roles, _published("article"), _published(f"{_OTHER}__article"))
    named = pairs.values(
        main_id=F("article"),
        main_title=F("article__title"),
        main_source=F("article__source__name"),
        related_id=F(f"{_OTHER}__article"),
        related_title=F(f"{_OTHER}__article__title"),
        related_source=F(f"{_OTHER}__article__source__name"),
    )
    return named.annotate(pages=Count("capture", distinct=True)).order_by()


def _beside(article: Article, role: str, other: str) -> QuerySet:
    """Count the pages by the other articles on them. Only published ones are told."""
    pages = article.appearances.filter(role=role).order_by("-capture").values("capture")[:COUNTED]
    others = _appearances().filter(_published("article"), capture__in=pages, role=other).exclude(article=article.pk)
    return others.order_by().values("article").annotate(pages=Count("capture", distinct=True))


def _with_pages(counted: QuerySet, most: int) -> list[Article]:
    pages = dict(counted.order_by(*_MOST_FIRST, "article").values_list("article", "pages")[:most])
    articles = Article.objects.select_related("source").defer("body").in_bulk(pages)
    for pk, article in articles.items():
        article.pages = pages[pk]
    return [articles[pk] for pk in pages]


def _published(path: str) -> Q:
    return Q(**{f"{path}__status": Article.Status.PUBLISHED, f"{path}__merged_into": None})


def _appearances() -> QuerySet:
    """Reach the appearances from this side: the archive does not know how it was filled."""
    return Article._meta.get_field("appearances").related_model.objects.all()
