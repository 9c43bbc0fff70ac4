"""The archive does not depend on the order of import, on batches or on workers."""

import json
from io import StringIO
from random import Random

import pytest
from django.core.management import call_command

from articles.models import Article
from demo.build import build
from ingest import pipeline

from .digests import archive

pytestmark = pytest.mark.django_db
RECORDS = [json.dumps(page.record(), ensure_ascii=False) for page in build()]
SHUFFLED = Random(5).sample(RECORDS, len(RECORDS))  # noqa: S311


def imported(folder, records: list[str], *, pieces: int = 1, workers: int = 1) -> dict[str, list]:
    """Import the records in so many dumps, one after the other; describe the archive."""
    length = -(-len(records) // pieces)
    for start in range(0, len(records), length):
        path = folder / f"{start}.jsonl"
        path.write_text("\n".join(records[start : start + length]))
        call_command("import_dump", str(path), workers=workers, stdout=StringIO(), stderr=StringIO())
    return archive()


@pytest.fixture(scope="module")
def expected(django_db_setup, django_db_blocker, tmp_path_factory):
    """The archive of the pages in their order, imported at once; the tables are empty again afterwards."""
    with django_db_blocker.unblock():
        found = imported(tmp_path_factory.mktemp("dumps"), RECORDS)
        call_command("flush", interactive=False, verbosity=0)
    return found


def test_pages_in_the_opposite_order_give_the_same_archive(expected, tmp_path):
    assert imported(tmp_path, RECORDS[::-1]) == expected


def test_shuffled_pages_in_pieces_and_small_batches_give_the_same_archive(expected, tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline, "BATCH", 11)
    assert imported(tmp_path, SHUFFLED, pieces=4) == expected


def test_several_workers_give_the_same_archive(expected, tmp_path):
    assert imported(tmp_path, RECORDS, workers=2) == expected


def test_pages_imported_twice_give_the_same_archive(expected, tmp_path):
    imported(tmp_path, SHUFFLED[:70])
    assert imported(tmp_path, RECORDS, pieces=2) == expected


def spaced(title: str, outlet_and_time: str, body: str) -> str:
    """Print a page whose outlet runs into the time."""
    tail = "Try Our AI Features\n\nExplore what Daily8 AI can do for you:\n\nComments\n\nNo comments yet...\n\n"
    text = f"logo\n{title}\n\n{title}\n\n{outlet_and_time}\n{body}\nOrange background\n\n{tail}Related Articles\n\n"
    return json.dumps({"text": text, "date": "2025-06-05T12:00:00Z"})


def test_an_outlet_that_is_named_later_tells_where_its_name_ends(tmp_path):
    doubtful = spaced("Pier opens", "The 4212 hours ago", "The pier of Wend opens on Friday, nine weeks late.")
    named = spaced("Miller wanted", "The 421a day ago", "A miller is wanted at Tarn, where the wheel stands still.")
    imported(tmp_path, [doubtful])
    assert Article.objects.get().source.name == "The 42"
    imported(tmp_path, [named])
    assert Article.objects.get(title="Pier opens").source.name == "The 421"
