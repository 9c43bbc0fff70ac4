"""The fields that hold an article's words: in stems, exactly, and those with accents."""

from tantivy import SchemaBuilder

from articles.search.engine import Document

from .analysis import OTHER, STEMMED, accents, composed, stemmed_as, stemming, unaccented

ENGLISH = "en"
LANGUAGES = (*STEMMED, OTHER)
NAMES = ("title", "body")


def add_text_fields(builder: SchemaBuilder) -> None:
    """Declare the fields. Only the exact forms keep positions.

    Words in English stand in `title` and `body`, those of other languages in the foreign fields: fields for each
    language would take two bytes more of every article. `accented` are the words that folding changes, `unaccented`
    what they become, if the article does not hold that too.
    """
    for name in NAMES:
        builder.add_text_field(name, tokenizer_name="stemming", index_option="freq")
        builder.add_text_field(f"{name}_foreign", tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field(f"{name}_exact", tokenizer_name="exact", index_option="position")
    for name in ("accented", "unaccented"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("read_as", tokenizer_name="raw", index_option="basic")


def text_fields(document: Document) -> dict[str, str]:
    """Give what these fields hold of an article."""
    language = stemmed_as(document.language)
    fields = {"read_as": language}
    for name, text in zip(NAMES, (document.title, document.body), strict=True):
        fields[f"{name}_exact"] = ready = composed(text)
        fields[stem_field(name, language)] = ready if language == ENGLISH else _foreign(ready, language)
    text = f"{document.title}\n{document.body}"
    if accented := accents(text):
        fields |= {"accented": " ".join(accented), "unaccented": " ".join(unaccented(text, accented))}
    return fields


def stem_field(name: str, language: str) -> str:
    """Name the field in which a language's stems stand."""
    return name if language == ENGLISH else f"{name}_foreign"


def stem_term(stem: str, language: str) -> str:
    """Write a stem as it stands there: languages share a field, but not their stems."""
    return stem if language == ENGLISH else f"{language}:{stem}"


def _foreign(text: str, language: str) -> str:
    return " ".join(stem_term(stem, language) for stem in stemming(language).analyze(text))
