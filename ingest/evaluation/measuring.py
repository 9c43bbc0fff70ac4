"""Have an engine read marked texts, and count its people, its CPU time and its memory."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import reduce
from multiprocessing import get_context
from operator import add
from time import process_time

from ingest.memory import peak_memory
from ingest.orphans import end_with_parent
from ingest.records import PersonMention, Span
from ingest.resolve.people import EngineError, PersonExtractor, name_key, person_extractor

from .gold import MarkedText
from .persons import distinct_persons
from .scores import Score, score

AROUND = 40


@dataclass(frozen=True, slots=True)
class Example:
    """A span in which engine and marks differ: the text it is in, the words before it, its own and those behind."""

    text: str
    before: str
    surface: str
    after: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What an engine found in texts.

    `spans` counts exact spans, `people` distinct persons of each text by the fullest form of their names. `seconds`
    are of CPU, without making the engine. `memory` is what a process of the engine's own holds at its peak, with Python
    itself and the texts, in bytes; None where that is not known.
    """

    texts: int
    spans: Score
    people: Score
    missed: tuple[Example, ...]
    invented: tuple[Example, ...]
    seconds: float
    memory: int | None = None


def measure(extractor: PersonExtractor, texts: Sequence[MarkedText]) -> Measured:
    """Have an extractor read the texts; raise EngineError where it fails."""
    started = process_time()
    found = [_extract(extractor, text) for text in texts]
    seconds = process_time() - started
    spans = [{Span(mention.start, mention.end) for mention in mentions} for mentions in found]
    names = [{name_key(mention.name) for mention in mentions} for mentions in found]
    return Measured(
        texts=len(texts),
        spans=_sum(score(own, set(text.persons)) for own, text in zip(spans, texts, strict=True)),
        people=_sum(score(own, distinct_persons(text.surfaces)) for own, text in zip(names, texts, strict=True)),
        missed=tuple(_examples((text, set(text.persons) - own) for own, text in zip(spans, texts, strict=True))),
        invented=tuple(_examples((text, own - set(text.persons)) for own, text in zip(spans, texts, strict=True))),
        seconds=seconds,
    )


def measure_alone(engine: str, texts: Sequence[MarkedText]) -> Measured:
    """Have the engine of this name read the texts in a process of its own; raise EngineError if there is none."""
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=end_with_parent) as pool:
        return pool.submit(_measure_with_memory, engine, texts).result()


def _extract(extractor: PersonExtractor, text: MarkedText) -> list[PersonMention]:
    try:
        return extractor.extract(text.text)
    except EngineError as error:
        raise EngineError(f"At {text.name}: {error}") from error
    except Exception as error:
        raise EngineError(f"At {text.name}: {type(error).__name__}: {error}") from error


def _sum(scores: Iterable[Score]) -> Score:
    return reduce(add, scores, Score())


def _examples(rows: Iterable[tuple[MarkedText, set[Span]]]) -> Iterator[Example]:
    for marked, spans in rows:
        for start, end in sorted(spans):
            before, after = marked.text[max(0, start - AROUND) : start], marked.text[end : end + AROUND]
            yield Example(marked.name, before, marked.text[start:end], after)


def _measure_with_memory(engine: str, texts: Sequence[MarkedText]) -> Measured:
    return replace(measure(person_extractor(engine), texts), memory=peak_memory())
