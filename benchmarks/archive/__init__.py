"""Measurements that need the archive itself, whose place the environment gives; importing this sets Django up."""

import os

import django
from django.apps import apps

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
if not apps.ready:
    django.setup()
