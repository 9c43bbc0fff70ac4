"""Provenance: which bytes of which page of which dump every article was read from."""

from typing import cast

import zstandard
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from articles.models import Article, Source

from .records import Captured, CapturedBasis


class ImportRun(models.Model):
    """One call of import_dump: what was asked and what came of it."""

    arguments = models.JSONField(default=dict)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"import {self.pk}, {self.started_at:%Y-%m-%d %H:%M}"


class Dump(models.Model):
    """A file of scraped pages, known by its bytes, and how far it has been read."""

    name = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    stated_capture = models.DateTimeField(null=True, blank=True, help_text="The capture time given at import, if any.")
    stated_options = models.CharField(max_length=500, blank=True, help_text="What else was stated at import.")
    records = models.PositiveBigIntegerField(default=0, help_text="How many records are stored: the resume point.")
    complete = models.BooleanField(default=False)
    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="dumps")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "stated_options"],
                condition=Q(stated_capture=None),
                name="dump_once_without_capture_time",
            ),
            models.UniqueConstraint(
                fields=["sha256", "stated_options", "stated_capture"], name="dump_once_per_capture_time"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Capture(models.Model):
    """One retrieval of one raw page, kept as it came."""

    class CapturedBasis(models.TextChoices):
        UNKNOWN = "", "not known"
        RECORD = "record", "the dump's record"
        WARC = "warc", "the crawler's WARC header"
        STATED = "stated", "stated at import"
        NAME = "name", "the file's name"
        MTIME = "mtime", "when the file was written"
        CURATOR = "curator", "a curator"

    dump = models.ForeignKey(Dump, models.PROTECT, related_name="captures", db_index=False)
    record = models.PositiveBigIntegerField(help_text="Its number in the dump, from 1.")
    offset = models.PositiveBigIntegerField(help_text="The record's first byte in the unpacked dump, or member.")
    member = models.CharField(max_length=500, blank=True, help_text="The file in the archive, as the archive names it.")
    media_type = models.CharField(max_length=20, blank=True, help_text="text/html or text/plain.")
    key = models.UUIDField(unique=True, help_text="Made of bytes, address and capture time, as imported.")
    corrected_key = models.UUIDField(null=True, blank=True, help_text="The same, of a capture time that was set since.")
    url = models.CharField(max_length=2000, blank=True)
    captured_at = models.DateTimeField(null=True, blank=True, help_text="The instant, or the first possible one.")
    captured_until = models.DateTimeField(
        null=True, blank=True, help_text="The last possible instant, where no more than a day or so is known."
    )
    captured_basis = models.CharField(max_length=7, choices=CapturedBasis, default=CapturedBasis.UNKNOWN, blank=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    raw = models.BinaryField(help_text="The page's bytes, compressed with Zstandard.")
    size = models.PositiveIntegerField(help_text="Bytes, unpacked.")
    charset = models.CharField(max_length=20, default="utf-8")
    layout = models.CharField(max_length=40, blank=True)
    problem = models.CharField(max_length=500, blank=True, help_text="Why no article was read from it.")
    unparsed = models.PositiveIntegerField(default=0, help_text="Characters of it that no rule could read.")
    reader = models.CharField(max_length=200, help_text="The version of the reading rules, and engines beside them.")

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["dump", "record"], name="capture_record"),
            models.Index(fields=["layout"], name="capture_layout"),
            models.Index(fields=["corrected_key"], condition=Q(corrected_key__isnull=False), name="capture_corrected"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(captured_at__isnull=True, captured_basis__in=["", "curator"])
                | Q(captured_at__isnull=False) & ~Q(captured_basis=""),
                name="capture_time_has_a_basis",
            ),
            models.CheckConstraint(
                condition=Q(captured_until__isnull=True) | Q(captured_at__lte=F("captured_until")),
                name="capture_time_in_order",
            ),
            models.CheckConstraint(condition=Q(layout="") | Q(problem=""), name="capture_read_or_not"),
        ]

    def __str__(self) -> str:
        return f"page {self.sha256[:12]}"

    def get_absolute_url(self) -> str:
        return reverse("capture", args=[self.sha256])

    @property
    def captured(self) -> Captured:
        return Captured(self.captured_at, self.captured_until, cast("CapturedBasis", self.captured_basis))

    @captured.setter
    def captured(self, captured: Captured) -> None:
        self.captured_at, self.captured_until, self.captured_basis = captured.at, captured.until, captured.basis

    def raw_bytes(self) -> bytes:
        """Unpack the very bytes that were imported."""
        return zstandard.decompress(bytes(self.raw))

    def text(self) -> str:
        """Decode the page as it was decoded at import; spans count characters of this text."""
        return self.raw_bytes().decode(self.charset, errors="replace")


