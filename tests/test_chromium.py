"""Where the browser of the browser tests comes from."""

import pytest

from tests.browser import chromium


@pytest.fixture
def commands(monkeypatch):
    """Let no browser be on PATH and no command succeed; list the commands tried."""
    tried: list[str] = []
    monkeypatch.setattr(chromium.shutil, "which", lambda _: None)
    monkeypatch.setattr(chromium, "_succeeds", lambda *command: tried.append(" ".join(command)))
    return tried


def test_a_browser_on_path_is_taken(monkeypatch):
    monkeypatch.setattr(chromium.shutil, "which", {"google-chrome": "/opt/google/chrome"}.get)
    assert chromium.launch_arguments()["executable_path"] == "/opt/google/chrome"


def test_without_any_browser_the_tests_fail_and_name_the_cure(commands):
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium"):
        chromium.launch_arguments()


def test_root_asks_debian_last(commands, monkeypatch):
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    with pytest.raises(pytest.fail.Exception):
        chromium.launch_arguments()
    assert [command.split()[-1] for command in commands] == ["chromium", "-qq"]
