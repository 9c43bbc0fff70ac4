"""The candidates of one article, grouped by name, and the evidence that the article holds for each."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise

from .candidates import Candidate, Key
from .clues import Clue, merged, total
from .context import context_clues
from .forms import nickname, plain, suffix
from .genders import of_person
from .register import Register
from .shape import full_clues, single_clues
from .words import INSTITUTIONS

THRESHOLD = 3.0
# What no context outweighs: a title, an age, a verb of saying and more make some eleven points.
HOPELESS = -9.0
READ_CLOSELY = 40
NEAR = 60
LISTED = Clue("listed with a person", 2.0)
COMMAS = frozenset({", ", " and ", ", and ", " & "})
_LOWER = re.compile(r"(?<![\w'’/.#@-])[a-z]{3,}(?![\w/@-])")
_KIN_BEFORE = re.compile(r"\b(?:son|father|grandson|grandfather|namesake),? $")
_ALIAS = re.compile(
    r",?(?: [–—-]+)? ?\(?(?:who is |who was )?(?:(?:also|better|more|best|popularly|commonly|widely|simply) ){0,3}"
    r"(?:known (?:to \w+ )?(?:simply |only )?as|nicknamed|alias|aka|a\.k\.a\.) [\"'“‘]?"
)


class Article:
    """The candidates of one article, grouped by name."""

    def __init__(self, text: str, found: Iterable[Candidate]) -> None:
        self.text = text
        self.groups: dict[Key, list[Candidate]] = defaultdict(list)
        self._beside: dict[Key, set[Key]] = defaultdict(set)
        self._aliases: list[tuple[Key, Key]] = []
        self._contexts: dict[int, list[Clue]] = {}
        self._singles: dict[str, tuple[Clue, ...]] = {}
        self._read(list(found))
        self.lower = frozenset(_LOWER.findall(text))
        self.clues = self._clues_of_full_names()

    def _read(self, row: list[Candidate]) -> None:
        """Group the candidates, and note which names stand side by side in a list or are said to be one's."""
        for candidate in row:
            self.groups[candidate.key].append(candidate)
        for one, other in pairwise(row):
            between = self.text[one.end : min(other.role_start, one.end + NEAR)]
            if between in COMMAS:
                self._beside[one.key].add(other.key)
                self._beside[other.key].add(one.key)
            elif " " in between and _ALIAS.fullmatch(between):
                self._aliases.append((one.key, other.key))

    def _clues_of_full_names(self) -> dict[Key, list[Clue]]:
        """Gather the evidence of every name of two or more words; a list of names is read to its end."""
        clues = {key: self._full(key, group) for key, group in self.groups.items() if len(key) > 1}
        reached = [key for key in clues if total(clues[key]) >= THRESHOLD]
        while reached:
            for key in self._beside.get(reached.pop(), ()):
                if key in clues and total(clues[key]) < THRESHOLD and all(clue.weight > 0 for clue in clues[key]):
                    clues[key].append(LISTED)
                    reached += [key] if total(clues[key]) >= THRESHOLD else []
        return clues

    def _full(self, key: Key, group: list[Candidate]) -> list[Clue]:
        shape = full_clues(group[0].words, self.lower)
        if total(shape) <= HOPELESS:
            return shape
        particle = any(word.is_particle for word in group[0].words)
        again = [] if particle else self.groups.get(key[-1:], [])
        most = 0.2 if key[-1] in INSTITUTIONS else 0.5
        clues = shape + self._around([*group[:READ_CLOSELY], *again], most)
        return [*clues, Clue("named again by the surname", 2.0)] if again else clues

    def _around(self, group: list[Candidate], most: float) -> list[Clue]:
        return merged([self._context(candidate) for candidate in group[:READ_CLOSELY]], most)

    def _context(self, candidate: Candidate) -> list[Clue]:
        """Read what stands round a mention, once."""
        if candidate.start not in self._contexts:
            self._contexts[candidate.start] = context_clues(self.text, candidate)
        return self._contexts[candidate.start]

    def shape_of_single(self, name: str) -> list[Clue]:
        """Gather what the word of a name of one word says of itself."""
        return single_clues(self.groups[name,][0].words[0], self.lower)

    def clues_of_single(self, name: str) -> tuple[Clue, ...]:
        """Gather the evidence of a name of one word."""
        if name not in self._singles:
            clues = [*self.shape_of_single(name), *self._around(self.groups[name,], most=0.25)]
            self._singles[name] = (*clues, LISTED) if self._is_listed((name,), clues) else tuple(clues)
        return self._singles[name]

    def _is_listed(self, key: Key, clues: Iterable[Clue]) -> bool:
        """Say whether a name that nothing speaks against stands in a list beside a person of a full name."""
        if any(clue.weight < 0 for clue in clues):
            return False
        return any(total(self.clues.get(other, ())) >= THRESHOLD for other in self._beside.get(key, ()))

    def register(self, known: Collection[str]) -> Register:
        """Enter the full names that are persons', the longest first, and other names that the text gives them."""
        keys = sorted((key for key in self.clues if total(self.clues[key]) >= THRESHOLD), key=len, reverse=True)
        register = Register(known, {plain(key) for key in keys if suffix(key) and self._is_of_a_family(key)})
        for key in keys:
            group = self.groups[key][:READ_CLOSELY]
            nicknames = {nickname(self.text, candidate.words) for candidate in group} - {()}
            register.add(key, _printed(group), of_person(self.text, group), nicknames)
        for one, other in self._aliases:
            register.add_alias(one, other)
        return register

    def _is_of_a_family(self, key: Key) -> bool:
        """Say whether the text names father or son beside a name with a suffix, or beside the one without it."""
        mentions = [*self.groups[key][:READ_CLOSELY], *self.groups.get(plain(key), ())[:READ_CLOSELY]]
        return any(_KIN_BEFORE.search(self.text, max(0, one.role_start - 20), one.role_start) for one in mentions)


def _printed(group: list[Candidate]) -> str:
    """Give a name as the text prints it; what stands in capitals throughout is recased."""
    best = next((one for one in group if not one.in_capitals), group[0])
    return " ".join(word.text.title() if best.in_capitals else word.text for word in best.words)
