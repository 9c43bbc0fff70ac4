"""Settle who is who in blocks of profiles, and have mentions, people and their names follow."""

from collections.abc import Callable, Collection, Mapping, Sequence

from articles.models import Profile
from ingest.resolve.namesakes.partition import Partition, partition

from .bearers import assign, decision_of, held
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
    parts, postponed = _parted_without_companions(blocks)
    moved = assign([decision_of(blocks[block], found) for block, found in parts.items()], without=entered.new)
    enter()
    later = [decision_of(blocks[block], partition(held(blocks[block]), Companions(block))) for block in postponed]
    return moved | assign(later) | settle_partial(partial_blocks(entered.blocks | entered.touched))


def _is_full(block: str) -> bool:
    return " " in block and not block.endswith(".")


def _parted_without_companions(blocks: Mapping[str, Sequence[Profile]]) -> tuple[dict[str, Partition], list[str]]:
    parts: dict[str, Partition] = {}
    postponed: list[str] = []
    for block, rows in blocks.items():
        try:
            parts[block] = partition(held(rows), _refuse)
        except _CompanionsWantedError:
            postponed.append(block)
    return parts, postponed


def _refuse(one: Collection[int], other: Collection[int]) -> int:
    raise _CompanionsWantedError
