"""Outlets and the spellings of their names."""

from django.db import models
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
