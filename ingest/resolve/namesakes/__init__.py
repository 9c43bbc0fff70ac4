"""Tell people of one name apart across articles: forms of names, professions, ages. No Django.

What belongs together within one article is decided by ingest.resolve.people.
"""
