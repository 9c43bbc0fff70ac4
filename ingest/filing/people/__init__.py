"""File articles under the people they name."""

from .filing import file_people, mentions_of, restate_births

__all__ = ["file_people", "mentions_of", "restate_births"]
