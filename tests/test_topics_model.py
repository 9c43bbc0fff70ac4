"""Learning topics upon a lexicon, with nothing but Python: invented words, one fact each."""

import gzip
import json

import pytest

from ingest.resolve.topics import MEDIA_TOPICS, ModelClassifier, ModelError, topic_classifier
from ingest.resolve.topics.model import Model
from ingest.resolve.topics.model_file import pack, unpack
from ingest.resolve.topics.training import Example, train
from ingest.resolve.topics.trial import dealt, learn, score, try_out
from ingest.resolve.topics.vocabulary import Vocabulary
from ingest.resolve.topics.weights import Weights

SPORT, FAITH, LAW = "medtop:15000000", "medtop:12000000", "medtop:02000000"
LEXICON = Weights({"goal": ((SPORT, 5.0),), "prayer": ((FAITH, 5.0),), "judge": ((LAW, 5.0),)})
EMPTY = Model(LEXICON, Weights({}))


def example(text: str, *topics: str, group: int = 0) -> Example:
    return Example("", text, frozenset(topics), group)


def some(number: int) -> list[Example]:
    """Make articles whose words the lexicon does not have."""
    oars = [example(f"oars and sculls on day {day}", SPORT, group=day) for day in range(number)]
    return oars + [example(f"nave and vespers on day {day}", FAITH, group=-day - 1) for day in range(number)]


def chances(model: Model, text: str) -> dict[str, float]:
    return model.chances(model.vocabulary().count("", text).strengths())


def first(model: Model, text: str) -> str:
    found = chances(model, text)
    return max(found, key=found.get)


def test_the_chances_of_all_topics_are_one_together():
    assert sum(chances(EMPTY, "goal goal prayer").values()) == pytest.approx(1)


def test_without_learning_the_lexicon_decides():
    assert first(EMPTY, "goal and goal and prayer") == SPORT


def test_words_that_the_lexicon_lacks_are_learnt():
    assert first(train(some(10), LEXICON), "sculls") == SPORT


def test_a_topic_that_no_example_has_keeps_what_the_lexicon_says():
    assert first(train(some(10), LEXICON), "the judge, the judge") == LAW


def test_words_of_all_topics_raise_none_over_one_that_no_example_has():
    usual = ["the committee said today that", "people came to a meeting where", "a report of last week says"]
    taught = [example(f"{usual[abs(one.group) % 3]} {one.text}", *one.topics, group=one.group) for one in some(60)]
    found = chances(train(taught, LEXICON), f"{' '.join(usual)} the judge")
    assert found[LAW] == max(found.values())


def test_what_curators_say_outweighs_the_lexicon():
    corrected = [example(f"goal of the parish council {day}", FAITH, group=day) for day in range(20)]
    assert first(train([*corrected, *some(20)], LEXICON), "goal of the parish council") == FAITH


def test_an_article_of_two_topics_teaches_both():
    both = [example(f"regatta blessing {day}", SPORT, FAITH, group=day) for day in range(10)]
    fines = [example(f"fine {day}", LAW, group=-day - 1) for day in range(10)]
    found = chances(train([*both, *fines], LEXICON), "regatta blessing")
    assert found[SPORT] == pytest.approx(found[FAITH], abs=0.02)
    assert found[SPORT] > 3 * found[LAW]


def test_a_word_of_one_article_is_not_learnt():
    assert "vespers" not in train([*some(10)[:10], example("vespers", FAITH)], LEXICON).learnt.terms


def test_the_plural_of_a_word_of_the_lexicon_is_that_word():
    terms = train([example(f"goals prayers {day}", SPORT, group=day) for day in range(4)], LEXICON).learnt.terms
    assert not {"goals", "prayers"} & terms.keys()


def test_the_same_examples_give_the_same_model_in_any_order():
    assert pack(learn(some(10), LEXICON)) == pack(learn(some(10)[::-1], LEXICON))


def test_an_unsure_text_has_no_topic():
    assert ModelClassifier(train(some(10), LEXICON)).classify("A quiet day", "Nothing much was seen.") == ()


