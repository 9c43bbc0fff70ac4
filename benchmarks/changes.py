"""What becomes of an article's text between one capture and another, though it stays the same article."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from demo.stories import Article

Change = Callable[[Article], Article]

TEASER = 300  # Characters.
_CURLY = str.maketrans({"'": "’", "-": "–"})
_DOUBLE = re.compile(r'"([^"]*)"')


def paragraphs(article: Article) -> list[str]:
    return article.body.strip().split("\n\n")


def _with(article: Article, parts: list[str]) -> Article:
    return replace(article, body="\n\n".join(parts))


def lose_the_first_line(article: Article) -> Article:
    return _with(article, paragraphs(article)[1:])


def lose_the_joins(article: Article) -> Article:
    """Lose the two words that meet at each paragraph break, as related copies do."""
    parts = [part.split(" ") for part in paragraphs(article)]
    last = len(parts) - 1
    return _with(article, [" ".join(part[bool(at) : len(part) - (at < last)]) for at, part in enumerate(parts)])


def glue_paragraphs(article: Article) -> Article:
    return _with(article, ["".join(paragraphs(article))])


def cut(article: Article) -> Article:
    """Keep three fifths, up to an ellipsis in the middle of a word."""
    return replace(article, body=f"{article.body.strip()[: len(article.body) * 3 // 5].rstrip()}…")


def tease(article: Article) -> Article:
    return replace(article, body=f"{article.body.strip()[:TEASER].rstrip()}...")


def decompose_letters(article: Article) -> Article:
    title, body = (unicodedata.normalize("NFD", text) for text in (article.title, article.body))
    return replace(article, title=title, body=body)


def set_quotes(article: Article) -> Article:
    """Set quotes and dashes as a printer does."""
    title, body = (_DOUBLE.sub(r"“\1”", text).translate(_CURLY) for text in (article.title, article.body))
    return replace(article, title=title, body=body)


def capitalise(article: Article) -> Article:
    parts = paragraphs(article)
    return replace(_with(article, [parts[0].upper(), *parts[1:]]), title=article.title.upper())


def space_out(article: Article) -> Article:
    """Put other spaces between the words, and a space before each apostrophe."""
    body = article.body.replace("'s ", " 's ").replace(", ", ",\u00a0").replace(". ", ".  ")
    return replace(article, title=article.title.replace(" ", "\u00a0"), body=body)


CHANGES: tuple[Change, ...] = (
    lose_the_first_line,
    lose_the_joins,
    glue_paragraphs,
    cut,
    tease,
    decompose_letters,
    set_quotes,
    capitalise,
    space_out,
)
