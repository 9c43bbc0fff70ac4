"""What readers and curators see: articles, outlets, people and topics."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
