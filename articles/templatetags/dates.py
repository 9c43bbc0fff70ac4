"""Show when an article was published, as honestly as it is known."""

from collections.abc import Iterable

from django import template
from django.contrib.humanize.templatetags.humanize import apnumber
from django.template.defaultfilters import pluralize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import get_text_list

from articles.intervals import Moment, days, exact
from articles.models import Article

register = template.Library()
NAMED = 3


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


@register.simple_tag
def printed_times(times: Iterable[dict]) -> str:
    """Say which times are printed on how many pages, three of them by name."""
    named = [f"“{time['time']}” on {apnumber(time['pages'])} page{pluralize(time['pages'])}" for time in times]
    return get_text_list([*named[:NAMED], "others"] if len(named) > NAMED else named, "and")


def _joined(words: str, moments: tuple[Moment, ...]) -> SafeString:
    match moments:
        case (first, last):
            return format_html(words, _time(first), _time(last))
        case (only,):
            return _time(only)
    return SafeString("undated")


def _time(moment: Moment) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', moment.machine, moment.words)
