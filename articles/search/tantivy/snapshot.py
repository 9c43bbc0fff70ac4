"""What an index holds at one commit, and what is known of it already."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from tantivy import Searcher

from .folder import Signature
from .memory import Memory


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One commit of one generation. What is recalled belongs to it alone, so that no answer outlives a change."""

    searcher: Searcher
    signature: Signature
    memory: Memory

    def recall(self, key: Hashable, find: Callable[[], Any]) -> Any:
        """Give what was found for this key; find it if it is not known."""
        known = self.known(key)
        if known is None:
            known = find()
            self.keep(key, known)
        return known

    def known(self, key: Hashable) -> Any:
        return self.memory.get((self.signature, key))

    def keep(self, key: Hashable, found: Any) -> None:
        self.memory.keep((self.signature, key), found)
