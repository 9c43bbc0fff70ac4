"""Pages that come to a large archive of invented articles: half of their copies are new, half of articles it has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from demo.pages import Sheet
from demo.stories import Article

from .changes import cut, lose_the_joins
from .holdings import writer
from .sheets import alone, glued, one_line

ON_A_PAGE = 4
LATER = timedelta(hours=40)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A page to come, and the numbers of the articles on it, in its order."""

    sheet: Sheet
    numbers: tuple[int, ...]


def newcomers(known: int, pages: int, run: int) -> Iterator[Newcomer]:
    """Make pages for an archive that has the articles below the number `known`; each run makes others."""
    throw = Random(f"newcomers {run}")
    half = pages * ON_A_PAGE // 2
    fresh = range(known + run * half, known + (run + 1) * half)
    numbers = [*throw.sample(range(known), half), *fresh]
    throw.shuffle(numbers)
    for start in range(0, len(numbers), ON_A_PAGE):
        some = tuple(numbers[start : start + ON_A_PAGE])
        yield Newcomer(_sheet([_copy(number, known) for number in some], start // ON_A_PAGE), some)


def retitle(article: Article) -> Article:
    """Print an article under another title with a paragraph more."""
    other = writer().write(len(article.body) + 7_777_777)
    added = other.body.partition("\n\n")[0]
    return replace(article, title=other.title, body=f"{article.body}\n\n{added}")


CHANGES = (cut, lose_the_joins, retitle)


def _copy(number: int, known: int) -> Article:
    article = writer().write(number)
    return CHANGES[number % len(CHANGES)](article) if number < known else article


def _sheet(articles: Sequence[Article], page: int) -> Sheet:
    """Show the first as the main article, with its outlet on every other page, and the others beside it."""
    captured = max(article.published for article in articles) + LATER
    sheet = (glued if page % 2 else alone)(articles[0], captured)
    return replace(sheet, listed=tuple(one_line(other, "related", captured) for other in articles[1:]))
