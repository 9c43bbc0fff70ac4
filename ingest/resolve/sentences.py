"""Find where two sentences are glued: a lost paragraph break that left no space behind (`riot.The troops`)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

# Letters of the alphabets with capitals; Arabic has none, so there any letter may begin a sentence.
_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я"
_ARABIC = "ء-يٱ-ۓ"
# A full stop behind two letters or digits, its closing marks, and a capital right behind. `U.S.`, `O.C.G.` and
# initials have one letter before the stop; `Node.js` and `bbc.co.uk` go on in lower case; `$1.5m` with a digit.
# An ellipsis stands within a sentence as often as at its end, so it parts nothing.
_GLUE = re.compile(
    r"[.!?؟۔](?![\s.…])(?:"
    rf"(?:(?<=[^\W_][^\W_].)|(?<=[%)\]\"'”’»].))[!?؟]*[”’»)\]]*(?P<quote>[\"']?)"
    rf"(?=[“‘«(\[]?(?P<next>[{_CAPITAL}](?:[^\W\d_A-Z]\w*|['’][{_CAPITAL}])|[AI](?=[ '’])|[{_CAPITAL}]{{2,}}"
    rf"|[{_ARABIC}]))"
    # Behind one letter (`the U.S.The troops`) only before a word that no name begins with.
    r"|(?<=[^\W\d_]\.)(?=(?P<sure>The|This|These|But|However|According|They|There|When|While) ))"
)
_WORD = re.compile(r"[^\W_]+\Z")
# Straight marks that stand at the edge of a word: an apostrophe within one is none.
_MARKS = {quote: re.compile(rf"(?<!\w){quote}|{quote}(?!\w)") for quote in "\"'"}
_ITEM = re.compile(r"(?:\A|\n|[.!?:] ?)\d{1,2}\Z")
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr St Prof Rev Hon Gen Col Lt Sgt Capt Maj Adm Insp Supt Sen Rep Gov Jr Sr No vs Mt Ft Ph".split()  # noqa: SIM905
)
# What stands behind the stop of a file's or a host's name, written in capitals.
_ENDINGS = frozenset("NET JS IO AI TV FM COM ORG PDF JPG JPEG PNG GIF DOC DOCX XLS XLSX CSV TXT HTML ZIP MP".split())  # noqa: SIM905
_ENDINGS |= frozenset({"Com", "Org", "Pdf", "Docx"})
_HOST = re.compile(r"\w+\.(?:[Cc]om|[Oo]rg|[Nn]et|co)\b")
_NAMES = frozenset({("gov", "UK"), ("yahoo", "News")})
_LONGEST_TOKEN = 200
_LONGEST_WORD = 30
_LONGEST_MARKET = 2
_LONGEST_QUOTATION = 1000


def glue_points(text: str) -> Iterator[int]:
    """Give the offsets at which a sentence begins that is glued to the one before.

    >>> text = "to quell a riot.The U.S. troops use Node.js.But Mr.Lee said so.'Why?' asked J.K.Orr in 2013.Upon"
    >>> [text[point:].split()[0] for point in glue_points(text)]
    ['The', 'But', "'Why?'", 'Upon']
    """
    marks: dict[str, list[int]] = {}
    for match in _GLUE.finditer(text):
        if _is_one_word(text, match):
            continue
        quote = match["quote"]
        if not quote:
            yield match.end()
        elif text[match.start() - 1] != quote:
            if quote not in marks:
                marks[quote] = [mark.start() for mark in _MARKS[quote].finditer(text)]
            at = match.start("quote")
            yield match.end() if _is_open(text, at, marks[quote]) else at


def _is_one_word(text: str, match: re.Match[str]) -> bool:
    """Say whether the stop belongs to an abbreviation, a number in a list, an address, or a file's or host's name."""
    start = match.start()
    if _is_address(text, start):
        return True
    before = text[max(0, start - _LONGEST_WORD) : start]
    word = _WORD.search(before)
    if word is None or match["sure"]:
        return False
    if _is_host(word[0], match["next"]) or _HOST.match(text, match.end()):
        return True
    return word[0] in _ABBREVIATIONS or _ITEM.search(before) is not None


def _is_host(word: str, following: str) -> bool:
    """Say whether the two are a file's or a host's name, or a share's (`PGLO.AS`)."""
    share = word.isupper() and following.isupper() and len(following) == _LONGEST_MARKET
    return following in _ENDINGS or (word.lower(), following) in _NAMES or share


def _is_address(text: str, at: int) -> bool:
    """Say whether the stop stands within an address of the Web or of e-mail."""
    before = text[max(0, at - _LONGEST_TOKEN) : at]
    token = before[before.rfind(" ") + 1 :]
    if "://" in token or token.lower().startswith("www") or "@" in token[1:]:
        return True
    behind = text[at : at + _LONGEST_TOKEN].partition(" ")[0]
    name, mark, _ = behind.partition("@")
    return bool(mark) and name.replace(".", "").replace("-", "").replace("_", "").isalnum()


def _is_open(text: str, at: int, marks: Sequence[int]) -> bool:
    """Say whether a quotation begun with such a straight mark is still open here; `marks` are the offsets of all."""
    start = max(0, at - _LONGEST_QUOTATION)
    start = max(start, text.rfind("\n", start, at) + 1)
    return (bisect_left(marks, at) - bisect_left(marks, start)) % 2 == 1
