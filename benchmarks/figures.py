"""What was measured beside what it should be: a table to print, and whether every goal was met."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in words, its goal in words (empty: none), and whether it is met."""

    name: str
    value: str
    goal: str = ""
    is_met: bool = True


def share(name: str, part: int, whole: int, goal: float = 1.0) -> Figure:
    """Give how many of how many; none of none is all.

    >>> share("dated", 3, 4, goal=0.5)
    Figure(name='dated', value='3 of 4', goal='50 % or more', is_met=True)
    """
    wanted = "all" if goal == 1 else f"{100 * goal:g} % or more"
    return Figure(name, f"{part:,} of {whole:,}", wanted, part >= goal * whole)


def at_least(name: str, value: float, goal: float) -> Figure:
    """Give a share; a goal of 0 is none."""
    return Figure(name, f"{value:.4f}", f"{goal:g} or more" if goal else "", value >= goal)


def at_most(name: str, value: float, goal: float, unit: str = "") -> Figure:
    return Figure(name, f"{value:.3g}{unit}", f"{goal:g}{unit} or less", value <= goal)


def none_of(name: str, count: int) -> Figure:
    return Figure(name, f"{count:,}", "0", count == 0)


def print_table(title: str, figures: Sequence[Figure]) -> bool:
    """Print a line for each figure, and say whether all goals are met."""
    print(f"\n{title}")
    widths = [max(len(cell) for cell in column) for column in zip(*map(_cells, figures), strict=True)]
    for figure in figures:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(_cells(figure), widths, strict=True)).rstrip())
    return all(figure.is_met for figure in figures)


def _cells(figure: Figure) -> tuple[str, str, str, str]:
    return figure.name, figure.value, figure.goal and f"goal: {figure.goal}", "" if figure.is_met else "MISSED"
