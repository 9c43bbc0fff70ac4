"""Learn a model from articles with their topics: logistic regression upon the lexicon, with nothing but Python.

The softmax of several topics is fitted by stochastic gradient descent with a rate for each weight that shrinks as it
is moved (AdaGrad: Duchi, Hazan, Singer, “Adaptive subgradient methods”, 2011). The lexicon's shares stay as they are
and only what departs from them is learnt, so that few articles suffice. What is learnt tells the topics apart that
articles have; it raises none of them over a topic that none has, which is only held to be rarer the more articles are
without it. The same articles in the same order always give the same model.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from random import Random

from .model import Model, prior, scale
from .vocabulary import WORD, Vocabulary
from .weights import Weights

ROUNDS = 10
RATE = 0.3
RATE_OF_BIAS = 0.1
# What a weight's shrinking rate begins with, and the error below which nothing is moved. Measured on news
# articles of five topics, where both hardly mattered.
FIRST_MOVE = 0.01
SMALLEST_ERROR = 0.01
# Terms that stand in fewer articles say nothing of others; those that stand in half of them are no topic's.
FEWEST_ARTICLES = 2
MOST_ARTICLES = 0.5
MOST_TERMS = 20_000
# So many articles without a topic make it half as likely.
ARTICLES_WITHOUT = 80
# A topic is learnt when so many articles have it.
FEWEST_OF_TOPIC = 3
# Smaller ones change hardly any choice, and cost time with every article.
SMALLEST_WEIGHT = 0.25

Row = list[float]


@dataclass(frozen=True, slots=True)
class Example:
    """An article with the topics that curators gave it; copies of one text have one `group`."""

    title: str
    text: str
    topics: frozenset[str]
    group: int


@dataclass(frozen=True, slots=True)
class _Case:
    """An example as numbers: its terms with their strengths, the lexicon's view of the topics, and the truth."""

    terms: list[tuple[str, float]]
    prior: Row
    truth: Row


def train(examples: Sequence[Example], lexicon: Weights) -> Model:
    """Learn a model. Its topics are those that enough of the examples have."""
    having = Counter(topic for example in examples for topic in example.topics)
    topics = sorted(topic for topic, articles in having.items() if articles >= FEWEST_OF_TOPIC)
    terms = _common_terms(examples, lexicon)
    vocabulary = Vocabulary([*lexicon.terms, *terms])
    others = [topic for topic in prior({}) if topic not in topics]
    cases = [_case(one, vocabulary, terms, lexicon, [*topics, *others]) for one in examples if one.topics]
    lead = log(1 + len(cases) / ARTICLES_WITHOUT)
    weights, bias = _descend(cases, len(topics), lead)
    learnt = {term: kept for term in sorted(weights) if (kept := tuple(_rounded(topics, weights[term])))}
    own = {topic: round(value + lead, 3) for topic, value in zip(topics, _centred(bias), strict=True)}
    return Model(lexicon, Weights(learnt), own)


def _common_terms(examples: Sequence[Example], lexicon: Weights) -> frozenset[str]:
    """Choose the terms to learn about; the plural of one of the lexicon's words is that word."""
    known, articles = Vocabulary(lexicon.terms), Counter[str]()
    for example in examples:
        counts = known.count(example.title, example.text)
        words = {word for word in WORD.findall(f"{example.title} {example.text}".lower()) if _is_word(word, lexicon)}
        articles.update({*counts.title, *counts.text, *words})
    most = max(MOST_ARTICLES * len(examples), FEWEST_ARTICLES)
    common = sorted((-number, term) for term, number in articles.items() if FEWEST_ARTICLES <= number <= most)
    return frozenset(term for _, term in common[:MOST_TERMS])


def _is_word(word: str, lexicon: Weights) -> bool:
    return (
        len(word) > 1
        and not word.isdigit()
        and word not in lexicon.terms
        and word.removesuffix("s") not in lexicon.terms
    )


def _case(
    example: Example, vocabulary: Vocabulary, terms: frozenset[str], lexicon: Weights, topics: Sequence[str]
) -> _Case:
    strengths = vocabulary.count(example.title, example.text).strengths()
    loudness = scale(strengths)
    share = prior(lexicon.weigh(strengths))
    return _Case(
        [(term, strength * loudness) for term, strength in strengths.items() if term in terms],
        [share[topic] for topic in topics],
        [(topic in example.topics) / len(example.topics) for topic in topics],
    )


def _descend(cases: Sequence[_Case], topics: int, lead: float) -> tuple[dict[str, Row], Row]:
    """Move the weights of the first topics toward the truth, case by case; give those of each term, and the bias.

    `lead` is what all of these topics have over the others (a natural log).
    """
    weights: dict[str, Row] = {term: [0.0] * topics for case in cases for term, _ in case.terms}
    moved: dict[str, Row] = {term: [FIRST_MOVE] * topics for term in weights}
    bias, bias_moved = [0.0] * topics, [FIRST_MOVE] * topics
    chance, order = Random(0), list(cases)  # noqa: S311 (the order of learning is no secret)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for case in order:
            for topic, error in _errors(case, weights, bias, lead):
                bias_moved[topic] += error * error
                bias[topic] -= RATE_OF_BIAS * error / bias_moved[topic] ** 0.5
                for term, strength in case.terms:
                    slope = error * strength
                    speed = moved[term][topic] + slope * slope
                    moved[term][topic] = speed
                    weights[term][topic] -= RATE * slope / speed**0.5
    return weights, bias


def _errors(case: _Case, weights: Mapping[str, Row], bias: Row, lead: float) -> list[tuple[int, float]]:
    """Give by how much the chance of each learnt topic is too high, where that is worth a move."""
    shifts = list(bias)
    for term, strength in case.terms:
        for topic, weight in enumerate(weights[term]):
            shifts[topic] += weight * strength
    raised = [share + shift + lead for share, shift in zip(case.prior, _centred(shifts), strict=False)]
    logs = [*raised, *case.prior[len(bias) :]]
    powers = [exp(value) for value in logs]
    total = sum(powers)
    errors = [power / total - truth for power, truth in zip(powers, case.truth, strict=True)][: len(bias)]
    return [(topic, error) for topic, error in enumerate(_centred(errors)) if abs(error) > SMALLEST_ERROR]


def _centred(row: Row) -> Row:
    """Have a row sum to nothing: what is learnt tells learnt topics apart, and raises none over those not learnt."""
    mean = sum(row) / len(row) if row else 0.0
    return [value - mean for value in row]


def _rounded(topics: Sequence[str], row: Row) -> Iterator[tuple[str, float]]:
    for topic, weight in zip(topics, _centred(row), strict=True):
        if abs(weight) >= SMALLEST_WEIGHT:
            yield topic, round(weight, 3)
