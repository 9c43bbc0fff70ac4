"""The values of each facet: as engines key them, as the query string writes them and as readers read them."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db.models import Model, Q
from django.db.models.functions import Coalesce
from django.utils.translation import get_language_info

from articles.models import Person, PersonName, Source, SourceName, Topic
from articles.search.certainty import CERTAINTIES
from articles.search.query import FacetKey

NONE = "none"
MOST_FOUND = 100
_LARGEST_ID = 2**63 - 1
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-zA-Z0-9]{2,4})?")
_EVERY = Q()


@dataclass(frozen=True, slots=True)
class Value:
    """A value. The hint says more of it where that is wanted, such as a language's own name for itself."""

    key: FacetKey
    written: str
    label: str
    hint: str = ""


class Values:
    """The values of one facet; `none` is the label of having none of them."""

    def __init__(self, *, none: str):
        self.none = Value(None, NONE, none)

    def read(self, written: Collection[str]) -> dict[str, Value]:
        """Give the value of each of these words of a query string that is known."""
        known = self.known([word for word in written if word != NONE])
        return {word: known.get(word, self.none) for word in written if word in known or word == NONE}

    def known(self, written: Collection[str]) -> dict[str, Value]:
        """Give those that are known; the value none is not asked for."""
        raise NotImplementedError

    def named(self, keys: Collection[FacetKey]) -> Iterable[Value]:
        """Give the values of these keys that are to be shown; the value none is not asked for."""
        raise NotImplementedError

    def unknown(self, written: str) -> str:
        """Say that a value is not known, and the cure."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Spellings:
    """Where the spellings of a table's rows stand: a column, and the one with the row's id; `fold` writes alike."""

    model: type[Model]
    column: str
    owner: str = "pk"
    fold: Callable[[str], str] = str.casefold

    def containing(self, text: str) -> Q:
        return Q(**{f"{self.column}__icontains": self.fold(text)})


class Rows(Values):
    """Rows of a table, told apart in the query string by their `written` column; `label` is what readers see.

    Rows that `shown` does not select are never shown, though the index may still count them.
    """

    def __init__(
        self,
        model: type[Model],
        *,
        label: str,
        spellings: Spellings,
        written: str = "slug",
        shown: Q = _EVERY,
        none: str,
    ):
        super().__init__(none=none)
        self.model, self.label, self.spellings, self.written, self.shown = model, label, spellings, written, shown

    def known(self, written: Collection[str]) -> dict[str, Value]:
        return (
            {value.written: value for value in self._values(Q(**{f"{self.written}__in": written}))} if written else {}
        )

    def named(self, keys: Collection[FacetKey]) -> Iterable[Value]:
        return self._values(Q(pk__in=keys))

    def unknown(self, written: str) -> str:
        return f"There is no {self.model._meta.verbose_name} “{written}”: it was left out."

    def found(self, text: str) -> list[int]:
        """Give the ids of up to a hundred rows one of whose spellings contains a text."""
        rows = self.spellings.model.objects.filter(self.spellings.containing(text)).order_by(self.spellings.column)
        return list(dict.fromkeys(rows.values_list(self.spellings.owner, flat=True)[:MOST_FOUND]))

    def among(self, keys: Collection[FacetKey], text: str) -> list[Value]:
        """Give those of these rows one of whose spellings contains a text."""
        spellings = self.spellings.model.objects.filter(self.spellings.containing(text))
        mine = spellings.filter(**{f"{self.spellings.owner}__in": keys}).order_by()
        return list(self._values(Q(pk__in=mine.values(self.spellings.owner))))

    def _values(self, condition: Q) -> Iterable[Value]:
        rows = self.model.objects.filter(self.shown, condition).order_by()
        return (Value(pk, str(written), label) for pk, written, label in self._read(rows))

    def _read(self, rows) -> Iterable[tuple]:
        return rows.values_list("pk", self.written, self.label)


class PeopleValues(Rows):
    """People by id; someone merged into another entry is found there. What is no person is not found."""

    def known(self, written: Collection[str]) -> dict[str, Value]:
        numbers = {word: int(word) for word in written if word.isascii() and word.isdigit()}
        wanted = [number for number in numbers.values() if number <= _LARGEST_ID]
        if not wanted:
            return {}
        people = self.model.objects.filter(self.shown, pk__in=wanted).exclude(merged_into__nobody=True).order_by()
        kept = Coalesce("merged_into", "pk"), Coalesce("merged_into__name", "name")
        rows = {pk: Value(key, str(key), name) for pk, key, name in people.values_list("pk", *kept)}
        return {word: rows[number] for word, number in numbers.items() if number in rows}


class Words(Values):
    """Words of a fixed list, each with its label."""

    def __init__(self, labels: dict[str, str], *, noun: str, none: str):
        super().__init__(none=none)
        self.labels, self.noun = labels, noun

    def known(self, written: Collection[str]) -> dict[str, Value]:
        return {word: Value(word, word, self.labels[word]) for word in written if word in self.labels}

    def named(self, keys: Collection[FacetKey]) -> Iterable[Value]:
        return (Value(key, str(key), self.labels.get(str(key), str(key))) for key in keys)

    def unknown(self, written: str) -> str:
        return f"There is no {self.noun} “{written}”: it was left out. Known: {', '.join([*self.labels, NONE])}."


class Languages(Values):
    """Languages by their code, with their names in English and in themselves."""

    def known(self, written: Collection[str]) -> dict[str, Value]:
        return {word: _language(word) for word in written if _LANGUAGE.fullmatch(word)}

    def named(self, keys: Collection[FacetKey]) -> Iterable[Value]:
        return (_language(str(key)) for key in keys)

    def unknown(self, written: str) -> str:
        return f"“{written}” is no code of a language and was left out. Write one such as en or ar, or {NONE}."


def _language(code: str) -> Value:
    try:
        names = get_language_info(code.lower())
    except KeyError:
        return Value(code, code, code)
    own = names["name_local"]
    return Value(code, code, names["name"], "" if own == names["name"] else own)


def _plain(text: str) -> str:
    """Write as the keys of people's names are written: without case, accents and full stops."""
    letters = (sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join("".join(letters).replace(".", "").split())


OUTLETS = Rows(Source, label="name", spellings=Spellings(SourceName, "key", "source"), none="Unknown outlet")
TOPICS = Rows(Topic, label="label", spellings=Spellings(Topic, "label"), none="No topic")
PEOPLE = PeopleValues(
    Person,
    written="pk",
    label="name",
    spellings=Spellings(PersonName, "key", "person", fold=_plain),
    shown=Q(nobody=False),
    none="No person",
)
LANGUAGES = Languages(none="Unknown language")
ROLES = Words(
    {"main": "Main article", "related": "Related article", "listed": "On a hashtag page"},
    noun="role of appearance",
    none="On no page",
)
_EXACTNESS = dict(zip(CERTAINTIES, ("To the hour", "To the day", "To the month", "Wider"), strict=True))
CERTAINTY = Words(_EXACTNESS, noun="certainty of a date", none="Undated")
