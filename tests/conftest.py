"""What every test starts from."""

from pathlib import Path

import pytest
from pytest_django import Settings

# It is a program of its own (make fuzz), and what it imports is changed by it.
collect_ignore = ["fuzz.py"]


@pytest.fixture(autouse=True)
def search_index(settings: Settings, tmp_path: Path) -> Path:
    """Give each test a search index of its own."""
    settings.SEARCH_INDEX = tmp_path / "index"
    return settings.SEARCH_INDEX
