"""A search's query string: how each key is read, what is said of useless values, and links with other choices."""

from .declared import ArticleFilter, CopiesFilter

__all__ = ["ArticleFilter", "CopiesFilter"]
