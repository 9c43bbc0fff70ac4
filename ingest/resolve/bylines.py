"""Read what stands at the head of a text: the day a page prints there, the byline and the dateline, verbatim.

Half a byline (`By The`) is none, and where it cannot be told where a name ends, it stays in the text.
"""

import re
from collections.abc import Iterator

from .moments import DAY, MOMENT

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-Ž"
# What stands before the day on which a page says that it was published, or last changed.
_SAYS = (
    r"(?:(?:(?:[Dd]ate |[Ff]irst )?[Pp]ublished|PUBLISHED|(?:[Dd]ate )?[Pp]osted|POSTED|Publi(?:cation|sh) [Dd]ate)"
    r"(?: [Dd]ate)?(?: [Oo]n| [Aa]t)?|تاريخ النشر|نُ?شرت?(?: في| بتاريخ| يوم)?)"
)
_CHANGED = r"(?:(?:(?:[Ll]ast )?(?:[Uu]pdated|[Mm]odified)|(?:LAST )?UPDATED)(?: [Oo]n| [Aa]t)?|آخر تحديث)"
_COLON = r" ?[:–—-] ?"
_STATED = re.compile(rf"{_SAYS}(?:{_COLON}| ){MOMENT}")
_PUBLISHED = re.compile(rf"(?:(?:{_SAYS}|{_CHANGED}){_COLON}{MOMENT}\s*[|•]?\s*)+(?:Text [Ss]ize:?)?")
_PUBLISHED_LINE = re.compile(rf"(?:(?:{_SAYS}|{_CHANGED})(?:{_COLON}| ){MOMENT}\s*[|•.]?\s*)+(?:Text [Ss]ize:?)?")
_WORD = rf"[{_CAPITAL}][\w.'’-]*"
_NAME = rf"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|{DAY}){_WORD}(?: (?:[a-z]{{2,3}} )?{_WORD}){{1,4}}"
_BYLINE = re.compile(
    rf"(?:(?:Analysis|Opinion|Comment|Review|Report|Words|Text|Story|{_WORD}(?: [\w’'-]+){{0,3}},) )?"
    rf"(?:[Bb]y|BY):? {_NAME}"
    rf"(?:, [^.!?]{{3,60}}|,? (?:and|&|in|for|at) [^.!?]{{3,60}})?"
    r"|(?:بقلم|كتبت?|إعداد|تقرير)\s*[:/-]\s*[^.!؟:]{3,60}"
)
_SAID_BELOW = re.compile(rf"(?:\A|(?<=[\s.!?\"”]))(?:{_PUBLISHED.pattern})\Z|\A{_PUBLISHED_LINE.pattern}\Z")
# "ORME (Wirepress) -Text", "ORME, June 4 - Text", "PETALING JAYA : Text"; a hyphen within a word is none (COVID-19).
_PLACE = rf"[{_CAPITAL}][{_CAPITAL}.'’ -]{{2,40}}(?:, (?!{DAY})[\w. ]{{2,30}}?)?(?:,? {DAY})?"
_AGENCY = r" ?\([\w .,/&-]{2,40}\)"
_BEGINNING = rf"(?=[\"'“‘]?[{_CAPITAL}0-9])"
_DATELINE = re.compile(
    rf"(?P<dateline>{_PLACE}{_AGENCY}|(?:{_WORD}(?: {_WORD}){{0,3}}, )?{DAY}{_AGENCY}"
    rf"|[ء-ي]+(?: [ء-ي]+){{0,2}} ?\([ء-ي .]{{2,30}}\))"
    rf" ?(?:--|[-–—:]) ?(?={_BEGINNING}|[«\"]?[ء-ي])"
    rf"|(?P<place>{_PLACE})(?: (?:--|[-–—:]) | :){_BEGINNING}"
    r"|(?P<paper>[A-Z]{2,8} \| [A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)?)(?:\Z|(?=[A-Z][a-z]))"
)
# Words in capitals before a dash that name the kind of text.
_NO_PLACE = frozenset(
    ["ANALYSIS", "BREAKING", "CONTENT", "EXCLUSIVE", "EXPLAINER", "LIVE", "NEWS", "NOTES", "OPINION", "UPDATE", "VIDEO"]
)
# Before a dateline a byline ends where the capitals begin.
_INITIAL_OR_NAME = rf"(?:[{_CAPITAL}][\w.'’-]*[a-zß-öø-ÿ][\w'’-]*|[{_CAPITAL}]\.)"
_BYLINE_BEFORE = re.compile(
    rf"By {_INITIAL_OR_NAME}(?: (?:[a-z]{{2,3}} )?{_INITIAL_OR_NAME}){{1,4}}(?= {_PLACE}{_AGENCY} ?[-–—:])"
)
# Words that begin a sentence and end no headline.
_STARTER = re.compile(r"\s+(?:The|A|An|In|On|At|It|He|She|They|About|But|There|This|These|When|While|After|As|For) ")
_LONGEST_HEAD = 400
_LONGEST_FOOT = 150
_SHORTEST_TITLE = 4


