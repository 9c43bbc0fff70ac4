"""The form in which a curator corrects an article."""

from copy import copy
from typing import Any

from django import forms
from django.utils.text import slugify

from articles.models import Article

from .locks import lock_choices

DATES = ("published_earliest", "published_latest")
SLUG_LENGTH = Article._meta.get_field("slug").max_length


class ArticleForm(forms.ModelForm):
    """What may be corrected, and which locks to release."""

    release = forms.MultipleChoiceField(
        label="Release locks",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=(
            "Imports leave a locked field alone. Tick a lock to give its field back to them: "
            "it takes at once what they make of it. Saving says that you have seen what they propose."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.former = copy(self.instance)
        if "release" in self.fields:
            self.fields["release"].choices = lock_choices(self.instance)
        for name in DATES:
            self._label_parts(name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if all(name in cleaned for name in DATES):
            self._check_interval(*(cleaned[name] for name in DATES))
        return cleaned

    def save(self, commit: bool = True) -> Article:
        """Let the date's basis follow the dates, and the address the title."""
        if set(DATES) & set(self.changed_data):
            dated = self.instance.published_earliest is not None
            self.instance.date_basis = Article.DateBasis.CURATOR if dated else Article.DateBasis.UNKNOWN
        if "title" in self.changed_data:
            self.instance.slug = slugify(self.instance.title, allow_unicode=True)[:SLUG_LENGTH] or self.instance.slug
        return super().save(commit)

    def _label_parts(self, name: str) -> None:
        """Name the two inputs of a time for a screen reader; the admin names only the first."""
        if field := self.fields.get(name):
            for part, widget in zip(("date", "time"), field.widget.widgets, strict=True):
                widget.attrs["aria-label"] = f"{field.label}: {part}"

    def _check_interval(self, earliest: Any, latest: Any) -> None:
        if (earliest is None) != (latest is None):
            self.add_error("published_latest", "Give both ends of the interval, or neither for an undated article.")
        elif earliest is not None and earliest > latest:
            self.add_error("published_latest", "The latest time is before the earliest.")
