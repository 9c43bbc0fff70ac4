"""Find a Chromium for the browser tests, or get one, or say how. No browser is a failure, never a skip."""

import os
import shutil
import subprocess
import sys

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CURE = (
    "No Chromium found for the browser tests, and none could be installed. Install one (Debian: apt-get install"
    " chromium) or run `.venv/bin/playwright install --only-shell chromium`, then run the tests again."
)
INSTALL_SECONDS = 300

# The browser speaks to the site under test and to nobody else.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def launch_arguments() -> dict:
    """Give what playwright needs to start the browser."""
    return {"executable_path": _executable(), "args": list(FLAGS)}


def _executable() -> str | None:
    """Look on PATH, then for playwright's own, which is None, then ask Debian."""
    if found := _on_path():
        return found
    if _succeeds(sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"):
        return None
    if os.geteuid() == 0 and _succeeds("apt-get", "update", "-qq"):
        _succeeds("apt-get", "install", "-qq", "--yes", "--no-install-recommends", "chromium")
    return _on_path() or pytest.fail(CURE, pytrace=False)


def _on_path() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def _succeeds(*command: str) -> bool:
    try:
        return subprocess.run(command, check=False, timeout=INSTALL_SECONDS).returncode == 0
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return False
