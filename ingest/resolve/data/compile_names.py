"""Compile names.txt from Faker, names and wonderwords (all MIT). Run by hand; docs/people.md has the command."""

import importlib
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules

TARGET = Path(__file__).with_name("names.txt")
CYRILLIC = dict(
    zip(
        "абвгдеёзийклмнопрстуфыэіґ",
        "abvgdeeziyklmnoprstufyeig",
        strict=True,
    )
) | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
CYRILLIC |= {"ї": "yi", "є": "ye"}
LATIN = {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
LETTERS = str.maketrans(CYRILLIC | LATIN)
HEADER = """# Names and words in ASCII lower case, compiled by compile_names.py; do not edit.
# Sources, all MIT: Faker (names of its locales, places), names (US Census 1990), wonderwords (common words).
# Licence notices: LICENSE-names.txt
"""


def main() -> None:
    """Write the four lists to names.txt."""
    lists = {
        "given": {*faker_names("first"), *census("dist.male.first"), *census("dist.female.first")},
        "family": {*faker_names("last"), *census("dist.all.last")},
        "place": set(faker_places()),
        "word": set(common_words()),
    }
    sections = (f"[{name}]\n" + "\n".join(sorted(words)) + "\n" for name, words in lists.items())
    TARGET.write_text(HEADER + "\n".join(sections), encoding="ascii")


def faker_names(kind: str) -> Iterator[str]:
    """Yield the words of all names of one kind (`first`, `last`) of every locale that can be written in ASCII."""
    for provider in faker_providers("person"):
        for attribute in dir(provider):
            if attribute.startswith(kind) and "name" in attribute and "kana" not in attribute:
                values = getattr(provider, attribute)
                if isinstance(values, tuple | list | dict):
                    yield from spelled(" ".join(map(str, flat(values))).replace("-", " ").split())


def faker_places() -> Iterator[str]:
    """Yield countries, states and cities of Faker's English locales as whole names."""
    for provider in faker_providers("address", "en"):
        for attribute in ("countries", "states", "cities", "counties", "union_territories"):
            yield from spelled(map(str, flat(getattr(provider, attribute, ()))))


def faker_providers(kind: str, language: str = "") -> Iterator[type]:
    """Yield Faker's providers of one kind, of the locales of one language or of all."""
    package = importlib.import_module(f"faker.providers.{kind}")
    for module in iter_modules(package.__path__):
        if module.name.startswith(language):
            yield importlib.import_module(f"{package.__name__}.{module.name}").Provider


def census(name: str) -> Iterator[str]:
    """Yield the names of one file of the US Census 1990."""
    lines = files("names").joinpath(name).read_text(encoding="ascii").splitlines()
    yield from spelled(line.split()[0] for line in lines)


def common_words() -> Iterator[str]:
    """Yield nouns, verbs and adjectives of wonderwords and the English words of Faker's filler text."""
    for path in files("wonderwords").joinpath("assets").iterdir():
        if path.name in {"nounlist.txt", "verblist.txt", "adjectivelist.txt"}:
            yield from spelled(path.read_text(encoding="utf-8").split())
    yield from spelled(importlib.import_module("faker.providers.lorem.en_US").Provider.word_list)


def flat(values: Iterable[object]) -> Iterator[object]:
    """Yield strings of lists that may hold lists; of pairs too."""
    for value in values:
        if isinstance(value, list | tuple):
            yield from flat(value)
        else:
            yield value


def spelled(names: Iterable[str]) -> Iterator[str]:
    """Yield names in ASCII lower case, without those of other scripts and single letters."""
    for name in names:
        folded = unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
        plain = "".join(c for c in folded if not unicodedata.combining(c)).replace("'", "").replace("’", "")
        if plain.isascii() and len(plain) > 1 and plain.replace(" ", "").replace("-", "").isalpha():
            yield plain


if __name__ == "__main__":
    main()
