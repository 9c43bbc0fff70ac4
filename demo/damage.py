"""Damage a text as scraping does: lost spaces and lost words at paragraph joins, cut ends, stray lines."""

import re
from random import Random

from .dice import dice, happens
from .stories import Article, Passage

STRAY_LINES = ("Advertisement", "6", "Share this article")


def main_lines(article: Article, throw: Random) -> tuple[str, ...]:
    """Print a main body: a line a paragraph, except where a join was lost; at times cut short or empty."""
    if happens(throw, 0.06):
        return ()
    passages = article.passages()
    glued = lost_joins(article)
    lines = [passages[0].text]
    for number, passage in enumerate(passages[1:], start=1):
        if number in glued:
            lines[-1] += passage.text
        else:
            lines.append(passage.text)
    if happens(throw, 0.09):
        return tuple(lines[:2])
    if happens(throw, 0.04):
        lines.insert(0, article.title)
    if happens(throw, 0.08):
        lines.insert(len(lines) // 2, throw.choice(STRAY_LINES))
    return tuple(lines)


def one_line(article: Article, throw: Random) -> str:
    """Print a related body: one line, without the two words that met at each lost join; at times cut."""
    passages = article.passages()
    glued = lost_joins(article)
    line = passages[0].text
    for number, passage in enumerate(passages[1:], start=1):
        line = _without_joined_words(line, passage.text) if number in glued else f"{line} {passage.text}"
    if happens(throw, 0.25):
        return line[: int(len(line) * throw.uniform(0.3, 0.9))].rstrip()
    if happens(throw, 0.03):
        return line.removeprefix(passages[0].text).lstrip()
    return line.replace("'s ", " 's ") if happens(throw, 0.05) else line


def lost_joins(article: Article) -> frozenset[int]:
    """Choose the passages that lost the space before them; the same on every page, as they are the outlet's doing."""
    throw = dice(article.copy_of or article.slug)
    if happens(throw, 0.55):
        return frozenset()
    passages = article.passages()
    joins = range(1, len(passages))
    return frozenset(
        number for number in joins if happens(throw, 0.6) and _can_glue(passages[number - 1], passages[number])
    )


def _can_glue(before: Passage, after: Passage) -> bool:
    texts = before.kind == after.kind == "text"
    return texts and bool(re.search(r"\w\.$", before.text)) and after.text[0].isalpha()


def _without_joined_words(before: str, after: str) -> str:
    return f"{before.rpartition(' ')[0]} {after.partition(' ')[2]}"
