"""The archive's own tables: articles and what they are filed under. How they were filled, ingest/models.py tells."""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class Source(models.Model):
    """An outlet: the publication that an article appeared in."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True, allow_unicode=True)
    homepage = models.URLField(blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166 code, such as OM or IE.")

    class Meta:
        ordering = ["name", "id"]
        verbose_name = "outlet"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])


class SourceName(models.Model):
    """A spelling of an outlet's name as pages print it; each spelling leads to one outlet."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, unique=True, help_text="The name without case and stray spaces.")
    doubtful = models.BooleanField(default=False, help_text="Only seen where its end runs into a time.")

    class Meta:
        ordering = ["name"]
        verbose_name = "spelling of an outlet"
        verbose_name_plural = "spellings of outlets"

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """A subject: a class of the IPTC Media Topics, or a hashtag."""

    label = models.CharField(max_length=200)
    imported_label = models.CharField(max_length=200, blank=True, editable=False)
    slug = models.SlugField(max_length=200, unique=True, allow_unicode=True)
    qcode = models.CharField(max_length=60, unique=True, null=True, blank=True, help_text="Such as medtop:02000000.")
    hashtag = models.CharField(max_length=200, unique=True, null=True, blank=True, help_text="Lower case, without #.")
    definition = models.TextField(blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        ordering = ["label", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(qcode__isnull=False) ^ Q(hashtag__isnull=False), name="topic_is_subject_or_hashtag"
            )
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])


class Person(models.Model):
    """Someone named in the archive."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, allow_unicode=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="person_not_merged_into_itself"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.pk, self.slug])


class PersonName(models.Model):
    """A form of a person's name. Two people may share one."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, db_index=True, help_text="The name without case, accents and full stops.")

    class Meta:
        ordering = ["name"]
        verbose_name = "form of a name"
        verbose_name_plural = "forms of names"
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="person_name_once")]

    def __str__(self) -> str:
        return self.name


class Judgement(models.Model):
    """What a curator decided about two entries for people, kept so that it can be undone and is not asked again."""

    class Verdict(models.TextChoices):
        SAME = "same"
        DIFFERENT = "different"
        UNSURE = "unsure"

    person = models.ForeignKey(Person, models.CASCADE, related_name="judgements")
    other = models.ForeignKey(Person, models.CASCADE, related_name="judgements_as_other")
    verdict = models.CharField(max_length=9, choices=Verdict)
    judged_by = models.ForeignKey(get_user_model(), models.PROTECT)
    judged_at = models.DateTimeField(auto_now_add=True)
    moved = models.JSONField(default=dict, blank=True, help_text="What a merge moved, so that it can be undone.")

    class Meta:
        ordering = ["-judged_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="judgement_of_two"),
            models.CheckConstraint(
                condition=Q(verdict__in=["same", "different", "unsure"]), name="judgement_verdict_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} and {self.other}: {self.verdict}"


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


class ArticleTopic(models.Model):
    """That an article is about a topic, and what says so."""

    class Basis(models.TextChoices):
        HASHTAG = "hashtag", "a hashtag on the page"
        GENERIC = "generic", "a tag found on a page of an unknown layout"
        CATEGORY = "category", "the page's category"
        LEXICON = "lexicon", "words of the text"
        MODEL = "model", "a model learnt from curators"
        CURATOR = "curator", "a curator"

    article = models.ForeignKey(Article, models.CASCADE, related_name="article_topics")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="article_topics")
    basis = models.CharField(max_length=8, choices=Basis)
    score = models.FloatField(default=1.0)

    class Meta:
        ordering = ["-score", "topic"]
        verbose_name = "topic of an article"
        verbose_name_plural = "topics of articles"
        constraints = [
            models.UniqueConstraint(fields=["article", "topic"], name="article_topic_once"),
            models.CheckConstraint(
                condition=Q(basis__in=["hashtag", "generic", "category", "lexicon", "model", "curator"]),
                name="article_topic_basis_known",
            ),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="article_topic_score_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} ({self.basis})"


class Mention(models.Model):
    """One place where an article names a person. Offsets count characters of the field."""

    class Field(models.TextChoices):
        TITLE = "title"
        BODY = "body"

    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="mentions")
    field = models.CharField(max_length=5, choices=Field, default=Field.BODY)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.CharField(max_length=200, help_text="The name as printed here.")
    role = models.CharField(max_length=200, blank=True, help_text="As printed: “District Judge”.")
    age = models.PositiveSmallIntegerField(null=True, blank=True)
    evidence = models.CharField(max_length=200, blank=True, help_text="Why this was taken for a person's name.")

    class Meta:
        ordering = ["article", "field", "start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "field", "start"], name="mention_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="mention_not_empty"),
            models.CheckConstraint(condition=Q(field__in=["title", "body"]), name="mention_field_known"),
        ]

    def __str__(self) -> str:
        return self.surface


class IndexTask(models.Model):
    """An article whose entry in the search index is older than its row: the outbox."""

    article_id = models.BigIntegerField()

    class Meta:
        verbose_name = "article to index"
        verbose_name_plural = "articles to index"

    def __str__(self) -> str:
        return f"article {self.article_id}"
