"""Part HTML into its tags. Each token reaches as far as it can, so that reading takes time linear in the page."""

import re

# An attribute's quotes count only behind its "="; elsewhere a quote is a character like another (HTML 13.2.5).
_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+)*+"""
# Elements in whose text no tag begins; the end tag that follows is a token of its own.
_RAW = r"(?i:script|style|textarea|title|xmp|iframe|noembed|noframes)"
_TAGS = rf"""
 <(?P<raw>{_RAW})(?=[\s/>])(?P<raw_attributes>{_ATTRIBUTES})(?:>|\Z)
    (?P<raw_text>[^<]*+(?:<(?!/(?i:(?P=raw))[\s/>])[^<]*+)*+)
|<(?P<start>[a-zA-Z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)
|</(?P<end>[a-zA-Z][^\s/>]*+)[^>]*+(?:>|\Z)
|<!--(?:-?>|[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z))
|<[!?/][^>]*+(?:>|\Z)
"""
TAGS = re.compile(_TAGS, re.VERBOSE)
_REFERENCE = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?"
TOKENS = re.compile(
    _TAGS + rf"|(?P<text>[^<&]++)|(?P<reference>{_REFERENCE})|(?P<stray>&+(?=&)|&|<+(?=<)|<)", re.VERBOSE
)
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*=\s*(?:"([^"]*+)"?|'([^']*+)'?|([^\s"'>]++)))?""")
_START = re.compile(r"\s*<")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|article|main|div)[\s>]", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Say whether a page is HTML: it begins with a tag, and one of HTML's own stands near its beginning.

    >>> is_html("\\ufeff <!DOCTYPE html><p>"), is_html("<b>Ferry</b> returns"), is_html("Ferry <html>")
    (True, False, False)
    """
    head = text[:2000].lstrip("\ufeff")
    return _START.match(head) is not None and _HTML.search(head) is not None
