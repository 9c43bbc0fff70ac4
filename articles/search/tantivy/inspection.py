"""Looking an index through: which articles it holds, as what, and whether its files are as they were written."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from zlib import crc32

from tantivy import FieldType, Order, Schema, Searcher
from tantivy import Query as Compiled

_PAGE = 20_000
_BLOCK = 1 << 20  # bytes
_LENGTHS = 8  # bytes at a file's end: the length of what stands before them, and Tantivy's mark
_MOST_FOOTER = 1000
_PARTS = (".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term")


def entries(searcher: Searcher, schema: Schema, ids: Collection[int] | None = None) -> Iterator[tuple[int, int]]:
    """Give each entry's id and digest by rising id, those of all articles or of some, a page at a time."""
    if ids is not None:
        wanted = sorted(ids)
        for start in range(0, len(wanted), _PAGE):
            yield from _page(searcher, Compiled.term_set_query(schema, "id", wanted[start : start + _PAGE]))
        return
    last = 0
    while True:
        above = Compiled.range_query(schema, "id", FieldType.Integer, lower_bound=last, include_lower=False)
        page = _page(searcher, above)
        yield from page
        if len(page) < _PAGE:
            return
        last = page[-1][0]


def _page(searcher: Searcher, query: Compiled) -> list[tuple[int, int]]:
    found = searcher.search(query, limit=_PAGE, order_by_field="id", order=Order.Asc, count=False)
    addresses = [address for _, address in found.hits]
    columns = (searcher.fast_field_values(name, addresses) for name in ("id", "digest"))
    return list(zip(*columns, strict=True))


def flaws(generation: Path) -> Iterator[str]:
    """Name the files of an index that are gone or not as they were written. All of them are read for that."""
    for name in _files(generation):
        try:
            sound = _is_sound(generation / name)
        except FileNotFoundError:
            sound = name not in _files(generation)  # since then it was joined with others
        if not sound:
            yield name


def _files(generation: Path) -> list[str]:
    names = []
    for part in json.loads((generation / "meta.json").read_bytes())["segments"]:
        name = part["segment_id"].replace("-", "")
        names += [f"{name}{suffix}" for suffix in _PARTS]
        if part["deletes"]:
            names.append(f"{name}.{part['deletes']['opstamp']}.del")
    return names


def _is_sound(path: Path) -> bool:
    """Compare a file with the checksum that Tantivy writes at its end, in JSON: zlib's CRC-32 of all before that."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - _LENGTHS))
        footer = int.from_bytes(file.read(4), "little")
        if footer > min(size - _LENGTHS, _MOST_FOOTER):
            return False
        file.seek(size - _LENGTHS - footer)
        try:
            written = json.loads(file.read(footer))["crc"]
        except (ValueError, KeyError, TypeError):
            return False
        file.seek(0)
        found, left = 0, size - _LENGTHS - footer
        while block := file.read(min(left, _BLOCK)):
            found, left = crc32(block, found), left - len(block)
    return found == written
