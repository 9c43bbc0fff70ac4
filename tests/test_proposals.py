"""What imports make of a field that a curator locked is kept beside it, and taken when the field is given back."""

import pytest

from articles.merging import merge_sources
from articles.models import Article, ArticleTopic, Mention, Source
from ingest.curation import CurationError, give_back

from .admin_form import change_url, list_url, save
from .factories import make_article, make_person, make_source, make_topic
from .test_curation import FROST, LATER, keep, main, related

pytestmark = pytest.mark.django_db
LOCKED = {"title": "title", "source": "source", "published": "published"}
MINUTES = ("published_earliest_0", "published_earliest_1", "published_latest_0", "published_latest_1")
FIRST_OF_JUNE = dict(zip(MINUTES, ("2025-06-01", "10:00", "2025-06-01", "11:00"), strict=True))
MINISTER = "Growers in Tarn lost half their blossom in the frost, Farm Minister Ilse Varga told the parliament in Orme."


@pytest.fixture
def article():
    keep(related("Frost in Tarn", FROST))
    return Article.objects.get(title="Frost in Tarn")


@pytest.fixture
def named():
    keep(main("Frost in Tarn", MINISTER))
    return Article.objects.get()


def now(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def listed(client) -> str:
    return client.get("/admin/articles/article/differences/").content.decode()


def queued(client) -> list[Article]:
    return list(client.get(list_url(Article), {"imports": "unseen"}).context["cl"].result_list)


def test_a_corrected_title_keeps_that_of_imports_beside_it(admin_client, article):
    save(admin_client, article, title="Frost in the valley of Tarn")
    assert now(article).proposed == {"title": {"title": "Frost in Tarn", "slug": "frost-in-tarn"}}


def test_a_corrected_outlet_keeps_that_of_imports_beside_it(admin_client, article):
    save(admin_client, article, source=make_source("Harbour Gazette").pk)
    assert now(article).proposed == {"source": {"source_id": article.source_id}}


def test_a_corrected_date_keeps_that_of_imports_beside_it(admin_client, article):
    save(admin_client, article, **FIRST_OF_JUNE)
    earliest = article.published_earliest.isoformat()
    assert now(article).proposed["published"]["published_earliest"] == earliest


def test_a_field_that_is_corrected_twice_keeps_the_value_of_imports(admin_client, article):
    save(admin_client, article, title="Frost in the valley")
    save(admin_client, article, title="Frost in the valley of Tarn")
    assert now(article).proposed["title"]["title"] == "Frost in Tarn"


def test_a_field_that_has_the_value_of_imports_again_has_nothing_beside_it(admin_client, article):
    save(admin_client, article, title="Frost in the valley")
    save(admin_client, article, title="Frost in Tarn")
    assert (now(article).proposed, now(article).locked) == ({}, {"title": "admin"})


def test_a_changed_status_has_nothing_beside_it(admin_client, article):
    save(admin_client, article, status="hidden")
    assert now(article).proposed == {}


def test_corrected_topics_keep_those_of_imports_beside_them(admin_client, article):
    rows = {"article_topics-TOTAL_FORMS": 1, "article_topics-0-topic": make_topic("Transport").pk}
    save(admin_client, article, **rows)
    assert now(article).proposed == {"topics": {"topics": []}}


def test_corrected_people_keep_those_of_imports_beside_them(admin_client, named):
    save(admin_client, named, **{"mentions-0-person": make_person("Ilse Moreno").pk})
    assert now(named).proposed == {"people": {"people": ["Ilse Varga"]}}


def test_a_later_copy_changes_what_is_beside_a_locked_title(article):
    Article.objects.filter(pk=article.pk).update(locked={"title": "anna"})
    keep(related("Frost in Tarn today", LATER))
    assert now(article).proposed["title"]["title"] == "Frost in Tarn today"


def test_a_later_copy_changes_what_is_beside_a_locked_outlet(named):
    Article.objects.filter(pk=named.pk).update(locked={"source": "anna"})
    keep(related("Frost in Tarn", MINISTER, "The Lantern"))
    lantern = Source.objects.get(name="The Lantern")
    assert (now(named).source, now(named).proposed) == (None, {"source": {"source_id": lantern.pk}})


def test_a_later_copy_changes_what_is_beside_a_locked_date(article):
    Article.objects.filter(pk=article.pk).update(locked={"published": "anna"})
    keep(related("Frost in Tarn", FROST, time="3 hours ago"))
    assert now(article).proposed["published"]["published_earliest"] > article.published_earliest.isoformat()


def test_a_later_copy_changes_what_is_beside_locked_topics(article):
    Article.objects.filter(pk=article.pk).update(locked={"topics": "anna"})
    keep(main("Frost in Tarn", FROST + "\nHashtags\n#Orchards"))
    assert now(article).proposed == {"topics": {"topics": ["#Orchards"]}}


def test_a_better_text_is_kept_beside_one_whose_people_were_corrected(named):
    Article.objects.update(locked={"people": "anna"})
    keep(main("Frost in Tarn", MINISTER + " The harvest of plums is thought to be lost."))
    assert now(named).proposed["text"]["body"].endswith("thought to be lost.")
    assert now(named).body == MINISTER


@pytest.mark.parametrize("lock", LOCKED)
def test_a_field_that_is_given_back_has_the_value_of_imports_at_once(admin_client, article, lock):
    before = list(Article.objects.filter(pk=article.pk).values())
    other = {"title": "Frost in the valley", "source": make_source("Harbour Gazette").pk} | FIRST_OF_JUNE
    save(admin_client, article, **{name: value for name, value in other.items() if name.startswith(lock)})
    save(admin_client, article, release=[lock])
    assert list(Article.objects.filter(pk=article.pk).values()) == before


def test_topics_that_are_given_back_are_those_of_imports(article):
    ArticleTopic.objects.create(article=article, topic=make_topic("Transport"), basis="curator")
    Article.objects.filter(pk=article.pk).update(locked={"topics": "anna"})
    keep(main("Frost in Tarn", FROST + "\nHashtags\n#Orchards"))
    give_back(article.pk, ["topics"])
    assert list(article.article_topics.values_list("topic__label", "basis")) == [("#Orchards", "hashtag")]


def test_people_who_are_given_back_are_those_of_imports(admin_client, named):
    save(admin_client, named, **{"mentions-0-person": make_person("Ilse Moreno").pk})
    give_back(named.pk, ["people"])
    assert list(Mention.objects.values_list("person__name", flat=True)) == ["Ilse Varga"]


def test_the_better_text_is_taken_when_people_are_given_back(named):
    Article.objects.update(locked={"people": "anna"})
    keep(main("Frost in Tarn", MINISTER + " The harvest of plums is thought to be lost."))
    give_back(named.pk, ["people"])
    assert (now(named).body.endswith("thought to be lost."), now(named).proposed) == (True, {})


def test_a_text_that_todays_rules_read_otherwise_is_not_taken(named, monkeypatch):
    Article.objects.update(locked={"people": "anna"})
    monkeypatch.setattr("ingest.filing.copies.read_copy", lambda *of: None)
    with pytest.raises(CurationError, match=r"manage\.py reread"):
        give_back(named.pk, ["people"])
    assert (now(named).locked, named.mentions.count()) == ({"people": "anna"}, 1)


def test_a_refused_release_is_told_and_the_lock_stays(admin_client, named, monkeypatch):
    Article.objects.update(locked={"people": "anna"})
    monkeypatch.setattr("ingest.filing.copies.read_copy", lambda *of: None)
    page = save(admin_client, named, release=["people"])
    assert "manage.py reread" in page.content.decode()
    assert now(named).locked == {"people": "anna"}


def test_the_value_of_imports_stands_beside_the_lock(admin_client, article):
    save(admin_client, article, title="Frost in the valley of Tarn")
    page = admin_client.get(change_url(article)).content.decode()
    assert "title, locked by admin. Imports would make it: “Frost in Tarn”" in page


def test_what_a_curator_just_corrected_waits_for_nobody(admin_client, article):
    save(admin_client, article, title="Frost in the valley of Tarn")
    assert queued(admin_client) == []


def test_what_imports_read_otherwise_since_waits_for_a_curator(admin_client, article):
    Article.objects.filter(pk=article.pk).update(locked={"title": "anna"})
    keep(related("Frost in Tarn today", LATER))
    assert queued(admin_client) == [article]
    assert (
        "Articles of which imports read a locked field otherwise</a>: 1" in admin_client.get("/admin/").content.decode()
    )


def test_saving_an_article_takes_it_out_of_the_queue(admin_client, article):
    Article.objects.filter(pk=article.pk).update(locked={"title": "anna"})
    keep(related("Frost in Tarn today", LATER))
    save(admin_client, article)
    assert (queued(admin_client), now(article).proposed["title"]["title"]) == ([], "Frost in Tarn today")


def test_the_list_of_differences_tells_both_values(admin_client, article):
    save(admin_client, article, title="Frost in the valley", source=make_source("Harbour Gazette").pk, **FIRST_OF_JUNE)
    told = ["“Frost in the valley”", "“Frost in Tarn”", "Harbour Gazette", "The Lantern"]
    told += ["2025-06-01 10", "2025-06-03 10"]
    assert [words for words in told if f"<td>{words}" not in listed(admin_client)] == []


def test_the_list_of_differences_tells_topics_people_and_texts(admin_client, named):
    proposed = {"topics": {"topics": ["#Tarn"]}, "people": {"people": ["Oto Brandt"]}}
    proposed["text"] = {"title": "Frost", "body": "Half the blossom is lost."}
    Article.objects.update(locked={"people": "anna", "topics": "anna"}, proposed=proposed, proposals_seen=False)
    told = ("#Tarn", "Oto Brandt", "Ilse Varga", "“Frost”, 25 characters: “Half the blossom is lost.”", "anna")
    assert [words for words in told if f"<td>{words}</td>" not in listed(admin_client)] == []


@pytest.fixture
def differing():
    """Sixty articles of which imports read everything otherwise."""
    proposed = {"source": {"source_id": 1}, "topics": {"topics": ["#x"]}, "people": {"people": []}}
    for number in range(60):
        people = [make_person(f"Person {number}")]
        make_article(f"Article {number}", people=people, locked={"title": "a"}, proposed=proposed, proposals_seen=True)


def test_the_list_of_differences_costs_few_queries(admin_client, differing, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        assert "Articles 1 to 50 of 60." in listed(admin_client)


def test_who_may_not_see_articles_may_not_see_differences(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("clerk", is_staff=True))
    assert client.get("/admin/articles/article/differences/").status_code == 403


def test_what_imports_make_of_an_outlet_follows_when_outlets_are_merged(admin_client, article):
    save(admin_client, article, source=make_source("Harbour Gazette").pk)
    merge_sources(kept := make_source("Lantern Online"), [article.source])
    give_back(article.pk, ["source"])
    assert now(article).source == kept


def test_nothing_is_beside_an_outlet_that_was_merged_with_that_of_imports(admin_client, article):
    save(admin_client, article, source=(kept := make_source("Harbour Gazette")).pk)
    merge_sources(kept, [article.source])
    assert (now(article).source, now(article).proposed) == (kept, {})
