"""Read a reader's words as an expression. Reading never fails: what is not understood is explained."""

from dataclasses import dataclass

from .expression import AllOf, AnyOf, Expression, Not, joined
from .leaves import Leaves
from .signs import plain
from .tokens import Token, tokens
from .writing import write

DEEPEST = 10
MOST_READ = 10_000  # characters; what is written again is shorter, so that all of it is read
_END = Token("", "")
_FIELDS = "known are title:, outlet:, person:, topic:, date: and is:undated"


@dataclass(frozen=True, slots=True)
class Words:
    """What was understood, and a sentence for each thing that was not."""

    expression: Expression | None
    problems: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write what was understood so that it is read as the same, without problems."""
        return write(self.expression) if self.expression else ""


def parse(text: str) -> Words:
    """Read a reader's words.

    >>> parse("harbour OR port -storm").expression
    AllOf(parts=(AnyOf(parts=(Word(text='harbour'), Word(text='port'))), Not(part=Word(text='storm'))))
    >>> parse('"open harbour').problems
    ('A quotation mark is not closed: the phrase was read to the end.',)
    >>> str(parse("TITLE: (harbour storm) NOT –port’s"))
    'title:harbour title:storm -port'
    """
    found, problems = tokens(plain(text[:MOST_READ]))
    if len(text) > MOST_READ:
        problems.append(f"Only the first {MOST_READ:,} characters were read.")
    expression = _Reader(_shallow(found, problems), Leaves(problems)).everything()
    return Words(expression, tuple(dict.fromkeys(problems)))


def _shallow(found: list[Token], problems: list[str]) -> list[Token]:
    """Leave out parentheses that are too deep, each with the one that closes it."""
    depth, kept = 0, []
    for token in found:
        depth += token.kind == "open"
        if depth <= DEEPEST or token.kind not in ("open", "close"):
            kept.append(token)
        else:
            problems.append(_too_deep())
        depth -= token.kind == "close" and depth > 0
    return kept


def _too_deep() -> str:
    return f"Parentheses more than {DEEPEST} deep were left out."


class _Reader:
    """Reads tokens from left to right. OR joins its two neighbours; all else must match together."""

    def __init__(self, found: list[Token], leaves: Leaves):
        self.tokens, self.leaves = found, leaves
        self.place = self.depth = 0
        self.field = ""

    @property
    def kind(self) -> str:
        """The kind of the next token; empty at the end."""
        return (self.tokens[self.place] if self.place < len(self.tokens) else _END).kind

    def next(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def everything(self) -> Expression | None:
        parts = []
        while self.kind:
            parts.append(self.all_of())
            if self.kind == "close":
                self.next()
                self.leaves.report("A closing parenthesis has no opening one and was left out.")
        return joined(AllOf, parts)

    def all_of(self) -> Expression | None:
        parts = []
        while self.kind not in ("", "close"):
            parts.append(self.any_of())
        return joined(AllOf, parts)

    def any_of(self) -> Expression | None:
        parts = [None if self.kind == "OR" else self.item()]
        while self.kind == "OR":
            self.next()
            parts.append(None if self.kind in ("", "close", "OR") else self.item())
        if len(parts) > 1 and None in parts:
            self.leaves.report("OR stands between two words; one that has no word on a side was left out.")
        return joined(AnyOf, parts)

    def item(self) -> Expression | None:
        """Read a piece with the minus signs and fields before it."""
        negated, outer, name = False, self.field, ""
        while self.kind in ("minus", "NOT", "field"):
            token = self.next()
            negated |= token.kind != "field"
            if name := _name(token):
                self.enter(name)
        if self.kind in ("", "close", "OR"):
            self.leaves.report(f"{f'{name}:' if name else 'A minus or NOT'} has nothing after it and was left out.")
            part = None
        else:
            part = self.atom()
        self.field = outer
        return Not(part) if negated and part else part

    def enter(self, name: str) -> None:
        if self.field:
            self.leaves.report(f"{name}: inside {self.field}: was read as if it stood alone.")
        self.field = name

    def atom(self) -> Expression | None:
        token = self.next()
        match token.kind:
            case "open":
                return self.group()
            case "phrase":
                return self.leaves.phrase(token.text, self.field)
            case "fact":
                return self.fact(token)
            case "unknown":
                return self.unknown(token)
        return self.together(self.leaves.word(token.text, self.field))

    def group(self) -> Expression | None:
        self.depth += 1
        inside = self.all_of()
        self.depth -= 1
        if self.kind == "close":
            self.next()
        else:
            self.leaves.report("A parenthesis is not closed: it was read to the end.")
        return inside

    def fact(self, token: Token) -> Expression | None:
        outer = self.field
        self.enter(_name(token))
        self.field = outer
        return self.leaves.fact(token.text)

    def unknown(self, token: Token) -> Expression | None:
        """Read what looks like a field that there is not as plain words, with what follows it."""
        unknown = [token]
        while self.kind == "unknown":
            unknown.append(self.next())
        parts = [part for each in unknown for part in self.leaves.word(each.text, self.field)]
        for each in unknown:
            self.leaves.report(f"“{each.text}” is no field and was read as plain words; {_FIELDS}.")
        return self.together([*parts, self.atom() if self.kind in ("word", "phrase", "open", "fact") else None])

    def together(self, parts: list[Expression | None]) -> Expression | None:
        """Join what was written as one; it stands in parentheses when it is written again."""
        whole = joined(AllOf, parts)
        if self.depth < DEEPEST or not isinstance(whole, AllOf):
            return whole
        self.leaves.report(_too_deep())
        return None


def _name(token: Token) -> str:
    """Give the name of a field's token; nothing for others."""
    return token.text.partition(":")[0].strip().lower() if token.kind in ("field", "fact") else ""
