"""A table with a row for each article and all that facets count, without its text: what the peers are given.

`python -m benchmarks.search.peers.listing FILE` adds it to an SQLite archive.
"""

import sqlite3
import sys
from datetime import datetime

from articles.search.certainty import certainty

# Several values are a JSON array of them. Dates are days; of the interval, every year that it touches is listed.
STATEMENTS = (
    "DROP TABLE IF EXISTS listing",
    """
    CREATE TABLE listing (
        id integer PRIMARY KEY, title text, outlet integer, language text, certainty text, earliest text, latest text,
        years text, topics text, people text, roles text
    )
    """,
    """
    INSERT INTO listing SELECT
        id, title, coalesce(source_id, 0), language, coalesce(certainty(published_earliest, published_latest), ''),
        substr(published_earliest, 1, 10), substr(published_latest, 1, 10),
        years(published_earliest, published_latest),
        (SELECT json_group_array(topic_id) FROM articles_articletopic WHERE article_id = articles_article.id),
        (SELECT json_group_array(DISTINCT person_id) FROM articles_mention WHERE article_id = articles_article.id),
        (SELECT json_group_array(DISTINCT role) FROM ingest_appearance WHERE article_id = articles_article.id)
    FROM articles_article
    """,
)


def main() -> None:
    with sqlite3.connect(sys.argv[1]) as archive:
        archive.create_function("certainty", 2, _certainty, deterministic=True)
        archive.create_function("years", 2, _years, deterministic=True)
        for statement in STATEMENTS:
            archive.execute(statement)
    print("null")


def _certainty(earliest: str | None, latest: str | None) -> str | None:
    return certainty(*(instant and datetime.fromisoformat(instant) for instant in (earliest, latest)))


def _years(earliest: str | None, latest: str | None) -> str:
    years = range(int(earliest[:4]), int(latest[:4]) + 1) if earliest and latest else ()
    return str(list(years))


if __name__ == "__main__":
    main()
