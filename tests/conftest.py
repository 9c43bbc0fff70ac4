"""What every test starts from."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytest_django import Settings

# No test may depend on the clock, and the same code gives the same result each time; make fuzz looks further afield.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# Programs of their own. What the first imports is changed by it, and the others fork.
collect_ignore = ["fuzz.py", "forks.py", "killing.py", "processes.py"]


@pytest.fixture(autouse=True)
def search_index(settings: Settings, tmp_path: Path) -> Path:
    """Give each test a search index of its own."""
    settings.SEARCH_INDEX = tmp_path / "index"
    return settings.SEARCH_INDEX
