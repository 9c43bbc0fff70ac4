"""Which words may be meant by another that is spelt much like them, and which of them most likely."""

from rapidfuzz.distance import OSA

SHORTEST = 3  # letters: of shorter words too many are alike
SHORTEST_OF_TWO = 6  # letters, from which on two mistakes are thought of
CERTAIN = 2  # letters that are right where there are two mistakes
ODDS = 100  # times as many articles must have a word that is one mistake further away


def most_mistakes(word: str) -> int:
    """Say how many mistakes to think of. What is not letters alone, such as a year, holds none."""
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    return 2 if len(word) >= SHORTEST_OF_TWO else 1


def mistakes(word: str, meant: str) -> int | None:
    """Count the letters missing, added, wrong or swapped with their neighbour, and the spaces that are missing.

    None when there are too many for the one to be meant by the other.

    >>> mistakes("nihgt", "night"), mistakes("nightferry", "night ferry"), mistakes("govrenmnt", "government")
    (1, 1, 2)
    >>> mistakes("harbour", "hour")
    """
    if word == meant:
        return 0
    found = OSA.distance(word, meant, score_cutoff=2)
    alike = found <= most_mistakes(word) and meant.replace(" ", "").isalpha()
    if found > 1:
        alike = alike and word[:CERTAIN] == meant[:CERTAIN]
    return found if alike else None


def halves(word: str) -> list[tuple[str, str]]:
    """Give the pairs of words that a word may be when the space between them is missing."""
    if not most_mistakes(word):
        return []
    return [(word[:place], word[place:]) for place in range(SHORTEST, len(word) - SHORTEST + 1)]


def likeliest(word: str, meant: dict[str, int]) -> list[tuple[str, int]]:
    """Order words, with how many articles have each, by how likely they are meant by this one."""
    odds = {other: count / ODDS ** (mistakes(word, other) or 0) for other, count in meant.items()}
    return sorted(meant.items(), key=lambda found: (-odds[found[0]], found[0]))
