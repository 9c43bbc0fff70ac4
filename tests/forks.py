"""An archive of its own for programs that fork: processes die, meet and run out of room there, as they may."""

import os
import random
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ.pop("DATABASE_URL", None)
MEMORY = Path("/dev/shm")  # noqa: S108
if MEMORY.is_dir():
    tempfile.tempdir = str(MEMORY)  # twenty times as fast; whoever dies leaves files as on a disk
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from articles.models import Article, IndexTask  # noqa: E402
from articles.search import differences, following, outbox, rebuilding  # noqa: E402
from articles.search.engine import SearchUnavailable  # noqa: E402
from articles.search.engines import engine  # noqa: E402

from .factories import make_article  # noqa: E402

ARTICLES = 8
Work = Callable[[], str]

settings.ALLOWED_HOSTS = ["testserver"]


class Fork(NamedTuple):
    process: int
    output: int


def apart(*works: Work) -> str:
    """Do works at the same time, each in a process of its own; give what they said: nothing, if they were killed."""
    return "".join(_ended(fork) for fork in [_started(work) for work in works])


def _started(work: Work) -> Fork:
    told, tell = os.pipe()
    if process := os.fork():
        os.close(tell)
        return Fork(process, told)
    try:
        said = work()
    except BaseException:
        said = traceback.format_exc()
    with os.fdopen(tell, "w") as file:
        file.write(said)
    os._exit(0)


def _ended(fork: Fork) -> str:
    with os.fdopen(fork.output) as file:
        said = file.read()
    os.waitpid(fork.process, 0)
    return said


def begin() -> str:
    """Make the archive and its index."""
    call_command("migrate", verbosity=0)
    for number in range(ARTICLES):
        make_article(f"Ferry {number}", body="The quay was full.")
    list(rebuilding.rebuild())
    return ""


def change() -> None:
    """Rename an article, hide or show another, delete one and add one."""
    with transaction.atomic():
        renamed, turned, gone = Article.objects.order_by("?")[:3]
        Article.objects.filter(pk=renamed.pk).update(title=f"Tram {random.random()}")  # noqa: S311
        Article.objects.filter(pk=turned.pk).update(status="hidden" if turned.status == "published" else "published")
        outbox.record([renamed.pk, turned.pk, gone.pk, make_article("Bus", body="The quay was full.").pk])
        gone.delete()


def look_after() -> str:
    """Ask the site, do what is left, and say what is wrong then. By chance, what was broken off is ended first."""
    page = Client().get("/search/?q=quay")
    if page.status_code != 200:
        return f"The site answers {page.status_code}."
    try:
        engine().state()
    except SearchUnavailable as error:
        return str(error)
    if random.random() < 0.5:  # noqa: S311
        list(rebuilding.rebuild())
    following.finish()
    comparison = differences.Comparison()
    list(comparison.run())
    if comparison.found or IndexTask.objects.exists():
        return f"{IndexTask.objects.count()} wait; {comparison.found}; {following.problem()}"
    return f"Damaged: {flaws}" if (flaws := list(engine().flaws())) else ""
