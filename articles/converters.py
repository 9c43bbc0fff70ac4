"""What may stand in an address: slugs of any script, years, and months and days of two figures."""

from django.urls import register_converter
from django.urls.converters import IntConverter, StringConverter


class SlugOfAnyScript(StringConverter):
    """Letters, figures and hyphens. A slug is decoration and may be empty."""

    regex = r"[-\w]*"


class Year(IntConverter):
    regex = "[12][0-9]{3}"


class TwoFigures(IntConverter):
    """A month or a day: 06."""

    regex = "[0-9]{2}"

    def to_url(self, value: int) -> str:
        return f"{int(value):02}"


register_converter(SlugOfAnyScript, "slug_of_any_script")
register_converter(Year, "year")
register_converter(TwoFigures, "two_figures")
