"""Find where two sentences are glued: a lost paragraph break that left no space behind (`riot.The troops`)."""

import re
from collections.abc import Iterator

# A full stop behind two letters or digits, its closing marks, and a capital right behind. `U.S.`, `O.C.G.` and
# initials have one letter before the stop; `Node.js` and `bbc.co.uk` go on in lower case; `$1.5m` with a digit.
_GLUE = re.compile(
    r"(?:(?<=[^\W_][^\W_])|(?<=[%)\]]))[.!?…]+[”’)\]]*(?P<quote>[\"']?)"
    r"(?=[“‘(\[]?(?P<next>[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ’']|[AI] |[A-ZÀ-ÖØ-Þ]{2}))"
)
_WORD_BEFORE = re.compile(r"[^\W_]+$")
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr St Prof Rev Hon Gen Col Lt Sgt Capt Sen Rep Gov Jr Sr No vs Mt Ft".split()  # noqa: SIM905
)
_LONGEST_WORD = 30
_LONGEST_QUOTATION = 1000


def glue_points(text: str) -> Iterator[int]:
    """Give the offsets at which a sentence begins that is glued to the one before.

    >>> text = "to quell a riot.The U.S. troops use Node.js.But Mr.Lee said so.'Why?' asked J.K.Orr in 2013.Upon"
    >>> [text[point:].split()[0] for point in glue_points(text)]
    ['The', 'But', "'Why?'", 'Upon']
    """
    for match in _GLUE.finditer(text):
        if _is_one_word(text[max(0, match.start() - _LONGEST_WORD) : match.start()], match["next"]):
            continue
        quote, at = match["quote"], match.start("quote")
        opens = quote and not _is_open(text[max(0, at - _LONGEST_QUOTATION) : at], quote)
        yield at if opens else match.end()


def _is_one_word(before: str, following: str) -> bool:
    """Say whether the stop belongs to an abbreviation (`Mr.Lee`) or a name (`ASP.NET`)."""
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    return word[0] in _ABBREVIATIONS or (following.isupper() and len(following.strip()) > 1 and not word[0].islower())


def _is_open(before: str, quote: str) -> bool:
    """Say whether a quotation begun with this straight mark is still open; apostrophes within words do not count."""
    paragraph = before[before.rfind("\n") + 1 :]
    marks = len(re.findall(rf"(?<!\w){quote}|{quote}(?!\w)", paragraph))
    return marks % 2 == 1