class Wording(models.Model):
    """The words of a title and a body, whatever their typography: the copies that have them share it.

    Copies of one text are found by its anchors, whole hashes each in a column of its own: a row and seven index entries
    take fewer bytes than a table of anchors would. What the hashes are, ingest/resolve/fingerprints.py tells.
    """

    key = models.BigIntegerField(primary_key=True, help_text="Made of the words of title and body.")
    title_key = models.BigIntegerField(db_index=True, help_text="Made of the words of the title.")
    family = models.BigIntegerField(db_index=True, help_text="The same for all that are alike, of one text or not.")
    copy_group = models.BigIntegerField(db_index=True, help_text="The same for all wordings of one text.")
    length = models.PositiveIntegerField(help_text="Words of its body.")
    opening = models.BinaryField(help_text="Kept hashes of its first words; empty if there are hardly any.")
    rest = models.BinaryField(help_text="Kept hashes of its other words.")
    anchor_1 = models.IntegerField(null=True, db_index=True)
    anchor_2 = models.IntegerField(null=True, db_index=True)
    anchor_3 = models.IntegerField(null=True, db_index=True)
    anchor_4 = models.IntegerField(null=True, db_index=True)
    anchor_5 = models.IntegerField(null=True, db_index=True)
    anchor_6 = models.IntegerField(null=True, db_index=True)
    anchor_7 = models.IntegerField(null=True, db_index=True)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"wording {self.key:016x}"


class Appearance(models.Model):
    """One copy of an article on one captured page. Its text is read back from the capture by its spans."""

    class Role(models.TextChoices):
        MAIN = "main", "main article"
        RELATED = "related", "related article"
        LISTED = "listed", "on a hashtag page"

    capture = models.ForeignKey(Capture, models.CASCADE, related_name="appearances")
    article = models.ForeignKey(Article, models.PROTECT, related_name="appearances")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, verbose_name="outlet")
    role = models.CharField(max_length=7, choices=Role)
    rank = models.PositiveIntegerField(help_text="Its place on the page, from 0.")
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="appearances")
    title = models.CharField(max_length=1000, blank=True)
    outlet = models.CharField(max_length=200, blank=True)
    time = models.CharField(max_length=100, blank=True)
    category = models.CharField(max_length=100, blank=True)
    hashtag = models.CharField(max_length=500, blank=True)
    doubt = models.CharField(max_length=200, blank=True, help_text="What of it can be read in more than one way.")
    spans = models.JSONField(default=dict, help_text="Field: first character and the one after the last.")
    published_earliest = models.DateTimeField(null=True, blank=True)
    published_latest = models.DateTimeField(null=True, blank=True)
    date_basis = models.CharField(max_length=10, blank=True)
    text_dates = models.JSONField(
        default=list,
        help_text="Dates in its text: basis, words, first and last character, earliest and latest instant.",
    )
    length = models.PositiveIntegerField(help_text="Characters of its cleaned body.")
    filed_by = models.CharField(max_length=150, blank=True, help_text="The curator who said which article it is of.")
    gives_text = models.BooleanField(default=False, help_text="The article's text came from this copy.")
    lost_words = models.PositiveIntegerField(
        null=True, blank=True, help_text="Words that another copy shows it to have lost; empty: no copy can tell."
    )

    class Meta:
        ordering = ["capture", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["capture", "rank"], name="appearance_once"),
            models.UniqueConstraint(fields=["article"], condition=Q(gives_text=True), name="one_appearance_gives_text"),
            models.CheckConstraint(condition=Q(role__in=["main", "related", "listed"]), name="appearance_role_known"),
        ]
        indexes = [
            models.Index(fields=["wording"], condition=~Q(filed_by=""), name="appearance_filed_by_curator"),
            models.Index(fields=["capture"], condition=~Q(doubt=""), name="appearance_in_doubt"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_role_display()})"


class Decision(models.Model):
    """What a curator decided about the copies of two articles, kept so that it can be taken back."""

    class Kind(models.TextChoices):
        JOIN = "join", "one article"
        PART = "part", "not the same article"

    kind = models.CharField(max_length=4, choices=Kind)
    article = models.ForeignKey(Article, models.PROTECT, related_name="decisions")
    other = models.ForeignKey(
        Article,
        models.PROTECT,
        related_name="decisions_as_other",
        help_text="The one that was joined to it, or parted from it.",
    )
    decided_by = models.ForeignKey(get_user_model(), models.PROTECT)
    decided_at = models.DateTimeField(auto_now_add=True)
    moved = models.JSONField(default=dict, blank=True, help_text="What moved, so that it can be taken back.")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(article=F("other")), name="decision_about_two"),
            models.CheckConstraint(condition=Q(kind__in=["join", "part"]), name="decision_kind_known"),
        ]

    def __str__(self) -> str:
        return f"“{self.other}” ({self.other_id}) and “{self.article}” ({self.article_id}): {self.get_kind_display()}"


class RejectedRecord(models.Model):
    """A record of a dump that held no readable page, and why."""

    dump = models.ForeignKey(Dump, models.CASCADE, related_name="rejected_records")
    record = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["dump", "record"]
        constraints = [models.UniqueConstraint(fields=["dump", "record"], name="rejected_record_once")]

    def __str__(self) -> str:
        return f"{self.dump}, record {self.record}: {self.reason}"
