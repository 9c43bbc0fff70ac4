"""Show when an article was published, as honestly as it is known, and what says so."""

from collections.abc import Sequence

from django import template
from django.contrib.humanize.templatetags.humanize import apnumber
from django.template.defaultfilters import pluralize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.evidence import Evidence
from articles.intervals import Moment, days, exact, is_one_day
from articles.models import Article

register = template.Library()
NAMED = 3
_KINDS = {"day": "the date ", "generic": "the date ", "stated": "the line ", "dateline": "the dateline "}


@register.simple_tag
def published(article: Article) -> SafeString:
    """Say it as closely as it is known: “between 4 June 2025 17:00 and 18:30 UTC”."""
    moments = exact(article.published_earliest, article.published_latest, article.date_basis)
    return _joined("between {} and {}", moments)


@register.simple_tag
def published_days(article: Article) -> SafeString:
    """Say it in days, for lists: “4 June 2025”, “30 May – 2 June 2025” or “undated”."""
    return span(article.published_earliest, article.published_latest, article.date_basis)


@register.simple_tag
def span(earliest, latest, basis: str = "") -> SafeString:
    """Show the days from one instant to another."""
    moments = days(earliest, latest, basis)
    close = moments and moments[0].words.isdigit()
    return _joined("{}–{}" if close else "{} – {}", moments)


@register.filter
def is_in_no_known_zone(article: Article) -> bool:
    """Tell whether the date is a day somewhere on Earth."""
    return is_one_day(article.published_earliest, article.published_latest, article.date_basis)


@register.simple_tag
def from_pages(evidence: Sequence[Evidence]) -> SafeString:
    """Say what the pages print, and on how many: “18 hours ago” on two pages; three by name."""
    said = [format_html("{} on {}", _named(one), _pages(one)) for one in evidence[:NAMED]]
    return _listed(said + [SafeString("others")] * (len(evidence) > NAMED))


@register.simple_tag
def said_by_pages(evidence: Sequence[Evidence]) -> SafeString:
    """Make a sentence's subject of it: the page says “18 hours ago”; two pages say “18 hours ago”."""
    if len(evidence) > 1:
        return format_html("its pages say {}", from_pages(evidence))
    (only,) = evidence
    subject = "the page says" if only.pages == 1 else f"{_pages(only)} say"
    return format_html("{} {}", subject, _quoted(only))


@register.filter
def is_of_one_page(evidence: Sequence[Evidence]) -> bool:
    return len(evidence) == 1 and evidence[0].pages == 1


@register.simple_tag
def otherwise(evidence: Sequence[Evidence]) -> SafeString:
    """Say when each of the pages' words place the article that do not agree with the others."""
    said = []
    for one in evidence[:NAMED]:
        meant = _joined("between {} and {}", exact(one.earliest, one.latest, one.basis))
        said.append(format_html("{} on {} means {}", _named(one), _pages(one), meant))
    return _listed(said + [SafeString("others are not named here")] * (len(evidence) > NAMED))


def _named(evidence: Evidence) -> SafeString:
    return format_html("{}{}", _KINDS.get(evidence.basis, ""), _quoted(evidence))


def _quoted(evidence: Evidence) -> SafeString:
    """Keep Arabic words from turning the signs around them."""
    return format_html("“<bdi>{}</bdi>”", evidence.words)


def _pages(evidence: Evidence) -> str:
    return f"{apnumber(evidence.pages)} page{pluralize(evidence.pages)}"


def _listed(said: Sequence[SafeString]) -> SafeString:
    if len(said) == 1:
        return said[0]
    return format_html("{} and {}", format_html_join(", ", "{}", ((one,) for one in said[:-1])), said[-1])


def _joined(words: str, moments: tuple[Moment, ...]) -> SafeString:
    match moments:
        case (first, last):
            return format_html(words, _time(first), _time(last))
        case (only,):
            return _time(only)
    return SafeString("undated")


def _time(moment: Moment) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', moment.machine, moment.words)
