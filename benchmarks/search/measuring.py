"""Ask an engine the same requests as the others, and note what each answer cost."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from time import perf_counter
from typing import Any, Protocol

from .requests import Request, requests

AT_LEAST = 3  # requests of a kind, however long they take


@dataclass(frozen=True, slots=True)
class Answer:
    """How many articles match, how many of them the most frequent outlets have, and what went wrong.

    What an engine does not tell is None or empty.
    """

    total: int | None = None
    outlets: dict[int, int] = field(default_factory=dict)
    problem: str = ""


class Engine(Protocol):
    """What is measured."""

    def written(self, request: Request) -> Any:
        """Write a request in the engine's own words. This is not measured."""

    def ask(self, written: Any) -> Answer:
        """Give the whole answer: 20 hits, their total, and all facets."""

    def cpu(self) -> float:
        """Give the CPU seconds spent so far."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What was answered, and the milliseconds that it took, by the clock and of CPU."""

    answer: Answer
    clock: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Costs:
    """The requests of a kind; the first warms up and is kept apart."""

    first: Cost
    others: list[Cost]


def print_costs(engine: Engine, count: str, seconds: str, *kinds: str) -> None:
    """Print as JSON, by kind, what so many requests of each cost, fewer if they take longer than so many seconds."""
    costs = {kind: asdict(measure(engine, requests(kind, int(count) + 1), float(seconds))) for kind in kinds}
    sys.stdout.write(json.dumps(costs) + "\n")


def measure(engine: Engine, asked: Sequence[Request], seconds: float) -> Costs:
    """Ask one request after the other; when the time is over no more than a few."""
    first, *others = asked
    warmed, costs, began = _cost(engine, first), [], perf_counter()
    for request in others:
        if len(costs) >= AT_LEAST and perf_counter() - began > seconds:
            break
        costs.append(_cost(engine, request))
    return Costs(warmed, costs)


def is_found(status: int, html: bytes) -> bool:
    """Say whether this is this project's page of results, and not one that says what is wrong."""
    return status == HTTPStatus.OK and b'id="found"' in html and b'role="alert"' not in html


def _cost(engine: Engine, request: Request) -> Cost:
    written = engine.written(request)
    started, spent = perf_counter(), engine.cpu()
    answer = engine.ask(written)
    clock, cpu = perf_counter() - started, engine.cpu() - spent
    return Cost(answer, clock * 1000, cpu * 1000)
