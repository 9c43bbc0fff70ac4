"""The curator's desk: the archive's tables in Django's admin, one module a noun."""

from django.contrib import admin

from . import bookkeeping as bookkeeping
from . import judgement as judgement
from . import likeness as likeness
from . import names as names
from .article import ArticleAdmin
from .curated import CuratedAdmin, ReadOnly, ReadOnlyAdmin
from .paging import PagedInline
from .person import PersonAdmin
from .source import SourceAdmin

__all__ = ["ArticleAdmin", "CuratedAdmin", "PagedInline", "PersonAdmin", "ReadOnly", "ReadOnlyAdmin", "SourceAdmin"]

admin.site.site_header = admin.site.site_title = "Newsarchive"
