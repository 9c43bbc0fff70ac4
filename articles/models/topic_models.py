"""Models that choose topics, learnt from curators' choices."""

from django.db import models
from django.db.models import Q


class TopicModel(models.Model):
    """What was learnt from curators' choices of topics, and how it did on articles that it had not seen.

    `weights` is there only for a model that did better than the lexicon. `figures` has the right, chosen and given
    articles of each topic, for the lexicon and for the model.
    """

    learnt_at = models.DateTimeField(auto_now_add=True)
    articles = models.PositiveIntegerField(help_text="Articles whose topics curators chose.")
    curators = models.JSONField(default=dict, help_text="Curator: how many of these articles they locked.")
    lexicon_right = models.PositiveIntegerField(
        help_text="Held-back articles whose first topic the lexicon gave right."
    )
    model_right = models.PositiveIntegerField(help_text="Held-back articles whose first topic the model gave right.")
    figures = models.JSONField(default=dict)
    weights = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, blank=True, help_text="The SHA-256 of the weights.")
    in_use = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["in_use"], condition=Q(in_use=True), name="topic_model_one_in_use"),
            models.CheckConstraint(
                condition=Q(in_use=False) | Q(weights__isnull=False), name="topic_model_in_use_has_weights"
            ),
        ]

    def __str__(self) -> str:
        return f"model {self.pk} of {self.learnt_at:%Y-%m-%d}, from {self.articles:,} articles"

    @property
    def is_kept(self) -> bool:
        return bool(self.digest)
