"""Measure how soon an edit is found: `python -m benchmarks.edits [--edits 30] [--pages 3000]`.

On SQLite and PostgreSQL, with nothing else to do and with an import beside: titles are changed in the admin by one
process, and another asks the search for the new word until it finds the article.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import quantiles

from tests.postgresql import server

MANAGE = [sys.executable, "manage.py"]
FIRST_PAGES = 300
GIVEN_UP = 60  # seconds
SAVED = 302


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        measure(asked.edits)
        return
    for database in ("SQLite", "PostgreSQL"):
        with archive(database, asked.pages) as later:
            for beside in (False, True):
                print(f"{database}, {'an import beside' if beside else 'nothing else to do'}:", flush=True)
                with importing(later) if beside else nullcontext():
                    again = ["--measure", "--edits", str(asked.edits)]
                    subprocess.run([sys.executable, "-m", "benchmarks.edits", *again], check=True)


@contextmanager
def archive(database: str, pages: int) -> Iterator[Path]:
    """Make an archive of some pages, and the environment that leads to it; give a dump of more pages."""
    with tempfile.TemporaryDirectory() as folder, server() if database == "PostgreSQL" else nullcontext() as url:
        os.environ["NEWSARCHIVE_DATA"] = folder
        os.environ.pop("DATABASE_URL", None)
        if url:
            os.environ["DATABASE_URL"] = url
        first, later = (Path(folder, f"{number}.jsonl") for number in (FIRST_PAGES, pages))
        for path, number in ((first, FIRST_PAGES), (later, pages)):
            seed = ["--pages", str(number), "--seed", path.stem, "--output", str(path)]
            subprocess.run([sys.executable, "-m", "benchmarks.dump", *seed], check=True, stdout=subprocess.DEVNULL)
        for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["import_dump", str(first)]):
            subprocess.run([*MANAGE, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        yield later


@contextmanager
def importing(dump: Path) -> Iterator[None]:
    process = subprocess.Popen(
        [*MANAGE, "import_dump", str(dump)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def measure(edits: int) -> None:
    """Change titles in a process of its own, and look for each here."""
    ours, theirs = multiprocessing.Pipe()
    editor = multiprocessing.get_context("spawn").Process(target=edit, args=(theirs, edits), daemon=True)
    editor.start()
    prepare()
    saving, finding = [], []
    while made := ours.recv():
        word, number, begun, saved = made
        while not found(word, number) and time.time() - saved < GIVEN_UP:
            time.sleep(0.005)
        saving.append(1000 * (saved - begun))
        finding.append(1000 * (time.time() - saved))
        ours.send("next")
    for label, times in (("saved", saving), ("then found", finding)):
        shares = quantiles(times, n=20)
        print(f"  {label} after: p50 {shares[9]:,.0f} ms, p95 {shares[18]:,.0f} ms, longest {max(times):,.0f} ms")


def prepare() -> None:
    import django  # noqa: PLC0415

    os.environ["DJANGO_SETTINGS_MODULE"] = "newsarchive.settings"
    django.setup()


def found(word: str, number: int) -> bool:
    from articles.search.engines import engine  # noqa: PLC0415
    from articles.search.query import Query  # noqa: PLC0415

    return number in engine().search(Query(word), facets=False).ids


def edit(told: Connection, edits: int) -> None:
    """Save new titles in the admin, one when the last was found."""
    prepare()
    from django.contrib.auth.models import User  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import setup_test_environment  # noqa: PLC0415

    from articles.models import Article  # noqa: PLC0415
    from tests.admin_form import change_url, form_data  # noqa: PLC0415

    setup_test_environment()
    curator, _ = User.objects.get_or_create(username="curator", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(curator)
    for article in Article.objects.published()[:edits]:
        word, address = f"zebra{article.pk}x{time.time_ns()}", change_url(article)
        values = form_data(client.get(address)) | {"title": word}
        begun = time.time()
        assert client.post(address, values).status_code == SAVED, "an import changed the article meanwhile"
        told.send((word, article.pk, begun, time.time()))
        told.recv()
    told.send(None)


if __name__ == "__main__":
    main()
