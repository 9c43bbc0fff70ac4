"""Compare two versions of an article, and every version with the text that the article shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.comparison import Piece, compare, paragraphs

from .version import Version

# Characters of each text that are compared: some 50,000 words, which take a second or two.
LONGEST = 300_000
# Characters that are compared with the text shown, for all versions together.
_MOST = 600_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions: what differs in sentences, and their titles and texts in pieces; `cut` if these are not whole."""

    first: Version
    second: Version
    sentences: tuple[str, ...]
    title: list[Piece]
    paragraphs: list[list[Piece]]
    cut: bool


def compared(first: Version, second: Version) -> Pair:
    """Compare two versions word by word, and the titles that most of their copies print."""
    texts = compare(_cut(first), _cut(second))
    titles = [version.title for version in (first, second)]
    title = [piece for line in paragraphs(compare(titles[:1], titles[1:]).pieces) for piece in line]
    sentences = texts.sentences(f"version {first.number}", f"version {second.number}")
    if all(titles) and any(piece.side != "same" and not piece.layout for piece in title):
        sentences = "The title was changed.", *sentences
    cut = max(first.characters, second.characters) > LONGEST
    return Pair(first, second, sentences, title, paragraphs(texts.pieces), cut)


def compare_with_shown(shown: Version, versions: Iterable[Version]) -> None:
    """Say of each version what differs in it from the text shown; of none any more where that would take too long."""
    left = _MOST
    for version in versions:
        left -= min(shown.characters, LONGEST) + min(version.characters, LONGEST)
        if version is not shown and left >= 0:
            version.against_shown = compare(_cut(shown), _cut(version)).sentences("the text shown", "this version")


def _cut(version: Version) -> list[str]:
    return version.text[:LONGEST].split("\n\n")
