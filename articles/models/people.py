"""Who is who: people, the forms of their names, what tells one from another, and what curators decided of them."""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .expressions import FromNextWord


class PersonQuerySet(models.QuerySet["Person"]):
    """Sets of people."""

    def shown(self) -> "PersonQuerySet":
        """Leave out those merged into others and what is no person."""
        return self.filter(merged_into=None, nobody=False)


class Person(models.Model):
    """Someone named in the archive."""

    name = models.CharField(max_length=200)
    imported_name = models.CharField(max_length=200, blank=True, editable=False)
    slug = models.SlugField(max_length=200, allow_unicode=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    nobody = models.BooleanField(
        "no person", default=False, help_text="A place, a firm or a thing. It is kept so that no import brings it back."
    )

    objects = PersonQuerySet.as_manager()

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


def _rest_of_key(words: FromNextWord) -> models.GeneratedField:
    return models.GeneratedField(expression=words, output_field=models.CharField(max_length=200), db_persist=True)


def _index_of_beginnings(column: str) -> models.Index:
    """Serve whoever looks for the beginning of a column and wants the names that most articles call a person by."""
    columns = [column, "weight", "person"]
    return models.Index(
        fields=columns, name=f"person_name_{column}", opclasses=["varchar_pattern_ops", "int4_ops", "int8_ops"]
    )


class PersonName(models.Model):
    """A form of a person's name. Two people may share one."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, help_text="The name without case, accents and full stops.")
    filed_by = models.CharField(max_length=150, blank=True, help_text="The curator who said so; empty: imports.")
    weight = models.PositiveIntegerField(
        default=0, editable=False, help_text="How many articles call the person so, roughly: a sum of powers of two."
    )
    # The key from its second, third and fourth word on, so that an index finds names by any of these.
    second = _rest_of_key(FromNextWord(F("key")))
    third = _rest_of_key(FromNextWord(FromNextWord(F("key"))))
    fourth = _rest_of_key(FromNextWord(FromNextWord(FromNextWord(F("key")))))

    class Meta:
        ordering = ["name"]
        verbose_name = "form of a name"
        verbose_name_plural = "forms of names"
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="person_name_once")]
        indexes = [_index_of_beginnings(column) for column in ("key", "second", "third", "fourth")]

    def __str__(self) -> str:
        return self.name


class Profile(models.Model):
    """What articles say alike of someone of one name: the profession, the years of birth, the subject.

    All who are named alike and described alike are one person; which profiles of a name are one person, evidence
    decides. The primary key is a hash of all that tells profiles apart.
    """

    id = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, help_text="The name without case, accents and full stops.")
    surname = models.CharField(max_length=200, help_text="The last word of the key, without suffixes.")
    block = models.CharField(max_length=200, help_text="Surname and given name; names are compared within a block.")
    professions = models.CharField(max_length=300, blank=True, help_text="Such as law politics.")
    nations = models.CharField(max_length=300, blank=True, help_text="Countries that roles name, such as norway.")
    gender = models.CharField(max_length=1, blank=True, help_text="What titles say: f, m or nothing.")
    born_earliest = models.SmallIntegerField(null=True, blank=True)
    born_latest = models.SmallIntegerField(null=True, blank=True)
    beside = models.TextField(blank=True, help_text="Keys of others of the block in the same article, a line each.")
    subject = models.CharField(max_length=60, blank=True, help_text="The qcode of the articles' first Media Topic.")
    articles = models.PositiveIntegerField(default=0, help_text="How many articles have it.")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="profiles")
    reason = models.CharField(max_length=300, blank=True, help_text="Why it is this person, or nobody for certain.")
    filed_by = models.CharField(max_length=150, blank=True, help_text="The curator who said who it is; empty: rules.")

    class Meta:
        ordering = ["key", "id"]
        indexes = [
            models.Index(fields=["surname"], name="profile_surname"),
            models.Index(fields=["block"], name="profile_block"),
        ]

    def __str__(self) -> str:
        return self.name


class Judgement(models.Model):
    """What a curator decided about two entries for people, or of one, kept so that it can be taken back exactly."""

    class Verdict(models.TextChoices):
        SAME = "same"
        DIFFERENT = "different"
        UNSURE = "unsure"
        GIVEN = "given", "given a name"
        NOBODY = "nobody", "no person"

    person = models.ForeignKey(Person, models.CASCADE, related_name="judgements")
    other = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="judgements_as_other")
    verdict = models.CharField(max_length=9, choices=Verdict)
    judged_by = models.ForeignKey(get_user_model(), models.PROTECT)
    judged_at = models.DateTimeField(auto_now_add=True)
    moved = models.JSONField(default=dict, blank=True, help_text="What it changed, so that it can be taken back.")

    class Meta:
        ordering = ["-judged_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="judgement_of_two"),
            models.CheckConstraint(
                condition=Q(verdict__in=["same", "different", "unsure", "given", "nobody"]),
                name="judgement_verdict_known",
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True, verdict__in=["given", "nobody"])
                | Q(other__isnull=False, verdict__in=["same", "different", "unsure"]),
                name="judgement_of_as_many_as_it_takes",
            ),
        ]

    def __str__(self) -> str:
        people = f"{self.person} and {self.other}" if self.other else str(self.person)
        return f"{people}: {self.get_verdict_display().lower()}"


class Likeness(models.Model):
    """Two entries for people that may be one: a question for a curator, which decides nothing by itself."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="likenesses")
    other = models.ForeignKey(Person, models.CASCADE, related_name="likenesses_as_other")
    score = models.FloatField(help_text="0 to 1; how much speaks for one person.")
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["-score", "person", "other"]
        verbose_name_plural = "likenesses"
        constraints = [
            models.CheckConstraint(condition=Q(person__lt=F("other")), name="likeness_of_two_in_order"),
            models.UniqueConstraint(fields=["person", "other"], name="likeness_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} and {self.other}"
