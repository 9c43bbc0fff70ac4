"""A linear model: the lexicon's shares of each topic, moved by what was learnt from curators' choices.

The chance of a topic is proportional to a power of its smoothed share of the lexicon's weight, times e to the sum of
what the text's terms were found to say for it. Where nothing was learnt, that is the lexicon's order of the topics.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, log
from operator import mul

from .media_topics import MEDIA_TOPICS
from .vocabulary import Counts, Vocabulary
from .weights import Weights, named

# Added to the weight of each topic: a single weak word must not decide.
SMOOTHING = 1.0
# The power of the shares: the lexicon is surer than they say. Measured with its own errors and with topics left out.
SHARPNESS = 1.5
# Added to the squares of a text's terms: a few words must not speak as loudly as a whole text.
DAMPING = 10.0


@dataclass(frozen=True)
class Model:
    """The lexicon that was learnt upon, how much each term moves a topic, and each topic by itself (natural logs)."""

    lexicon: Weights
    learnt: Weights
    bias: Mapping[str, float] = field(default_factory=dict)

    def vocabulary(self) -> Vocabulary:
        return Vocabulary([*self.lexicon.terms, *self.learnt.terms])

    def chances(self, strengths: Mapping[str, float]) -> dict[str, float]:
        """Give each topic's chance; together they are 1."""
        logs = prior(self.lexicon.weigh(strengths))
        loudness = scale(strengths)
        for topic, weight in self.learnt.weigh(strengths).items():
            logs[topic] += weight * loudness
        powers = {topic: exp(value + self.bias.get(topic, 0.0)) for topic, value in logs.items()}
        total = sum(powers.values())
        return {topic: power / total for topic, power in powers.items()}

    def evidence(self, topic: str, strengths: Mapping[str, float], counts: Counts) -> str:
        """Name the terms that spoke most for a topic, by the lexicon and by what was learnt."""
        spoke = self.lexicon.spoken(topic, strengths)
        weight = sum(spoke.values())
        worth = SHARPNESS * log(weight + SMOOTHING) / weight if weight else 0.0
        loudness = scale(strengths)
        both = {term: moved * loudness for term, moved in self.learnt.spoken(topic, strengths).items()}
        for term, weight_of_term in spoke.items():
            both[term] = both.get(term, 0.0) + weight_of_term * worth
        return named(both, counts)


def prior(weights: Mapping[str, float]) -> dict[str, float]:
    """Give the logarithm of each topic's smoothed share of all weight, to its power."""
    total = sum(weights.values()) + SMOOTHING * len(MEDIA_TOPICS)
    return {topic: SHARPNESS * log((weights.get(topic, 0.0) + SMOOTHING) / total) for topic in MEDIA_TOPICS}


def scale(strengths: Mapping[str, float]) -> float:
    """Give what to multiply learnt weights by, so that long texts speak no louder than short ones."""
    values = strengths.values()
    return float((sum(map(mul, values, values)) + DAMPING) ** -0.5)
