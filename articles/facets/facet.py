"""What every facet is: a name, lines with counts and links, and ways to see more of them."""

from dataclasses import dataclass

from articles.filters import ArticleFilter
from articles.filters.addresses import Address
from articles.filters.values import NONE
from articles.search.engine import Results
from articles.search.query import Query

OPEN, SHOWN, MOST_SHOWN = 8, 20, 1000


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One line of a facet.

    `url` shows as many articles as `count` says; of a chosen value, it takes the choice back. `exclude_url` leaves them
    out and `or_url`, where something else is chosen, shows them too. `level` says how deep a line stands below others.
    """

    value: str
    label: str
    count: int
    url: str
    chosen: bool
    hint: str = ""
    exclude_url: str = ""
    or_url: str = ""
    level: int = 0

    @property
    def articles(self) -> str:
        """Write the count as readers do."""
        return f"{self.count:,}"


@dataclass(frozen=True, slots=True)
class FacetResult:
    """A facet and its lines, in the order to show them.

    `more_url` shows more of them, if there are more, and `fewer_url` fewer. The names of all contain `within`;
    `anywhere_url` ends that. It can be looked for among values that are `of_names`.
    """

    name: str
    label: str
    values: tuple[FacetValue, ...]
    more_url: str = ""
    fewer_url: str = ""
    within: str = ""
    anywhere_url: str = ""
    of_names: bool = False

    @property
    def can_be_searched(self) -> bool:
        return bool(self.within) or (self.of_names and bool(self.more_url or self.fewer_url))

    @property
    def open(self) -> tuple[FacetValue, ...]:
        return self.values if self.fewer_url else self.values[:OPEN]

    @property
    def folded(self) -> tuple[FacetValue, ...]:
        return () if self.fewer_url else self.values[OPEN:]

    @property
    def unfolded(self) -> bool:
        """Tell whether something is chosen among the lines that are folded."""
        return any(value.chosen for value in self.folded)


@dataclass(frozen=True, slots=True)
class Asked:
    """A search, what was found, and the query string that every link starts from."""

    results: Results
    query: Query
    filters: ArticleFilter
    address: Address

    def written(self, key: str) -> list[str]:
        """Give the values of a key that were understood, as links write them."""
        return list(dict.fromkeys(value.written for value in self.filters.values(key).values()))


class Facet:
    """A way to narrow. Its attribute's name is its key in the query string and in the results."""

    most = SHOWN
    of_names = False

    def __init__(self, *, label: str):
        self.label = label

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def result(self, asked: Asked) -> FacetResult:
        """Give the lines that something stands on, and those that are chosen."""
        at_length = asked.filters.at_length()
        most = MOST_SHOWN if self.name in at_length else self.most
        lines, more = self.lines(asked, most)
        others, within = [name for name in at_length if name != self.name], asked.filters.within(self.name)
        return FacetResult(
            self.name,
            self.label,
            tuple(line for line in lines if line.chosen or (line.count and not (within and line.value == NONE))),
            more_url=asked.address.changed({"more": [*others, self.name]})
            if more and self.name not in at_length
            else "",
            fewer_url=asked.address.changed({"more": others}) if self.name in at_length else "",
            within=within,
            anywhere_url=asked.address.changed({f"in.{self.name}": ()}) if within else "",
            of_names=self.of_names,
        )

    def lines(self, asked: Asked, most: int) -> tuple[list[FacetValue], bool]:
        """Give the lines, also those that nothing stands on, and say whether there would be more than `most`."""
        raise NotImplementedError
