"""Where articles name people."""

from django.db import models
from django.db.models import F, Q

from .people import Person, Profile


class Mention(models.Model):
    """One place where an article names a person. Offsets count characters of the field."""

    class Field(models.TextChoices):
        TITLE = "title"
        BODY = "body"

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="mentions")
    field = models.CharField(max_length=5, choices=Field, default=Field.BODY)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.CharField(max_length=200, help_text="The name as printed here.")
    role = models.CharField(max_length=200, blank=True, help_text="As printed: “District Judge”.")
    description = models.CharField(max_length=200, blank=True, help_text="What stands behind a name with a role.")
    age = models.PositiveSmallIntegerField(null=True, blank=True)
    score = models.FloatField(default=1.0, help_text="0 to 1; how much speaks for a person's name.")
    evidence = models.CharField(max_length=200, blank=True, help_text="Why this was taken for a person's name.")
    profile = models.ForeignKey(
        Profile, models.SET_NULL, null=True, blank=True, related_name="mentions", help_text="Empty: a curator's choice."
    )

    class Meta:
        ordering = ["article", "field", "start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "field", "start"], name="mention_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="mention_not_empty"),
            models.CheckConstraint(condition=Q(field__in=["title", "body"]), name="mention_field_known"),
        ]

    def __str__(self) -> str:
        return self.surface
