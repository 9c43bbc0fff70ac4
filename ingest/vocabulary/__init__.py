"""Take up the IPTC Media Topics from a file that IPTC publishes; the archive itself knows the 17 top classes."""

from .concepts import VocabularyError
from .entering import Entered, enter_vocabulary
from .files import read_vocabulary

__all__ = ["Entered", "VocabularyError", "enter_vocabulary", "read_vocabulary"]
