"""Measure how well and how fast topics are chosen: by the lexicon, and after 200 corrections by a model.

`python -m benchmarks.topics [--texts FILE.jsonl] [--splits 10]` prints every figure beside its goal; exit code 1: a
goal is missed, 2: the texts are not there. A line of the file is {"text": title, empty line, body, "topic": class}.
Each split draws 200 of the texts to learn from and is judged on all others; a text that is there twice is taken once.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import fmean
from time import process_time

from ingest.resolve.topics import LexiconClassifier, ModelClassifier, TopicClassifier
from ingest.resolve.topics.lexicon import read_lexicon
from ingest.resolve.topics.training import Example, train
from ingest.resolve.topics.trial import choices, score
from ingest.resolve.topics.vocabulary import Vocabulary

from .figures import Figure, at_least, print_table

SHARED = Path(__file__).parents[2] / "shared"
CLASSES = {
    "business": "medtop:04000000",
    "entertainment": "medtop:01000000",
    "politics": "medtop:11000000",
    "sport": "medtop:15000000",
    "tech": "medtop:13000000",
}
CORRECTIONS = 200
UNTRAINED, TRAINED, ARTICLES_A_SECOND = 0.93, 0.96, 1500
LENGTH = 3_900
RUNS = 5


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--texts", type=Path, default=SHARED / "data/topics_bbc_dev.jsonl", help="articles with classes"
    )
    parser.add_argument("--splits", type=int, default=10, help="how often to learn from other corrections")
    asked = parser.parse_args()
    if not asked.texts.exists():
        print(f"{asked.texts} is not there; name texts with --texts.", file=sys.stderr)
        return 2
    texts = read_texts(asked.texts)
    figures = [*untrained(texts), *trained(texts, asked.splits), *speeds(texts)]
    return 0 if print_table(f"Topics of {len(texts)} articles of five classes", figures) else 1


def read_texts(path: Path) -> list[Example]:
    """Read the articles, each text once."""
    found: dict[str, Example] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        title, body = (part.strip() for part in row["text"].split("\n", 1))
        found.setdefault(body, Example(title, body, frozenset([CLASSES[row["topic"]]]), len(found)))
    return list(found.values())


def untrained(texts: Sequence[Example]) -> list[Figure]:
    chosen = choices(LexiconClassifier(read_lexicon()), texts)
    among = sum(bool(one.topics.intersection(topics)) for one, topics in chosen) / len(texts)
    return [
        at_least("lexicon: the class is among those chosen", among, UNTRAINED),
        at_least("lexicon: the class is the heaviest of the five", heaviest(texts), UNTRAINED),
        at_least("lexicon: the class is the first of 17", score(chosen).first_right / len(texts), 0),
        at_least("lexicon: topics an article", sum(len(topics) for _, topics in chosen) / len(texts), 0),
    ]


def heaviest(texts: Sequence[Example]) -> float:
    """Give the share of texts whose class weighs most of the five."""
    lexicon = read_lexicon()
    vocabulary = Vocabulary(lexicon.terms)
    right = 0
    for one in texts:
        weights = lexicon.weigh(vocabulary.count(one.title, one.text).strengths())
        right += max(CLASSES.values(), key=lambda topic: weights.get(topic, 0.0)) in one.topics
    return right / len(texts)


def trained(texts: Sequence[Example], splits: int) -> list[Figure]:
    """Learn from 200 corrections, as often as there are splits, and judge all others, which only the lexicon saw."""
    lexicon, model = [], []
    for split in range(splits):
        drawn = list(texts)
        Random(split).shuffle(drawn)
        learnt = train(drawn[:CORRECTIONS], read_lexicon())
        lexicon.append(_first_right(LexiconClassifier(read_lexicon()), drawn[CORRECTIONS:]))
        model.append(_first_right(ModelClassifier(learnt), drawn[CORRECTIONS:]))
    return [
        at_least(f"lexicon: first of 17, mean of {splits} splits", fmean(lexicon), 0),
        at_least("lexicon: first of 17, worst split", min(lexicon), 0),
        at_least(f"model after {CORRECTIONS} corrections: first of 17, mean", fmean(model), TRAINED),
        at_least(f"model after {CORRECTIONS} corrections: first of 17, worst split", min(model), 0),
    ]


def _first_right(engine: TopicClassifier, texts: Sequence[Example]) -> float:
    return score(choices(engine, texts)).first_right / len(texts)


def speeds(texts: Sequence[Example]) -> list[Figure]:
    """Time both engines on articles of 3.9 kB, made of the texts."""
    articles = [(one.title, _filled(texts, place)) for place, one in enumerate(texts)]
    model = ModelClassifier(train(texts[:CORRECTIONS], read_lexicon()))
    return [
        _speed("lexicon", LexiconClassifier(read_lexicon()).classify, articles),
        _speed("model", model.classify, articles),
    ]


def _filled(texts: Sequence[Example], place: int) -> str:
    """Give a text of 3.9 kB: that at the place, and the next ones as far as it is shorter."""
    text = ""
    for one in islice(cycle(texts), place, None):
        text += f"{one.text}\n\n"
        if len(text) >= LENGTH:
            return text[:LENGTH]
    return text


def _speed(name: str, classify: Callable[[str, str], object], articles: Sequence[tuple[str, str]]) -> Figure:
    best = min(_seconds(classify, articles) for _ in range(RUNS))
    value = len(articles) / best
    goal = f"{ARTICLES_A_SECOND:,} or more"
    return Figure(f"{name}: articles of 3.9 kB a CPU second", f"{value:,.0f}", goal, value >= ARTICLES_A_SECOND)


def _seconds(classify: Callable[[str, str], object], articles: Sequence[tuple[str, str]]) -> float:
    started = process_time()
    for title, text in articles:
        classify(title, text)
    return process_time() - started


if __name__ == "__main__":
    sys.exit(main())
