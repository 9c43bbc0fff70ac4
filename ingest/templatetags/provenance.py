"""What an article's page tells of the copy that its text came from: what was left out of it, and what it lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, NamedTuple

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.intervals import Moment, exact
from articles.models import Article
from articles.passages import Paragraph, Passage
from ingest.damage import Loss, lost_words
from ingest.models import Appearance, Capture
from ingest.printed import cleaned_body, printed_body

register = template.Library()

# Not noise: the dash belongs to the dateline, which is shown.
_SILENT = frozenset({"dash"})
_MINUTE = timedelta(minutes=1)


class Omission(NamedTuple):
    """A stretch of the page that is not in the text, and why."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Hole:
    """A place where words are missing, among the passages of a paragraph."""

    lost: int
    text: str = "▢"
    person: None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """The page's own body: what was left out of the text, and where the text has holes."""

    omissions: tuple[Omission, ...] = ()
    losses: tuple[Loss, ...] = ()


@register.simple_tag
def printed(article: Article) -> Printed:
    """Read the body of the copy that gives the text back from its page."""
    giver = article.appearances.select_related("capture").filter(gives_text=True).first()
    body = printed_body(giver) if giver else None
    if giver is None or body is None:
        return Printed()
    cleaned = cleaned_body(giver, body)
    page = giver.capture.text()
    omissions = [Omission(name, page[start:end]) for start, end, name in cleaned.left_out if name not in _SILENT]
    # A curator may have changed the text: then nobody knows where the holes are.
    same = giver.lost_words and cleaned.text == article.body
    return Printed(tuple(omissions), _losses(giver, cleaned.text) if same else ())


@register.simple_tag
def captured(capture: Capture) -> SafeString:
    """Say when a page was captured, no surer than it is: an instant, a day, or the first and the last instant."""
    at, until = capture.captured_at, capture.captured_until
    if at is None:
        return SafeString("at a time that is not known")
    if until is None or until - at < _MINUTE:
        return format_html('<time datetime="{}">{} UTC</time>', at.isoformat(), f"{at.day} {at:%B %Y %H:%M}")
    first, *last = exact(at, until)
    if last:
        return format_html("between {} and {}", _time(first), _time(last[0]))
    return format_html("{}, at an hour that is not known", _time(first))


def _time(moment: Moment) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', moment.machine, moment.words)


@register.filter
def with_holes(paragraphs: Sequence[Paragraph], printed: Printed) -> Sequence[Paragraph]:
    """Put the holes of the text between its passages."""
    if not printed.losses:
        return paragraphs
    parted, start = [], 0
    for paragraph in paragraphs:
        passages = tuple(_parted(paragraph.passages, start, printed.losses))
        parted.append(replace(paragraph, passages=passages))
        start += sum(len(passage.text) for passage in paragraph.passages) + 2
    return parted


def _losses(giver: Appearance, text: str) -> tuple[Loss, ...]:
    """Find the holes by the main article that shows as many as were counted."""
    others = Appearance.objects.filter(article=giver.article_id, role="main").select_related("capture").order_by("pk")
    for other in others[:5]:
        body = printed_body(other)
        losses = lost_words(text, body.text) if body else ()
        if sum(loss.words for loss in losses) == giver.lost_words:
            return losses
    return ()


def _parted(passages: Iterable[Passage], start: int, losses: Sequence[Loss]) -> Iterable[Any]:
    for passage in passages:
        done, end = start, start + len(passage.text)
        for loss in losses:
            if done < loss.offset <= end or loss.offset == start == done:
                yield passage.cut(done - start, loss.offset - start)
                yield Hole(loss.words)
                done = loss.offset
        yield passage.cut(done - start, end - start)
        start = end
