"""Learn the choice of topics from curators, and choose the topics of articles anew."""

from .classifying import classify_again
from .lessons import Lesson, TooFewError, choose_model, learn_topics

__all__ = ["Lesson", "TooFewError", "choose_model", "classify_again", "learn_topics"]
