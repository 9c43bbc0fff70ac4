"""Facets: ways to narrow a search, each value with how many articles it would show and the link that shows them."""

from .declared import FACETS, facet_results, to_count
from .facet import FacetResult, FacetValue

__all__ = ["FACETS", "FacetResult", "FacetValue", "facet_results", "to_count"]
