"""Weigh the topics of a text by its terms, and say which spoke for each."""

from collections import defaultdict
from collections.abc import Mapping

from .vocabulary import Counts

# How many words are named as evidence.
MOST_NAMED = 5

# Each term with the topics that it speaks for, and how much.
TermWeights = Mapping[str, tuple[tuple[str, float], ...]]


class Weights:
    """What terms say for topics, or against them."""

    def __init__(self, terms: TermWeights) -> None:
        self.terms = terms
        self._of_topic: dict[str, dict[str, float]] = {}
        for term, topics in terms.items():
            for topic, weight in topics:
                self._of_topic.setdefault(topic, {})[term] = weight

    def weigh(self, strengths: Mapping[str, float]) -> dict[str, float]:
        """Give the weight of each topic that a term speaks for."""
        weights: defaultdict[str, float] = defaultdict(float)
        terms = self.terms
        for term, strength in strengths.items():
            if term in terms:
                for topic, weight in terms[term]:
                    weights[topic] += weight * strength
        return weights

    def spoken(self, topic: str, strengths: Mapping[str, float]) -> dict[str, float]:
        """Give how much each term spoke for a topic, or against it."""
        weights = self._of_topic.get(topic, {})
        return {term: weights[term] * strength for term, strength in strengths.items() if term in weights}


def named(spoke: Mapping[str, float], counts: Counts) -> str:
    """Name the terms that spoke most, those of the title first: “title: jury; murder ×3; sentenced”."""
    most = sorted((-weight, term) for term, weight in spoke.items() if weight > 0)[:MOST_NAMED]
    titled = [term for _, term in most if term in counts.title]
    others = [_times(term, counts.text[term]) for _, term in most if term not in counts.title]
    return "; ".join([f"title: {', '.join(titled)}", *others] if titled else others)


def _times(term: str, times: int) -> str:
    return f"{term} ×{times}" if times > 1 else term
