"""Addresses of what readers see."""

urlpatterns: list = []
