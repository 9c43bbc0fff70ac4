"""Whatever copies pages print, the archive is the same in any order, and importing them twice adds nothing."""

import json
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from .digests import archive

pytestmark = pytest.mark.django_db
PEARS = " ".join(f"Lorry {n} carried {n * 7} crates of pears to quay {n % 5}, its driver noted." for n in range(12))
STRIKE = " ".join(f"Shift {n} of the night crew voted {n * 3} to {n} for a strike at gate {n % 4}." for n in range(12))
BODIES = (PEARS, PEARS[: len(PEARS) // 2] + "…", PEARS.partition(". ")[2], PEARS[:250], STRIKE, STRIKE[:300], "")
TITLES = ("Pears cross the sea", "Harbour letters")
OUTLETS, TIMES = ("The Lantern", "Orb and Post"), ("2 hours ago", "20 hours ago", "9 days ago")
TAIL = "Try Our AI Features\nExplore what Daily8 AI can do for you:\nComments\nNo comments yet...\nRelated Articles\n"

copies = st.tuples(st.sampled_from(TITLES), st.sampled_from(BODIES))
related = st.tuples(copies, st.sampled_from(OUTLETS), st.sampled_from(TIMES)).filter(lambda one: one[0][1])
days = st.one_of(st.none(), st.integers(1, 28).map("2025-06-{:02}T12:00:00Z".format))
pages = st.tuples(copies, st.lists(related, min_size=1, max_size=3), days)


def record(page) -> str:
    (title, body), others, day = page
    blocks = [f"{outlet}\n{time}\n- {outlet}\n{head}\n{text}\n" for (head, text), outlet, time in others]
    printed = {"text": f"\n{title}\n{body}\n\n{TAIL}{''.join(blocks)}"} | ({"date": day} if day else {})
    return json.dumps(printed)


def archived(*dumps: list[str]) -> dict[str, list]:
    """Import dumps one after the other, describe the archive, and take them back."""
    with transaction.atomic(), tempfile.TemporaryDirectory() as folder:
        for number, records in enumerate(dumps):
            path = Path(folder, f"{number}.jsonl")
            path.write_text("\n".join(records))
            call_command("import_dump", str(path), workers=1, stdout=StringIO(), stderr=StringIO())
        found = archive()
        transaction.set_rollback(True)
    return found


@settings(max_examples=25, deadline=None, phases=(Phase.generate,))
@given(found=st.lists(pages, min_size=2, max_size=5, unique_by=record), order=st.randoms(use_true_random=False))
def test_any_order_and_any_batches_give_the_same_archive(found, order):
    records = [record(page) for page in found]
    shuffled = order.sample(records, len(records))
    half = len(records) // 2
    assert archived(shuffled[:half], shuffled[half:]) == archived(records)


@settings(max_examples=10, deadline=None, phases=(Phase.generate,))
@given(found=st.lists(pages, min_size=2, max_size=4, unique_by=record))
def test_importing_twice_adds_nothing(found):
    records = [record(page) for page in found]
    assert archived(records, [*records, records[0]]) == archived(records)
