"""Read a lexicon: for each Media Topic strong terms and words, in TOML that a curator can edit (data/lexicon.toml)."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from .media_topics import MEDIA_TOPICS
from .vocabulary import WORD
from .weights import Weights

LEXICON = Path(__file__).parent / "data" / "lexicon.toml"
STRENGTHS = {"strong": 3.0, "words": 1.0}
MOST_WORDS = 2
LARGEST = 5 * 1024 * 1024


class LexiconError(ValueError):
    """A file that is no lexicon, and how it becomes one."""


def read_lexicon(path: Path = LEXICON) -> Weights:
    """Read the terms of a lexicon, each with the topics that it speaks for; raise LexiconError where it is none."""
    lexicon: dict[str, dict[str, float]] = {}
    for topic, lists in _tables(path).items():
        for term, weight in _terms(path, topic, lists):
            lexicon.setdefault(term, {}).setdefault(topic, weight)
    if not lexicon:
        raise LexiconError(f"The lexicon {path} has no word in it.")
    return Weights({term: tuple(topics.items()) for term, topics in lexicon.items()})


def lexicon_of(spec: str) -> Weights:
    """Read the lexicon that an engine's name tells: `lexicon` or `lexicon:<path>`."""
    path = spec.removeprefix("lexicon").removeprefix(":")
    return read_lexicon(Path(path) if path else LEXICON)


def _tables(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > LARGEST:
            raise LexiconError(f"The lexicon {path} is larger than 5 MB.")
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise LexiconError(f"The lexicon {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise LexiconError(
            f"The lexicon {path} is not UTF-8: byte {error.start} is no letter. Save it as UTF-8."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"The lexicon {path} is not TOML: {error}.") from error


def _terms(path: Path, topic: str, lists: object) -> Iterator[tuple[str, float]]:
    """Yield the terms of a topic, strong ones first."""
    if topic not in MEDIA_TOPICS:
        raise LexiconError(f"The lexicon {path} names {topic}, which is none of the 17 top Media Topics.")
    if not isinstance(lists, dict) or not lists.keys() <= STRENGTHS.keys():
        raise LexiconError(f"Under {topic} the lexicon {path} may have only strong = and words =.")
    for name, weight in STRENGTHS.items():
        listed = lists.get(name, "")
        if not isinstance(listed, str):
            raise LexiconError(
                f"{name} of {topic} in the lexicon {path} is not terms between quotes, parted by commas."
            )
        for term in filter(None, (part.strip() for part in listed.replace("\n", " ").split(","))):
            yield _checked(path, topic, term), weight


def _checked(path: Path, topic: str, term: str) -> str:
    words = term.lower().split()
    if len(words) > MOST_WORDS or not all(WORD.fullmatch(word) for word in words):
        raise LexiconError(f"“{term[:80]}” of {topic} in the lexicon {path} is not one or two words.")
    return " ".join(words)
