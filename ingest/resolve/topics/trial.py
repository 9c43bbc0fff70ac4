"""Try a model on articles that it did not learn from, beside the lexicon.

Each article is held back once: the examples are dealt into five parts, and a model that learnt from the other four
judges each part. Copies of one text are dealt together. The parts follow from the texts alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from .classifier import LexiconClassifier, ModelClassifier, TopicClassifier
from .model import Model
from .training import Example, train
from .weights import Weights

PARTS = 5
Chosen = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What an engine chose for articles whose topics are known: `right` of one topic, or of all of them.

    Of one topic, `chosen` counts the articles that were given it and `given` those that curators gave it.
    """

    right: int = 0
    chosen: int = 0
    given: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.chosen if self.chosen else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.chosen + self.given) if self.chosen + self.given else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """How an engine did: articles whose first topic is one that curators gave them, and the figures of each topic."""

    articles: int
    first_right: int
    topics: Mapping[str, Figures]

    @property
    def all(self) -> Figures:
        found = self.topics.values()
        return Figures(sum(f.right for f in found), sum(f.chosen for f in found), sum(f.given for f in found))


@dataclass(frozen=True, slots=True)
class Trial:
    """The lexicon and the model on the same held-back articles."""

    lexicon: Score
    model: Score

    @property
    def gained(self) -> int:
        """How many articles more the model gets right."""
        return self.model.first_right - self.lexicon.first_right

    @property
    def is_won(self) -> bool:
        """Say whether the model is better: more first topics are right, and topics on the whole no worse."""
        return self.gained > 0 and self.model.all.f1 >= self.lexicon.all.f1


def try_out(
    examples: Sequence[Example], lexicon: Weights, advance: Callable[[int], object] = lambda part: None
) -> Trial:
    """Judge each example by the lexicon and by a model that has not seen it; `advance` is told each part."""
    parts = dealt(examples)
    chosen: list[tuple[Example, Chosen]] = []
    for number, part in enumerate(parts):
        others = [example for other in parts if other is not part for example in other]
        chosen += choices(ModelClassifier(train(others, lexicon)), part)
        advance(number + 1)
    return Trial(score(choices(LexiconClassifier(lexicon), examples)), score(chosen))


def dealt(examples: Sequence[Example]) -> list[list[Example]]:
    """Deal the examples into parts that have like shares of each topic; copies of one text stay together."""
    groups: dict[int, list[Example]] = defaultdict(list)
    for example in sorted(examples, key=_digest):
        groups[example.group].append(example)
    keyed = sorted((_topics_of(group), _digest(group[0]), number) for number, group in groups.items())
    parts: list[list[Example]] = [[] for _ in range(PARTS)]
    for place, (*_, number) in enumerate(keyed):
        parts[place % PARTS] += groups[number]
    return parts


def choices(engine: TopicClassifier, examples: Iterable[Example]) -> list[tuple[Example, Chosen]]:
    """Have an engine choose the Media Topics of examples by their words, the likeliest first."""
    return [
        (one, tuple(choice.qcode for choice in engine.classify(one.title, one.text) if choice.qcode))
        for one in examples
    ]


def score(chosen: Sequence[tuple[Example, Chosen]]) -> Score:
    """Compare what was chosen with what curators gave; no topic is right where they gave none."""
    counts: Counter[tuple[str, str]] = Counter()
    for example, topics in chosen:
        counts.update(("chosen", topic) for topic in topics)
        counts.update(("given", topic) for topic in example.topics)
        counts.update(("right", topic) for topic in example.topics.intersection(topics))
    named = sorted({topic for _, topic in counts})
    return Score(
        articles=len(chosen),
        first_right=sum(not one.topics if not topics else topics[0] in one.topics for one, topics in chosen),
        topics={t: Figures(counts["right", t], counts["chosen", t], counts["given", t]) for t in named},
    )


def learn(examples: Sequence[Example], lexicon: Weights) -> Model:
    """Learn from all examples at last."""
    return train(sorted(examples, key=_digest), lexicon)


def _topics_of(group: Iterable[Example]) -> list[str]:
    return sorted(set().union(*(example.topics for example in group)))


def _digest(example: Example) -> str:
    return sha256(f"{example.title}\n{example.text}".encode()).hexdigest()
