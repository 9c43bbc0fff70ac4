"""Processes that write to the search index die at any line, meet one another, and find no room on the disk."""

import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str) -> str:
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    return done.stdout or done.stderr


@pytest.fixture(scope="module")
def scenes() -> dict[str, str]:
    """Play the scenes; give what came of each."""
    return dict(line.split(": ", 1) for line in run("tests.processes").splitlines() if ": " in line)


@pytest.mark.parametrize(
    "scene", ["many_at_once", "one_dies_with_work_undone", "one_holds_the_writer", "no_room_on_the_disk"]
)
def test_the_index_comes_to_be_as_the_tables_are(scenes, scene):
    assert scenes.get(scene) == "as it should be", scenes


def test_killed_at_any_line_it_comes_to_be_as_the_tables_are():
    assert run("tests.killing", "--times", "8").startswith("Killed 8 times within ")
