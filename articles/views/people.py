"""The people of the archive: those named most, or by name, by first letter, by any form of a name."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr, Upper
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article, Mention, Person, PersonName
from articles.names import folded
from articles.portraits.namesakes import with_roles
from articles.search.engine import SearchUnavailable
from articles.search.engines import engine
from articles.search.query import Query

from .listing import page_of

A_PAGE, LONGEST_NAME = 100, 100
FEW = 1000  # people: as many can be counted while a reader waits
INITIALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHERS = "other"


def people(request: HttpRequest) -> HttpResponse:
    """List those named most or, once a letter, a name or all are asked for, people by name."""
    initial, words, sort = _initial(request), _asked(request, "q"), _asked(request, "sort")
    most = [] if initial or words or sort == "name" else _named_most()
    page = page_of(request, most or _named(initial, words), A_PAGE)
    few = not most and page.paginator.count <= FEW
    if few and sort == "most":
        page = page_of(request, _by_number(_named(initial, words)), A_PAGE)
    _count_articles(page.object_list)
    _tell_apart(page.object_list)
    context = {"page": page, "most": most, "initial": initial, "words": words, "few": few, "sort": sort}
    return render(request, "articles/people.html", context | {"initials": INITIALS})


def _asked(request: HttpRequest, key: str) -> str:
    """Read a value of the query string; PostgreSQL refuses to look for NUL."""
    return request.GET.get(key, "").replace("\0", "").strip()[:LONGEST_NAME]


def _initial(request: HttpRequest) -> str:
    """Read a letter, or the word for all other signs that a name may begin with; a letter may have an accent."""
    asked = _asked(request, "initial")
    return asked if asked == OTHERS else folded(asked)[:1].upper()


def _named_most() -> list[Person]:
    """Ask the search index, which counts people far faster than the tables; give nobody when there is none."""
    try:
        counts = engine().search(Query(), count=1).facets["person"]
    except SearchUnavailable:
        return []
    people = list(Person.objects.shown().filter(pk__in=list(counts)))
    for person in people:
        person.total = counts[person.pk]
    return sorted(people, key=_most_first)


def _named(initial: str, words: str) -> QuerySet[Person]:
    """Select the people whom a published article names, by the first letter or a part of any form of their name."""
    people = Person.objects.shown().filter(Exists(_published().filter(person=OuterRef("pk"))))
    if initial:
        people = people.filter(_begins(initial))
    if words:
        forms = PersonName.objects.filter(Q(name__icontains=words) | Q(key__contains=folded(words) or words))
        people = people.filter(pk__in=forms.values("person"))
    return people.order_by("name", "pk")


def _tell_apart(people: Iterable[Person]) -> None:
    """Tell those of one name on a page their role."""
    names = Counter(person.name for person in people)
    alike = {person.pk: person for person in people if names[person.name] > 1}
    if alike:
        for person in with_roles(Person.objects.filter(pk__in=alike)):
            alike[person.pk].role = person.role


def _by_number(people: QuerySet[Person]) -> list[Person]:
    found = list(people)
    _count_articles(found)
    return sorted(found, key=_most_first)


def _most_first(person: Person) -> tuple[int, str, int]:
    return -person.total, person.name, person.pk


def _begins(initial: str) -> Q:
    """Tell whose name begins with a letter, with an accent or without; or with none of A to Z."""
    own = PersonName.objects.filter(person=OuterRef("pk"), name=OuterRef("name")).order_by()
    if initial != OTHERS:
        return Q(name__istartswith=initial) | Exists(own.filter(key__startswith=initial.lower()))
    listed = Exists(own.annotate(first=Upper(Substr("key", 1, 1))).filter(first__in=INITIALS))
    return ~Q(pk__in=Person.objects.alias(first=Upper(Substr("name", 1, 1))).filter(first__in=INITIALS)) & ~listed


def _published() -> QuerySet[Mention]:
    return Mention.objects.filter(article__status=Article.Status.PUBLISHED, article__merged_into=None).order_by()


def _count_articles(people: Iterable[Person]) -> None:
    """Tell those people who do not know it yet how many articles name them."""
    people = [person for person in people if not hasattr(person, "total")]
    mentions = _published().filter(person__in=people)
    counts = dict(mentions.values_list("person").annotate(Count("article", distinct=True)))
    for person in people:
        person.total = counts.get(person.pk, 0)
