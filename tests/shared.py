"""The real and invented pages that stand beside a checkout, for measuring. They are read from there, never copied."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


def beside(name: str) -> Path:
    """Find a file or folder beside the checkout, or skip the test with the reason."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"shared/{name} is not beside this checkout")
    return path
