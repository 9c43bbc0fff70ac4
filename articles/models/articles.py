"""An article: one text of one outlet."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .people import Person
from .sources import Source
from .topics import Topic


class ArticleQuerySet(models.QuerySet["Article"]):
    """Sets of articles."""

    def published(self) -> "ArticleQuerySet":
        """Leave out what a curator hid, withdrew or merged away."""
        return self.filter(status=Article.Status.PUBLISHED, merged_into=None)

    def undated(self) -> "ArticleQuerySet":
        return self.filter(published_earliest=None)

    def newest(self) -> "ArticleQuerySet":
        """Order by the latest possible instant, newest first and undated last."""
        return self.order_by(F("published_latest").desc(nulls_last=True), "-id")


class Article(models.Model):
    """One publication of one text by one outlet, however often it was captured."""

    class Status(models.TextChoices):
        PUBLISHED = "published"
        HIDDEN = "hidden"
        WITHDRAWN = "withdrawn"

    class DateBasis(models.TextChoices):
        UNKNOWN = "", "no date known"
        RELATIVE = "relative", "a relative time and the capture time"
        DAY = "day", "a date on the page"
        STATED = "stated", "a line of the text that says when it was published"
        DATELINE = "dateline", "the day in the dateline"
        GENERIC = "generic", "a date found on a page of an unknown layout"
        CURATOR = "curator", "a curator"

    title = models.CharField(max_length=500)
    slug = models.SlugField(max_length=120, allow_unicode=True)
    body = models.TextField(blank=True, help_text="Paragraphs, parted by an empty line.")
    subheadings = models.JSONField(default=list, blank=True, help_text="The numbers of the paragraphs that are one.")
    language = models.CharField(max_length=8, default="en")
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name="outlet"
    )
    byline = models.CharField(max_length=300, blank=True)
    dateline = models.CharField(max_length=300, blank=True)
    published_earliest = models.DateTimeField(null=True, blank=True)
    published_latest = models.DateTimeField(null=True, blank=True)
    date_basis = models.CharField(max_length=10, choices=DateBasis, default=DateBasis.UNKNOWN, blank=True)
    date_conflict = models.BooleanField(default=False, help_text="Not all captures agree on the date.")
    status = models.CharField(max_length=10, choices=Status, default=Status.PUBLISHED)
    copy_group = models.BigIntegerField(db_index=True, help_text="The same for all reprints of one text.")
    locked = models.JSONField(default=dict, blank=True, help_text="Field: the curator whose decision no import undoes.")
    proposed = models.JSONField(default=dict, blank=True, help_text="Locked field: what imports would make of it.")
    proposals_seen = models.BooleanField(
        null=True, blank=True, help_text="Whether a curator has seen what imports propose; empty: nothing."
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    imported_at = models.DateTimeField()
    topics = models.ManyToManyField(Topic, through="ArticleTopic", related_name="articles")
    people = models.ManyToManyField(Person, through="Mention", related_name="articles")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["published_latest", "id"], name="article_latest"),
            models.Index(fields=["published_earliest"], name="article_earliest"),
            # SQLite takes these two because they begin with what is looked for beside their condition.
            models.Index(fields=["merged_into"], condition=Q(date_conflict=True), name="article_date_conflict"),
            models.Index(
                fields=["merged_into", "proposals_seen"],
                condition=Q(proposals_seen__isnull=False),
                name="article_proposals_seen",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_earliest__isnull=True, published_latest__isnull=True, date_basis="")
                | Q(published_earliest__lte=F("published_latest")) & ~Q(date_basis=""),
                name="article_date_is_an_interval",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["published", "hidden", "withdrawn"]), name="article_status_known"
            ),
            models.CheckConstraint(
                condition=Q(date_basis__in=["", "relative", "day", "stated", "dateline", "generic", "curator"]),
                name="article_date_basis_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk, self.slug])

    def paragraphs(self) -> list[tuple[str, bool]]:
        """Part the body: (paragraph, whether it is a sub-heading), in order."""
        headings = set(self.subheadings)
        return [(text, number in headings) for number, text in enumerate(self.body.split("\n\n")) if text]
