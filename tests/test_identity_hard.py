"""Articles that are hard to tell apart stay apart, and copies that are hard to know again are known again."""

import pytest

from articles.models import Article
from benchmarks.archive.hard import false_reprints
from benchmarks.archive.world import place
from benchmarks.changes import CHANGES
from benchmarks.hard_cases import KINDS, alike, changed, edited
from benchmarks.truth import write_pages

pytestmark = pytest.mark.django_db
SOME = 8


@pytest.fixture
def placed(tmp_path):
    """Import the pages of a world and say where its copies went."""
    return lambda world: place(world, write_pages(world, tmp_path / "pages.jsonl"))


def groups() -> dict[int, int]:
    return dict(Article.objects.values_list("pk", "copy_group"))


@pytest.mark.parametrize("kind", KINDS)
def test_articles_that_are_alike_are_each_found_exactly_once(placed, kind):
    world = alike(kind)
    assert placed(world).once().keys() == world.articles.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_articles_that_are_alike_are_no_reprints(placed, kind):
    assert false_reprints(placed(alike(kind)), groups()) == 0


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_changed_copy_is_the_same_article(placed, change):
    world = changed(change, SOME)
    assert placed(world).once().keys() == world.articles.keys()


def test_a_copy_with_another_title_and_a_paragraph_more_is_the_same_article(placed):
    world, _ = edited()
    assert placed(world).once().keys() == world.articles.keys()


def test_an_edited_reprint_shares_the_copy_group_of_its_original(placed):
    world, reprints = edited()
    found, group = placed(world).by_truth(), groups()
    for reprint, original in reprints.items():
        assert {group[article] for article in found[reprint] | found[original]} == {group[min(found[original])]}
