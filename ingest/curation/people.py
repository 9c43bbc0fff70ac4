"""Have the rules of imports follow what a curator decided about people."""

from collections.abc import Collection

from articles.search import outbox
from ingest.filing.people.profiles import Entered
from ingest.filing.people.settling import settle


def decide_again(blocks: Collection[str]) -> None:
    """Part these blocks of names anew, around what curators pinned, and have the search follow."""
    outbox.record(settle(Entered(set(), set(blocks), set()), lambda: None))
