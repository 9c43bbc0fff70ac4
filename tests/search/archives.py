"""Generated archives and questions to put to them. The words are few, so that they meet often."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from articles.search.certainty import CERTAINTIES
from articles.search.engine import Document
from articles.search.query import SORTS, Choices, Query

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


atoms = st.sampled_from([*WORDS, "risquez", "stor*", '"storm harbour"', '"storms"', "p*"])
words = st.lists(atoms | atoms.map("-{}".format), max_size=3).map(" ".join) | st.lists(atoms, max_size=3).map(
    " OR ".join
)


periods = st.sampled_from(
    [
        (date(2024, 1, 1), date(2024, 12, 31)),
        (date(2025, 6, 4), date(2025, 6, 4)),
        (date(2025, 6, 1), date(2025, 6, 30)),
    ]
)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Ask for words and choices in any combination."""
    chosen = Choices(**{facet: some(draw, keys, 2) for facet, keys in KEYS.items() if draw(st.integers(0, 2)) == 0})
    excluded = Choices(**{facet: some(draw, keys, 1) for facet, keys in KEYS.items() if draw(st.integers(0, 4)) == 0})
    dates = {"after": draw(days), "before": draw(days), "certain": draw(st.booleans())}
    flags = {name: draw(st.integers(0, 4)) == 0 for name in ("undated", "dated")}
    return Query(
        text=draw(words),
        chosen=chosen,
        excluded=excluded,
        without_dates=tuple(draw(st.lists(periods, max_size=1))),
        sort=draw(st.sampled_from(SORTS)),
        **dates,
        **flags,
    )
