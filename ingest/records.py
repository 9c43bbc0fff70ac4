"""What passes between the stages of an import. Each record is frozen; none knows Django."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

Role = Literal["main", "related", "listed"]
DateBasis = Literal["relative", "day", "stated", "dateline", "generic"]
CapturedBasis = Literal["", "record", "warc", "stated", "name", "mtime", "curator"]
FIELDS = ("title", "outlet", "time", "category", "hashtag", "body")


class Span(NamedTuple):
    """A stretch of a page's decoded text: its first character and the one after its last."""

    start: int
    end: int


# The span of what a page means but nowhere says as such.
NOWHERE = Span(0, 0)


class Stretch(NamedTuple):
    """A stretch of a page and what it is: a field, a piece of the interface, junk, a gap, or unparsed."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """A string as the page prints it, and where (NOWHERE, if it does not stand there as such).

    `markup` is how an HTML page writes it, between the element's tags: `Fish &amp; Chips`.
    """

    text: str
    span: Span
    markup: str | None = None

    @property
    def verbatim(self) -> str:
        """What stands at the span, to the character."""
        return self.text if self.markup is None else self.markup


@dataclass(frozen=True, slots=True)
class Captured:
    """When a page was captured, and what says so.

    Where an instant is known, `at` is it; where no more than a day or so is, `at` is the first and `until` the last
    possible instant, both included. Where nothing is known, both are None.
    """

    at: datetime | None = None
    until: datetime | None = None
    basis: CapturedBasis = ""

    @property
    def ends(self) -> tuple[datetime | None, ...]:
        """The first and the last possible instant; one, where they are the same."""
        return (self.at, self.until) if self.until else (self.at,)


NOT_KNOWN = Captured()


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as it stands in a dump.

    `offset` counts bytes of the unpacked file, or of the `member` of the archive that it is in. `charset` is the one
    that the container declares, `media_type` text/html or text/plain; empty where nothing is known. `captured_at` is
    an instant or, where there is a `captured_until`, the first possible one.
    """

    data: bytes
    record: int
    offset: int
    url: str = ""
    captured_at: datetime | None = None
    captured_basis: CapturedBasis = ""
    member: str = ""
    charset: str = ""
    media_type: str = ""
    captured_until: datetime | None = None

    @property
    def captured(self) -> Captured:
        return Captured(self.captured_at, self.captured_until, self.captured_basis)


@dataclass(frozen=True, slots=True)
class ParsedAppearance:
    """One copy of an article as the page prints it; what the page does not say is None.

    `doubt` says in words where the page can be read in more than one way.
    """

    role: Role
    rank: int
    title: Value | None = None
    outlet: Value | None = None
    time: Value | None = None
    category: Value | None = None
    hashtag: Value | None = None
    body: Value | None = None
    author: Value | None = None
    doubt: str = ""

    def values(self) -> dict[str, Value]:
        """Give the fields that the page says, by name."""
        return {name: value for name in FIELDS if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """What a layout read from a page. Its stretches are disjoint, in order, and cover the text."""

    layout: str
    language: str
    appearances: tuple[ParsedAppearance, ...]
    stretches: tuple[Stretch, ...] = ()

    @property
    def unparsed(self) -> int:
        """How many characters neither are a field nor have another name."""
        return sum(stretch.end - stretch.start for stretch in self.stretches if stretch.name == "unparsed")


@dataclass(frozen=True, slots=True)
class Interval:
    """The instants between which an article was published, both included, and what says so."""

    earliest: datetime
    latest: datetime
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class TextDate:
    """A date that the text of an article gives, verbatim; no interval where none follows without the capture time.

    So is a time that stands nowhere on the page as such, like a day found on a page of an unknown site.
    """

    basis: DateBasis
    words: str
    span: Span
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Body:
    """A cleaned body: its paragraphs, which of them are sub-headings, and what stood at its head.

    `spans` says where on the page each paragraph stands; `left_out` names what is noise, in the order of the page.
    `stated` are the lines among it that say when the article was published.
    """

    paragraphs: tuple[str, ...] = ()
    subheadings: tuple[int, ...] = ()
    byline: Value | None = None
    dateline: Value | None = None
    spans: tuple[Span, ...] = ()
    left_out: tuple[Stretch, ...] = ()
    stated: tuple[Value, ...] = ()

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Engines:
    """What finds people and topics, by the names that settings give it: each names an engine or where one is."""

    people: str = "rules"
    topics: str = "lexicon"

    def __str__(self) -> str:
        """Name those that are not built in; nothing, where both are."""
        return " ".join(name for name in (self.people, self.topics) if name not in ("rules", "lexicon"))


BUILT_IN = Engines()


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One place where a text names a person; offsets count characters of the text it was found in.

    `name` is the fullest form of the person's name in the article and the same for all mentions of one person;
    `full` says whether it is a full name, which may be joined with the same name in other articles. `description` is
    what stands behind the name where the role stands before it: Judge James Hale, a Keller appointee.
    """

    start: int
    end: int
    surface: str
    name: str
    full: bool
    role: str = ""
    age: int | None = None
    score: float = 1.0
    evidence: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """A topic of an article: a Media Topic's `qcode` or a `hashtag` as printed, and what says so (score 0 to 1).

    `evidence` names the words or the statement that spoke for it, for readers.
    """

    qcode: str | None
    hashtag: str | None
    basis: Literal["hashtag", "generic", "category", "lexicon", "model"]
    score: float
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the copies of a text are known by, whatever its typography.

    `key` and `title_key` (63 bits) are the same for the same words of title and body, and of the title. `length` counts
    the body's words. `opening` and `rest` are hashes kept of its first words and of the others (two bytes each); both
    are empty where there are hardly any words. `anchors` are hashes (signed, 32 bits) of which copies share at least
    one in all likelihood.
    """

    key: int
    title_key: int
    length: int = 0
    opening: bytes = b""
    rest: bytes = b""
    anchors: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedAppearance:
    """One copy of an article and what it is taken to mean."""

    parsed: ParsedAppearance
    fingerprint: Fingerprint
    title: str
    body: Body
    language: str
    published: Interval | None
    title_mentions: tuple[PersonMention, ...]
    body_mentions: tuple[PersonMention, ...]
    topics: tuple[TopicChoice, ...]
    text_dates: tuple[TextDate, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedPage:
    """A page, what it says and what that is taken to mean."""

    page: RawPage
    charset: str
    layout: str
    appearances: tuple[ResolvedAppearance, ...]
    unparsed: int = 0


@dataclass(frozen=True, slots=True)
class Rejection:
    """A page that gave no article, and why: the reason in words that many pages share, and what is its own."""

    page: RawPage
    reason: str
    detail: str
    charset: str


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record of a dump in which there is no page to read, and why."""

    record: int
    reason: str
    detail: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True)
class EndOfDump:
    """That a dump has been read to its end."""


Record = RawPage | BrokenRecord | EndOfDump
Outcome = ResolvedPage | Rejection | BrokenRecord | EndOfDump
