"""Serve the archive as `make run` does, filled with the demo dump, in a folder and a database of its own."""

import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).parents[2]
DUMP = "demo/fortnight.jsonl.gz"
# Tests that are spread over processors serve an archive in each process.
DATABASE = f"newsarchive_browser_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


@dataclass(frozen=True, slots=True)
class Site:
    """A served archive and the account of its curator."""

    url: str
    curator: str
    password: str
    log: list[str]


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """Fill an archive under `folder` and serve it on a free port."""
    password = secrets.token_urlsafe()
    with _database() as database:
        environment = _environment() | database | {"NEWSARCHIVE_DATA": str(folder)}
        for command in ("migrate", f"import_dump {DUMP}", "collectstatic --noinput"):
            _manage(environment, command)
        _manage(
            environment | {"DJANGO_SUPERUSER_PASSWORD": password},
            "createsuperuser --noinput --username curator --email curator@archive.example",
        )
        with _server(environment) as (url, log):
            yield Site(url, "curator", password, log)


@contextmanager
def _database() -> Iterator[dict[str, str]]:
    """Make a database of its own on the server of DATABASE_URL; without one SQLite lies in the folder."""
    if not (url := os.environ.get("DATABASE_URL")):
        yield {}
        return
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        connection.execute(f"CREATE DATABASE {DATABASE}")
        yield {"DATABASE_URL": urlsplit(url)._replace(path=f"/{DATABASE}").geturl()}
        connection.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Run waitress on a port that the system chooses; give the site's address and what the server logs."""
    command = [sys.executable, "-m", "waitress", "--listen=127.0.0.1:0", "newsarchive.wsgi:application"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            log = [next(line for line in process.stderr if "Serving on" in line)]
            reader = threading.Thread(target=log.extend, args=[process.stderr])
            reader.start()
            yield log[0].split()[-1], log
        finally:
            process.terminate()
            reader.join()


def _manage(environment: dict[str, str], command: str) -> None:
    subprocess.run([sys.executable, "manage.py", *command.split()], cwd=ROOT, env=environment, check=True)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("NEWSARCHIVE_", "DJANGO_"))}
