"""The import command: what it stores, counts, refuses and goes on with."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DataError, OperationalError

from articles.models import Article, IndexTask, Person, Source, Topic
from ingest import pipeline
from ingest.filing import articles as filing
from ingest.models import Appearance, Capture, Dump, ImportRun, RejectedRecord

pytestmark = pytest.mark.django_db
PAGES = Path(__file__).parent / "pages"
NOON = "2025-06-05T12:00:00Z"


def imported(*paths, exit_code: int = 0, **options) -> str:
    """Import and give what was printed."""
    printed = StringIO()
    options = {"workers": 1, "stdout": printed, "stderr": StringIO()} | options
    if exit_code:
        with pytest.raises(SystemExit) as stop:
            call_command("import_dump", *map(str, paths), **options)
        assert stop.value.code == exit_code
    else:
        call_command("import_dump", *map(str, paths), **options)
    return printed.getvalue()


def dump(folder: Path, *records: dict | str, name: str = "dump.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in records))
    return path


def numbered(count: int) -> list[dict]:
    return [
        {"text": f"\nTram {n} opens\nTram line {n} opens on Friday.\nIt is late.\n", "date": NOON} for n in range(count)
    ]


def snapshot() -> list:
    """Everything of the archive but when and in which run it came."""
    fields = [f.name for f in Article._meta.concrete_fields if f.name != "imported_at"]
    models = (Capture, Appearance, Source, Person, Topic, Dump)
    return [
        list(Article.objects.order_by("pk").values_list(*fields)),
        *(list(m.objects.order_by("pk").values()) for m in models),
    ]


def test_every_article_of_a_page_is_filed_with_its_outlet():
    imported(PAGES / "compact-article.txt")
    filed = Article.objects.order_by("pk").values_list("title", "source__name")
    assert list(filed) == [
        ("Ferry returns to Wend after nine weeks", None),
        ("Mayor of Orme drops bridge toll", "The Lantern"),
        ("Museum roof repaired", "Coastline Herald"),
        ("Late frost harms the orchards of Tarn", "Orb and Post"),
    ]


def test_the_main_article_has_its_subheading_byline_and_parted_paragraphs():
    imported(PAGES / "compact-article.txt")
    article = Article.objects.get(title__startswith="Ferry")
    assert (article.byline, article.subheadings) == ("By Ines Okafor, Harbour Correspondent", [2])
    assert article.paragraphs()[1][0].startswith("Crews worked at night")


def test_a_relative_time_and_the_stated_capture_time_date_an_article():
    imported(PAGES / "compact-article.txt", captured_at=NOON)
    article = Article.objects.get(source__name="The Lantern")
    assert (article.published_earliest.isoformat(), article.published_latest.isoformat(), article.date_basis) == (
        "2025-06-05T10:30:00+00:00",
        "2025-06-05T11:15:30+00:00",
        "relative",
    )


def test_without_a_capture_time_a_relative_time_leaves_an_article_undated():
    imported(PAGES / "compact-article.txt")
    assert Article.objects.get(source__name="The Lantern").published_earliest is None


def test_every_span_reads_its_verbatim_value_back_from_the_stored_bytes():
    imported(PAGES)
    for appearance in Appearance.objects.select_related("capture"):
        text = appearance.capture.text()
        read = {field: text[slice(*span)] for field, span in appearance.spans.items()}
        for field in ("title", "outlet", "time", "category", "hashtag"):
            assert read.get(field, "") == getattr(appearance, field)


def test_the_stored_page_is_the_very_bytes_of_the_file(tmp_path):
    data = b"\r\nCaf\xe9 opens\r\nIt opens on Friday.\xff\r\n"
    (tmp_path / "page.txt").write_bytes(data)
    imported(tmp_path / "page.txt")
    assert (Capture.objects.get().raw_bytes(), Article.objects.get().title) == (data, "Café opens")


def test_importing_again_changes_nothing():
    imported(PAGES, captured_at=NOON)
    before = snapshot()
    imported(PAGES, captured_at=NOON)
    assert snapshot() == before


def test_the_same_pages_in_another_file_are_known(tmp_path):
    imported(dump(tmp_path, *numbered(3)))
    before = Article.objects.count(), Capture.objects.count()
    imported(dump(tmp_path, *numbered(3), "", name="copy.jsonl"))
    assert (Article.objects.count(), Capture.objects.count()) == before


def test_several_workers_file_what_one_does(tmp_path, settings):
    path = dump(tmp_path, *numbered(120))
    imported(path, workers=2)
    titles = list(Article.objects.order_by("pk").values_list("title", flat=True))
    assert titles == [f"Tram {n} opens" for n in range(120)]


def test_copies_on_several_pages_are_one_article_with_the_longest_text(tmp_path):
    body = "The ferry to Wend sails again on Friday, says the company. "
    imported(
        dump(
            tmp_path,
            {"text": f"\nFerry\n{body}\n"},
            {"text": f"\nFerry\n{body * 3}\n"},
            {"text": f"\nFerry\n{body * 2}\n"},
        )
    )
    article = Article.objects.get()
    assert (
        len(article.body),
        article.appearances.count(),
        article.appearances.get(gives_text=True).capture.record,
    ) == (176, 3, 2)


def test_a_later_batch_brings_a_better_text(tmp_path):
    body = "The ferry to Wend sails again on Friday, says the company. "
    imported(dump(tmp_path, {"text": f"\nFerry\n{body}\n"}))
    imported(dump(tmp_path, {"text": f"\nFerry\n{body * 2}\n"}, name="later.jsonl"))
    assert Article.objects.get().body == (body * 2).strip()


def test_a_main_copy_without_an_outlet_joins_the_related_copy_that_names_it(tmp_path):
    page = (PAGES / "compact-article.txt").read_text()
    related = "ORME (Wirepress) -Mayor Piet van der Berg dropped the toll on Monday. 'It was unfair,' he said."
    imported(dump(tmp_path, {"text": f"\nMayor of Orme drops bridge toll\n{related}\n"}, {"text": page}))
    article = Article.objects.get(title="Mayor of Orme drops bridge toll")
    assert (article.source.name, article.appearances.count()) == ("The Lantern", 2)


def test_two_captures_narrow_the_date(tmp_path):
    page = (PAGES / "compact-hashtag.txt").read_text()
    later = page.replace("2 hours ago", "3 hours ago")
    imported(dump(tmp_path, {"text": page, "date": NOON}, {"text": later, "date": "2025-06-05T13:20:00Z"}))
    article = Article.objects.get(title="Tide mill grinds again")
    assert (article.published_earliest.isoformat(), article.published_latest.isoformat()) == (
        "2025-06-05T09:20:00+00:00",
        "2025-06-05T10:30:00+00:00",
    )


def test_what_a_curator_locked_stays(tmp_path):
    body = "The ferry to Wend sails again on Friday, says the company. "
    imported(dump(tmp_path, {"text": f"\nFerry\n{body}\n"}))
    Article.objects.update(title="Ferry to Wend", locked={"title": "ines"})
    imported(dump(tmp_path, {"text": f"\nFerry\n{body * 2}\n"}, name="later.jsonl"))
    assert (Article.objects.get().title, len(Article.objects.get().body)) == ("Ferry to Wend", 117)


def test_a_hashtag_page_files_its_articles_under_the_hashtag():
    imported(PAGES / "compact-hashtag.txt")
    assert set(Topic.objects.get(hashtag="tidemill").articles.values_list("title", flat=True)) == {
        "Tide mill grinds again",
        "Miller wanted",
    }


def test_a_person_named_by_title_and_name_is_filed():
    imported(PAGES / "compact-article.txt")
    assert Article.objects.filter(people__name="Ilse Varga").distinct().count() == 1


def test_a_mention_reads_its_surface_back_from_the_body():
    imported(PAGES / "compact-article.txt")
    article = Article.objects.get(title__startswith="Ferry")
    mentions = article.mentions.filter(field="body")
    assert mentions
    assert all(article.body[one.start : one.end] == one.surface for one in mentions)


def test_a_broken_record_is_named_counted_and_kept_and_the_rest_goes_on(tmp_path):
    printed = imported(dump(tmp_path, *numbered(1), "{", *numbered(2)[1:]), exit_code=1)
    assert "dump.jsonl, record 2: not a record: The line is not JSON" in printed
    assert (Article.objects.count(), RejectedRecord.objects.get().record) == (2, 2)


def test_a_page_that_no_layout_knows_is_kept_with_the_reason(tmp_path):
    imported(dump(tmp_path, *numbered(1), {"text": "Dear Ines,\n\nthank you.\n\nRafi"}), exit_code=1)
    unread = Capture.objects.get(layout="")
    assert (unread.text(), unread.problem[:15]) == ("Dear Ines,\n\nthank you.\n\nRafi", "no layout fits:")


def test_nothing_to_read_is_exit_code_two(tmp_path):
    assert "does not exist" in imported(tmp_path / "gone.jsonl", exit_code=2)


def test_every_page_is_counted_exactly_once(tmp_path):
    path = dump(tmp_path, *numbered(3), "{", {"text": "no\n\nlayout"}, *numbered(1))
    imported(path, report=tmp_path / "report.json", exit_code=1)
    counts = json.loads((tmp_path / "report.json").read_text())["counts"]
    parts = {name: count for name, count in counts.items() if name.startswith(("layout", "rejected", "pages known"))}
    assert (counts["pages read"], sum(parts.values())) == (6, 6)


def test_the_report_names_file_record_and_reason(tmp_path):
    imported(dump(tmp_path, "{"), report=tmp_path / "report.json", exit_code=2)
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["exit_code"], report["rejections"][0]["file"], report["rejections"][0]["record"]) == (
        2,
        "dump.jsonl",
        1,
    )


def test_a_dry_run_counts_all_and_keeps_nothing(tmp_path):
    printed = imported(dump(tmp_path, *numbered(3)), dry_run=True)
    assert "new articles" in printed
    assert not any(model.objects.exists() for model in (Article, Capture, Dump, ImportRun, IndexTask))


def test_a_limit_stops_and_the_next_run_goes_on_there(tmp_path):
    path = dump(tmp_path, *numbered(5))
    imported(path, limit=2)
    assert (Article.objects.count(), Dump.objects.get().records, Dump.objects.get().complete) == (2, 2, False)
    imported(path)
    assert (Article.objects.count(), Dump.objects.get().records, Dump.objects.get().complete) == (5, 5, True)


def test_an_interrupted_import_goes_on_behind_its_last_whole_batch(tmp_path, monkeypatch):
    path = dump(tmp_path, *numbered(10))
    monkeypatch.setattr(pipeline, "BATCH", 4)
    store, batches = pipeline.store, iter(range(2))

    def store_one_batch(batch):
        if next(batches) == 1:
            raise KeyboardInterrupt
        return store(batch)

    monkeypatch.setattr(pipeline, "store", store_one_batch)
    with pytest.raises(CommandError, match="run the same command again"):
        imported(path)
    assert (Article.objects.count(), Dump.objects.get().records) == (4, 4)
    monkeypatch.setattr(pipeline, "store", store)
    imported(path)
    assert (Article.objects.count(), Capture.objects.count()) == (10, 10)


def test_a_batch_that_fails_leaves_nothing_of_itself(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.filing.articles.file_subjects", lambda drafts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        imported(dump(tmp_path, *numbered(2)))
    assert (Capture.objects.count(), Article.objects.count(), Dump.objects.get().records) == (0, 0, 0)


def test_a_capture_time_that_is_none_is_refused_with_the_cure():
    with pytest.raises(CommandError, match="write it like 2025-06-05T12:00:00Z"):
        imported(PAGES, captured_at="noon")


@pytest.mark.parametrize("options", [{"workers": 0}, {"limit": 0}, {"limit": -5}, {"captured_at": ""}], ids=str)
def test_a_useless_option_is_refused_before_anything_is_done(options):
    with pytest.raises(CommandError):
        imported(PAGES, **options)
    assert not ImportRun.objects.exists()


def test_a_report_that_cannot_be_written_is_refused_before_anything_is_done(tmp_path):
    with pytest.raises(CommandError, match="There is no folder"):
        imported(PAGES, report=tmp_path / "gone" / "report.json")
    assert not ImportRun.objects.exists()


def test_a_database_that_fails_is_a_sentence_with_the_cure(tmp_path, monkeypatch):
    def failing(batch):
        raise OperationalError("disk is full")

    monkeypatch.setattr(pipeline, "store", failing)
    with pytest.raises(CommandError, match=r"disk is full.*run the same command again") as stop:
        imported(dump(tmp_path, *numbered(1)))
    assert stop.value.returncode == 2


def test_a_resumed_import_counts_the_pages_it_need_not_read(tmp_path):
    path = dump(tmp_path, *numbered(5))
    imported(path, limit=2)
    imported(path, report=tmp_path / "report.json")
    counts = json.loads((tmp_path / "report.json").read_text())["counts"]
    assert (counts["pages read"], counts["pages known already"], counts["layout: compact article"]) == (5, 2, 3)


def test_a_stated_capture_time_that_a_records_day_contradicts_is_not_taken(tmp_path):
    imported(dump(tmp_path, {"text": numbered(1)[0]["text"], "date": "2025-01-01"}), captured_at=NOON)
    assert Capture.objects.get().captured_at is None


def test_everything_imported_is_indexed():
    imported(PAGES)
    assert not IndexTask.objects.exists()


@pytest.mark.parametrize(
    ("line", "hostile"),
    [
        ("#TideMill", "#Tide\0Mill"),
        ("#TideMill", "#" + "Tide" * 100),
        ("#TideMill", "#" + "\ufdfa" * 60),
        ("The Lantern", "\u0390" * 149),
        ("The Lantern", "\ufdfa" * 100),
        ("The Lantern", "The\0Lantern"),
        ("Tide mill grinds again", "Tide" * 300),
    ],
    ids=[
        "NUL",
        "long hashtag",
        "hashtag that grows",
        "outlet that grows",
        "long outlet",
        "NUL in outlet",
        "long title",
    ],
)
def test_no_page_is_too_odd_to_be_stored(tmp_path, line, hostile):
    page = (PAGES / "compact-hashtag.txt").read_text().replace(line, hostile)
    imported(dump(tmp_path, {"text": page}))
    assert (Article.objects.count(), Capture.objects.get().layout) == (2, "compact hashtag")


def test_a_page_that_the_database_refuses_is_kept_with_its_problem_and_stops_no_other(tmp_path, monkeypatch):
    insert = filing.insert

    def refusing(rows):
        if any(getattr(row, "title", "") == "Tram 1 opens" for row in rows):
            raise DataError("too odd")
        insert(rows)

    monkeypatch.setattr(filing, "insert", refusing)
    imported(dump(tmp_path, *numbered(3)), exit_code=1)
    assert (Article.objects.count(), Capture.objects.get(layout="").record) == (2, 2)
    assert Dump.objects.get().complete


def test_a_copy_printed_by_the_corrected_outlet_joins_the_article(tmp_path):
    imported(PAGES / "compact-article.txt")
    article = Article.objects.get(source__name="The Lantern")
    article.source, article.locked = Source.objects.get(name="Orb and Post"), {"source": "ines"}
    article.save()
    page = (PAGES / "compact-article.txt").read_text().replace("The Lantern", "Orb and Post")
    imported(dump(tmp_path, {"text": page}))
    assert Article.objects.filter(title=article.title).count() == 1


def test_people_in_a_title_that_is_locked_are_not_looked_for_in_it(tmp_path):
    body = "Harbour Minister Ilse Varga opened the pier of Wend on Friday, said the company. "
    imported(dump(tmp_path, {"text": f"\nIlse Varga opens pier\n{body}\n"}))
    Article.objects.update(title="X", locked={"title": "ines"})
    imported(dump(tmp_path, {"text": f"\nIlse Varga opens pier\n{body * 2}\n"}, name="later.jsonl"))
    assert set(Article.objects.get().mentions.values_list("field", flat=True)) == {"body"}
