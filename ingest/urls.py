"""Addresses of captured pages."""

urlpatterns: list = []
