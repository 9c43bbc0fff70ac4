"""A small crawled world with its truth, read from beside the checkout."""

import json
from datetime import datetime

import pytest
from django.core.management import call_command

from articles.models import Article
from ingest.models import Appearance, Capture

from .shared import beside

pytestmark = pytest.mark.django_db


@pytest.fixture
def truth():
    call_command("import_dump", str(beside("world/dump.jsonl")), workers=1)
    return json.loads(beside("world/truth.json").read_text())


def articles_shown(truth) -> dict[int, set[int]]:
    """Map each true article to the archive's articles that its copies were filed under."""
    filed: dict[int, set[int]] = {}
    for number, page in enumerate(truth["pages"], start=1):
        copies = Appearance.objects.filter(capture__record=number).order_by("rank")
        shown = [*([page["main"]] if page["main"] else []), *page["related"]]
        for one, copy in zip(shown, copies, strict=True):
            filed.setdefault(one["n"], set()).add(copy.article_id)
    return filed


def test_no_page_is_rejected(truth):
    assert not Capture.objects.filter(layout="").exists()


def test_each_article_is_found_once_and_only_once(truth):
    filed = articles_shown(truth)
    assert all(len(articles) == 1 for articles in filed.values())
    assert Article.objects.count() == len(filed)


def test_the_true_instant_lies_in_every_date(truth):
    instants = {article["n"]: datetime.fromisoformat(article["published"]) for article in truth["articles"]}
    for number, articles in articles_shown(truth).items():
        for article in Article.objects.filter(pk__in=articles).exclude(published_earliest=None):
            assert article.published_earliest <= instants[number] <= article.published_latest
