"""Know parts of a body that are not the article's own text. docs/reading.md lists the kinds.

What is not certain stays: no sentence of an article may vanish. So most rules want the whole line (noise_lines.py),
and those for stretches within a line want known sentences, brackets, or signs that prose does not use.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.records import Stretch

from .noise_lines import CREDIT, LINES, LIST, LONGEST, SCRIPT

_LONGEST_LIST = 10
_LONGEST_HEADLINE = 150
_SHORTEST_SECTION = 80
_NEXT_SENTENCE = r"(?= [\"'“‘]?[A-ZÀ-Þ]|\Z)"
# A declaration ends in a semicolon but for the last, so there is one way only to read a rule.
_STYLE = r"\{\s*(?:[\w-]+\s*:[^{};]{1,300};\s*){0,200}(?:[\w-]+\s*:[^{};]{1,300})?\}"
_SELECTOR = r"(?:[.#@*:][\w-]|(?:body|html|div|span|img|figure|iframe|table|h[1-6])(?=[\s,.#:>{]))[^{}\n]{0,200}"

# Kind, the words without which no rule of it can match, and the rule.
_SENTENCES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "translation notice",
        ("translated", "ranslations may", "ranslation may", "ترجمة"),
        re.compile(
            r"(?:This|The) (?:page|article|story|text|content) (?:was|is|has been) "
            r"(?:(?:automatically|machine)[ -]translated|translated (?:automatically|(?:by|using|with) (?:a )?"
            r"(?:machine|AI|artificial intelligence|Google|computer|software)))\b[^.!?]{0,80}[.!]"
            r"|(?:Machine t|T)ranslations? may contain (?:inaccuracies|errors|mistakes)[^.!?]{0,120}[.!]"
            r"|تمت? ترجمة هذ[اه] (?:المقالة?|الصفحة|النص|الخبر) (?:آليا|آلياً|آليًا|تلقائيا|تلقائياً)[^.!؟]{0,80}[.!]"
        ),
    ),
    (
        "donation appeal",
        ("on the ground when", "our donation", "our support", "our contribution", "onate ", "a donation"),
        re.compile(
            r"Our reporters are on the ground when the story (?:develops|is developing|breaks)\."
            r"|Your (?:donation|support|contribution)s? (?:allows?|helps?|enables?|lets?) us\b[^.!?]{0,150}[.!]"
            r"|Your (?:donation|support|contribution) makes? (?:all the|a) difference[.!]"
            r"|(?:(?:Please m|M)ake a donation|(?:Please d|D)onate) (?:today|now)[^.!?]{0,80}[.!]"
        ),
    ),
    (
        "promotion",
        ("your inbox",),
        re.compile(
            r"(?:Get|Sign up|Subscribe|Have)\b[^.!?]{0,120}\b(?:straight|delivered|direct(?:ly)?) (?:to|in|into) "
            r"your inbox[.!](?: Sign [Uu]p(?= |\Z))?"
        ),
    ),
    (
        "advertisement",
        ("dvertisement", "DVERTISEMENT"),
        re.compile(
            r"(?:(?:[0-9] ){1,30}Advertisement(?: [0-9])*|Advertisement(?: [0-9])+|ADVERTISEMENT"
            rf"|(?:Story|Article) continues below (?:this )?advertisement){_NEXT_SENTENCE}"
        ),
    ),
    ("picture number", (), re.compile(rf"([0-9])(?: \1){{1,30}}{_NEXT_SENTENCE}")),
)
_SIGNS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "stylesheet",
        ("{",),
        re.compile(
            rf"(?<!\S)(?:@media[^{{}}\n]{{0,200}}\{{\s*(?:{_SELECTOR}{_STYLE}\s*){{1,100}}\}}|{_SELECTOR}{_STYLE})"
        ),
    ),
    (
        "credit",
        ("(Photo", "(Picture", "(Image", "(Pic", "(PHOTO", "(Credit", "(Video"),
        re.compile(rf"\({CREDIT}\){_NEXT_SENTENCE}"),
    ),
    (
        "hashtags",
        ("#",),
        re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’]))(?:#\w+|\s+#\w+\s*#\w+)(?:\s*#\w+)*\s*\Z"),
    ),
)


def noise_kind(line: str) -> str | None:
    """Name the kind of noise that the whole line is; None if it is text.

    >>> noise_kind("8 8 8 8"), noise_kind("READ MORE: Ferry returns"), noise_kind("Read the report.")
    ('picture number', 'teaser', None)
    """
    if len(line) <= LONGEST:
        for kind, words, rule in LINES:
            if (not words or any(word in line for word in words)) and rule.fullmatch(line):
                return kind
    return "script" if SCRIPT.fullmatch(line) else None


def related_list(lines: Sequence[str]) -> int:
    """Say how many lines, from the first on, are a list of other articles: its heading, and headlines below it.

    >>> related_list(["Related articles", "Ferry returns", "- Orb, 7 July 2025", "The ferry sails on Friday."])
    3
    """
    if not LIST.fullmatch(lines[0]):
        return 0
    rest = lines[1 : _LONGEST_LIST + 1]
    headlines = len(list(takewhile(_is_headline, rest)))
    below = rest[headlines : headlines + 1]
    # The last short line above a section may be the section's own sub-heading.
    keeps = bool(
        headlines and below and len(below[0]) >= _SHORTEST_SECTION and not rest[headlines - 1].startswith("- ")
    )
    return 1 + headlines - keeps


def noise_within(line: str) -> list[Stretch]:
    """Find the stretches of a line that are noise, disjoint and in order.

    >>> noise_within("It sails. 6 6 6 Ilse Varga waits.(Image: Orb) She left.#ferry#wend")
    [Stretch(start=10, end=15, name='picture number'), Stretch(start=33, end=45, name='credit'), \
Stretch(start=55, end=66, name='hashtags')]
    """
    found = [Stretch(*match.span(), kind) for kind, match in _matches(line, _SIGNS)]
    found += [Stretch(*m.span(), kind) for kind, m in _matches(line, _SENTENCES) if _begins_sentence(line, m.start())]
    found.sort()
    return [one for number, one in enumerate(found) if not number or one.start >= found[number - 1].end]


def _matches(
    line: str, rules: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]
) -> list[tuple[str, re.Match[str]]]:
    return [
        (kind, match)
        for kind, words, rule in rules
        if not words or any(word in line for word in words)
        for match in rule.finditer(line)
    ]


def _begins_sentence(line: str, at: int) -> bool:
    before = line[max(0, at - 4) : at]
    return at == 0 or (before[-1].isspace() and before.rstrip().rstrip("\"'”’)")[-1:] in ".!?…؟")


def _is_headline(line: str) -> bool:
    return len(line) <= _LONGEST_HEADLINE and line[-1] not in ".…:"
