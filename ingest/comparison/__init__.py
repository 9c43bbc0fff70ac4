"""Compare two texts word by word, and tell what a page made of them from what was edited. Knows no Django."""

from .comparison import Comparison, compare
from .pieces import Piece, paragraphs
from .words import words_of

__all__ = ["Comparison", "Piece", "compare", "paragraphs", "words_of"]
