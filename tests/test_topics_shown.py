"""What curators and readers see of how topics were chosen."""

import pytest
from django.contrib.auth.models import Permission

from articles.models import ArticleTopic, TopicModel

from .admin_form import change_url, list_url, run_action, save
from .factories import make_article, make_topic

pytestmark = pytest.mark.django_db
SPORT = "medtop:15000000"


def make_model(**fields) -> TopicModel:
    """Make a model that got 57 of 60 articles right, where the lexicon got 48."""
    figures = {"lexicon": {SPORT: [20, 25, 30]}, "model": {SPORT: [27, 30, 30]}}
    kept = {"weights": b"weights", "digest": "0" * 64}
    counts = {"articles": 60, "curators": {"ada": 60}, "lexicon_right": 48, "model_right": 57}
    return TopicModel.objects.create(**counts, figures=figures, **kept | fields)


@pytest.fixture
def row():
    article = make_article(topics=[make_topic("Sport")])
    ArticleTopic.objects.update(evidence="title: regatta; oarsmen ×3", score=0.734)
    return article.article_topics.get()


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_an_articles_page_in_the_admin_shows_why_it_has_a_topic(admin_client, row):
    page = text(admin_client.get(change_url(row.article)))
    assert "title: regatta; oarsmen ×3" in page
    assert "0.734" in page


def test_the_list_of_articles_topics_shows_why(admin_client, row):
    assert "title: regatta; oarsmen ×3" in text(admin_client.get(list_url(ArticleTopic)))


def test_a_curators_topic_has_no_words_for_it(admin_client, row):
    save(admin_client, row.article, **{"article_topics-0-topic": make_topic("Transport").pk})
    assert ArticleTopic.objects.get().evidence == ""


def test_models_are_listed_with_how_well_they_do(admin_client):
    make_model()
    page = text(admin_client.get(list_url(TopicModel)))
    assert "48 of 60 (80.0 %)" in page
    assert "57 of 60 (95.0 %)" in page


def test_a_models_page_has_the_figures_of_each_topic(admin_client):
    page = text(admin_client.get(change_url(make_model())))
    assert "<td>sport</td><td>30</td><td>80.0 / 66.7 / 72.7</td><td>90.0 / 90.0 / 90.0</td>" in page


def test_a_models_page_names_whose_choices_it_learnt_from(admin_client):
    assert "ada (60 articles)" in text(admin_client.get(change_url(make_model())))


def test_the_list_of_models_does_not_load_their_weights(admin_client, django_assert_max_num_queries):
    for _ in range(12):
        make_model()
    with django_assert_max_num_queries(8):
        admin_client.get(list_url(TopicModel))


def test_a_kept_model_is_put_in_use(admin_client):
    former, model = make_model(in_use=True), make_model()
    run_action(admin_client, "use_model", [model])
    assert list(TopicModel.objects.filter(in_use=True)) == [model]
    assert former.is_kept


def test_a_model_that_was_not_kept_is_not_put_in_use(admin_client):
    page = text(run_action(admin_client, "use_model", [make_model(weights=None, digest="")]))
    assert "which did better than the lexicon" in page
    assert not TopicModel.objects.filter(in_use=True).exists()


def test_the_lexicon_is_put_in_use_again(admin_client):
    run_action(admin_client, "use_lexicon", [make_model(in_use=True)])
    assert not TopicModel.objects.filter(in_use=True).exists()


def test_who_may_only_look_cannot_choose_a_model(client, django_user_model):
    user = django_user_model.objects.create_user("looker", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_topicmodel"))
    client.force_login(user)
    run_action(client, "use_model", [make_model()])
    assert not TopicModel.objects.filter(in_use=True).exists()


def test_readers_are_told_that_words_choose_topics(client):
    assert "chosen by the words of the text" in text(client.get("/topics/"))


def test_readers_are_told_how_well_the_model_in_use_does(client):
    make_model(in_use=True)
    page = text(client.get("/topics/"))
    assert "learnt from 60 articles" in page
    assert "right for 57, and by the words of the lexicon alone for 48" in page


def test_a_topic_names_what_it_is_part_of_and_what_is_part_of_it(client):
    rowing = make_topic("rowing", parent=make_topic("sport"))
    make_topic("sculling", parent=rowing)
    page = text(client.get("/topics/rowing/"))
    assert 'Part of <a href="/topics/sport/">Sport</a>' in page
    assert '<a href="/topics/sculling/">Sculling</a>' in page
