"""Print articles as a news aggregator does: compact or spaced, an article with related ones or a hashtag's list."""

from dataclasses import dataclass, field
from datetime import datetime

from .stories import Article

TAIL = (
    "Try Our AI Features",
    "Explore what Daily8 AI can do for you:",
    "Comments",
    "No comments yet...",
    "Related Articles",
)
BULLET = "  • "


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of an article on one page."""

    article: Article
    role: str
    time: str
    lines: tuple[str, ...]
    category: str = ""
    split_title: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one page shows, and the accidents of its printing."""

    layout: str
    captured: datetime
    main: Copy | None = None
    listed: tuple[Copy, ...] = ()
    hashtag: str = ""
    junk: tuple[str, ...] = ()
    says_hashtags: bool = False
    ends_early: bool = False
    names_outlet: bool = True
    titles: int = 2
    gaps: tuple[int, ...] = field(default=(2, 2, 2, 2))

    @property
    def copies(self) -> tuple[Copy, ...]:
        return self.listed if self.main is None else (self.main, *self.listed)


def print_page(sheet: Sheet) -> str:
    """Print a page as text."""
    return "\n".join(LAYOUTS[sheet.layout](sheet)) + "\n"


def _compact_article(sheet: Sheet) -> list[str]:
    lines = [*(sheet.junk or [""]), sheet.main.article.title, *sheet.main.lines]
    if sheet.ends_early:
        return lines
    lines += [*(["Hashtags"] if sheet.says_hashtags else []), "", *TAIL]
    return lines + _compact_blocks(sheet)


def _compact_hashtag(sheet: Sheet) -> list[str]:
    return [f"Latest news with #{sheet.hashtag}", *_compact_blocks(sheet)]


def _compact_blocks(sheet: Sheet) -> list[str]:
    lines: list[str] = []
    for number, copy in enumerate(sheet.listed):
        lines += [""] * sheet.gaps[number % len(sheet.gaps)]
        lines += [copy.article.outlet, copy.time]
        lines += [f"- {copy.category}"] if copy.category else []
        lines += [f"- {copy.article.outlet}", copy.article.title, *copy.lines]
    return lines


def _tight_article(sheet: Sheet) -> list[str]:
    return [*_spaced_head(sheet), *_glue(sheet), *sheet.main.lines, *_spaced_tail(sheet)]


def _loose_article(sheet: Sheet) -> list[str]:
    glue = [line for name in _glue(sheet) for line in (name, "")]
    return [*_spaced_head(sheet), *glue, *sheet.main.lines, "", *_spaced_tail(sheet)]


def _spaced_head(sheet: Sheet) -> list[str]:
    titles = [line for _ in range(sheet.titles) for line in (sheet.main.article.title, "")]
    return ["logo", *titles]


def _glue(sheet: Sheet) -> list[str]:
    return [sheet.main.article.outlet + sheet.main.time] if sheet.names_outlet else []


def _spaced_tail(sheet: Sheet) -> list[str]:
    if sheet.ends_early:
        return []
    tail = [line for words in TAIL for line in (words, "")]
    return ["Orange background", "", *tail, *_spaced_blocks(sheet)]


def _spaced_hashtag(sheet: Sheet) -> list[str]:
    return ["logo", "#", "", f"Latest news with #{sheet.hashtag}", "", *_spaced_blocks(sheet)]


def _spaced_blocks(sheet: Sheet) -> list[str]:
    return [line for copy in sheet.listed for line in _spaced_block(copy)]


def _spaced_block(copy: Copy) -> list[str]:
    outlet, title = copy.article.outlet, copy.article.title
    doubled = title.replace(": ", ":\n ", 1) if copy.split_title else title
    categories = [BULLET + copy.category] if copy.category else []
    head = [doubled, doubled, "", outlet, "", f"time{copy.time}", "", *categories, BULLET + outlet, "", title, ""]
    return [*head, *copy.lines, ""]


LAYOUTS = {
    "compact-article": _compact_article,
    "compact-hashtag": _compact_hashtag,
    "spaced-article-tight": _tight_article,
    "spaced-article-loose": _loose_article,
    "spaced-hashtag": _spaced_hashtag,
}
