"""Build links. The query string is the whole state of a list, so each link starts from the one at hand."""

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def link(context: template.Context, **changes: object) -> str:
    """Give the query string with these keys changed, None to drop one; it leads to the first page unless told."""
    return _changed(context["request"].GET, {"page": None, **changes})


@register.simple_tag(takes_context=True)
def list_as(context: template.Context, ending: str) -> str:
    """Give the address of the list at hand in another format: /search.atom?q=ferry."""
    request = context["request"]
    return request.path.rstrip("/") + f".{ending}" + _changed(request.GET, {"page": None}).removesuffix("?")


@register.simple_tag(takes_context=True)
def kept(context: template.Context, *keys: str) -> list[tuple[str, str]]:
    """Give the query string but these keys, for a form that sets them, to keep in hidden fields."""
    lists = context["request"].GET.lists()
    return [(key, value) for key, values in lists if key not in keys for value in values if value]


@register.simple_tag(takes_context=True)
def section(context: template.Context, name: str, label: str) -> SafeString:
    """Link to a section of the site and say whether the page at hand lies in it."""
    address, path = reverse(name), getattr(context.get("request"), "path", "")
    current = "page" if path == address else "true" if path.startswith(address) else ""
    attribute = format_html(' aria-current="{}"', current) if current else ""
    return format_html('<a href="{}"{}>{}</a>', address, attribute, label)


def _changed(querydict: QueryDict, changes: dict[str, object]) -> str:
    querydict = querydict.copy()
    for key, value in changes.items():
        if value is None:
            querydict.pop(key, None)
        else:
            querydict[key] = str(value)
    return "?" + querydict.urlencode()
