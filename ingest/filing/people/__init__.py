"""File articles under the people they name."""

from .filing import drop_people, file_people, mentions_of, restate_births

__all__ = ["drop_people", "file_people", "mentions_of", "restate_births"]
