"""The aggregator's own pages, saved as HTML: one CSS selector a field."""

from .html import Block, SiteLayout

_SITE = '<meta property="og:site_name" content="Daily8">'


class ArticleHtml(SiteLayout):
    """An article page: the main article, and related ones in cards."""

    name = "html article"
    signs = (_SITE, '<body class="article-page')
    blocks = (
        Block(
            role="main",
            within="main",
            title="h1",
            outlet=".byline .outlet",
            time=".byline time",
            hashtag="ul.hashtags",
            body=".article-body",
        ),
        Block(
            role="related",
            within=".related article",
            title="h3",
            outlet=".byline .outlet",
            time=".byline time",
            body=".article-body",
        ),
    )
    interface = {
        "heading of hashtags": "main h2.hashtags",
        "AI features": "section.ai",
        "comments": "section.comments",
        "heading of related articles": ".related h2",
        "repeated outlet": ".related .source",
    }


class HashtagHtml(SiteLayout):
    """A page that lists the articles of a hashtag in cards."""

    name = "html hashtag"
    signs = (_SITE, '<body class="hashtag-page')
    page_hashtag = "h1 .hashtag"
    blocks = (
        Block(
            role="listed",
            within="main article",
            title="h3",
            outlet=".byline .outlet",
            time=".byline time",
            category=".category",
            body=".article-body",
        ),
    )
    interface = {"heading": "h1", "repeated outlet": "main .source"}
