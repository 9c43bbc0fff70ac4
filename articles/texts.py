"""Write an article to be read outside the site: as plain text and as Markdown."""

import re

from .intervals import in_words
from .models import Article

# Backslashes are allowed before any ASCII punctuation (CommonMark 0.31, section 2.4).
_INLINE = re.compile(r"([\\`*_\[\]<>&|~$])")
_LINE_START = re.compile(r"^(#|\+|-|=|\d+(?=[.)]))", re.MULTILINE)


def plain_text(article: Article) -> str:
    """Give title, outlet, date and body, parted by empty lines."""
    return "\n\n".join(part for part in [article.title, *_origin(article), article.body] if part) + "\n"


def markdown(article: Article) -> str:
    """Give the same in Markdown, sub-headings as such and everything else as the plain words it is."""
    parts = [f"# {_one_line(article.title)}", f"*{escaped(', '.join(_origin(article)))}*"]
    parts += [f"## {_one_line(text)}" if heading else escaped(text) for text, heading in article.paragraphs()]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    r"""Keep Markdown from reading signs into a text.

    >>> print(escaped("# of *stars*: 5\n1. <b>"))
    \# of \*stars\*: 5
    1\. \<b\>
    """
    lines = "\n".join(line.strip() for line in text.splitlines())
    return _LINE_START.sub(_harmless, _INLINE.sub(r"\\\1", lines))


def _harmless(start: re.Match[str]) -> str:
    """A number stays bare: it is the sign after it that makes a list."""
    return start[0] + "\\" if start[0].isdigit() else "\\" + start[0]


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _origin(article: Article) -> list[str]:
    outlet = article.source.name if article.source else "Unknown outlet"
    return [outlet, in_words(article.published_earliest, article.published_latest, article.date_basis)]
