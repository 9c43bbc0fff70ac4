"""Which entries for people may be one, by their names alone: questions for a curator, which decide nothing."""

from .pairs import Bearer, Pair, pairs

__all__ = ["Bearer", "Pair", "pairs"]
