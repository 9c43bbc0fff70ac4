"""What a page states about an article: hashtags, which are certain, and a category, which is often wrong."""

from collections.abc import Iterable, Iterator, Sequence

from ingest.records import TopicChoice

from .hashtags import hashtag_key

# A page's category is often wrong, so it is a weak statement; General says nothing.
CATEGORIES = {
    "entertainment": "medtop:01000000",
    "business": "medtop:04000000",
    "politics": "medtop:11000000",
    "سياسة": "medtop:11000000",
    "science": "medtop:13000000",
    "sport": "medtop:15000000",
}
CATEGORY_SCORE = 0.3


def stated_topics(hashtags: Sequence[str] = (), category: str = "") -> tuple[TopicChoice, ...]:
    """Give each hashtag once, as it is printed first, and then the Media Topic of the category."""
    return (*_of_hashtags(hashtags), *_of_category(category))


def ranked(stated: Iterable[TopicChoice], worded: Iterable[TopicChoice]) -> tuple[TopicChoice, ...]:
    """Give hashtags first, then Media Topics by score, each once with its strongest basis."""
    hashtags = [choice for choice in stated if choice.qcode is None]
    subjects: dict[str, TopicChoice] = {}
    for choice in (*stated, *worded):
        if choice.qcode and (choice.qcode not in subjects or subjects[choice.qcode].score < choice.score):
            subjects[choice.qcode] = choice
    return (*hashtags, *sorted(subjects.values(), key=lambda choice: (-choice.score, choice.qcode or "")))


def _of_hashtags(hashtags: Sequence[str]) -> Iterator[TopicChoice]:
    printed = {key: tag for tag in reversed(hashtags) if (key := hashtag_key(tag))}
    for tag in reversed(printed.values()):
        yield TopicChoice(None, tag, "hashtag", 1.0, f"#{tag.lstrip('#')}")


def _of_category(category: str) -> Iterator[TopicChoice]:
    printed = category.strip()
    if qcode := CATEGORIES.get(printed.casefold()):
        yield TopicChoice(qcode, None, "category", CATEGORY_SCORE, printed)
