"""What the database works out of columns."""

from typing import Any

from django.db.models import F, Value
from django.db.models.functions import NullIf, StrIndex, Substr


class FromNextWord(Substr):
    """A text from its second word on; null when it has none."""

    def __init__(self, words: "F | FromNextWord", **extra: Any):
        super().__init__(words, NullIf(StrIndex(words, Value(" ")), Value(0)) + 1, **extra)
