"""Find where two sentences are glued: a lost paragraph break that left no space behind (`riot.The troops`)."""

import re
from collections.abc import Iterator

# A word of two or more letters or digits, its full stop, closing marks, and a capital right behind. `U.S.`, `O.C.G.`
# and initials have one letter before the stop; `Node.js` and `bbc.co.uk` go on in lower case; `$1.5m` with a digit;
# `ASP.NET` has capitals on both sides.
_GLUE = re.compile(
    r"(?P<word>[^\W_][\w’'%-]*[^\W_]|[%)\]])(?P<stop>[.!?…]+[”’)\]]*)(?P<quote>[\"']?)"
    r"(?=[“‘(\[]?(?P<next>[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ’']|[AI] |[A-ZÀ-ÖØ-Þ]{2}))"
)
_ABBREVIATIONS = frozenset("Mr Mrs Ms Dr St Prof Rev Hon Gen Col Lt Sgt Capt Sen Rep Gov Jr Sr No vs Mt Ft".split())

_LONGEST_QUOTATION = 1000


def glue_points(text: str) -> Iterator[int]:
    """Give the offsets at which a sentence begins that is glued to the one before.

    >>> text = 'to quell a riot.The U.S. troops use Node.js.But Mr.Lee said "no."He left.\\'Why?\\' asked J.K.Orr in 2013.Upon'
    >>> [text[point:].split()[0] for point in glue_points(text)]
    ['The', 'But', 'He', "'Why?'", 'Upon']
    """
    for match in _GLUE.finditer(text):
        if match["word"] in _ABBREVIATIONS or (match["next"][:2].isupper() and not match["word"].islower()):
            continue
        quote = match["quote"]
        opens = quote and not _is_open(
            text[max(0, match.start("quote") - _LONGEST_QUOTATION) : match.start("quote")], quote
        )
        yield match.start("quote") if opens else match.end()


def _is_open(before: str, quote: str) -> bool:
    """Say whether a quotation begun with this straight mark is still open; apostrophes within words do not count."""
    paragraph = before[before.rfind("\n") + 1 :]
    marks = len(re.findall(rf"(?<!\w){quote}|{quote}(?!\w)", paragraph))
    return marks % 2 == 1
