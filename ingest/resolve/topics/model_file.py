"""Keep a model in a file: gzipped JSON, which needs nothing but Python to be read."""

import gzip
import json
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from .media_topics import MEDIA_TOPICS
from .model import Model
from .weights import Weights

FORMAT = 1
# A model of the 20,000 commonest words and 17 topics is some 10 MB large.
LARGEST = 100 * 1024 * 1024
# No weight that training gives comes near it; e to the power of it is still a number.
HEAVIEST = 50.0


class ModelError(ValueError):
    """A file that is no model, and what to do."""


def pack(model: Model) -> bytes:
    """Write a model; the same one gives the same bytes."""
    content = {"format": FORMAT, "lexicon": model.lexicon.terms, "learnt": model.learnt.terms, "bias": model.bias}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def unpack(data: bytes) -> Model:
    """Read a model; raise ModelError where the bytes are none."""
    try:
        with gzip.open(BytesIO(data)) as file:
            text = file.read(LARGEST + 1)
        if len(text) > LARGEST:
            raise ModelError("It is larger than 100 MB.")
        content = json.loads(text)
        if content["format"] != FORMAT:
            raise ModelError(f"It is of format {content['format']!r}; this version reads format {FORMAT}.")
        bias = {topic: _weight(topic, weight) for topic, weight in content["bias"].items()}
        return Model(_terms(content["lexicon"]), _terms(content["learnt"]), bias)
    except ModelError:
        raise
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ModelError("It is not a file that train_topics wrote.") from error


def read_model(path: Path) -> Model:
    """Read a model from a file; raise ModelError where it cannot be read."""
    try:
        return unpack(path.read_bytes())
    except OSError as error:
        raise ModelError(f"The topics model {path} cannot be read: {error.strerror}.") from error
    except ModelError as error:
        raise ModelError(
            f"The topics model {path} cannot be used. {error} Run manage.py train_topics again."
        ) from error


def _terms(terms: Mapping[str, list[tuple[str, float]]]) -> Weights:
    return Weights(
        {term: tuple((topic, _weight(topic, weight)) for topic, weight in topics) for term, topics in terms.items()}
    )


def _weight(topic: str, weight: float) -> float:
    if topic not in MEDIA_TOPICS or not -HEAVIEST <= weight <= HEAVIEST:
        raise ModelError(f"It gives {topic!r} a weight of {weight!r}.")
    return float(weight)
