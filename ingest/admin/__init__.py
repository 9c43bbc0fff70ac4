"""Provenance for curators: what was imported, to look at, and beside each article where it was read."""

from . import article as article
from . import copies as copies
from . import decisions as decisions
from . import pages as pages
from . import people as people
from . import spellings as spellings
from . import topic_models as topic_models
