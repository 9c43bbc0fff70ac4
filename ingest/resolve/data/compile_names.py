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
# A name that ten times as many men as women bear is a man's.
CLEARLY = 10
HEADER = """# Names and words in ASCII lower case, compiled by compile_names.py; do not edit.
# Sources, all MIT: Faker (names of its locales, places), names (US Census 1990), wonderwords (common words).
# Licence notices: LICENSE-names.txt
"""


def main() -> None:
    """Write the lists to names.txt; given names that are of one gender stand in lists of their own."""
    given = {*faker_names("first"), *census("dist.male.first"), *census("dist.female.first")}
    men, women = of_one_gender()
    lists = {
        "given": given - men - women,
        "male": given & men,
        "female": given & women,
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


def of_one_gender() -> tuple[set[str], set[str]]:
    """Give the names that are men's or women's: by the US Census where it has them, else by Faker."""
    men, women = shares("dist.male.first"), shares("dist.female.first")
    said = {name: (men.get(name, 0.0), women.get(name, 0.0)) for name in men | women}
    he, she = set(faker_names("first_names_male")), set(faker_names("first_names_female"))
    said |= {name: (float(name in he), float(name in she)) for name in (he | she) - said.keys()}
    return (
        {name for name, (of_men, of_women) in said.items() if of_men > CLEARLY * of_women},
        {name for name, (of_men, of_women) in said.items() if of_women > CLEARLY * of_men},
    )


def shares(name: str) -> dict[str, float]:
    """Read how many per cent of men or women bear each name of one file of the US Census 1990."""
    lines = files("names").joinpath(name).read_text(encoding="ascii").splitlines()
    return {line.split()[0].lower(): float(line.split()[1]) for line in lines}


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