def test_the_words_that_spoke_most_are_the_evidence():
    (choice,) = ModelClassifier(train(some(10), LEXICON)).classify("Sculls", "The oars, the oars, a goal.")
    assert (choice.basis, set(choice.evidence.split("; "))) == ("model", {"title: sculls", "oars ×2", "goal"})


def test_copies_of_one_text_are_held_back_together():
    copies = [example("oars and sculls", SPORT, group=1) for _ in range(9)]
    parts = [{one.group for one in part} for part in dealt([*some(20), *copies])]
    assert sum(1 in groups for groups in parts) == 1


def test_each_part_has_its_share_of_each_topic():
    assert {(len(part), sum(SPORT in one.topics for one in part)) for part in dealt(some(20))} == {(8, 4)}


def test_the_parts_follow_from_the_texts_alone():
    assert dealt(some(20)) == dealt(some(20)[::-1])


def test_a_trial_judges_each_article_once():
    trial = try_out(some(20), LEXICON)
    assert (trial.lexicon.articles, trial.lexicon.first_right, trial.model.articles, trial.model.first_right) == (
        40,
        0,
        40,
        40,
    )


def test_a_tie_keeps_the_lexicon():
    known = [example(f"goal goal goal {day}", SPORT, group=day) for day in range(20)]
    known += [example(f"prayer prayer prayer {day}", FAITH, group=-day - 1) for day in range(20)]
    trial = try_out(known, LEXICON)
    assert (trial.gained, trial.is_won) == (0, False)


def test_figures_count_what_was_chosen_and_what_was_given():
    figures = score([(example("", SPORT), (SPORT, LAW)), (example("", SPORT, FAITH), (FAITH,)), (example(""), ())])
    sport = figures.topics[SPORT]
    assert (sport.precision, sport.recall, sport.f1, figures.first_right) == (1.0, 0.5, pytest.approx(2 / 3), 3)


def test_a_model_is_read_from_its_file(tmp_path):
    path = tmp_path / "model.json.gz"
    path.write_bytes(pack(train(some(10), LEXICON)))
    (choice,) = topic_classifier(f"model:{path}").classify("Sculls", "oars and sculls")
    assert choice.qcode == SPORT


def packed(**content) -> bytes:
    return gzip.compress(json.dumps({"format": 1, "lexicon": {}, "learnt": {}, "bias": {}} | content).encode(), mtime=0)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not a file that train_topics wrote"),
        (b"weights", "not a file that train_topics wrote"),
        (packed()[:-9], "not a file that train_topics wrote"),
        (gzip.compress(b"[" * 100_000, mtime=0), "not a file that train_topics wrote"),
        (packed(format=2), "format 2; this version reads format 1"),
        (packed(bias={"medtop:1": 1}), "gives 'medtop:1' a weight of 1"),
        (packed(learnt={"oars": [[SPORT, 1e9]]}), "a weight of 1000000000.0"),
        (packed(learnt={"oars": [[SPORT, float("nan")]]}), "a weight of nan"),
        (packed(learnt=[]), "not a file that train_topics wrote"),
    ],
)
def test_a_file_that_is_no_model_gives_a_sentence(data, sentence):
    with pytest.raises(ModelError, match=sentence):
        unpack(data)


def test_a_model_that_is_not_there_gives_a_sentence():
    with pytest.raises(ModelError, match=r"nowhere.gz cannot be read: No such file"):
        topic_classifier("model:nowhere.gz")


@pytest.mark.parametrize("text", ["", "a " * 100_000, "-" * 100_000, "x" * 100_000, "\u0130" * 50_000])
def test_any_text_is_counted(text):
    assert Vocabulary(["a"]).count("", text).strengths().keys() <= {"a"}


def test_every_topic_may_be_learnt():
    everything = [example(f"word{number} again", topic, group=number) for number, topic in enumerate(MEDIA_TOPICS)] * 4
    model = train(everything, LEXICON)
    assert [first(model, f"word{number}") for number in range(17)] == list(MEDIA_TOPICS)
