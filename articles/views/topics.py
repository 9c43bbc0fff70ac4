"""The topics, and the articles about one."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst

from articles.models import Article, ArticleTopic, Topic, TopicModel

from .listing import article_list, page_of

A_PAGE = 100
PUBLISHED = Q(articles__status=Article.Status.PUBLISHED, articles__merged_into=None)


def topics(request: HttpRequest) -> HttpResponse:
    """List the Media Topics whole and the hashtags by pages, most used first."""
    counted = Topic.objects.annotate(total=Count("articles", filter=PUBLISHED)).filter(total__gt=0)
    hashtags = counted.exclude(hashtag=None).order_by("-total", "label", "pk")
    context = {
        "subjects": counted.exclude(qcode=None).order_by("label", "pk"),
        "page": page_of(request, hashtags, A_PAGE),
        "model": TopicModel.objects.filter(in_use=True).defer("weights", "figures").first(),
    }
    return render(request, "articles/topics.html", context)


def topic(request: HttpRequest, slug: str, feed: bool = False) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.select_related("parent"), slug=slug)
    return article_list(
        request,
        Article.objects.published().filter(topics=topic).newest(),
        template="articles/topic.html",
        heading=capfirst(topic.label),
        feed=feed,
        topic=topic,
        narrower=topic.children.all(),
        bases=_bases(topic),
    )


def _bases(topic: Topic) -> list[tuple[str, int]]:
    """Count the articles by what says that they are about the topic."""
    published = ArticleTopic.objects.filter(topic=topic, article__status="published", article__merged_into=None)
    counts = published.order_by().values_list("basis").annotate(total=Count("pk")).order_by("-total", "basis")
    return [(ArticleTopic.Basis(basis).label, total) for basis, total in counts]
