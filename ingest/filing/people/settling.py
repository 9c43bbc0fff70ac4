"""Settle who is who in blocks of profiles, and have mentions, people and their names follow."""

from collections.abc import Callable, Collection, Mapping, Sequence

from articles.models import Profile

from .bearers import Decision, assign, parted, pins
from .companions import Companions
from .profiles import Entered, by_block
from .surnames import partial_blocks, settle_partial


class _CompanionsWantedError(Exception):
    """Companions tell apart who bears this name, and those of the new articles are not entered yet."""


def settle(entered: Entered, enter: Callable[[], None]) -> set[int]:
    """Part these blocks, and give the articles whose people changed; `enter` enters the mentions of new articles.

    Where companions do not matter the mentions are entered with their people, else they get them afterwards.
    """
    blocks = by_block({block for block in entered.blocks if _is_full(block)})
    pinned = pins(row for rows in blocks.values() for row in rows)
    decisions, postponed = _parted_without_companions(blocks, pinned)
    moved = assign(decisions, without=entered.new)
    enter()
    later = [parted(blocks[block], pinned, Companions(block)) for block in postponed]
    return moved | assign(later) | settle_partial(partial_blocks(entered.blocks | entered.touched))


def _is_full(block: str) -> bool:
    return " " in block and not block.endswith(".")


def _parted_without_companions(
    blocks: Mapping[str, Sequence[Profile]], pinned: Mapping[int, int]
) -> tuple[list[Decision], list[str]]:
    decisions: list[Decision] = []
    postponed: list[str] = []
    for block, rows in blocks.items():
        try:
            decisions.append(parted(rows, pinned, _refuse))
        except _CompanionsWantedError:
            postponed.append(block)
    return decisions, postponed


def _refuse(one: Collection[int], other: Collection[int]) -> int:
    raise _CompanionsWantedError