def published_on(text: str) -> int:
    """Give the length of the head that says when the page was published; 0 if there is none.

    >>> published_on("Published on: Tuesday, June 24, 2025 Text Size: ORME (Wirepress) -The toll")
    47
    """
    match = _PUBLISHED.match(text, 0, _LONGEST_HEAD) or _PUBLISHED_LINE.fullmatch(text[: _LONGEST_HEAD + 1])
    return len(match[0].rstrip()) if match else 0


def published_below(text: str) -> int:
    """Give where the line that says so at the foot begins, or the last stretch of a text that is one line.

    >>> published_below("The toll fell. First Published: June 24, 2025, 10:02 IST")
    15
    """
    match = _SAID_BELOW.search(text, max(len(text) - _LONGEST_FOOT, 0))
    return match.start() if match else len(text)


def stated_days(line: str) -> Iterator[tuple[int, int]]:
    """Find the days on which a line says that the article was published; not those of its last change.

    >>> list(stated_days("Published: June 24, 2025 | Updated: June 25, 2025"))
    [(0, 24)]
    """
    return (match.span() for match in _STATED.finditer(line))


def title_again(text: str, title: str) -> int:
    """Give the length of the title where it stands before the text once more, if it is certain that it ends there."""
    if not title or not text.startswith(title) or len(title.split()) < _SHORTEST_TITLE:
        return 0
    rest = text[len(title) : len(title) + _LONGEST_HEAD]
    glued = title[-1].isalnum() and rest[:1].isupper()
    return len(title) if glued or _STARTER.match(rest) or dateline(rest.lstrip())[0] or not rest else 0


def byline(line: str) -> int:
    """Give the length of the byline: the whole line, or the head before a dateline; else 0.

    >>> byline("By Ines Okafor, Harbour Correspondent"), byline("By Ines Okafor ORME (Orb) -The"), byline("By The")
    (37, 14, 0)
    """
    if len(line) <= _LONGEST_HEAD and _BYLINE.fullmatch(line):
        return len(line)
    match = _BYLINE_BEFORE.match(line, 0, _LONGEST_HEAD)
    return len(match[0]) if match else 0


def dateline(line: str) -> tuple[int, int]:
    """Give the length of the dateline, and that with the dash behind it; both 0 if there is none.

    >>> dateline("ORME (Wirepress) -Mayor Varga left."), dateline("NATO: The alliance met.")
    ((16, 18), (0, 0))
    """
    match = _DATELINE.match(line, 0, _LONGEST_HEAD)
    if not match:
        return 0, 0
    words = match["dateline"] or match["place"] or match["paper"]
    if match["place"] and not _NO_PLACE.isdisjoint(words.split()):
        return 0, 0
    return len(words.rstrip()), len(match[0])
