"""Addresses of captured pages, and of the versions of an article that stand on them."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from . import views


class Sha256(StringConverter):
    """A page's fingerprint."""

    regex = "[0-9a-f]{64}"


register_converter(Sha256, "sha256")

urlpatterns = [
    path("captures/<sha256:sha256>/", views.capture, name="capture"),
    path("captures/<sha256:sha256>.txt", views.capture_text, name="capture-text"),
    path("articles/<int:pk>/versions/", views.versions, name="article-versions"),
]
