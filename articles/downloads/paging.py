"""Which part of a list is asked for."""

import re
from dataclasses import dataclass
from typing import Self

from django.http import QueryDict

MOST = 10_000  # articles of one list: an engine must rank all of them at once
PER_PAGE, MOST_PER_PAGE = 20, 100


@dataclass(frozen=True, slots=True)
class Slice:
    """A page of a list; numbers that were not understood are None."""

    page: int | None
    per_page: int | None

    @classmethod
    def of(cls, asked: QueryDict) -> Self:
        return cls(_number(asked.get("page", "1")), _number(asked.get("per_page", str(PER_PAGE))))

    @property
    def start(self) -> int:
        return (self.page - 1) * self.per_page

    @property
    def problems(self) -> list[str]:
        """Say what cannot be answered, one sentence each."""
        problems = []
        if not self.page:
            problems.append("page is not understood: give a whole number from 1.")
        if not self.per_page or self.per_page > MOST_PER_PAGE:
            problems.append(f"per_page is not understood: give a whole number from 1 to {MOST_PER_PAGE}.")
        if not problems and self.start + self.per_page > MOST:
            problems.append(f"Pages end with the first {MOST:,} articles: narrow the search, or use export_articles.")
        return problems

    def goes_on(self, total: int) -> bool:
        return self.start + self.per_page < min(total, MOST - self.per_page + 1)

    def following(self, asked: QueryDict) -> str:
        """Write the query string of the next page."""
        query = asked.copy()
        query["page"] = str(self.page + 1)
        return f"?{query.urlencode()}"


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else None
