"""Seeded chance: the same words give the same throws, on every machine and in every Python."""

from random import Random


def dice(*words: object) -> Random:
    """Make dice that always fall the same way for these words."""
    return Random(" ".join(map(str, words)))


def happens(throw: Random, share: float) -> bool:
    """Throw for something that happens in this share of cases."""
    return throw.random() < share
