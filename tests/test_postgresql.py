"""The throwaway PostgreSQL server itself."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
import pytest

from tests import postgresql


@pytest.fixture(scope="module")
def url():
    with postgresql.server() as url:
        yield url


def test_the_server_upper_cases_accented_letters(url):
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT upper('é')").fetchone() == ("É",)


def test_the_server_cannot_be_reached_over_the_network(url):
    with psycopg.connect(url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_the_server_leaves_no_files():
    with postgresql.server() as url:
        folder = Path(unquote(urlsplit(url).hostname))
        assert folder.is_dir()
    assert not folder.exists()


def test_a_folder_without_a_server_is_refused_with_the_cure(monkeypatch, tmp_path):
    monkeypatch.setenv("PG_BINDIR", str(tmp_path))
    with pytest.raises(SystemExit, match="apt-get install postgresql"), postgresql.server():
        pass


def test_a_command_finds_the_server_by_database_url(capfd):
    assert postgresql.main(["--", "sh", "-c", 'echo "$DATABASE_URL"; exit 3']) == 3
    assert capfd.readouterr().out.startswith("postgres://postgres@%2Ftmp%2Fpg-")
