"""How text becomes terms: cut into words, folded and, in the languages that Tantivy knows, brought to stems."""

import re
import unicodedata
from functools import cache, lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from .folds import FOLDS, MARKS

# Languages as BCP 47 names them, and Tantivy's names of their stemmers.
STEMMED = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
OTHER = "other"  # stands for all languages without a stemmer, and for the unknown one
_VARIANTS = {"nb": "no", "nn": "no"}

# Scripts that put no space between words: the tokenizer would make one word of a whole sentence. Their signs are
# parted by a mark of no width and go in one by one; words are found as phrases. A regex tokenizer can do the same
# but is five times slower (322 against 66 microseconds for 450 words).
UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\ua980-\ua9ff\uaa60-\uaa7f"
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001aff0-\U0001b16f\U00020000-\U000323af\U00010080-\U000100ff]"
)
_UNSPACED_RUN = re.compile(UNSPACED.pattern + "+")
PARTING = "\u200b"

# The feminine ending of Arabic is often written without its dots. Stemmers know it with them.
_DOTLESS = re.compile(r"(?<=\w\w)ه\b")

# A text with none of these needs no further care: Latin letters and punctuation are left to Tantivy.
_UNUSUAL = re.compile(r"[^\x00-\xac\xae-\u012f\u0131-\u02ba\u1e00-\u1eff\u2010-\u2027\u2030-\u205f\u20a0-\u20bf]")
# Half-width, full-width and joined forms of letters that have an ordinary form.
_PRESENTED = re.compile(r"[\u2f00-\u2fd5\ufb00-\ufb06\ufb1d-\ufdfb\ufe70-\ufefc\uff01-\uffdc]+")

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_MARK = re.compile(rf"[{MARKS}]")
_LETTER = re.compile(rf"\w|[{MARKS}]")
_WORD = re.compile(r"[^\W_]+")
_WORD_WITH_MARKS = re.compile(rf"(?:[^\W_]|[{MARKS}])+")


@cache
def exact() -> TextAnalyzer:
    """Fold case and accents."""
    return _folding().build()


@cache
def stemming(language: str) -> TextAnalyzer:
    """Fold case and accents and bring words of a language of STEMMED to their stem; those of OTHER stay whole."""
    stem = STEMMED.get(language)
    # Some stemmers end words in letters that were folded before.
    return _folding().filter(Filter.stemmer(stem)).filter(Filter.ascii_fold()).build() if stem else exact()


def stemmed_as(language: str) -> str:
    """Say as which language of STEMMED, or OTHER, a text is read.

    >>> stemmed_as("pt-BR"), stemmed_as("zh")
    ('pt', 'other')
    """
    first = re.split("[-_]", language.lower(), maxsplit=1)[0]
    known = _VARIANTS.get(first, first)
    return known if known in STEMMED else OTHER


def composed(text: str) -> str:
    """Make a text ready for an analyzer: fold what is not Latin, and part signs that stand without spaces."""
    text = ordinary(text)
    if not _UNUSUAL.search(_beyond_ascii(text)):
        return text
    text = _DOTLESS.sub("ة", text.translate(FOLDS))
    return _UNSPACED_RUN.sub(lambda run: PARTING + PARTING.join(run[0]) + PARTING, text)


def ordinary(text: str) -> str:
    """Bring each letter to the form in which it is commonly written, and drop what is not a character."""
    if text.isascii():
        return text
    text = text.encode("utf-8", "ignore").decode()
    if _PRESENTED.search(_beyond_ascii(text)):
        text = _PRESENTED.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    return unicodedata.normalize("NFC", text)


def accents(text: str) -> dict[str, str]:
    """Find the words that folding changes, in lower case, and give what they become.

    >>> accents("Rísquez sails the Saale")
    {'rísquez': 'risquez'}
    """
    if text.isascii():
        return {}
    beyond = " ".join(part for part in text.split() if not part.isascii())
    if not _LETTER.search(_beyond_ascii(beyond)):
        return {}
    changed = {word: folded(word) for word in words(beyond)}
    return {word: plain for word, plain in changed.items() if plain not in {"", word}}


def unaccented(text: str, accented: dict[str, str]) -> set[str]:
    """Give what words become that folding changes, as far as the text does not hold that too."""
    plain, lower = set(accented.values()), text.lower()
    return plain - words(text) if any(word in lower for word in plain) else plain


def words(text: str) -> set[str]:
    """Give the words of a text in lower case with their accents."""
    text = ordinary(text).lower().replace("ς", "σ").replace("\xad", "")
    return set((_WORD_WITH_MARKS if _MARK.search(_beyond_ascii(text)) else _WORD).findall(text))


def _beyond_ascii(text: str) -> str:
    return "" if text.isascii() else "".join(_BEYOND_ASCII.findall(text))


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Fold a word; one that is several words, such as a sentence without spaces, becomes nothing."""
    if word.isascii():
        return word
    parts = exact().analyze(composed(word))
    return parts[0] if len(parts) == 1 else ""


def _folding() -> TextAnalyzerBuilder:
    return TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.ascii_fold())
