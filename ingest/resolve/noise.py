"""Lines of a body that are not the article's own text. Each kind has one rule (docs/reading.md lists them)."""

import re

_RULES: dict[str, re.Pattern[str]] = {
    "advertisement": re.compile(r"Advertisement|ADVERTISEMENT|Story continues below(?: advertisement)?"),
    "picture number": re.compile(r"[0-9](?: [0-9])*"),
    "teaser": re.compile(r"(?:READ MORE|Read more|ALSO READ|Also [Rr]ead|Read [Aa]lso|RELATED|Related|See also)\s*:.*"),
    "widget": re.compile(r"(?:Show|Hide) Caption|Share|Share this article|Sign Up|Follow us|View comments"),
    "caption": re.compile(r".{10,200}\b(?:Photo|Picture|Image)s?(?: by|:) ?[^.!?]{2,80}"),
    "credit": re.compile(r"(?:Photo|Photograph|Picture|Image|Pic|Credit)s?(?: by|:) ?\S.{0,80}"),
    "bracketed credit": re.compile(r"\((?:Photo|Photograph|Picture|Image|Pic)s?: ?[^)]{1,80}\)"),
}


def noise_kind(line: str) -> str | None:
    """Name the kind of noise that the whole line is; None if it is text.

    >>> noise_kind("8 8 8 8"), noise_kind("READ MORE: Ferry returns"), noise_kind("Read the report.")
    ('picture number', 'teaser', None)
    """
    return next((kind for kind, rule in _RULES.items() if rule.fullmatch(line)), None)
