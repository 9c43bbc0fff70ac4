"""The form in which a curator says whose profiles are."""

import re
from typing import Any

from django import forms

from articles.merging import Filing
from articles.models import Person, Profile

from .candidates import Candidate

_NUMBER = re.compile(r"(?:.*/)?(?:people|person)/(\d{1,18})(?:/.*)?|(\d{1,18})")
_ALONG = {
    "professions": "with the professions of a ticked one",
    "subject": "with the subject of a ticked one",
    "key": "with the name of a ticked one",
}
NEW, NUMBERED, NOBODY, OPEN = "new", "number", "nobody", "open"


class FilingForm(forms.Form):
    """Whose the ticked profiles are, and which others go along."""

    to = forms.ChoiceField(label="They are", widget=forms.RadioSelect, initial=NEW)
    name = forms.CharField(
        label="Name of the new person",
        required=False,
        max_length=200,
        help_text="Leave it empty for the name of most articles.",
    )
    number = forms.CharField(
        label="Number of the other person", required=False, max_length=300, help_text="Or the address of their page."
    )
    along = forms.ChoiceField(label="Take along", required=False)

    def __init__(self, *args: Any, giver: Person | None, candidates: list[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.giver = giver
        choices = [(str(one.person), str(one)) for one in candidates]
        choices += [(NEW, "A new person"), (NUMBERED, "Another person, by number"), (NOBODY, "No person")]
        self.fields["to"].choices = choices if giver else [*choices, (OPEN, "Not known: leave it open")]
        along = [(name, f"all others {words}") for name, words in _ALONG.items()]
        self.fields["along"].choices = [("", "no others"), *along, *([] if giver else [("all", "all others")])]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("to") == NUMBERED and self.receiver() is None:
            self.add_error("number", "There is no such person.")
        return cleaned

    @property
    def leaves_open(self) -> bool:
        return self.is_bound and self.is_valid() and self.cleaned_data["to"] == OPEN

    def receiver(self) -> Person | None:
        """Give the person who is there already and is chosen."""
        to = self.cleaned_data.get("to", "")
        if to == NUMBERED:
            number = _NUMBER.fullmatch(self.cleaned_data.get("number", "").strip())
            to = (number[1] or number[2]) if number else ""
        return Person.objects.shown().filter(pk=int(to)).first() if to.isdecimal() else None

    def filing(self, ticked: list[int], reach: Any) -> Filing:
        """Say what is asked; `reach` selects all profiles that may go along."""
        if not (self.is_bound and self.is_valid()):
            return Filing(ticked, self.giver)
        asked = self.cleaned_data
        name = asked["name"].strip() if asked["to"] == NEW else ""
        profiles = with_others(ticked, reach, asked["along"])
        return Filing(profiles, self.giver, self.receiver(), name, asked["to"] == NOBODY)


def with_others(ticked: list[int], reach: Any, along: str) -> list[int]:
    """Add to the ticked profiles those of `reach` that go along."""
    chosen = reach.filter(pk__in=ticked)
    if along in _ALONG:
        chosen = reach.filter(**{f"{along}__in": Profile.objects.filter(pk__in=ticked).values(along)})
    elif along:
        chosen = reach
    return sorted(chosen.order_by().values_list("pk", flat=True))
