"""Part a reader's words into words, phrases, fields and signs, without asking what they mean together."""

import re
from typing import NamedTuple

OPERATORS = {"OR", "NOT", "AND"}
_FIELD = r"(?ai:title|outlet|person|topic)"
_TOKENS = re.compile(
    rf"""
    (?P<phrase>"[^"]*(?:"(?:\s*~\s*\d+(?![^\s"()])|~[^\s"()]*)?|$))
    | (?P<open>\() | (?P<close>\))
    | (?P<minus>-+(?=[^\s-]))
    | (?P<field>{_FIELD}\s*:\s*)
    | (?P<fact>(?ai:date|is)\s*:\s*(?:"[^"]*"|[^\s"()]*))
    | (?P<unknown>[A-Za-z]{{2,}}:(?!//)(?=[^\s)]))
    | (?P<star>\*+)
    | (?P<signs>(?:[^\w\s"()*]|_)+)
    | (?P<word>[^\W_][^\s"()]*)
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of the text and its kind: phrase, open, close, minus, field, fact, unknown, word, OR or NOT."""

    kind: str
    text: str


def tokens(text: str) -> tuple[list[Token], list[str]]:
    """Part a text; say what was left out for being neither a word nor a sign with a meaning.

    >>> tokens('title:storm -"night ferry"')[0][-1]
    Token(kind='phrase', text='"night ferry"')
    >>> tokens("ferry & tram")[1]
    ['“&” has no letter or digit and was left out.']
    """
    found, problems = [], []
    for match in _TOKENS.finditer(text):
        kind, written = str(match.lastgroup), match[0]
        if kind == "star":
            problems.append("A * stands at the end of a word, as in harb*: one that does not was left out.")
        elif kind == "signs":
            problems += [] if _is_before_a_word(text, match.end()) else [_lone(written)]
        elif written != "AND":
            found.append(Token(written if written in OPERATORS else kind, written))
    return found, problems


def _is_before_a_word(text: str, place: int) -> bool:
    return text[place : place + 1].isalnum() or text[place : place + 1] == "*"


def _lone(signs: str) -> str:
    return f"“{signs[:20]}” has no letter or digit and was left out."
