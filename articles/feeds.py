"""Write any list of articles as an Atom feed (RFC 4287)."""

import re
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from .intervals import in_words
from .models import Article

# What XML 1.0 (section 2.2) has no way to write; Django refuses a whole feed for one of them.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(request: HttpRequest, articles: Iterable[Article], heading: str) -> HttpResponse:
    """Answer with the articles as a feed; each needs `opening`, the start of its text."""
    own_address = request.build_absolute_uri()
    page_address = request.build_absolute_uri(request.get_full_path().replace(".atom", "/", 1))
    feed = Atom1Feed(_writable(f"{heading} – newsarchive"), page_address, "", language="en", feed_url=own_address)
    for article in articles:
        _entry(feed, request, article)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _entry(feed: Atom1Feed, request: HttpRequest, article: Article) -> None:
    """Add an article. `updated` is when the archive took it in: when it was published may not be known.

    Readers take the summary for HTML, as Django declares it; so it is escaped, unlike title and author, which are text.
    """
    published = in_words(article.published_earliest, article.published_latest, article.date_basis)
    outlet = article.source.name if article.source else "Unknown outlet"
    feed.add_item(
        _writable(article.title),
        request.build_absolute_uri(article.get_absolute_url()),
        escape(_writable(f"{outlet}, {published}. {article.opening}")),
        unique_id=f"tag:{request.get_host().split(':')[0]},2025:article/{article.pk}",
        author_name=_writable(article.byline or outlet),
        pubdate=article.published_latest,
        updateddate=article.imported_at,
    )


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)
