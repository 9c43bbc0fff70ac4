"""Invented pages in the real layouts, read from beside the checkout, against what a perfect reader takes from them."""

import json

from ingest.layouts import parse
from ingest.records import ParsedAppearance, ParsedPage

from .shared import beside


def told(page: ParsedPage) -> dict:
    """Give what was read in the form of the truth."""
    main = [copy for copy in page.appearances if copy.role == "main"]
    others = [copy for copy in page.appearances if copy.role != "main"]
    return {
        "main": fields(main[0], "title", "outlet", "time") if main else None,
        "hashtag": others[0].hashtag.text if others and others[0].hashtag else None,
        "related": [fields(copy, "outlet", "time", "category", "title", "body") for copy in others],
    }


def fields(copy: ParsedAppearance, *names: str) -> dict:
    return {name: value.text if (value := getattr(copy, name)) else None for name in names}


def test_every_page_is_read_exactly():
    wrong = []
    for path in sorted(beside("pages").glob("*.txt")):
        truth = json.loads(path.with_suffix(".json").read_text())
        read = told(parse(path.read_text()))
        wrong += [(path.name, name) for name, value in read.items() if value != truth.get(name)]
    assert wrong == []
