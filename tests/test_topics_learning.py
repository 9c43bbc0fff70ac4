"""What is learnt from curators' choices of topics, kept, used and taken back: invented articles."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import Article, ArticleTopic, IndexTask, Topic, TopicModel
from ingest.engines import topics_engine
from ingest.learning import choose_model, classify_again, learn_topics
from ingest.learning.curated import curated_articles, examples
from ingest.resolve.topics import MEDIA_TOPICS, topic_classifier

from .factories import make_article, make_capture, make_topic

pytestmark = pytest.mark.django_db
SPORT, FAITH = "medtop:15000000", "medtop:12000000"
# Words that the lexicon does not have, so that it gives these articles no topic.
REGATTA = "The oarsmen rowed past the buoy and the coxswain called the stroke as the sculls drew level again."
CHOIR = "The deacon lit the candles in the nave and the verger opened the lectern before evensong and vespers."


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.TOPIC_MODELS = tmp_path / "topics"


def subject(qcode: str) -> Topic:
    known = Topic.objects.filter(qcode=qcode).first()
    return known or make_topic(MEDIA_TOPICS[qcode].label, qcode=qcode)


def curate(text: str, qcode: str, number: int, **fields) -> Article:
    fields.setdefault("locked", {"topics": "ada" if number % 2 else "ben"})
    article = make_article(f"Day {number}", body=f"{text} It was day {number} of the year.", **fields)
    ArticleTopic.objects.create(article=article, topic=subject(qcode), basis="curator")
    return article


@pytest.fixture
def corrected():
    """Thirty regattas and thirty services, which the lexicon does not know."""
    for number in range(30):
        curate(REGATTA, SPORT, number)
        curate(CHOIR, FAITH, number)


def test_topics_are_learnt_from_articles_whose_topics_are_locked(corrected):
    make_article("Not curated", topics=[subject(SPORT)])
    assert len(examples(curated_articles())) == 60


def test_a_narrower_topic_counts_as_the_top_class_that_it_is_part_of():
    rowing = make_topic("rowing", qcode="medtop:20001146", parent=make_topic("water sport", parent=subject(SPORT)))
    article = make_article(locked={"topics": "ada"})
    ArticleTopic.objects.create(article=article, topic=rowing, basis="curator")
    assert examples([article])[0].topics == {SPORT}


def test_the_pages_own_category_is_no_choice_of_a_curator():
    article = curate(REGATTA, SPORT, 1)
    ArticleTopic.objects.create(article=article, topic=subject(FAITH), basis="category", score=0.3)
    assert examples([article])[0].topics == {SPORT}


def test_a_model_that_beats_the_lexicon_is_kept_and_used(corrected):
    model = learn_topics().model
    assert (model.lexicon_right, model.model_right, model.in_use) == (0, 60, True)


def test_a_model_remembers_whose_choices_it_learnt_from(corrected):
    assert learn_topics().model.curators == {"ada": 30, "ben": 30}


def test_a_model_that_does_not_beat_the_lexicon_is_not_kept():
    for number in range(30):
        curate("The striker scored a goal for the football club in the cup final.", SPORT, number)
        curate("The bishop said a prayer in the church for the pilgrims of the diocese.", FAITH, number)
    model = learn_topics().model
    assert (model.lexicon_right, model.model_right, model.in_use, model.weights) == (60, 60, False, None)


def test_a_dry_run_keeps_nothing(corrected):
    assert learn_topics(dry_run=True).trial.is_won
    assert not TopicModel.objects.exists()


def test_too_few_corrections_are_a_sentence_that_says_how_many_more():
    for number in range(3):
        curate(REGATTA, SPORT, number)
    with pytest.raises(CommandError, match=r"of 3 articles; it takes 50.*sport: 3, 7 more"):
        call_command("train_topics")


def test_training_prints_the_figures_of_each_topic(corrected, capsys):
    call_command("train_topics")
    printed = capsys.readouterr().out
    assert "right for 0 of 60 held-back articles by the lexicon, and for 60 by the model" in " ".join(printed.split())


def test_pages_are_read_with_the_model_in_use(corrected):
    learn_topics()
    (choice,) = topic_classifier(topics_engine()).classify("The regatta", REGATTA)
    assert (choice.qcode, choice.basis) == (SPORT, "model")


def test_the_file_of_a_model_is_written_again_when_it_is_lost(corrected, settings):
    learn_topics()
    before = topics_engine()
    next(settings.TOPIC_MODELS.iterdir()).unlink()
    assert topics_engine() == before
    assert len(list(settings.TOPIC_MODELS.iterdir())) == 1


def test_without_a_model_the_lexicon_of_the_settings_is_used(settings):
    settings.TOPICS_ENGINE = "lexicon:elsewhere.toml"
    assert topics_engine() == "lexicon:elsewhere.toml"


@pytest.fixture
def regatta(corrected):
    """An article that no curator saw, classified by the model."""
    article = make_article("The regatta", body=REGATTA)
    learn_topics()
    IndexTask.objects.all().delete()
    call_command("classify_topics")
    return article


def rows(article: Article) -> list[tuple[str, str]]:
    return list(article.article_topics.order_by("pk").values_list("topic__qcode", "basis"))


def test_articles_are_classified_again_by_the_model(regatta):
    assert rows(regatta) == [(SPORT, "model")]


def test_the_words_that_spoke_for_a_topic_are_kept(regatta):
    assert "buoy" in regatta.article_topics.get().evidence


def test_going_back_to_the_lexicon_takes_the_models_topics_away(regatta):
    call_command("classify_topics", "--lexicon")
    assert (rows(regatta), topics_engine()) == ([], "lexicon")


def test_a_kept_model_can_be_taken_again(regatta):
    choose_model(None)
    call_command("classify_topics", "--model", str(TopicModel.objects.get().pk))
    assert topics_engine().startswith("model:")


def test_a_model_that_was_not_kept_cannot_be_taken(corrected):
    with pytest.raises(CommandError, match="No model 99 was kept; kept: none"):
        call_command("classify_topics", "--model", "99")


def test_classifying_again_leaves_what_a_curator_chose(regatta):
    regatta.article_topics.all().delete()
    Article.objects.filter(pk=regatta.pk).update(locked={"topics": "ada"})
    ArticleTopic.objects.create(article=regatta, topic=subject(FAITH), basis="curator")
    list(classify_again())
    assert rows(regatta) == [(FAITH, "curator")]


def test_classifying_again_leaves_a_curators_row_of_an_unlocked_article(regatta):
    ArticleTopic.objects.filter(article=regatta).update(basis="curator")
    list(classify_again())
    assert rows(regatta) == [(SPORT, "curator")]


def test_classifying_again_changes_nothing_the_second_time(regatta):
    assert sum(changed for *_, changed in classify_again()) == 0


def test_classifying_goes_in_batches(regatta):
    assert [articles for _, articles, _ in classify_again(batch=40)] == [40, 21]


def test_the_search_follows_what_is_classified_again(regatta, monkeypatch):
    told = []
    monkeypatch.setattr("ingest.learning.classifying.outbox.record", told.extend)
    ArticleTopic.objects.filter(article=regatta).delete()
    list(classify_again())
    assert told == [regatta.pk]


def test_a_topic_that_the_category_states_stays_when_the_words_no_longer_say_it(regatta):
    make_capture(regatta).appearances.update(category="Sport")
    call_command("classify_topics", "--lexicon")
    assert rows(regatta) == [(SPORT, "category")]
