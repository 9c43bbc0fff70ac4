"""The form in which a curator names a person."""

from typing import Any

from django import forms

from articles.models import Person


class PersonForm(forms.ModelForm):
    """The name that readers see, which may differ from the one that imports give."""

    release = forms.BooleanField(
        label="Take the imports’ name",
        required=False,
        help_text="It then follows the articles again, if they come to spell it otherwise.",
    )

    class Meta:
        model = Person
        fields = ("name", "slug")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_renamed(self.instance):
            self.fields["release"].label = f"Take the imports’ name: {self.instance.imported_name}"
        else:
            self.fields.pop("release", None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("release"):
            cleaned["name"] = self.instance.imported_name
        return cleaned


def is_renamed(person: Person | None) -> bool:
    """Say whether a curator gave a name other than the one that imports give."""
    return person is not None and person.imported_name not in ("", person.name)
