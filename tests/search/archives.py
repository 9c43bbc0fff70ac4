"""Generated archives and questions to put to them. The words are few, so that they meet often."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from articles.search.certainty import CERTAINTIES
from articles.search.engine import Document
from articles.search.query import SORTS, Choices, Query
from articles.search.words import (
    AllOf,
    AnyOf,
    Dated,
    Expression,
    Named,
    Near,
    Not,
    Phrase,
    Prefix,
    Titled,
    Undated,
    Word,
)

WORDS = ("harbour", "harbours", "storm", "storms", "Rísquez", "quay", "quays", "pilot", "port", "e-mail")
OUTLETS = (1, 2, 3)
TOPICS = (11, 12, 13)
PEOPLE = (21, 22, 23)
LANGUAGES = ("en", "en", "ar", "")
ROLES = ("main", "related", "listed")
KEYS = {
    "outlet": (*OUTLETS, None),
    "topic": (*TOPICS, None),
    "person": (*PEOPLE, None),
    "language": ("en", "ar", None),
    "role": (*ROLES, None),
    "certainty": (*CERTAINTIES, None),
}
ADDED = datetime(2025, 7, 1, tzinfo=UTC)

texts = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
starts = st.sampled_from(
    [
        datetime(2024, 12, 31, 23, tzinfo=UTC),
        datetime(2025, 6, 4, 12, tzinfo=UTC),
        datetime(2025, 6, 30, 22, tzinfo=UTC),
    ]
)
lengths = st.sampled_from(
    [timedelta(0), timedelta(hours=1), timedelta(hours=36), timedelta(days=40), timedelta(days=400)]
)
days = st.sampled_from(
    [None, date(2024, 1, 1), date(2025, 1, 1), date(2025, 6, 1), date(2025, 6, 4), date(2025, 6, 30)]
)


@st.composite
def documents(draw: st.DrawFn) -> list[Document]:
    """Make an archive of up to a dozen articles."""
    return [_document(draw, number) for number in range(1, draw(st.integers(0, 12)) + 1)]


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[list[Document], set[int]]]:
    """Make an archive in steps: articles added or written anew, and the ids of those that are removed."""
    return [(draw(documents()), draw(st.sets(st.integers(1, 12), max_size=3))) for _ in range(3)]


def _document(draw: st.DrawFn, number: int) -> Document:
    start = draw(st.none() | starts)
    return Document(
        id=number,
        title=draw(texts),
        body=draw(texts),
        language=draw(st.sampled_from(LANGUAGES)),
        imported_at=ADDED + draw(st.sampled_from([timedelta(0), timedelta(hours=1)])),
        source_id=draw(st.none() | st.sampled_from(OUTLETS)),
        topic_ids=some(draw, TOPICS),
        person_ids=some(draw, PEOPLE),
        roles=some(draw, ROLES),
        published_earliest=start,
        published_latest=start and start + draw(lengths),
    )


def some(draw: st.DrawFn, keys: tuple, most: int = 3) -> tuple:
    return tuple(draw(st.lists(st.sampled_from(keys), unique=True, max_size=most)))


periods = st.sampled_from(
    [
        (date(2024, 1, 1), date(2024, 12, 31)),
        (date(2025, 6, 4), date(2025, 6, 4)),
        (date(2025, 6, 1), date(2025, 6, 30)),
    ]
)

text_parts = st.one_of(
    st.sampled_from([*WORDS, "risquez"]).map(Word),
    st.sampled_from(["stor", "p", "ris"]).map(Prefix),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join).map(Phrase),
    st.builds(Near, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), st.integers(0, 4)),
)
NAMES = {
    Named("outlet", "lantern"): (1, 2),
    Named("topic", "ships"): (11,),
    Named("person", "ilse"): (21, 22),
    Named("person", "nobody"): (),
}
facts = st.one_of(
    st.sampled_from([*NAMES, Named("outlet", "unheard-of"), Undated()]), periods.map(lambda days: Dated(*days))
)
expressions = st.recursive(
    text_parts | text_parts.map(Titled) | facts,
    lambda parts: st.one_of(
        parts.map(Not),
        st.lists(parts, min_size=2, max_size=3).map(tuple).map(AllOf),
        st.lists(parts, min_size=2, max_size=3).map(tuple).map(AnyOf),
    ),
    max_leaves=4,
)


@dataclass(frozen=True)
class Asked(Query):
    """A query whose words were read already."""

    part: Expression | None = None

    @property
    def expression(self) -> Expression | None:
        return self.part


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Ask for words and choices in any combination."""
    chosen = Choices(**{facet: some(draw, keys, 2) for facet, keys in KEYS.items() if draw(st.integers(0, 2)) == 0})
    excluded = Choices(**{facet: some(draw, keys, 1) for facet, keys in KEYS.items() if draw(st.integers(0, 4)) == 0})
    dates = {"after": draw(days), "before": draw(days), "certain": draw(st.booleans())}
    flags = {name: draw(st.integers(0, 4)) == 0 for name in ("undated", "dated")}
    return Asked(
        part=draw(st.none() | expressions),
        named=NAMES,
        chosen=chosen,
        excluded=excluded,
        without_dates=tuple(draw(st.lists(periods, max_size=1))),
        sort=draw(st.sampled_from(SORTS)),
        **dates,
        **flags,
    )
