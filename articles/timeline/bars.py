"""The drawing: bars side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from .units import Unit

HEIGHT = 100  # of the highest bar, in units of the drawing
LOWEST = 2  # of a bar that is not empty: it can still be seen


@dataclass(frozen=True, slots=True)
class Bar:
    """A period, the articles that are surely and those that are perhaps of it, and how high each part is drawn."""

    label: str
    after: str
    before: str
    sure: int
    perhaps: int
    sure_height: int
    perhaps_height: int

    @property
    def total(self) -> int:
        return self.sure + self.perhaps

    @property
    def words(self) -> str:
        """Say how many they are: 3 articles and perhaps 1 more."""
        if not self.sure:
            return f"perhaps {_articles(self.perhaps)}"
        return _articles(self.sure) + (f" and perhaps {self.perhaps:,} more" if self.perhaps else "")

    @property
    def perhaps_top(self) -> int:
        return HEIGHT - self.sure_height - self.perhaps_height

    @property
    def sure_top(self) -> int:
        return HEIGHT - self.sure_height


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars side by side, without gaps."""

    unit: str
    bars: tuple[Bar, ...]

    @property
    def most(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.total)

    @property
    def wide(self) -> bool:
        """Tell whether some article may be of more than one period."""
        return any(bar.perhaps for bar in self.bars)


def drawn(unit: Unit, numbers: range, sure: Mapping[int, int], perhaps: Mapping[int, int]) -> Timeline:
    """Draw the periods of these numbers, from how many articles are surely and how many are perhaps of each."""
    highest = max(sure.get(number, 0) + perhaps.get(number, 0) for number in numbers)
    return Timeline(
        unit.name, tuple(_bar(unit, number, sure.get(number, 0), perhaps.get(number, 0), highest) for number in numbers)
    )


def _bar(unit: Unit, number: int, sure: int, perhaps: int, highest: int) -> Bar:
    heights = _height(sure, highest), _height(perhaps, highest)
    return Bar(unit.label(number), *unit.ends(number), sure, perhaps, *heights)


def _height(articles: int, highest: int) -> int:
    return max(round(articles * (HEIGHT - LOWEST) / highest), LOWEST) if articles else 0


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number:,} articles"
