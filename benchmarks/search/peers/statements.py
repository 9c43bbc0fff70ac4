"""What PostgreSQL is told: its tables, and a search with all its facets as one statement."""

# ruff: noqa: S608 - what is put into statements is written here; readers' words are parameters

from collections.abc import Iterator

from benchmarks.search.requests import Request

TABLES = (
    "CREATE TABLE texts (id int, body text)",
    "CREATE UNLOGGED TABLE listing (id int, title text, outlet int, language text, certainty text, earliest date,"
    " latest date, years int[], topics int[], people int[], roles text[])",
    "CREATE TABLE articles (LIKE listing, words tsvector STORAGE EXTERNAL)",
)
# The word between title and body keeps phrases from reaching from one into the other.
INDEXES = (
    "INSERT INTO articles SELECT listing.*, setweight(to_tsvector('english', title), 'A')"
    " || to_tsvector('english', 'between ' || body) FROM listing JOIN texts USING (id)",
    "DROP TABLE listing",
    "CREATE INDEX words ON articles USING gin (words) WITH (fastupdate = off)",
    "CREATE INDEX newest ON articles (latest DESC NULLS LAST, id DESC)",
    "ALTER TABLE articles ADD PRIMARY KEY (id)",
    "ALTER TABLE texts ADD PRIMARY KEY (id)",
    "VACUUM ANALYZE",
)
HIGHLIGHTS = """
    SELECT id, ts_headline('english', body, to_tsquery('english', %s), 'MaxFragments=3, MaxWords=14, MinWords=6')
    FROM texts WHERE id = ANY(%s)
"""
FACETS = {
    "outlet": "outlet",
    "date": "unnest(years)",
    "language": "language",
    "certainty": "certainty",
    "topic": "unnest(topics)",
    "person": "unnest(people)",
    "role": "unnest(roles)",
}
PER_PAGE, MOST_VALUES = 20, 100


def statement(request: Request) -> str:
    """Ask for the hits, their number and every facet's counts, as rows of (what, value, count).

    It takes the parameters words, outlet, after and before. What was chosen in a facet is left aside in its counts.
    """
    chosen = _choice(request)
    if not request.words:
        return " UNION ALL ".join(_parts(request, "articles", "latest DESC NULLS LAST, id DESC"))
    found = f"""
        WITH found AS MATERIALIZED (
            SELECT id, outlet, language, certainty, years, topics, people, roles, ({chosen}) IS TRUE AS chosen,
                CASE WHEN {chosen} THEN ts_rank(words, to_tsquery('english', %(words)s)) END AS rank
            FROM articles WHERE words @@ to_tsquery('english', %(words)s)
        )
    """
    return found + " UNION ALL ".join(_parts(request, "found", "rank DESC, id DESC"))


def matching(request: Request) -> str:
    """Write the words for to_tsquery.

    >>> matching(Request(("loba", "kano"), without="tilo"))
    'loba & kano & !tilo'
    """
    if request.how == "prefix":
        return f"{request.words[0]}:*"
    words = {"all": " & ", "any": " | ", "phrase": " <-> "}[request.how].join(request.words)
    return f"{words} & !{request.without}" if request.without else words


def _choice(request: Request) -> str:
    if request.outlet:
        return "outlet = %(outlet)s"
    return "latest >= %(after)s AND earliest <= %(before)s" if request.days else "true"


def _parts(request: Request, rows: str, order: str) -> Iterator[str]:
    own = "outlet" if request.outlet else "date" if request.days else ""
    where = " WHERE chosen" if own else ""
    start = (request.page - 1) * PER_PAGE
    yield f"(SELECT 'hit', id::text, 0 FROM {rows}{where} ORDER BY {order} LIMIT {PER_PAGE} OFFSET {start})"
    yield f"SELECT 'total', '', count(*) FROM {rows}{where}"
    for facet, value in FACETS.items():
        counted = rows if facet == own else f"{rows}{where}"
        frequent = f"GROUP BY 2 ORDER BY 3 DESC LIMIT {MOST_VALUES}"
        yield f"(SELECT '{facet}', ({value})::text, count(*) FROM {counted} {frequent})"
