"""The embedded engine: Tantivy, in a folder beside the database, without a server."""

from .engine import TantivyEngine

__all__ = ["TantivyEngine"]
