"""The site's settings with a throwaway data folder, for tests."""

import os
import tempfile

os.environ["NEWSARCHIVE_DATA"] = tempfile.mkdtemp(prefix="newsarchive-test-")

from newsarchive.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
AXES_ENABLED = False
